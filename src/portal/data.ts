import type { Day } from '#engine/days.ts';
import { flowFiles } from './flow.ts';
import { address, type Query } from './layout.ts';
import type { Limits } from '#powers/power.ts';
import { type PublicPower, type Row, standingOn } from './shown.ts';

/** The machine-readable forms of what is public. Their fields are told on /portal/about; names are never taken away, new ones may come. */

const limit = (figure: number | null, unit: Row['promisedUnit']) => (unit === null ? null : { days: figure ?? 0, unit });

const limits = ({ promisedLimit, promisedUnit, statutoryLimit, statutoryUnit }: Limits) => ({
  promised: limit(promisedLimit, promisedUnit),
  statutory: limit(statutoryLimit, statutoryUnit),
});

const period = ({ number, validFrom, validTo, repealed }: Row, today: Day) => ({
  version: number,
  validFrom,
  validTo,
  state: standingOn({ number, validFrom, validTo, repealed }, today),
});

const rowData = (row: Row, today: Day) => ({
  id: row.id,
  code: row.code,
  name: row.name,
  category: row.category,
  bureau: { id: row.bureauId, name: row.bureau },
  department: { id: row.departmentId, name: row.department },
  ...period(row, today),
  ...limits(row),
  page: `/portal/powers/${row.id}`,
  data: `/portal/powers/${row.id}.json`,
  flowchart: `/portal/powers/${row.id}.bpmn`,
});

/** /portal/powers.json */
export const listData = (rows: readonly Row[], next: Query | null, today: Day) => ({
  powers: rows.map((row) => rowData(row, today)),
  next: next && address('/portal/powers.json', 'zh-CN', next),
});

/** /portal/powers/:id.json, and that of a version */
export function powerData({ content, versions, bureau, ...power }: PublicPower, asked: number | null, today: Day) {
  const { statutoryLimit, statutoryUnit, promisedLimit, promisedUnit, publishedOn, basis, procedure, responsibility, positions, steps } = content;
  const { json: _j, ...files } = flowFiles(power.id, asked);
  const row: Row = { ...power, bureau: bureau.name, bureauId: bureau.id, statutoryLimit, statutoryUnit, promisedLimit, promisedUnit };
  return {
    ...rowData(row, today),
    flowchart: files.bpmn,
    picture: files.svg,
    publishedOn,
    reviewedBy: bureau.legalAffairs,
    basis,
    procedure,
    responsibility,
    positions,
    steps: steps.map(({ node, name, within, performers, limit: own, separatedFrom, stopsClock, next }) => ({
      id: node,
      name,
      within,
      performers,
      limit: own && {
        promised: limit(own.promised, own.promised === null ? null : own.unit),
        statutory: limit(own.statutory, own.statutory === null ? null : own.unit),
      },
      notBy: separatedFrom.map((it) => it.node),
      stopsClock,
      next,
    })),
    versions: versions.map(({ publishedOn: on, ...it }) => ({
      version: it.number,
      publishedOn: on,
      validFrom: it.validFrom,
      validTo: it.validTo,
      state: standingOn(it, today),
      data: `/portal/powers/${power.id}/versions/${it.number}.json`,
    })),
  };
}
