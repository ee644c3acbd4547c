import { refusals as calendar } from '#calendar/words.ts';
import { refusals as campaigns } from '#campaigns/words.ts';
import { refusals as institutions } from '#institutions/words.ts';
import { refusals as organization } from '#organization/words.ts';
import { refusals as attachments } from '#platform/attachments/words.ts';
import { bpmnRefusals } from '#platform/formats/bpmn-words.ts';
import { logRefusals, logRemarks } from '#platform/formats/log-words.ts';
import { refusals as platform } from '#platform/refusals.ts';
import type { WordBook } from '#platform/words.ts';
import { refusals as powers } from '#powers/words.ts';
import { refusals as risks } from '#risks/words.ts';
import { refusals as suggestions } from '#suggestions/words.ts';
import { refusals as supervision } from '#supervision/words.ts';
import { refusals as warnings } from '#warnings/words.ts';

/** The sentence of every refusal that the product can make, by its code. */
export const refusals: WordBook = {
  ...platform,
  ...attachments,
  ...bpmnRefusals,
  ...logRefusals,
  ...logRemarks,
  ...organization,
  ...calendar,
  ...institutions,
  ...powers,
  ...risks,
  ...campaigns,
  ...warnings,
  ...supervision,
  ...suggestions,
};
