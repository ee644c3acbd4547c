import type { Flow } from '#engine/flow.ts';
import { type Db, transact } from '#platform/db.ts';
import { readBpmn } from '#platform/formats/bpmn.ts';
import { newId } from '#platform/ids.ts';
import { nobody } from '#platform/permissions.ts';
import { withRules } from '#powers/rules.ts';
import { since } from './bureau.ts';

export type TestPower = Readonly<{ powerId: string; versionId: string; code: string; flow: Flow }>;

/** A published power with a flowchart: its promised limit in working days, and pairs of steps, by name, that one person may not take both of. */
export async function makePower(
  db: Db,
  bureauId: string,
  departmentId: string,
  bpmn: string,
  { promised = 20, separated = [] as ReadonlyArray<readonly [string, string]> } = {},
): Promise<TestPower> {
  const [powerId, versionId, code] = [newId(), newId(), `YT-XK-${newId().slice(-4)}`];
  const bare = readBpmn(bpmn);
  const node = (name: string): string => bare.nodes.find((it) => it.name === name)!.id;
  const separations = separated.map(([a, b]) => ({ taskA: node(a), taskB: node(b) }));
  const flowchart = withRules(bpmn, { power: null, limits: [], separations });
  const flow = readBpmn(flowchart);
  await transact(db, { bureaus: [bureauId] }, async (tx) => {
    await tx.insertInto('power').values({ bureauId, powerId, code, name: '环境许可受理', category: 'licence', departmentId, open: true }).execute();
    await tx
      .insertInto('powerVersion')
      .values({
        bureauId,
        versionId,
        powerId,
        number: 1,
        state: 'draft',
        basis: '[]',
        procedure: '',
        responsibility: '',
        flowchart,
        promisedLimit: promised,
        promisedUnit: 'workingDay',
        authorId: nobody,
      })
      .execute();
    const tasks = flow.nodes.filter(({ kind }) => kind === 'task');
    await tx
      .insertInto('flowNode')
      .values(tasks.map(({ id, name }, place) => ({ bureauId, versionId, nodeId: id, name, place })))
      .execute();
    const inForce = { state: 'published' as const, publishedAt: new Date(`${since}T00:00:00Z`), validFrom: since };
    await tx.updateTable('powerVersion').set(inForce).where('bureauId', '=', bureauId).where('versionId', '=', versionId).execute();
  });
  return { powerId, versionId, code, flow };
}
