import { day } from '#engine/days.ts';
import type { Serve } from '#platform/http.ts';
import * as commands from '../commands/structure.ts';
import * as contract from '../contract/structure.ts';
import * as store from '../store/directory.ts';

export function structure(serve: Serve): void {
  serve(contract.listPeople, ({ tx, actor, query, today }) => store.peopleFor(tx, actor, query, today));
  serve(contract.readPerson, ({ tx, actor, params }) => store.personFor(tx, actor, params.id));
  serve(contract.listDepartments, ({ tx, actor, query, today }) => store.departmentsFor(tx, actor, query, today));
  serve(contract.readDepartment, ({ tx, actor, params, today }) => store.departmentFor(tx, actor, params.id, today));

  serve(contract.addDepartment, async ({ tx, actor, body, ...moment }) => ({
    id: await commands.addDepartment(tx, actor, { ...body, weighty: body.weighty === 'yes' }, moment),
  }));
  serve(contract.addPosition, async ({ tx, actor, params, body, ...moment }) => ({
    id: await commands.addPosition(tx, actor, { ...body, departmentId: params.id, keyPosition: body.keyPosition === 'yes' }, moment),
  }));
  serve(contract.addPerson, async ({ tx, actor, body, ...moment }) => ({ id: await commands.addPerson(tx, actor, body, moment) }));
  serve(contract.hold, async ({ tx, actor, body, ...moment }) => ({
    id: await commands.hold(tx, actor, { ...body, validFrom: day(body.validFrom) }, moment),
  }));
  serve(contract.endHolding, async ({ tx, actor, params, body, ...moment }) => {
    await commands.endHolding(tx, actor, params.id, day(body.validTo), moment);
    return {};
  });
  serve(contract.oversee, async ({ tx, actor, params, body, ...moment }) => ({
    id: await commands.oversee(tx, actor, { personId: body.personId, departmentId: params.id, validFrom: day(body.validFrom) }, moment),
  }));
}
