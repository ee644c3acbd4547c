/** When a step was taken, as its source tells it: the instant, the local day, and whether that is all that is known of the time. */
export type Told = Readonly<{ at: number; day: number | string; dayAlone: boolean }>;

/**
 * Steps in order of time, those of one instant in their order. A step of which only the day is known comes, among those of
 * that day, directly after the one that the source lists before it: taken for midnight it would come before all of them.
 *
 * @param steps in the order of the source
 */
export function inOrder<Step>(steps: readonly Step[], told: (step: Step) => Told): Step[] {
  const all = steps.map((step) => ({ step, ...told(step) }));
  const days = [...Map.groupBy(all, ({ day }) => day)].toSorted(([one], [other]) => (one < other ? -1 : 1));
  return days.flatMap(([, ofDay]) => {
    const timed = ofDay.filter(({ dayAlone }) => !dayAlone).toSorted((one, other) => one.at - other.at);
    let before: (typeof all)[number] | null = null;
    const after = Map.groupBy(ofDay, (one) => (before = one.dayAlone ? before : one));
    return [...(after.get(null) ?? []), ...timed.flatMap((one) => after.get(one)!)].map(({ step }) => step);
  });
}
