import type { Db } from '#platform/db.ts';
import { installScheme } from '#warnings/commands/scheme.ts';
import { foundBodies } from './bodies.ts';
import { holdCampaign } from './campaigns.ts';
import { publishPowers, registerRisks } from './catalogue.ts';
import { tellDeductions } from './deductions.ts';
import { settleInquiries } from './inquiries.ts';
import { recordInstitutions, tendLibrary } from './library.ts';
import { carryOutMeasures } from './measures.ts';
import { liveAYear } from './life.ts';
import { nameDepartments } from './names.ts';
import { randomFrom } from './random.ts';
import { reviseSome } from './revisions.ts';
import { ago, as, type Stage } from './stage.ts';
import { leaveSuggestions } from './suggestions.ts';

export type DemoOptions = Readonly<{ now: Date; password: string; seed: number }>;

/**
 * 云汀市农林渔牧局 with a year of life up to now, made by the product's own commands, so that audit, ledger and links are real.
 * All in one transaction: killed half-way, nothing is there. The same seed on the same day makes the same bureau.
 */
export function loadDemo(db: Db, { now, password, seed }: DemoOptions): Promise<{ bureauId: string }> {
  return db.transaction().execute(async (tx) => {
    const beginning = ago({ now }, 395);
    const bodies = await foundBodies(tx, password, beginning);
    const stage: Stage = { tx, now, random: randomFrom(seed), ...bodies };
    await installScheme(tx, await as(stage, '严书衡', beginning), bodies.bureauId, beginning.now);
    await nameDepartments(stage);
    const published = await publishPowers(stage);
    const library = await recordInstitutions(stage);
    await registerRisks(stage, published, library.byArea);
    await carryOutMeasures(stage);
    await tendLibrary(stage, library, published);
    await liveAYear(stage, published, (moment, round) => settleInquiries(stage, moment, round));
    await tellDeductions(stage);
    await leaveSuggestions(stage, published);
    await reviseSome(stage, published);
    await holdCampaign(stage);
    return { bureauId: bodies.bureauId };
  });
}
