import type { Facts } from '#platform/refusal.ts';
import { wordBook } from '#platform/words.ts';
import { collectionRefusals } from './collection.ts';
import { importRefusals } from './importing.ts';
import { unreadable } from './unreadable.ts';

const stateIn = {
  zh: { draft: '还在起草', inForce: '正在施行', revising: '正在修订', abolished: '已经废止' },
  en: { draft: 'still a draft', inForce: 'in force', revising: 'being revised', abolished: 'abolished' },
} as const;
type State = keyof typeof stateIn.zh;

export const refusals = wordBook({
  ...collectionRefusals,
  ...importRefusals,
  'institutions/not-found': [
    '没有找到这项制度，或者它不属于您能查看的单位。',
    'There is no such institution, or it belongs to a bureau that you cannot see.',
  ],
  'institutions/version/not-found': [
    '没有这个版本。请回到制度页面，从版本列表里选。',
    'There is no such version. Choose one from the list on the institution’s page.',
  ],
  'institutions/file/not-found': ['这个版本没有文件，只有正文。', 'This version has no file, only its text.'],
  'institutions/keeper/forbidden': [
    '制度库由领导小组办公室维护，请把意见交给办公室。',
    'The leading group’s office keeps the institutions; send your proposal to the office.',
  ],
  'institutions/cannot': [
    ({ state }: Facts) => `这项制度${stateIn.zh[state as State]}，不能这样处理。请刷新页面看它现在的状态。`,
    ({ state }: Facts) => `The institution is ${stateIn.en[state as State]}; this cannot be done now. Load the page again to see where it stands.`,
  ],
  'institutions/out-of-date': [
    ({ title }: Facts) => `《${String(title)}》在您打开之后有人改过，您看到的已过时。请刷新后再办，以免盖掉别人的修改或签错版本。`,
    ({ title }: Facts) =>
      `“${String(title)}” was changed after you opened it. Load it again first, so that nobody’s change is lost and no wrong version is signed.`,
  ],
  'institutions/number-taken': [
    ({ documentNumber, title }: Facts) => `文号“${String(documentNumber)}”已用于《${String(title)}》，一个文号只登记一项制度。`,
    ({ documentNumber, title }: Facts) =>
      `“${String(documentNumber)}” is already the number of “${String(title)}”; a number names one institution only.`,
  ],
  'institutions/department/invalid': ['责任科室、单位不属于本单位。', 'The department does not belong to this bureau.'],
  'institutions/empty': [
    '正文和文件都还没有，不能公布施行。请先录入正文，或者上传 Word、PDF 文件。',
    'There is neither a text nor a file, so it cannot be enacted. Enter the text, or upload the document.',
  ],
  'institutions/effective-earlier': [
    ({ day }: Facts) => `施行日期不能早于前一版本的 ${String(day)}，否则同一天会有两个版本有效。`,
    ({ day }: Facts) => `It cannot be in force before ${String(day)}, the day of the version before it, or two would hold on one day.`,
  ],
  'institutions/successor/invalid': [
    '并入的制度要是本单位另一项没有废止的制度。',
    'What it is merged into has to be another institution of this bureau that was not abolished.',
  ],
  'institutions/year/invalid': [
    ({ year }: Facts) => `${String(year)} 年还没有到，那一轮还不能记录。`,
    ({ year }: Facts) => `The year ${String(year)} has not come; nothing can be noted of its round.`,
  ],
  'institutions/due/invalid': [
    ({ day }: Facts) => `签收期限 ${String(day)} 已经过去，请选今天或以后的日期。`,
    ({ day }: Facts) => `${String(day)} has passed; choose today or a later day.`,
  ],
  'institutions/nobody-new': [
    '所选科室的人都已经要求过签收这个版本，没有新增的人。',
    'Everybody of the chosen departments was already asked to sign this version.',
  ],
  'institutions/not-asked/forbidden': [
    ({ title }: Facts) => `《${String(title)}》没有要求您签收，看过就可以了。`,
    ({ title }: Facts) => `You were not asked to sign “${String(title)}”; reading it is enough.`,
  ],
  'institutions/signed': ['您已经签收过这个版本，不需要再签。', 'You have signed this version already.'],
  'institutions/file/unreadable/invalid': [
    ({ why }: Facts) => `读不出正文：${unreadable(why)[0]}`,
    ({ why }: Facts) => `The text cannot be read. ${unreadable(why)[1]}`,
  ],
  'institutions/file/no-text/invalid': [
    ({ name }: Facts) => `“${String(name)}”是扫描件或者 OFD，读不出正文。请选“只保存文件”，再把正文贴进来。`,
    ({ name }: Facts) => `“${String(name)}” is scanned, or an OFD: no text can be read. Keep the file alone, and paste the text.`,
  ],
});
