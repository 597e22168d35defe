// An application that was answered "there is no such information" is taken to reconsideration: the copy is entered, answered,
// the answer annulled; the application opens again by itself with its new day, is answered anew by three people, and table 4
// counts the dispute once. The next who chooses the same answer reads the lesson.
import {enter} from './demo.mjs';
import {enterAs} from './items_journey.mjs';
import {looksRight} from './looks.mjs';

const handler = '林溪', deputy = '文石', chief = '江汀', county = '何清';
const desk = {width: 1280, height: 900};
const title = '枕溪镇砚池桥加固工程的验收记录';
const lesson = '说没有以前，档案室的纸质档案也要检索，留下检索记录。';
const seen = (locator) => locator.first().waitFor().then(() => true, () => false);
const today = () => new Date(Date.now() + 8 * 3600 * 1000).toISOString().slice(0, 10);
const later = (days) => new Date(Date.now() + (8 + 24 * days) * 3600 * 1000).toISOString().slice(0, 10);
const inChinese = (iso) => iso.replace(/^(\d+)-0?(\d+)-0?(\d+)$/, '$1年$2月$3日');

async function bothWidths(page, check, name) {
  await looksRight(page, check, name);
  await page.setViewportSize(desk);
}

async function press(page, name) {
  await Promise.all([page.waitForNavigation(), page.getByRole('button', {name, exact: true}).first().click()]);
}

// Over the counter: received on the day. Returns the path of the case and its number in the register.
async function handIn(page) {
  await page.goto('/office/requests/new');
  await page.locator('#channel').selectOption('in_person');
  await page.locator('#name').fill('闻人砚北');
  await page.locator('#document').selectOption('other_of_person');
  await page.locator('#number').fill('演示证件0090');
  await page.locator('#phone').fill('13900000090');
  await page.locator('#title').fill(title);
  await page.locator('#carrier').selectOption('paper');
  await page.locator('#way').selectOption('counter');
  await press(page, '登记');
  const path = new URL(await page.getByRole('link', {name: '看这一件'}).evaluate((link) => link.href)).pathname;
  await page.goto(path);
  const number = /登记编号 (\S+)/.exec(await page.locator('h1').first().innerText())[1];
  return {path, number};
}

async function answerSecrecy(page) {
  for (const group of await page.locator('.item-question').all()) {
    const words = await group.locator('legend').innerText();
    await group.getByLabel(/都已逐项看过|已与其协商/.test(words) ? '是' : '否').check();
  }
}

// Written by the handler, signed by two others, sent.
async function answer(page, path, outcome, fields) {
  await enterAs(page, handler);
  await page.goto(`${path}/decision/write?outcome=${outcome}`);
  for (const [name, words] of Object.entries(fields)) await page.locator(`#${name}`).fill(words);
  await press(page, '保存');
  await press(page, '送审');
  await enterAs(page, deputy);
  await page.goto(`${path}/decision`);
  await answerSecrecy(page);
  await press(page, '同意，签署');
  await page.getByRole('heading', {name: '请您作为“分管领导”签署'}).waitFor();
  await press(page, '同意，签署');
  await enterAs(page, chief);
  await page.goto(`${path}/decision`);
  await press(page, '同意，签署');
  await enterAs(page, handler);
  await page.goto(`${path}/decision`);
  await press(page, '发出答复');
}

// How many reconsiderations of the year were corrected, as table 4 has it.
async function corrected(page) {
  await page.goto('/office/disputes/table');
  const row = page.locator('#table4 tr', {has: page.getByRole('rowheader', {name: '行政复议', exact: true})});
  return Number(await row.locator('td[data-label="结果纠正"]').innerText());
}

async function enterDispute(page, check, path, number) {
  await page.goto(path);
  await page.getByRole('link', {name: '登记复议、诉讼'}).click();
  await page.waitForURL(/disputes\/new/);
  check(await page.locator('#of_case').inputValue() === number, 'the application stands there already');
  await bothWidths(page, check, 'the form of a dispute');
  await page.locator('#who').fill('闻人砚北');
  await page.locator('#received').fill(today());
  await press(page, '登记');
  check(await seen(page.locator('.gk-faults')), 'what is missing is told');
  check(await page.locator('#who').inputValue() === '闻人砚北', 'and nothing typed is lost');
  await page.locator('#kind').selectOption('reconsideration');
  await page.locator('#procedure').selectOption('ordinary');
  await page.locator('#body').fill('澄砚县人民政府');
  await page.locator('#request').fill('请求撤销告知书，责令重新答复。');
  await press(page, '登记');
  await page.waitForURL(/\/office\/disputes\/\d+-\d+/);
  check(await seen(page.getByText('10个工作日（行政复议法第四十八条')), 'its term is told with its article');
  await bothWidths(page, check, 'a dispute');
  return new URL(page.url()).pathname;
}

