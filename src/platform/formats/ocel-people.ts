import { type LogReport, warn } from './log.ts';
import { filled, type OcelAttribute, type OcelLog, type OcelRecord, shown } from './ocel-log.ts';

type Meaning = 'actor' | 'department' | 'lifecycle';
const meanings: readonly Meaning[] = ['actor', 'department', 'lifecycle'];

/** Names of an event's attributes, the surest first: 工号 before 经办人, because two people may share a name. */
const known: Readonly<Record<Meaning, readonly string[]>> = {
  actor: ['工号', 'org:resource', 'resource', 'actor', 'user', '经办人', '办理人', '承办人'],
  department: ['org:group', 'department', '部门', '科室'],
  lifecycle: ['lifecycle:transition', 'lifecycle'],
};

/** Types of objects that act, and qualifiers of those that do; an applicant is a person too, and no actor. */
const acting: ReadonlySet<string> = new Set([...known.actor, 'employee', 'worker', 'staff', '工作人员', '经办人员', '办理人员']);

/** What an event says of who, where and how far, and its other attributes. */
export function lift(attributes: readonly OcelAttribute[]): { lifted: Record<Meaning, string | null>; rest: readonly OcelAttribute[] } {
  const lifted: Record<Meaning, string | null> = { actor: null, department: null, lifecycle: null };
  const taken = new Set<OcelAttribute>();
  for (const meaning of meanings) {
    for (const name of known[meaning]) {
      const one = attributes.find((it) => it.name.toLowerCase() === name && it.value !== null && filled(String(it.value)) !== null);
      if (!one) continue;
      lifted[meaning] = String(one.value);
      taken.add(one);
      break;
    }
  }
  return { lifted, rest: taken.size === 0 ? attributes : attributes.filter((one) => !taken.has(one)) };
}

/** The one related object that acts, by its qualifier, else by its type; of several none is chosen. */
export function actorAmong({ relations, line }: OcelRecord, { records }: OcelLog, caseType: string, report: LogReport): string | null {
  const others = relations.filter(({ to }) => records.object.get(to)!.type !== caseType);
  const byQualifier = new Set(others.filter(({ qualifier }) => acting.has(qualifier.toLowerCase())).map(({ to }) => to));
  const found = byQualifier.size > 0 ? byQualifier : new Set(others.map(({ to }) => to).filter((to) => isActing(records.object.get(to)!)));
  if (found.size > 1) warn(report, 'formats/ocel-several-actors', { line, value: shown([...found].join(', ')) });
  return found.size === 1 ? [...found][0]! : null;
}

const isActing = ({ type }: OcelRecord): boolean => acting.has(type.toLowerCase());
