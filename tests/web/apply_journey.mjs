// A citizen on a telephone looks for what is public, applies, and gets a receipt with a code. And the office: confirms that it was
// received, enters an oral application over the counter, brings in the register of an earlier year. With JavaScript and without.
import {enter, send} from './demo.mjs';
import {enterAs} from './items_journey.mjs';
import {looksRight} from './looks.mjs';
import {keepPicture} from './pictures.mjs';

const handler = '林溪', supervisor = '何清', chief = '江汀';
const phone = {width: 390, height: 844}, desk = {width: 1280, height: 900};
const seen = (locator) => locator.first().waitFor().then(() => true, () => false);
const number = '11010519491231002X';  // the example of GB 11643; nobody has it

async function press(page, script, name) {
  if (!script) return send(page, name);
  await Promise.all([page.waitForNavigation(), page.getByRole('button', {name, exact: true}).first().click()]);
}

async function look(page, check, script, name) {
  if (script) await looksRight(page, check, name);
  await page.setViewportSize(phone);
}

// Fills in who asks and for what; leaves the form unsent.
async function fill(page, title) {
  await page.locator('#title').fill(title);
  await page.locator('#text').fill('2025年春天定的那份。');
  await page.locator('#name').fill('尹望舒');
  await page.locator('#number').fill(number);
  await page.locator('#phone').fill('13900001234');
}

// To the form of an organ, as somebody comes who does not know the address.
async function toTheForm(page, check, script) {
  await page.goto('/requests');
  await look(page, check, script, 'how to apply');
  await page.getByRole('link', {name: '在线申请'}).first().press('Enter');
  await page.waitForURL('**/apply');
  await look(page, check, script, 'the choice of the organ');
  await page.locator('#words').fill('森林防火');
  await press(page, script, '找一找');
  check(await seen(page.locator('[aria-live="polite"]').getByText(/已经公开的/)), 'what is public already is told before anybody applies');
  await page.locator('.portal-organs').getByRole('link', {name: /枕溪镇/}).press('Enter');
  await page.waitForURL(/\/apply\/\d+$/);
}

// Applies, first with a fault; returns the query code.
async function apply(page, check, script, title) {
  await toTheForm(page, check, script);
  for (const words of ['个人信息怎样处理', '口头提出', '不收费']) {
    check(await seen(page.getByText(words)), `the form tells: ${words}`);
  }
  await look(page, check, script, 'the form');
  if (script) await keepPicture(page, 'apply');
  await fill(page, title);
  await page.locator('#number').fill('110105194912310021');
  await press(page, script, '提交申请');
  check(await seen(page.locator('.gk-faults').getByText('身份证号码不对')), 'a mistyped number is told');
  check(await page.locator('#title').inputValue() === title, 'and nothing typed is lost');
  await look(page, check, script, 'the form with a fault');
  await page.locator('#number').fill(number.toLowerCase());
  await press(page, script, '先查一查有没有已经公开的');
  check(await page.locator('#name').inputValue() === '尹望舒', 'to look first sends nothing');
  await press(page, script, '提交申请');
  const code = (await page.locator('.query-code').innerText()).trim();
  check(/^[0-9A-Z]{4}-[0-9A-Z]{4}-[0-9A-Z]{4}$/.test(code), 'a query code is shown');
  check(await seen(page.getByText('双方确认的那一天')), 'and from which day the term runs');
  check(!(await page.locator('main').innerText()).includes(number), 'the receipt tells no number of a document');
  await look(page, check, script, 'the receipt');
  if (script) await keepPicture(page, 'apply-receipt');
  return code;
}

// With the code of the receipt and the end of the number: how far it is, and what was asked.
async function askHowFar(page, check, script, code, title) {
  await page.goto('/apply/status');
  await page.locator('#code').fill(code);
  await page.locator('#fact').fill('0000');
  await press(page, script, '查询');
  check(await seen(page.locator('.gk-faults').getByText('查不到')), 'the code alone shows nothing');
  await page.locator('#code').fill(code);
  await page.locator('#fact').fill(number.slice(-4));
  await press(page, script, '查询');
  check(await seen(page.getByText('已经提交，等机关确认收到')), 'how far it is stands in plain words');
  check(await seen(page.getByText(title)), 'and what was asked');
  await look(page, check, script, 'how far an application is');
  if (script) await keepPicture(page, 'apply-status');
}

async function citizen({page, check, script}) {
  await page.setViewportSize(phone);
  const title = '枕溪镇水库移民资金分配方案';
  const code = await apply(page, check, script, title);
  if (script) check(await seen(page.getByRole('button', {name: '打印回执'})), 'the receipt is printed by a button');
  await askHowFar(page, check, script, code, title);
  if (!script) return;
  await page.goto('/apply');
  await page.locator('.portal-organs').getByRole('link', {name: /枕溪镇/}).click();
  await page.locator('#title').pressSequentially('森林防火', {delay: 30});
  check(await seen(page.locator('#apply-help').getByText(/已经公开的/)), 'while it is typed, what is public is told');
}

