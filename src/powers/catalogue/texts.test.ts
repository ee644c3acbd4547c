import { describe, expect, test } from 'vitest';
import { basisOf, basisText, citationsIn } from './basis-text.ts';
import { limitIn, limitsIn, unitIn } from './limit-text.ts';
import { itemsIn, itemsKept, itemsNumbered, procedureIn } from './lists.ts';

const working = (days: number) => ({ limit: { days, unit: 'workingDay' } });
const calendar = (days: number) => ({ limit: { days, unit: 'calendarDay' } });
const none = { limit: null };
const atOnce = { limit: { days: 0, unit: 'immediate' } };

describe('a time limit in words', () => {
  test.each([
    ['20个工作日', working(20)],
    ['20 个 工作日', working(20)],
    ['２０个工作日', working(20)],
    ['20工作日内', working(20)],
    ['自受理之日起20个工作日内作出决定', working(20)],
    ['二十个工作日', working(20)],
    ['十五日', calendar(15)],
    ['一百二十日', calendar(120)],
    ['三十天', calendar(30)],
    ['20日', calendar(20)],
    ['60天内', calendar(60)],
    ['自立案之日起90日', calendar(90)],
    ['30个自然日', calendar(30)],
    ['20个工作日(不含公示、检测)', working(20)],
    ['20 working days', working(20)],
    ['1 day', calendar(1)],
    ['即办', atOnce],
    ['立即', atOnce],
    ['当场办结', atOnce],
    ['at once', atOnce],
    ['无', none],
    ['—', none],
    ['－', none],
    ['', none],
    ['N/A', none],
    ['20', { fault: 'limit-without-unit' }],
    ['3个月', { fault: 'limit-unit' }],
    ['24小时', { fault: 'limit-unit' }],
    ['半年', { fault: 'limit-unit' }],
    ['10-20个工作日', { fault: 'limit-unclear' }],
    ['尽快', { fault: 'limit-unclear' }],
    ['-5日', { fault: 'limit-unclear' }],
    ['99999日', { fault: 'limit-too-long' }],
  ])('%j', (text, expected) => expect(limitIn(text, null)).toEqual(expected));

  test('has the unit of its column where it is only a figure', () => {
    expect(['法定时限(工作日)', '法定时限（天）', '时限(单位：日)', '法定时限'].map(unitIn)).toEqual([
      'workingDay',
      'calendarDay',
      'calendarDay',
      null,
    ]);
    expect(limitIn('20', 'workingDay')).toEqual(working(20));
    expect(limitIn('20日', 'workingDay')).toEqual(calendar(20));
  });

  test.each([
    ['法定20个工作日,承诺10个工作日', { statutory: '20个工作日', promised: '10个工作日' }],
    ['法定时限：20个工作日；承诺时限：即办', { statutory: '20个工作日', promised: '即办' }],
    ['承诺10个工作日（法定20日）', { statutory: '20日', promised: '10个工作日' }],
    ['20个工作日(承诺10个工作日)', { statutory: '20个工作日', promised: '10个工作日' }],
    ['承诺5日', { statutory: null, promised: '5日' }],
    ['法定无/承诺5日', { statutory: '无', promised: '5日' }],
    ['20个工作日', null],
  ])('two of them in %j', (text, expected) => expect(limitsIn(text)).toEqual(expected));
});

