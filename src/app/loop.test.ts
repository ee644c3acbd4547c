import { describe, expect, test } from 'vitest';
import { database } from '../../test/database.ts';
import { transact, type Tx } from '#platform/db.ts';
import type { Links, RecordKind } from '#platform/loop.ts';
import { systemActor } from '#platform/permissions.ts';
import { hopLimit, loopOf, originsOf } from './loop.ts';

const here = database();
const actor = systemActor('01900000-0000-7000-8000-000000000000');

type Roads = Readonly<Record<string, readonly string[]>>;

/** Links over made-up records: `roads` leads from `power:p1` to its neighbours; `hidden` are those that the actor may not see. */
function linksOf(roads: Roads, hidden: readonly string[] = []): Links[] {
  const kindOf = (it: string) => it.split(':')[0] as RecordKind;
  const idOf = (it: string) => it.slice(kindOf(it).length + 1);
  const kinds = new Set([...Object.keys(roads), ...Object.values(roads).flat()].map(kindOf));
  return [...kinds].map((kind) => {
    const targets = new Set(Object.entries(roads).flatMap(([from, to]) => (kindOf(from) === kind ? to.map(kindOf) : [])));
    const follow = (to: RecordKind) => (_tx: Tx, _bureaus: readonly string[], ids: readonly string[]) =>
      Promise.resolve(
        ids
          .flatMap((id) => roads[`${kind}:${id}`] ?? [])
          .filter((it) => kindOf(it) === to)
          .map(idOf),
      );
    return {
      kind,
      names: (_tx, _actor, ids) =>
        Promise.resolve(
          ids.filter((id) => !hidden.includes(`${kind}:${id}`)).map((id) => ({ kind, id, label: `${kind} ${id}`, href: `/${kind}/${id}` })),
        ),
      to: Object.fromEntries([...targets].map((to) => [to, follow(to)])),
    };
  });
}

const counts = async (links: Links[], kind: RecordKind, id: string) => {
  const parts = await transact(here.db, actor, (tx) => loopOf(links, tx, actor, kind, id));
  return Object.fromEntries(parts.map(({ part, count }) => [part, count]));
};

const roads: Roads = {
  'power:p': ['step:s1', 'step:s2'],
  'step:s1': ['power:p', 'riskPoint:r1', 'finding:f1', 'finding:ofAnotherCase'],
  'step:s2': ['power:p', 'riskPoint:r2', 'finding:ofAnotherCase'],
  'riskPoint:r1': ['step:s1', 'measure:m1', 'measure:m2'],
  'riskPoint:r2': ['step:s2', 'measure:m3'],
  'measure:m1': ['riskPoint:r1'],
  'case:c': ['power:p', 'step:s1', 'step:s2', 'finding:f1', 'inquiry:i1'],
  'finding:f1': ['step:s1', 'inquiry:i1'],
  'finding:ofAnotherCase': ['inquiry:i2'],
  'inquiry:i1': ['finding:f1', 'deduction:d1'],
  'deduction:d1': ['inquiry:i1', 'warning:w1'],
  'warning:w1': ['deduction:d1'],
};

describe('the place of a record in the loop', () => {
  test('a case leads to its power, its steps and their risks, its own findings and what followed from them', async () => {
    expect(await counts(linksOf(roads), 'case', 'c')).toEqual({
      power: 1,
      step: 2,
      riskPoint: 2,
      measure: 3,
      finding: 1,
      inquiry: 1,
      deduction: 1,
      warning: 1,
    });
  });

  test('a warning leads back to the step where it began', async () => {
    expect(await counts(linksOf(roads), 'warning', 'w1')).toEqual({
      power: 1,
      step: 1,
      riskPoint: 1,
      measure: 2,
      finding: 1,
      inquiry: 1,
      deduction: 1,
      warning: 1,
    });
  });

  test('a power leads forward to everything that hangs on its steps', async () => {
    expect(await counts(linksOf(roads), 'power', 'p')).toMatchObject({ step: 2, finding: 2, inquiry: 2, warning: 1 });
  });

  test('what the case has none of stays none, though its steps know those of other cases', async () => {
    const clean = { ...roads, 'case:clean': ['power:p', 'step:s1'] };
    const links = linksOf(clean).map((link) => (link.kind === 'case' ? { ...link, to: { ...link.to, finding: () => Promise.resolve([]) } } : link));
    expect(await counts(links, 'case', 'clean')).toMatchObject({ step: 1, finding: 0, inquiry: 0, warning: 0 });
  });

  test('counts only what the actor may see, and still finds what lies behind it', async () => {
    expect(await counts(linksOf(roads, ['inquiry:i1']), 'case', 'c')).toMatchObject({ inquiry: 0, deduction: 1 });
  });

  test('shows the first twenty, follows a thousand, and says that there are more', async () => {
    const many = linksOf({ 'power:p': Array.from({ length: 1500 }, (_, index) => `step:${index}`), 'step:1': ['riskPoint:r'] });
    const parts = await transact(here.db, actor, (tx) => loopOf(many, tx, actor, 'power', 'p'));
    expect(parts.find(({ part }) => part === 'step')).toMatchObject({ count: hopLimit, more: true });
    expect(parts.find(({ part }) => part === 'step')?.items).toHaveLength(20);
    expect(parts.find(({ part }) => part === 'riskPoint')).toMatchObject({ count: 1, more: true });
    expect(parts.find(({ part }) => part === 'power')).toMatchObject({ count: 1, more: false });
  });
});

test('what led to a record is named beside it, and goes no further than the actor may see', async () => {
  const more: Roads = { ...roads, 'riskPoint:r1': ['step:s1', 'suggestion:g1', 'suggestion:g2'], 'suggestion:g1': ['riskPoint:r1'] };
  const origins = (kind: RecordKind, id: string) =>
    transact(here.db, actor, async (tx) => (await originsOf(linksOf(more, ['suggestion:g2']), tx, actor, kind, id)).map((it) => it.id));
  expect([await origins('riskPoint', 'r1'), await origins('riskPoint', 'r2'), await origins('suggestion', 'g1')]).toEqual([['g1'], [], []]);
  expect(await counts(linksOf(more), 'suggestion', 'g1')).toMatchObject({ riskPoint: 1, step: 1, power: 1 });
});
