const numbersOf = (text = '') => text.split('-').map(Number) as [year: number, month: number, date: number];

/** A day in running text: 2026年3月5日. */
export function dayZh(text?: string): string {
  const [year, month, date] = numbersOf(text);
  return `${year}年${month}月${date}日`;
}

/** A day in running text: 5 March 2026. */
export function dayEn(text?: string): string {
  const [year, month, date] = numbersOf(text);
  return new Intl.DateTimeFormat('en-GB', { dateStyle: 'long', timeZone: 'UTC' }).format(Date.UTC(year, month - 1, date));
}
