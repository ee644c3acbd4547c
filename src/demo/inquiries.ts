import { personsByIds } from '#organization/store/people.ts';
import type { Moment } from '#platform/permissions.ts';
import { answerInquiry, dismissInquiry, dispatchInquiry, verifyInquiry } from '#supervision/commands/inquiries.ts';
import { inquiryToChange } from '#supervision/store/inquiries.ts';
import { carry } from './deductions.ts';
import { pick } from './random.ts';
import { ago, as, type Stage } from './stage.ts';

const answers = [
  '经核查，当时查验人员外出执法，由审核人员先行审核，现已补齐查验记录并对当事人批评教育。',
  '系统录入滞后，实际办理顺序符合流程，附纸质审批单复印件。',
  '窗口人手不足，临时由同一人办理两个环节，已调整排班，今后不再发生。',
  '申请材料情况复杂，经集体研究延长审核，未及时办理时限中止手续，已完善台账。',
];
const asked = '请说明原因，附证据材料，并提出整改措施。';

/** What the office makes of the inquiries that a fortnight has drafted; those of the last weeks are still under way. */
export async function settleInquiries(stage: Stage, moment: Moment, round: number): Promise<void> {
  const { tx, bureauId } = stage;
  const drafts = await tx
    .selectFrom('inquiry')
    .select('inquiryId')
    .where('bureauId', '=', bureauId)
    .where('state', '=', 'draft')
    .orderBy('number')
    .execute();
  const left = round >= 26 ? 3 : 0; // the newest wait for the clerk
  for (const { inquiryId } of drafts.slice(0, Math.max(0, drafts.length - left))) await settle(stage, inquiryId, moment, round);
}

async function settle(stage: Stage, id: string, moment: Moment, round: number): Promise<void> {
  const { tx, random, bureauId, people } = stage;
  const office = await as(stage, '林知微', moment);
  if (random() < 0.1) return void (await dismissInquiry(tx, office, id, '经核对原始档案，属系统录入顺序差错，不影响办理。', moment));
  await dispatchInquiry(tx, office, id, asked, moment);
  if (round >= 26) return;
  const answered = later(stage, round, 1);
  const { rules } = await inquiryToChange(tx, office, id, answered.today);
  const name = [...people].find(([, personId]) => personId === rules.answerer)?.[0];
  if (!name) return;
  await answerInquiry(tx, await as(stage, name, answered), id, pick(random, answers), answered);
  if (round >= 25) return;
  const verified = later(stage, round, 3);
  const subjects = await personsByIds(tx, bureauId, rules.subjects);
  const culprit = subjects.find(({ rank }) => rank === 'staff' || rank === 'departmentDeputy');
  const outcome = culprit && random() < 0.2 ? 'deduct' : random() < 0.5 ? 'rectified' : 'justified';
  const chosen = outcome === 'deduct' ? [{ personId: culprit!.personId, item: random() < 0.6 ? 'SP02' : 'SP04' }] : [];
  const opinion = { deduct: '说明不能成立，事实清楚，拟予扣分。', rectified: '已按要求整改，予以销号。', justified: '理由成立，予以销号。' }[outcome];
  const { deductions } = await verifyInquiry(tx, await as(stage, '沈听雨', verified), id, { outcome, opinion, deductions: chosen }, verified);
  for (const { id: deductionId } of deductions) {
    await carry(
      stage,
      { id: deductionId, person: culprit!.name, statement: '情况属实，接受处理，已向窗口负责人作出说明。', upTo: 'posted' },
      (passed) => later(stage, round, 3 + passed),
    );
  }
}

const later = (stage: Stage, round: number, days: number): Moment => ago(stage, Math.max(0, (26 - round) * 14 - days), 9 + (days % 8));
