import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { seedOf } from '../../../test/seed.ts';
import { daySaid } from './day.ts';
import { levelSaid, tickSaid } from './level.ts';
import { measuresIn } from './measures.ts';
import { DepartmentNames, PeopleNames } from './names.ts';
import { nameIn, saidIn, simplified, someIn } from './plain.ts';

describe('a level', () => {
  test.each([
    [
      1,
      '一级 高 高级 Ⅰ Ⅰ级 I级 ★★★ 重点 重点风险点 1 １ 1.0 一级(重点风险点) Ⅰ级（红） 一級 高风险 High “一级” 风险等级：一级 ☑一级□二级□三级 1-一级',
    ],
    [2, '二级 中 中级 Ⅱ Ⅱ级 II级 ★★ 防范 防范风险点 2 二级（防范） 中（B级） ★★☆ Level2 □一级√二级□三级 一级二级√三级'],
    [3, '三级 低 低级 Ⅲ Ⅲ级 III级 ★ 一般 一般风险点 3 三级【一般】 低(III) □高□中■低'],
    ['ambiguous', '一级/二级 二级或三级 高（二级） 一、二级 重点(三级) ☑一级☑二级 一级-二级'],
    [null, 'A级 B D 特级 四级 Ⅳ级 0 4 待定 ★★★★ 较高 未评定 级 ☆☆☆ □一级□二级'],
  ])('%s is %s', (level, texts) => {
    expect(texts.split(' ').map((text) => [text, levelSaid(text)])).toEqual(texts.split(' ').map((text) => [text, level]));
  });

  test('is ticked in its own column, or not, or nobody can tell', () => {
    expect(['√', '✔', '是', '一级'].map((text) => tickSaid(text, 1))).toEqual([true, true, true, true]);
    expect(['', '×', '□', '否', '/'].map((text) => tickSaid(text, 1))).toEqual([false, false, false, false, false]);
    expect(['x', '?', '二级'].map((text) => tickSaid(text, 1))).toEqual([null, null, null]);
  });
});

describe('a day', () => {
  test.each([
    [
      '2010-11-30',
      '2010-11-30 2010/11/30 2010.11.30 20101130 2010年11月30日 ２０１０年１１月３０日 二〇一〇年十一月三十日 二零一零年十一月卅日 40512 40512.75 30/11/2010 11/30/2010 30.11.2010 10年11月30日 2010年11月底 2010年11月末 2010-11-30（星期二）',
    ],
    ['2012-02-29', '2012年2月底 2012-2-29 二○一二年二月底'],
    ['1998-11-30', '98.11.30 98年11月30日'],
    [
      null,
      '2010-2-30 2010.11.31 2010年13月5日 尽快 10.11.30 10-11-12 05/06/2010 2010 2010.11 2010年11月 2010年11月中旬 长期 12345 1899-01-01 2010年底',
    ],
  ])('%s', (day, texts) => {
    expect(texts.split(' ').map((text) => [text, daySaid(text)])).toEqual(texts.split(' ').map((text) => [text, day]));
  });

  test('may have an hour behind it, and an English month before it', () => {
    expect(['2010-11-3 08:30', '2010-11-03 00:00:00', '2010年11月3日 上午9时5分', 'Nov 3, 2010', '3 November 2010'].map(daySaid)).toEqual(
      Array.from({ length: 5 }, () => '2010-11-03'),
    );
  });

  test('is the same in every notation that leaves no doubt', () => {
    const seed = seedOf(20_101_130);
    console.log(`days: seed ${seed}`);
    fc.assert(
      fc.property(fc.integer({ min: 20_000, max: 73_415 }), (serial) => {
        const day = new Date((serial - 25_569) * 86_400_000).toISOString().slice(0, 10);
        const [year, month, date] = day.split('-') as [string, string, string];
        const [m, d] = [String(Number(month)), String(Number(date))];
        const written = [
          day,
          `${year}/${m}/${d}`,
          `${year}.${month}.${date}`,
          `${year}年${m}月${d}日`,
          `${year} 年 ${m} 月 ${d} 日`,
          `${year}${month}${date}`,
          String(serial),
        ];
        expect(written.map(daySaid)).toEqual(written.map(() => day));
      }),
      { seed, numRuns: 2000 },
    );
  });
});

