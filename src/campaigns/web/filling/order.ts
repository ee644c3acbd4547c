import { elements } from '#risks/point.ts';
import type { Content, Line } from '../../content.ts';

/** The risk points of a form in the order in which they are numbered: the bureau's by their element, 权 before 钱, what says none at the end. */
export function inOrder({ tier, points }: Pick<Content, 'tier' | 'points'>): readonly Line[] {
  if (tier !== 'bureau') return points;
  const place = ({ element }: Line) => (element === null ? elements.length : elements.indexOf(element));
  return points.toSorted((one, other) => place(one) - place(other));
}
