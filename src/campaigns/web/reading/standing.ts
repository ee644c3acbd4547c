import type { Form } from '../../contract/form.ts';

/** The steps since the form was last given back or taken back: those before it count no longer. */
export function standing({ steps }: Pick<Form, 'steps'>): Form['steps'] {
  const back = steps.findLastIndex(({ deed }) => deed === 'return' || deed === 'withdraw');
  return steps.slice(back + 1);
}
