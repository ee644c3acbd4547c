import { CardBadge } from '#platform/web/parts/CardBadge.tsx';

type Counts = Readonly<{ reds: number; yellows: number; notices?: number }>;

/** 红牌 1 黄牌 2: the gravest first, none that is nought. */
export function CardCounts({ reds, yellows, notices = 0 }: Counts) {
  return (
    <>
      {reds > 0 && <CardBadge card="red" count={reds} />} {yellows > 0 && <CardBadge card="yellow" count={yellows} />}{' '}
      {notices > 0 && <CardBadge card="notice" count={notices} />}
    </>
  );
}
