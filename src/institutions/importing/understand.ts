import { type Action, roundActions } from '../institution.ts';
import type { Entry, Fault, RowTexts } from './entry.ts';
import type { Field } from './fields.ts';
import type { Files } from './files.ts';
import { actionNamed, classNamed, dayNamed, plainName } from './names.ts';

/** What a list is read against: departments by plain name, numbers that are taken with the title that has each, and what holds where a row says nothing. */
export type House = Readonly<{
  departments: ReadonlyMap<string, string>;
  numbers: ReadonlyMap<string, string>;
  files: Files;
  usualDepartment: string | null;
}>;

const most = { title: 200, documentNumber: 100 };

/** One row of the list beside the folder and the library. */
export function understand(row: RowTexts, sheet: string, house: House): Entry {
  const faults: Fault[] = [];
  const fault = (field: Field, code: string, facts: Fault['facts'] = {}): null => {
    const [column = null] = row.columnsOf(field);
    const value = row.text(field).slice(0, 200);
    faults.push({ field, column, value, code: `institutions/import/${code}`, facts: { ...facts, value } });
    return null;
  };
  const title = words(row.text('title')).replace(/^《(.*)》$/, '$1');
  if (title === '') fault('title', 'missing');
  else if (title.length < 2 || title.length > most.title) fault('title', 'length', { limit: most.title });
  const documentNumber = words(row.text('documentNumber'));
  if (documentNumber === '') fault('documentNumber', 'missing');
  else if (documentNumber.length < 2 || documentNumber.length > most.documentNumber)
    fault('documentNumber', 'length', { limit: most.documentNumber });
  const taken = house.numbers.get(plainName(documentNumber));
  if (taken !== undefined) fault('documentNumber', 'number-taken', { title: taken });
  const said = { class: row.text('class'), day: row.text('effectiveFrom') };
  return {
    sheet,
    row: row.line,
    title,
    documentNumber,
    class: classNamed(said.class) ?? fault('class', said.class.trim() === '' ? 'missing' : 'unknown-class'),
    action: actionIn(row.text('action')) ?? fault('action', 'unknown-action') ?? 'clean',
    departmentId: departmentIn(row, house, fault),
    effectiveFrom: said.day.trim() === '' ? null : (dayNamed(said.day) ?? fault('effectiveFrom', 'unknown-day')),
    path: fileIn(row, title, house.files, fault),
    faults,
  };
}

const words = (text: string): string => text.replace(/\s+/g, ' ').trim();

/** What a list does not say was kept as it is: looked through in this round. */
const actionIn = (text: string): Action | null => (text.trim() === '' ? roundActions[0] : actionNamed(text));

type Refuse = (field: Field, code: string, facts?: Fault['facts']) => null;

function departmentIn(row: RowTexts, { departments, usualDepartment }: House, fault: Refuse): string | null {
  const said = row.text('department');
  if (said.trim() === '') return usualDepartment ?? fault('department', 'missing-department');
  return departments.get(plainName(said)) ?? fault('department', 'unknown-department');
}

/** The file that the row names; where it names none, the one that is called like the institution. */
function fileIn(row: RowTexts, title: string, files: Files, fault: Refuse): string | null {
  const named = row.text('file').trim();
  const found = files.called(named === '' ? title : named);
  if (found.length === 1) return found[0]!;
  if (found.length > 1) return fault('file', 'several-files', { files: found.slice(0, 3).join('、') });
  return fault('file', named === '' ? 'no-file' : 'missing-file');
}
