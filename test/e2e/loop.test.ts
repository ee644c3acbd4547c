import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { describeShared, shared } from '../shared.ts';
import type { Person } from './browser.ts';
import { password } from './product.ts';
import { stage } from './stage.ts';

/**
 * The whole loop once through a browser, on a log that a municipality recorded: power, cases, findings, inquiry, answer, verification,
 * deduction with statement and three people, ledger, level, disposition, and back again link by link.
 */
describeShared('the loop on a real log', () => {
  const here = stage();
  let staffName = '';
  let inquiry = '';
  let deduction = '';
  const people: Person[] = [];

  const as = async (account: string): Promise<Page> => {
    const person = await here.as(account);
    people.push(person);
    return person.page;
  };
  const open = (page: Page, path: string) => page.goto(`${here.address}${path}`);
  const deed = (page: Page, name: string) => page.getByRole('button', { name, exact: true }).first().click();
  const fill = async (page: Page, name: string, text: string) => {
    await deed(page, name);
    const drawer = page.getByRole('dialog');
    await drawer.getByRole('textbox').first().fill(text);
    await drawer.getByRole('button', { name, exact: true }).click();
    await drawer.waitFor({ state: 'hidden' });
  };
  const part = (page: Page, name: string) =>
    page.getByRole('navigation', { name: '在防控链条中的位置' }).locator(':is(a, button)').filter({ hasText: name }).first();
  /** Goes on by the loop strip: the part's only record, or the first of its list. */
  const follow = async (page: Page, name: string) => {
    const isList = await part(page, name).evaluate((it) => it.tagName === 'BUTTON');
    await part(page, name).click();
    if (isList) await page.getByRole('menuitem').first().getByRole('link').click();
  };
  const heading = (page: Page) => page.getByRole('heading', { level: 1 });

  test('the program says where it is and who may sign in', () => {
    expect(here.product.said()).toContain(here.address);
    expect(here.product.said()).toMatch(
      /office2.*permit|office office2 head staff leader discipline director legal commission system security audit/,
    );
  });

  test('a real log comes in beside the demo', async () => {
    const { stdout } = await here.product.command('demo', '--log', shared('logs/receipt.xes.gz'), '--flow', shared('flows/receipt.top5.bpmn'));
    expect(stdout).toMatch(/1434 .*8577 .*183 /);
    staffName = /permit-staff\P{Script=Han}+(\p{Script=Han}+)/u.exec(stdout)![1]!;
  }, 120_000);

  test('the clerk signs in and opens the power with its flowchart', async () => {
    const context = await here.browser.newContext({ viewport: { width: 1366, height: 768 }, locale: 'zh-CN' });
    const page = await context.newPage();
    await open(page, '/');
    await page.getByLabel('账号').fill('office');
    await page.getByLabel('密码').fill(password);
    await page.getByRole('button', { name: '登录' }).click();
    await page.getByRole('heading', { name: '我的待办' }).waitFor();
    await open(page, '/powers?q=环境许可受理');
    await page.getByRole('link', { name: 'HJ-XK-01' }).click();
    await heading(page).filter({ hasText: '环境许可受理' }).waitFor();
    await page.locator('.djs-element').first().waitFor();
    expect(await page.locator('.djs-shape').count()).toBeGreaterThan(10);
    await context.close();
  });

  test('1,434 real cases, of which 183 deviate, with their path on the diagram', async () => {
    const page = await as('office');
    await open(page, '/cases?q=case-');
    await page.getByText('导出 1434 行').waitFor();
    await open(page, '/cases?q=case-&fits=false');
    await page.getByText('导出 183 行').waitFor();
    await open(page, '/cases?q=case-10017');
    await page.getByRole('link', { name: 'case-10017' }).click();
    await page.locator('.djs-element').first().waitFor();
    await expect.poll(() => page.locator('.djs-element.qf-taken').count()).toBeGreaterThan(5);
    await expect.poll(() => page.locator('.djs-element.qf-skipped').count()).toBe(2);
    await page.getByText('漏步').first().waitFor();
  });

  test('the clerk sends an inquiry about the person with the most findings', async () => {
    const page = await as('office');
    await open(page, `/findings?q=${staffName}&kind=separation`);
    await page.getByRole('link', { name: /^DB-/ }).first().click();
    await heading(page).filter({ hasText: 'DB-' }).waitFor();
    inquiry = new URL(page.url()).pathname;
    await fill(page, '发出督办', '请说明为何一人办理不相容环节，并附证据。');
    await page.getByText('待答复').first().waitFor();
  });

  test('the head of the window answers it', async () => {
    const page = await as('permit-head');
    await open(page, '/home');
    await page
      .getByText(/督办单 DB-/)
      .first()
      .waitFor();
    await open(page, inquiry);
    await fill(page, '提交答复', '当日仅一人在岗，附排班表；已调整为两人在岗。');
    await page.getByText('待核实').first().waitFor();
  });

  test('another clerk verifies it and proposes a deduction; the one who dispatched may not', async () => {
    const dispatcher = await as('office');
    await open(dispatcher, inquiry);
    await heading(dispatcher).waitFor();
    expect(await dispatcher.getByRole('radio', { name: '提请扣分' }).count()).toBe(0);
    const page = await as('office2');
    await open(page, inquiry);
    await page.getByRole('radio', { name: '提请扣分' }).check();
    await page.getByRole('combobox', { name: new RegExp(staffName) }).click();
    await page.keyboard.type('SP05');
    await page.keyboard.press('Enter');
    await page.locator('form.qf-verify textarea').fill('说明不能成立，事实清楚，拟予扣分。');
    await page.getByRole('button', { name: '提交核实' }).click();
    await page.getByRole('link', { name: /^KF-/ }).first().click();
    await heading(page).filter({ hasText: 'KF-' }).waitFor();
    deduction = new URL(page.url()).pathname;
  });

  test('three people and the person concerned: notified, stated, decided, confirmed', async () => {
    const office = await as('office');
    await open(office, deduction);
    await deed(office, '告知本人');
    await office.getByRole('button', { name: '告知本人' }).waitFor({ state: 'hidden' });
    const staff = await as('permit-staff');
    await open(staff, deduction);
    await fill(staff, '提交陈述申辩', '当日窗口只有我一人，事后已向主任报告。');
    await open(office, deduction);
    await fill(office, '决定扣分', '事实清楚，陈述申辩的情节已予考虑。');
    const discipline = await as('discipline');
    await open(discipline, deduction);
    await deed(discipline, '确认记入');
    await discipline.getByRole('dialog').getByRole('button', { name: '确认记入' }).click();
    await discipline.getByText('已记入').first().waitFor();
  });

  test('the ledger shows the points, the level follows, and the disposition opens with its steps', async () => {
    const page = await as('permit-staff');
    await open(page, '/ledger');
    await page.getByRole('link', { name: staffName }).first().click();
    await page.getByText('C级 蓝色').first().waitFor();
    await page.getByText('+4.0').first().waitFor();
    await page.getByRole('link', { name: /^CZ-/ }).first().click();
    await heading(page).filter({ hasText: 'CZ-' }).waitFor();
    expect(await page.getByText('提醒谈话').count()).toBeGreaterThan(0);
  });

  test('and from the disposition back to the event, the step and the risk point, link by link', async () => {
    const page = await as('office');
    await open(page, deduction);
    await follow(page, '预警');
    await heading(page).filter({ hasText: /^YJ-/ }).waitFor();
    await page.getByRole('link', { name: /^CZ-/ }).first().click();
    await heading(page).filter({ hasText: /^CZ-/ }).waitFor();
    await follow(page, '扣分');
    await heading(page).filter({ hasText: /^KF-/ }).waitFor();
    await follow(page, '督办');
    await heading(page).filter({ hasText: /^DB-/ }).waitFor();
    await follow(page, '异常');
    await heading(page).filter({ hasText: '不相容' }).waitFor();
    const finding = page.url();
    await page.locator('a[href*="event="]').first().click();
    await expect.poll(() => page.url()).toContain('event=');
    await page.locator('.djs-element').first().waitFor();
    await page.goto(finding);
    await follow(page, '环节');
    await expect.poll(() => page.url()).toContain('node=');
    await page.goto(finding);
    await follow(page, '风险点');
    await heading(page).filter({ hasText: /^YT-/ }).waitFor();
  });

  test('no page of anybody has thrown an error', () => {
    expect(people.flatMap(({ errors }) => errors)).toEqual([]);
  });
});
