import { readFile } from 'node:fs/promises';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { between, randomFrom } from '#demo/random.ts';
import { halvesIn } from '../halves.ts';
import {
  closeHouse,
  decidedDeduction,
  endedImport,
  type House,
  killedDecision,
  killedImport,
  type Log,
  openHouse,
  powerCalled,
  sendLog,
  type Victim,
} from '../killing.ts';
import { seedOf } from '../seed.ts';
import { describeShared, shared } from '../shared.ts';

const rounds = Array.from({ length: 20 }, (_, at) => ({ round: at + 1, victim: (at % 7 === 3 ? 'postgres' : 'node') as Victim }));
const random = randomFrom(seedOf(1));

/** kill -9, twenty times in an import of a real log and twenty times in a decision: what was acknowledged is there, and nothing is half there. */
describeShared('killed at any moment', () => {
  let house: House;
  let log: Log;
  let whole = 0; // ms that an import takes when nobody dies

  beforeAll(async () => {
    house = await openHouse();
    await house.product.command('demo', '--log', shared('logs/receipt.xes.gz'), '--flow', shared('flows/receipt.top5.bpmn'));
    const bytes = new Uint8Array(await readFile(shared('logs/receipt.xes.gz')));
    log = { bytes, powerId: await powerCalled(house, 'HJ-XK-01'), cases: 1434, events: 8577 };
    const begun = Date.now();
    await sendLog(house, log, 'undisturbed');
    await endedImport(house, 'undisturbed', log);
    whole = Date.now() - begun;
    console.log(`an import takes ${whole} ms`);
  }, 300_000);
  afterAll(() => closeHouse(house), 60_000);

  test('before anybody dies nothing is half there', async () => {
    expect(await halvesIn(house.folder)).toEqual({});
  });

  test.each(rounds)('import, round $round: $victim', async ({ round, victim }) => {
    // one in five dies while the file is still coming in
    const after = between(random, 0, round % 5 === 0 ? 40 : whole);
    const how = await killedImport(house, log, `round-${round}`, after, victim);
    console.log(`import ${round}: ${victim} killed after ${after} ms: ${how}`);
  });

  const subjects = [
    { account: 'staff', confirmer: 'discipline' },
    { account: 'head', confirmer: 'director' },
    { account: 'permit-staff', confirmer: 'discipline' },
    { account: 'permit-head', confirmer: 'director' },
    { account: 'leader', confirmer: 'director' },
  ];
  test.each(rounds)('decision, round $round: $victim', async ({ round, victim }) => {
    const at = (step: number) => subjects[(round + step) % subjects.length]!;
    const decided = [await decidedDeduction(house, at(0), 'SP05'), await decidedDeduction(house, at(1), 'SP06')];
    const after = between(random, 0, 60);
    const how = await killedDecision(house, decided, after, victim);
    console.log(`decision ${round}: ${victim} killed after ${after} ms: ${how}`);
  });
});
