import type { Tx } from '#platform/db.ts';
import type { Todo } from '#platform/loop.ts';
import type { Actor, Moment } from '#platform/permissions.ts';
import { measuresDue, noticeDays, overdueBelow } from './measure.ts';

export const measureHref = (id: string) => `/measures/${id}`;
export const shortened = (text: string) => (text.length > 40 ? `${text.slice(0, 40)}…` : text);

/** What a person is responsible for, from the days of notice on; and for a head how much is overdue in the department. */
export async function measureTodos(tx: Tx, actor: Actor, { today }: Moment): Promise<Todo[]> {
  const due = await measuresDue(tx, actor, today, await noticeDays(tx, actor.bureauId, today));
  const own = due.map(({ id, text, dueOn, riskNumber, risk, department, remindedAt }): Todo => {
    const matter = dueOn! < today ? 'measureOverdue' : 'measureDue';
    return {
      id,
      part: 'risks',
      matter: remindedAt === null ? matter : 'measureReminded',
      facts: { text: shortened(text) },
      about: [riskNumber, shortened(risk)].filter(Boolean).join(' '),
      from: department,
      dueOn,
      rule: 'measureDue',
      card: null,
      href: measureHref(id),
    };
  });
  return [...own, ...(await overdueOfDepartment(tx, actor, { today }))];
}

async function overdueOfDepartment(tx: Tx, actor: Actor, { today }: Pick<Moment, 'today'>): Promise<Todo[]> {
  if (!actor.roles.has('departmentHead')) return [];
  const { count, since } = await overdueBelow(tx, actor, today);
  if (count === 0) return [];
  const fixed = { part: 'risks' as const, rule: 'measuresOverdue', card: null, about: '', from: '' };
  return [{ id: 'measuresOverdue', matter: 'measuresOverdue', facts: { count }, dueOn: since, ...fixed, href: '/measures?due=overdue' }];
}
