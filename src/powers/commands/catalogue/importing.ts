import { addPosition } from '#organization/commands/structure.ts';
import { record } from '#platform/audit.ts';
import type { Tx } from '#platform/db.ts';
import type { Upload } from '#platform/endpoint.ts';
import type { Actor, Moment } from '#platform/permissions.ts';
import { Refusal } from '#platform/refusal.ts';
import { keepLayout, layoutOf } from '#platform/sheets/layouts.ts';
import type { Content, Entry, Identity } from '../../catalogue/entry.ts';
import { outcomeOf } from '../../catalogue/entry.ts';
import { plainName } from '../../catalogue/names.ts';
import type { Limit } from '../../limits.ts';
import { addPowers, draftVersions } from '../drafting.ts';
import { changePowers } from './changing.ts';
import { countsOf, digestOf, renamed } from './preview.ts';
import { type Asked, noteOf, readCatalogue, tableKind, type Understood } from './reading.ts';

type Import = Asked & Readonly<{ fileName: string; digest?: string | undefined }>;

const mostNotes = 500;
const atOnce = 500; // powers written by one statement

const inPieces = (entries: readonly Entry[]): Entry[][] =>
  Array.from({ length: Math.ceil(entries.length / atOnce) }, (_, at) => entries.slice(at * atOnce, (at + 1) * atOnce));

/**
 * Imports a catalogue: rows that are understood become drafts, refused ones stay out, and what says what is there already writes nothing.
 * All in one transaction.
 *
 * @throws Refusal `powers/catalogue/nothing`, `powers/catalogue/moved-on` where it would do something else than the preview said,
 *   `powers/catalogue/identity-undecided`, `powers/catalogue/positions/forbidden`, and as `readCatalogue`
 */
export async function importCatalogue(tx: Tx, actor: Actor, file: Upload, asked: Import, moment: Moment) {
  if (asked.positions === 'add' && !actor.permissions.has('organization.change')) throw new Refusal('powers/catalogue/positions/forbidden');
  const understood = await readCatalogue(tx, actor, file, asked, moment);
  const { sheets, entries } = understood;
  if (entries.length === 0) throw new Refusal('powers/catalogue/nothing');
  if (asked.digest !== undefined && asked.digest !== digestOf(entries)) throw new Refusal('powers/catalogue/moved-on');
  const others = renamed(entries).length;
  if (others > 0 && asked.identity !== 'change') throw new Refusal('powers/catalogue/identity-undecided', { count: others });
  const counts = countsOf(understood);
  const added = new Added(tx, actor, moment);
  const of = Map.groupBy(entries, outcomeOf);
  for (const some of inPieces(of.get('new') ?? [])) await add(tx, actor, some, added, moment);
  for (const some of inPieces(of.get('changed') ?? [])) await change(tx, actor, some, added, moment);
  if (counts.new + counts.changed > 0) {
    await keepLayouts(tx, actor, understood, moment);
    const after = { fileName: asked.fileName, sha256: file.sha256, ...counts };
    await record(tx, actor, moment.now, 'powers.importCatalogue', { kind: 'bureau', id: actor.bureauId, bureauId: actor.bureauId }, { after });
  }
  const refused = entries.flatMap((entry) => entry.faults.map((fault) => noteOf(entry, fault, sheets))).slice(0, mostNotes);
  return { counts, refused, positions: added.count };
}

/** New powers: the positions that they name first, then all of them at once. */
async function add(tx: Tx, actor: Actor, entries: readonly Entry[], added: Added, moment: Moment): Promise<void> {
  const news = [];
  for (const { code, identity, content, missing } of entries) {
    const { departmentId, ...named } = identity as Identity;
    const positions = [...(content.positions ?? []), ...(await added.ids(missing, departmentId))];
    news.push({ power: { code: code!, departmentId, ...named }, draft: draftOf({ ...content, positions }) });
  }
  await addPowers(tx, actor, news, moment);
}

/** Powers that are there: what they are called, then what their drafts say. */
async function change(tx: Tx, actor: Actor, entries: readonly Entry[], added: Added, moment: Moment): Promise<void> {
  const renamings = [];
  const drafts = [];
  for (const { power, identity, content, missing } of entries) {
    const { powerId, name, category, departmentId, open, keyArea } = power!;
    const whole = { name, category, departmentId, open, keyArea, ...identity };
    if (Object.keys(identity).length > 0) renamings.push({ powerId, identity: whole });
    if (Object.keys(content).length + missing.length === 0) continue;
    const extra = await added.ids(missing, whole.departmentId);
    const positions = content.positions || extra.length > 0 ? { positions: [...(content.positions ?? power!.positions), ...extra] } : {};
    drafts.push({ powerId, draft: draftOf({ ...content, ...positions }) });
  }
  if (renamings.length > 0) await changePowers(tx, actor, renamings, moment);
  if (drafts.length > 0) await draftVersions(tx, actor, drafts, moment);
}

const sideOf = <S extends 'statutory' | 'promised'>(side: S, limit: Limit | null | undefined) =>
  limit === undefined ? {} : { [`${side}Limit`]: limit?.days ?? null, [`${side}Unit`]: limit?.unit ?? null };

const draftOf = ({ statutory, promised, ...content }: Partial<Content>) => ({
  ...content,
  ...sideOf('statutory', statutory),
  ...sideOf('promised', promised),
});

/** Positions that an import adds to the organization, each once. */
class Added {
  private readonly tx: Tx;
  private readonly actor: Actor;
  private readonly moment: Moment;
  private readonly known = new Map<string, string>();

  constructor(tx: Tx, actor: Actor, moment: Moment) {
    this.tx = tx;
    this.actor = actor;
    this.moment = moment;
  }

  get count(): number {
    return this.known.size;
  }

  async ids(names: readonly string[], departmentId: string): Promise<string[]> {
    const ids: string[] = [];
    for (const name of names) {
      const key = `${departmentId} ${plainName(name)}`;
      const id = this.known.get(key) ?? (await addPosition(this.tx, this.actor, { departmentId, name }, this.moment));
      this.known.set(key, id);
      ids.push(id);
    }
    return ids;
  }
}

/** The columns as a person chose them are proposed the next time. */
async function keepLayouts(tx: Tx, actor: Actor, { sheets, corrected }: Understood, { now }: Moment): Promise<void> {
  const taken = sheets.flatMap(({ table }) => (table.leftOut === null ? [table] : []));
  const layouts = new Map(taken.map(({ heading, fields }) => [layoutOf(heading!.names), fields]));
  for (const [layout, fields] of layouts) {
    if (corrected.has(layout)) await keepLayout(tx, actor.bureauId, tableKind, layout, fields, { now, by: actor.personId });
  }
}