describe('legal bases in words', () => {
  const cite = (document: string, version = '', articles: string[] = [], text = '') => ({ document, version, articles, text });
  test.each([
    [
      '《种子法》第三十一条\n《行政许可法》第三十二条、第四十二条',
      [cite('种子法', '', ['第三十一条']), cite('行政许可法', '', ['第三十二条', '第四十二条'])],
    ],
    ['《渔业法》(2013年修正)第十六条', [cite('渔业法', '2013年修正', ['第十六条'])]],
    ['《渔业法》（2013年修正）', [cite('渔业法', '2013年修正')]],
    ['《局产业项目资金票决办法》(虚构内部文件)', [cite('局产业项目资金票决办法', '虚构内部文件')]],
    ['1.《种子法》；2.《农药管理条例》第二十四条第一款第(三)项。', [cite('种子法'), cite('农药管理条例', '', ['第二十四条第一款第(三)项'])]],
    ['根据《种子法》第三条和《农药管理条例》第四条', [cite('种子法', '', ['第三条']), cite('农药管理条例', '', ['第四条'])]],
    ['农业部《农药登记办法》第二条', [cite('农药登记办法', '农业部', ['第二条'])]],
    ['《关于印发《某办法》的通知》', [cite('关于印发《某办法》的通知')]],
    ['植物检疫条例第十条、第十一条', [cite('植物检疫条例', '', ['第十条', '第十一条'])]],
    ['植物检疫条例（2017年修订）第十条', [cite('植物检疫条例', '2017年修订', ['第十条'])]],
    [
      '《森林法》第五十六条：采伐林地上的林木应当申请采伐许可证。\n农村居民除外。',
      [cite('森林法', '', ['第五十六条'], '采伐林地上的林木应当申请采伐许可证。\n农村居民除外。')],
    ],
    ['《森林法》\n第五十六条、第五十七条', [cite('森林法', '', ['第五十六条', '第五十七条'])]],
    ['《森林法》第五十六条、附则', [cite('森林法', '附则', ['第五十六条'])]],
    [' \n ', []],
  ])('%j', (text, expected) => expect(citationsIn(text)).toEqual(expected));

  test('are kept and written so that nothing is lost', () => {
    const [it] = citationsIn('《渔业法》(2013年修正)第十六条、第十七条');
    expect(basisOf(it!)).toEqual({ document: '渔业法', article: '(2013年修正)第十六条、第十七条', text: '' });
    expect(basisText(basisOf(it!))).toBe('《渔业法》(2013年修正)第十六条、第十七条');
  });
});

describe('lists in words', () => {
  test.each([
    ['1.低价处置的;2.处置收入不入账的', ['低价处置的', '处置收入不入账的']],
    ['1、甲；2、乙。', ['甲', '乙']],
    ['（一）甲\n（二）乙', ['甲', '乙']],
    ['①甲②乙', ['甲②乙']],
    ['1.甲。2.乙 3.丙', ['甲', '乙', '丙']],
    ['超过5.5万元的;截留的', ['超过5.5万元的', '截留的']],
    ['1.单次5.5万元以上的', ['单次5.5万元以上的']],
    ['1.5万元以上的', ['1.5万元以上的']],
    ['1.30万元以上的;2.甲', ['30万元以上的', '甲']],
    ['甲;3.乙', ['甲', '3.乙']],
    ['', []],
  ])('items of %j', (text, expected) => expect(itemsIn(text)).toEqual(expected));

  test('items that are numbered are found again', () => {
    const items = ['1.5万元以上的', '甲', '(二)乙'];
    expect(itemsIn(itemsNumbered(items))).toEqual(items);
    expect(itemsKept(items)).toBe('1.5万元以上的；甲；(二)乙');
  });

  test.each([
    ['受理→(补正)→审查(现场核查)→决定', '受理→(补正)→审查(现场核查)→决定'],
    ['1.受理\n2.审查\n3.决定', '受理→审查→决定'],
    ['受理、审核、批准、发证', '受理→审核→批准→发证'],
    ['受理；审核；批准', '受理→审核→批准'],
    ['材料审查、现场查验', '材料审查、现场查验'],
    ['', ''],
  ])('steps of %j', (text, expected) => expect(procedureIn(text)).toBe(expected));

  test('take no longer for texts that are made to take long', () => {
    const hostile = ['、', '。', ' ', '\n', '1.', '。1', '《', '《a', '(', '（第', '第一条', '自', '法定', ';2.'].flatMap((piece) => [
      piece.repeat(10_000),
      `${piece.repeat(10_000)}x`,
    ]);
    const begun = performance.now();
    for (const text of hostile) {
      citationsIn(text);
      itemsIn(text);
      procedureIn(text);
      limitIn(text, null);
      limitsIn(text);
    }
    expect(performance.now() - begun).toBeLessThan(3000);
  });
});