describe('measures', () => {
  test.each<readonly [string, readonly string[]]>([
    ['1.甲；2.乙。', ['甲', '乙']],
    ['1、甲;\n2、乙;', ['甲', '乙']],
    ['(1)甲。(2)30万元以上一律招标。', ['甲', '30万元以上一律招标']],
    ['①甲 ②乙③丙', ['甲', '乙', '丙']],
    ['（一）甲（二）乙', ['甲', '乙']],
    ['甲；乙\n丙', ['甲', '乙', '丙']],
    ['1.30万元以上一律公开招标', ['30万元以上一律公开招标']],
    ['1.单次采购金额5.5万元以上的集体研究', ['单次采购金额5.5万元以上的集体研究']],
    ['1.不超过2.5万元；2.3万元以上报批', ['不超过2.5万元', '3万元以上报批']],
    ['1.甲；乙 3.丙', ['甲；乙 3.丙']],
    ['每月1次；每季2.5小时', ['每月1次', '每季2.5小时']],
    ['１．２．５万元以上的集体研究；２．公示', ['２．５万元以上的集体研究', '公示']],
    ['1.2.5万元以上的集体研究；2.公示', ['2.5万元以上的集体研究', '公示']],
    ['第一，加强教育；第二，完善制度。', ['加强教育', '完善制度']],
    ['1.加强教育；2、完善制度；3.公开', ['加强教育', '完善制度', '公开']],
    ['1、甲 2．乙（含2.5万元）。３）丙', ['甲', '乙（含2.5万元）', '丙']],
    ['1.甲；（2）乙；③丙', ['甲', '乙', '丙']],
    ['1.加强教育：(1)学条例；(2)看片\n2、完善制度：①印章；②公文', ['加强教育：(1)学条例；(2)看片', '完善制度：①印章；②公文']],
    ['1.依第(2)款办理；按第2、3条公示', ['依第(2)款办理；按第2、3条公示']],
    ['1：甲；2：乙', ['甲', '乙']],
    ['1:30以前到岗；2人值班', ['1:30以前到岗', '2人值班']],
    ['一、甲；二.乙', ['甲', '乙']],
    ['一、抓好一、二、三级风险；二、公示', ['抓好一、二、三级风险', '公示']],
    ['防控措施：1.甲；2.乙', ['甲', '乙']],
    ['', []],
    ['；\n。', []],
  ])('%j', (text, measures) => expect(measuresIn(text)).toEqual(measures));

  test('lose nothing but numbers and ends, however they are numbered', () => {
    const seed = seedOf(20_101_201);
    console.log(`measures: seed ${seed}`);
    const item = fc.stringMatching(/^[甲乙丙丁双人查验金额万元,]{1,20}$/).map((it) => `始${it}终`);
    const styles = [
      (n: number) => `${n}.`,
      (n: number) => `${n}、`,
      (n: number) => `${n}${'.、．)'[n % 4]}`,
      (n: number) => `(${n})`,
      (n: number) => '①②③④⑤⑥⑦⑧⑨'[n - 1]!,
    ];
    fc.assert(
      fc.property(
        fc.array(item, { minLength: 1, maxLength: 9 }),
        fc.constantFrom(...styles),
        fc.constantFrom('；', ';\n', '。', ' ', ''),
        (items, number, end) => {
          expect(measuresIn(items.map((it, at) => `${number(at + 1)}${it}${end}`).join(''))).toEqual(items);
        },
      ),
      { seed, numRuns: 2000 },
    );
  });
});

describe('names', () => {
  const people = new PeopleNames(['楼听松', '沈岚', '钱有度'].map((name, at) => ({ id: `P${at}`, name, departmentId: null })));
  test.each<readonly [string, readonly string[], boolean]>([
    ['主任 楼听松', ['楼听松'], true],
    ['楼听松（主任）', ['楼听松'], true],
    ['楼听松\n(办公室副主任)', ['楼听松'], true],
    ['沈 岚 科长', ['沈岚'], true],
    ['科长沈岚、会计钱有度', ['沈岚', '钱有度'], true],
    ['沈岚 钱有度', ['沈岚', '钱有度'], false],
    ['沈岚\n钱有度', ['沈岚', '钱有度'], false],
    ['沈 岚', ['沈岚'], false],
    ['科长王五', ['科长王五'], false],
    ['林业科沈岚', ['林业科沈岚'], false],
  ])('%j is %j', (text, names, titled) => expect(people.namedIn(text)).toEqual({ names, titled }));

  const departments = new DepartmentNames(
    [
      { id: 'D1', name: '办公室' },
      { id: 'D2', name: '畜牧局' },
    ],
    [],
    ['某市农林局'],
  );
  test.each([
    ['局属畜牧局', 'D2'],
    ['局机关办公室', 'D1'],
    ['某市农林局办公室', 'D1'],
    ['科室（盖章）：办公室', 'D1'],
    ['填报部门：办公室  负责人：楼听松', 'D1'],
    ['单位:畜牧局(盖章)', 'D2'],
    ['机关', undefined],
    ['办公室、畜牧局', undefined],
  ])('the department %s is %s', (text, id) => expect(departments.named(text)?.id).toBe(id));
});

describe('a text', () => {
  test('says nothing where it is a stroke; names lose the space that pads them, and those in letters keep it', () => {
    expect(['', ' / ', '—', '——', '-', '无'].map(saidIn)).toEqual([null, null, null, null, null, '无']);
    expect(['无', '/', 'N/A', '无锡'].map(someIn)).toEqual([null, null, null, '无锡']);
    expect(['沈 岚', '沈　岚', 'Anna  Li'].map(nameIn)).toEqual(['沈岚', '沈岚', 'Anna Li']);
  });

  test('in traditional characters is compared by the simplified ones beside them', () => {
    expect(simplified('廉政風險點登記冊，財務科、漁業科、農業綜合執法大隊')).toBe('廉政风险点登记册，财务科、渔业科、农业综合执法大队');
    expect(simplified(simplified('風險點'))).toBe(simplified('風險點'));
  });
});
