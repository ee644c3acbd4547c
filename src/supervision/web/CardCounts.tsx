import { CardBadge } from '#platform/web/parts/CardBadge.tsx';

type Counts = Readonly<{ reds: number; yellows: number; notices?: number; leads?: number }>;

/** 红牌 1 黄牌 2: the gravest first, none that is nought. */
export function CardCounts({ reds, yellows, notices = 0, leads = 0 }: Counts) {
  if (reds + yellows + notices + leads === 0) return null;
  return (
    <>
      {reds > 0 && <CardBadge card="red" count={reds} />} {yellows > 0 && <CardBadge card="yellow" count={yellows} />}{' '}
      {notices > 0 && <CardBadge card="notice" count={notices} />} {leads > 0 && <CardBadge card="lead" count={leads} />}
    </>
  );
}
