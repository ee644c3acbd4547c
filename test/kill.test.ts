import { afterAll, beforeAll, describe, test } from 'vitest';
import { between, randomFrom } from '#demo/random.ts';
import { closeHouse, decidedDeduction, type House, killedDecision, killedImport, type Log, openHouse, powerCalled } from './killing.ts';
import { xesOf } from './logs.ts';
import { seedOf } from './seed.ts';

/** Two rounds of the whole check, which is `npm run test:long -- kill`. */
describe('killed at any moment', () => {
  let house: House;
  const random = randomFrom(seedOf(20_260_302));
  beforeAll(async () => void (house = await openHouse()), 60_000);
  afterAll(() => closeHouse(house), 30_000);

  test('an import that was acknowledged runs again by itself, and nothing of it is half there', async () => {
    const at = (hour: number) => `2026-02-02T0${hour}:00:00+08:00`;
    const events = ['受理', '审核', '决定'].map((activity, hour) => ({ activity, at: at(hour + 1), actor: '叶知秋' }));
    const cases = Object.fromEntries(Array.from({ length: 500 }, (_, index) => [`killed-${index}`, events]));
    const bytes = new Uint8Array(Buffer.from(xesOf(cases)));
    const log: Log = { bytes, powerId: await powerCalled(house), cases: 500, events: 1500 };
    await killedImport(house, log, 'killed', between(random, 50, 900), 'node');
  }, 60_000);

  test('a confirmation that was answered stands with its line, warning and disposition; one that was not stands whole or not at all', async () => {
    const subjects = [
      { account: 'staff', confirmer: 'discipline' },
      { account: 'head', confirmer: 'director' },
    ];
    const decided = [await decidedDeduction(house, subjects[0]!, 'SP05'), await decidedDeduction(house, subjects[1]!, 'SP06')];
    await killedDecision(house, decided, between(random, 5, 50), 'node');
  }, 60_000);
});
