import { join } from 'node:path';
import pg from 'pg';
import { openEmbedded } from '#platform/embedded.ts';
import { livePostmaster } from '#platform/embedded/postmaster.ts';

const without = (table: string, as: string, other: string, on: string) =>
  `select from ${table} ${as} where not exists (select from ${other} where ${on})`;
/** Rows of a table whose deed does not stand in the audit trail exactly once. */
const untold = (table: string, id: string, action: string, where = 'true') =>
  `select from ${table} t left join (select bureau_id, subject_id, count(*) as times from audit_entry where action = '${action}' group by 1, 2) a
     on a.bureau_id = t.bureau_id and a.subject_id = t.${id}::text where ${where} and a.times is distinct from 1`;
const standing = `t.state in ('posted', 'appealed', 'upheld', 'reversed')`;

/** What would be half there: each finds nothing in a database where every deed came whole or not at all. */
const halves: Readonly<Record<string, string>> = {
  'a case without events': without('case_file', 'c', 'case_event e', 'e.bureau_id = c.bureau_id and e.case_id = c.case_id'),
  'a case that counts other events than it has': `select from case_file c where c.events <> (select count(*) from case_event e where e.bureau_id = c.bureau_id and e.case_id = c.case_id)`,
  'a case that was never judged': `select from case_file c where c.fits is null and c.conforming_up_to is null`,
  'a finding without evidence': without('finding', 'f', 'finding_event e', 'e.bureau_id = f.bureau_id and e.finding_id = f.finding_id'),
  'a grave finding without inquiry': `${without('finding', 'f', 'inquiry_finding i', 'i.bureau_id = f.bureau_id and i.finding_id = f.finding_id')} and f.state = 'open' and f.card in ('red', 'yellow')`,
  'an inquiry without findings': without('inquiry', 'q', 'inquiry_finding i', 'i.bureau_id = q.bureau_id and i.inquiry_id = q.inquiry_id'),
  'an inquiry whose draft is untold': untold('inquiry', 'inquiry_id', 'supervision.draft'),
  'an import whose request is untold': untold('import', 'import_id', 'supervision.import'),
  'an import whose end is untold': untold('import', 'import_id', 'supervision.imported', `t.state = 'done'`),
  'a file kept after its end': `select from import_piece p join import i using (bureau_id, import_id) where i.state in ('done', 'refused', 'cancelled')`,
  'a file in part': `select from import i where i.state in ('waiting', 'running') and i.size <> (select coalesce(sum(length(bytes)), 0) from import_piece p where p.bureau_id = i.bureau_id and p.import_id = i.import_id)`,
  'an import that waits without a job': `select from import i where i.state in ('waiting', 'running') and not exists (select from graphile_worker._private_jobs j where j.payload->>'importId' = i.import_id::text)`,
  'events of an import that is not done': `select from import i join case_event e using (bureau_id, import_id) where i.state <> 'done'`,
  'a standing deduction without its line': `select from deduction t where ${standing} and 1 <> (select count(*) from ledger_entry l where l.bureau_id = t.bureau_id and l.deduction_id = t.deduction_id and l.kind = 'deduct')`,
  'a line whose deduction does not stand': `select from ledger_entry l join deduction t using (bureau_id, deduction_id) where not ${standing}`,
  'a confirmation untold': untold('deduction', 'deduction_id', 'warnings.confirm', standing),
  'a line untold': untold('ledger_entry', 'entry_id', 'warnings.post'),
  'a warning untold': untold('warning', 'warning_id', 'warnings.raise'),
  'a disposition untold': untold('disposition', 'disposition_id', 'warnings.openDisposition'),
  'a level reached without warning': `select from audit_entry a where a.action = 'warnings.post' and (a.after->>'points')::int > 0 and a.after->>'level' is distinct from a.before->>'level' and not exists (select from warning w where w.bureau_id = a.bureau_id and w.entry_id::text = a.subject_id)`,
  'a warning without disposition': without('warning', 'w', 'disposition d', 'd.bureau_id = w.bureau_id and d.warning_id = w.warning_id'),
  'a disposition without steps': without(
    'disposition',
    'd',
    'disposition_step s',
    's.bureau_id = d.bureau_id and s.disposition_id = d.disposition_id',
  ),
  'a number given and not used': `select from serial s where s.last <> case s.series
    when 'JF' then (select count(*) from ledger_entry l where l.bureau_id = s.bureau_id and l.number like 'JF-' || s.year || '-%')
    when 'KF' then (select count(*) from deduction l where l.bureau_id = s.bureau_id and l.number like 'KF-' || s.year || '-%')
    when 'YJ' then (select count(*) from warning l where l.bureau_id = s.bureau_id and l.number like 'YJ-' || s.year || '-%')
    when 'CZ' then (select count(*) from disposition l where l.bureau_id = s.bureau_id and l.number like 'CZ-' || s.year || '-%')
    when 'DB' then (select count(*) from inquiry l where l.bureau_id = s.bureau_id and l.number like 'DB-' || s.year || '-%')
    else s.last end`,
};

/** What is half there in the database of a folder whose product runs, and how often. */
export async function halvesIn(folder: string): Promise<Record<string, number>> {
  const { ownerUrl } = await openEmbedded(folder, { join: true });
  const client = new pg.Client({ connectionString: ownerUrl });
  await client.connect();
  try {
    const found: Record<string, number> = {};
    for (const [name, query] of Object.entries(halves)) {
      const { rowCount } = await client.query(query);
      if (rowCount) found[name] = rowCount;
    }
    return found;
  } finally {
    await client.end();
  }
}

/** The process of the folder's PostgreSQL. */
export async function postmasterOf(folder: string): Promise<number> {
  const live = await livePostmaster(join(folder, 'postgres'));
  if (!live) throw new Error(`no PostgreSQL runs on ${folder}`);
  return live.pid;
}
