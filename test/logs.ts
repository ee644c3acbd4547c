/** A flowchart of tasks in a row, with the total limit and the separations that `makePower` gives it. */
export const rowOf = (tasks: readonly string[]): string => `<definitions xmlns="http://www.omg.org/spec/BPMN/20100524/MODEL"><process id="P">
  <startEvent id="s" />${tasks.map((name, at) => `<task id="T${at}" name="${name}" />`).join('')}<endEvent id="e" />
  ${['s', ...tasks.map((_, at) => `T${at}`)].map((from, at, all) => `<sequenceFlow id="F${at}" sourceRef="${from}" targetRef="${all[at + 1] ? `T${at}` : 'e'}" />`).join('')}
</process></definitions>`;

export type TestEvent = Readonly<{ activity: string; at: string; actor?: string; id?: string }>;

/** A log in XES: cases by name, each event with its time as written. */
export const xesOf = (cases: Readonly<Record<string, readonly TestEvent[]>>): string =>
  `<?xml version="1.0"?><log xes.version="1.0">${Object.entries(cases)
    .map(([name, events]) => `<trace><string key="concept:name" value="${name}"/>${events.map(eventOf).join('')}</trace>`)
    .join('\n')}</log>`;

const eventOf = ({ activity, at, actor, id }: TestEvent): string =>
  `<event><string key="concept:name" value="${activity}"/><date key="time:timestamp" value="${at}"/>${
    actor ? `<string key="org:resource" value="${actor}"/>` : ''
  }${id ? `<string key="identity:id" value="${id}"/>` : ''}</event>`;
