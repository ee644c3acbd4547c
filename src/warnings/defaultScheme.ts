import { itemsOfConduct } from './defaultItemsOfConduct.ts';
import { itemsOfManagement } from './defaultItemsOfManagement.ts';
import { defaultPlans } from './defaultPlans.ts';
import type { DefaultItem, DefaultPlan, Threshold } from './scheme.ts';

export type DefaultScheme = Readonly<{
  defenceDays: number;
  appealDays: number;
  departmentShareFrom: number;
  departmentShare: number;
  thresholds: readonly Threshold[];
  items: readonly DefaultItem[];
  plans: readonly DefaultPlan[];
}>;

/**
 * The scheme that ships. The plan fixes twelve points, the calendar year and the four levels, and no figure besides: every number here
 * is inferred 推定值, and shown as such wherever the scheme is shown. Points are tenths, days working days.
 */
export const defaultScheme: DefaultScheme = {
  defenceDays: 5,
  appealDays: 15,
  departmentShareFrom: 60,
  departmentShare: 10,
  thresholds: [
    { appliesTo: 'person', level: 'C', atLeast: 30 },
    { appliesTo: 'person', level: 'B', atLeast: 60 },
    { appliesTo: 'person', level: 'A', atLeast: 120 },
    { appliesTo: 'department', level: 'C', atLeast: 40 },
    { appliesTo: 'department', level: 'B', atLeast: 80 },
    { appliesTo: 'department', level: 'A', atLeast: 120 },
  ],
  items: [...itemsOfConduct, ...itemsOfManagement],
  plans: defaultPlans,
};

/** Version 1 is the one that ships; a later one is the bureau's own. */
export const isInferred = (version: number): boolean => version === 1;