async function wholeWay({page, context, check, script, running}) {
  const outside = await (await context.browser().newContext({baseURL: running.address, locale: 'zh-CN', viewport: phone})).newPage();
  await apply(outside, check, script, '枕溪镇水库移民资金分配方案');
  await outside.context().close();

  await page.setViewportSize(desk);
  await enter(page, handler);
  await page.goto('/office/requests?stage=unconfirmed');
  const path = await page.locator('a[href*="/office/requests/"]').evaluateAll((links) =>
    links.map((link) => new URL(link.href).pathname).find((each) => /\/office\/requests\/\d+-\d+$/.test(each)));
  check(Boolean(path), 'the application is in the list of those to be confirmed');
  await page.goto(`${path}/confirm`);
  check(!(await page.locator('main').innerText()).includes('尹望舒'), 'nothing personal stands where nobody put the sight down');
  await looksRight(page, check, 'receipt is confirmed');
  await page.setViewportSize(desk);
  await page.locator('#how').fill('电话，本人接听');
  await press(page, true, '双方已经确认');
  await page.goto(`${path}/confirm`);
  check(await seen(page.getByText(/已经在.*确认收到/)), 'receipt is established once');
}

async function counter({page, check}) {
  await enter(page, handler);
  await page.goto('/office/requests/new');
  await looksRight(page, check, 'what comes over the counter');
  await page.setViewportSize(desk);
  await page.locator('#channel').selectOption('oral');
  await fill(page, '石桥村2025年低保名单');
  await page.locator('#number').fill('');
  await page.locator('#files').setInputFiles({name: '申请.pdf', mimeType: 'application/pdf', buffer: Buffer.from('%PDF-1.7\n')});
  await press(page, true, '登记');
  check(await seen(page.locator('.query-code')), 'an oral application gets a code');
  check(await seen(page.getByText(/\d{4}-\d{4}/)), 'and a number at once');
  check(await seen(page.getByText('申请里还缺')), 'what it lacks is told, for the one correction');
  await looksRight(page, check, 'what was entered');
  await page.setViewportSize(desk);
  await page.goto('/office/requests/new');
  await page.locator('#channel').selectOption('mail_signed');
  await fill(page, '石桥村2025年低保名单');
  await press(page, true, '登记');
  check(await seen(page.locator('.gk-faults').getByText(/签收的日期/)), 'mail that was signed for needs its day');
  await enterAs(page, chief);
  check((await page.request.get('/office/requests/new')).status() === 403, 'who does not take in does not come in');
}

async function earlier({page, check}) {
  await enter(page, handler);
  await page.goto('/office/requests/import');
  await looksRight(page, check, 'earlier years');
  await page.setViewportSize(desk);
  const heads = ['登记编号', '提交方式', '提交日期', '申请人类型', '申请人', '申请内容', '处理结果', '办结日期'];
  const row = (own, ended) => [own, '当面提交', '2024-03-01', '自然人', '尹望舒', '移民资金方案', '予以公开', ended];
  await page.locator('#file').setInputFiles({
    name: '2024年登记表.csv', mimeType: 'text/csv',
    buffer: Buffer.from([heads, row('旧-1', '2024-03-21'), row('旧-2', '三月')].map((cells) => cells.join(',')).join('\n')),
  });
  await press(page, true, '上传并检查');
  check(await seen(page.getByText('还一件也没有登记')), 'nothing counts before it is confirmed');
  await looksRight(page, check, 'rows with a fault');
  await page.setViewportSize(desk);
  await page.getByRole('link', {name: '改第 3 行'}).click();
  await page.locator('#ended').fill('2024-03-22');
  await looksRight(page, check, 'a row is mended');
  await page.setViewportSize(desk);
  await press(page, true, '保存并重新检查');
  await press(page, true, '确认导入 2 件');
  check(await seen(page.getByText('登记了 2 件')), 'both are in the register');
  await enterAs(page, supervisor);
  await page.goto('/office/requests/import');
  check(!(await page.getByText('2024年登记表.csv').count()), 'another organ sees nothing of it');
}

const before = ['seed', 'demo'];
export const journeys = [
  {name: 'apply: a citizen on a telephone', before, run: citizen},
  {name: 'apply: without script', before, run: citizen, script: false},
  {name: 'apply: from the form to the receipt that both confirm', before, run: wholeWay},
  {name: 'apply: over the counter', before, run: counter},
  {name: 'apply: earlier years', before, run: earlier},
];
