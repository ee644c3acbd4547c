import { addDays, day, type Day } from './days.ts';
import type { WorkCalendar } from './working-days.ts';

/**
 * Days off of mainland China by the notices of the State Council's General Office, first and last day: for 2023
 * 国办发明电〔2022〕16号, for 2024 国办发明电〔2023〕7号, for 2025 国办发明电〔2024〕12号, for 2026 the notice of 4 November 2025.
 */
const off: ReadonlyArray<readonly [year: number, ...spans: string[]]> = [
  [2022, '12-31'],
  [2023, '01-01 01-02', '01-21 01-27', '04-05', '04-29 05-03', '06-22 06-24', '09-29 10-06'],
  [2024, '01-01', '02-10 02-17', '04-04 04-06', '05-01 05-05', '06-10', '09-15 09-17', '10-01 10-07'],
  [2025, '01-01', '01-28 02-04', '04-04 04-06', '05-01 05-05', '05-31 06-02', '10-01 10-08'],
  [2026, '01-01 01-03', '02-15 02-23', '04-04 04-06', '05-01 05-05', '06-19 06-21', '09-25 09-27', '10-01 10-07'],
];

/** Weekend days worked instead 调休, by the same notices. */
const worked: ReadonlyArray<readonly [year: number, ...days: string[]]> = [
  [2023, '01-28', '01-29', '04-23', '05-06', '06-25', '10-07', '10-08'],
  [2024, '02-04', '02-18', '04-07', '04-28', '05-11', '09-14', '09-29', '10-12'],
  [2025, '01-26', '02-08', '04-27', '09-28', '10-11'],
  [2026, '01-04', '02-14', '02-28', '05-09', '09-20', '10-10'],
];

function* daysOf(year: number, span: string): Generator<Day> {
  const [first = span, last = first] = span.split(' ');
  for (let at = day(`${year}-${first}`); at <= `${year}-${last}`; at = addDays(at, 1)) yield at;
}

const daysIn = (table: typeof off): Set<Day> => new Set(table.flatMap(([year, ...spans]) => spans.flatMap((span) => [...daysOf(year, span)])));

/** Holidays that fall on the same day of every year, by 全国年节及纪念日放假办法 as amended in November 2024. */
export const fixedChinaHolidays: ReadonlySet<string> = new Set(['01-01', '05-01', '05-02', '10-01', '10-02', '10-03']);

/** 2023 to 2026; later years are provisional until their notice is out. */
export const chinaCalendar: WorkCalendar = {
  holidays: daysIn(off),
  makeup: daysIn(worked),
  years: new Set([2023, 2024, 2025, 2026]),
  fixedHolidays: fixedChinaHolidays,
};

/** Monday to Friday, no holidays, in every year. */
export const weekdaysCalendar: WorkCalendar = {
  holidays: new Set(),
  makeup: new Set(),
  years: null,
  fixedHolidays: new Set(),
};