async function act(page, dispute, which, fields, ticks = []) {
  await page.goto(`${dispute}/acts/${which}`);
  for (const [name, value] of Object.entries(fields)) await page.locator(`#${name}`).fill(value);
  for (const name of ticks) await page.locator(`#${name}`).check();
}

async function decide(page, check, dispute) {
  await act(page, dispute, 'answered', {on: today(), words: '提交答复书和检索记录。'});
  await bothWidths(page, check, 'the form of an act');
  await press(page, '登记');
  check(await seen(page.getByText('审理中')), 'it is answered');
  await page.goto(`${dispute}/files`);
  await page.locator('#kind').selectOption('evidence');
  await page.locator('#file').setInputFiles({name: '检索记录.txt', mimeType: 'text/plain', buffer: Buffer.from('检索了业务系统\n')});
  await press(page, '放入');
  check(await seen(page.getByRole('link', {name: '检索记录.txt'})), 'its documents lie in it');
  await act(page, dispute, 'decided', {on: today(), until: later(20), words: '检索范围不全。'}, ['orders_anew']);
  await page.locator('#outcome').selectOption('upheld');
  await press(page, '登记');
  check(await seen(page.getByText('不责令重新答复')), 'a decision that upholds orders nothing');
  check(await page.locator('#until').inputValue() === later(20), 'and nothing typed is lost');
  await page.locator('#outcome').selectOption('annulled');
  await press(page, '登记');
  check(await seen(page.getByText('结果纠正')), 'the answer was annulled');
  await bothWidths(page, check, 'a dispute that was decided');
}

async function wholeWay({page, check}) {
  await page.setViewportSize(desk);
  await enter(page, handler);
  const before = await corrected(page);
  const {path, number} = await handIn(page);
  await answer(page, path, 'does_not_exist',
    {finding: '经检索本机关的业务系统，没有您申请的信息。', reasons: '没有制作过这份验收记录。'});
  check(await seen(page.getByText('本件办结')), 'the answer went out');
  const dispute = await enterDispute(page, check, path, number);
  await decide(page, check, dispute);
  await page.goto(path);
  check(await seen(page.getByText('办理中')), 'the application is open again by itself');
  check(await seen(page.getByText(inChinese(later(20)))), 'with its new day');
  await bothWidths(page, check, 'an application that was opened again');
  await page.goto(`${dispute}/lesson`);
  await page.locator('#words').fill(lesson);
  await bothWidths(page, check, 'the form of a lesson');
  await press(page, '保存');
  await page.goto(`${path}/decision/write?outcome=does_not_exist`);
  check(await seen(page.getByText(lesson)), 'who chooses the same answer reads what was learnt');
  await bothWidths(page, check, 'the form of a decision with a lesson');
  await answer(page, path, 'already_public', {finding: '您申请的信息已经公开。', where: '本机关的专栏，工程建设一栏。'});
  check(await seen(page.getByText('本件办结')), 'it is answered anew');
  await act(page, dispute, 'complied', {on: today()});
  await press(page, '登记');
  check(await seen(page.getByText('已办结')), 'and the dispute is over');
  check(await corrected(page) === before + 1, 'table 4 counts it once');
  await bothWidths(page, check, 'table 4');
  await page.locator('#table4 tr', {has: page.getByRole('rowheader', {name: '行政复议', exact: true})}).locator('td[data-label="结果纠正"] a').click();
  await page.waitForURL(/table\/rows/);
  check((await page.locator('td[data-label="编号"]').count()) === before + 1, 'a cell opens to as many disputes');
  await bothWidths(page, check, 'what is behind a cell');
}

async function lists({page, check}) {
  await enter(page, county);
  for (const [address, name] of [['/office/disputes', 'all disputes'], ['/office/disputes?state=open', 'what is open'],
    ['/office/disputes?kind=direct_suit', 'direct suits']]) {
    await page.goto(address);
    await bothWidths(page, check, name);
  }
  await page.goto('/office/disputes');
  check((await page.locator('td[data-label="编号"]').count()) >= 14, 'the demo county has fourteen');
  const states = new Set(await page.locator('td[data-label="办到哪里"]').allInnerTexts());
  for (const state of ['待提交答复', '审理中', '中止', '二审中', '已办结']) {
    check([...states].some((each) => each.includes(state)), `one of them is ${state}`);
  }
  await enterAs(page, handler);
  const nothing = await page.request.get('/office/disputes/999-999');
  check(nothing.status() === 404 && (await nothing.text()).includes('没有这一件'), 'what is not there says so');
}

const before = ['seed', 'demo'];
export const journeys = [
  {name: 'disputes: refused, annulled, answered anew, counted', before, run: wholeWay},
  {name: 'disputes: the lists', before, run: lists},
];
