import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { describeShared, shared } from '../../test/shared.ts';
import { defaultScheme } from './defaultScheme.ts';
import { responsibleKeys } from '#organization/responsible.ts';

type File = {
  thresholds: Record<'person' | 'department', Array<{ level: string; atLeast: number }>>;
  rules: { defenceWorkingDays: number; appealWorkingDays: number };
  items: Array<{ code: string; group: string; behaviour: string; points: number; appliesTo: string; source: string }>;
  dispositions: Array<{
    level: string;
    for: string;
    steps: Array<{ no: number; action: string; deadlineWorkingDays: number; evidence: string; responsibleKeys: string[] }>;
  }>;
};

describeShared('the scheme that ships', () => {
  // We write full-width punctuation; the words are the same.
  const narrow = (text: string) => text.replaceAll('，', ',').replaceAll('；', ';').replaceAll('（', '(').replaceAll('）', ')');
  const plain = <V>(value: V): V => JSON.parse(narrow(JSON.stringify(value))) as V;
  const file = () => plain(JSON.parse(readFileSync(shared('warning-scheme.json'), 'utf8')) as File);

  test('has the items of the reference, with their points in tenths', () => {
    const items = defaultScheme.items.map(([code, group, tenths, appliesTo, behaviour, source]) => ({
      code,
      group,
      appliesTo,
      behaviour,
      source,
      points: tenths / 10,
    }));
    expect(plain(items)).toEqual(
      file().items.map(({ code, group, points, appliesTo, behaviour, source }) => ({ code, group, appliesTo, behaviour, source, points })),
    );
  });

  test('has its thresholds and periods', () => {
    const { thresholds, rules } = file();
    for (const kind of ['person', 'department'] as const) {
      const ours = defaultScheme.thresholds.filter(({ appliesTo }) => appliesTo === kind);
      expect(ours.map(({ level, atLeast }) => [level, atLeast / 10])).toEqual(thresholds[kind].map(({ level, atLeast }) => [level, atLeast]));
    }
    expect([defaultScheme.defenceDays, defaultScheme.appealDays]).toEqual([rules.defenceWorkingDays, rules.appealWorkingDays]);
    expect([defaultScheme.departmentShareFrom, defaultScheme.departmentShare]).toEqual([60, 10]);
  });

  test('has its plans, step by step', () => {
    const plans = defaultScheme.plans.map(({ level, appliesTo, steps }) => [
      level,
      appliesTo,
      steps.map(({ text, responsible, days, evidence }) => [text, responsible, days, evidence]),
    ]);
    expect(plain(plans)).toEqual(
      file().dispositions.map((it) => [
        it.level,
        it.for,
        it.steps.map(({ action, responsibleKeys: keys, deadlineWorkingDays, evidence }) => [action, keys, deadlineWorkingDays, evidence]),
      ]),
    );
  });
});

test('every step of a plan names keys of the organization', () => {
  const named = defaultScheme.plans.flatMap(({ steps }) => steps.flatMap(({ responsible }) => responsible));
  expect(named.filter((key) => !responsibleKeys.includes(key))).toEqual([]);
});

test('no item is named twice, and points come in halves', () => {
  const codes = defaultScheme.items.map(([code]) => code);
  expect(new Set(codes).size).toBe(codes.length);
  expect(defaultScheme.items.filter(([, , points]) => points % 5 !== 0)).toEqual([]);
});
