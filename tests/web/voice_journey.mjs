// A complaint that is really 信访 is pointed there and counted as no finding; an appeal about a public enterprise goes to its
// department; a message is given to a colleague; what is found about an organ is urged, reported and closed, and a proposal is not seen by
// the organ that it is about. With JavaScript and without.
import {enter, send} from './demo.mjs';
import {enterAs} from './items_journey.mjs';
import {fitsWidth, looksRight} from './looks.mjs';

const phone = {width: 390, height: 844}, desk = {width: 1280, height: 900};
const seen = (locator) => locator.first().waitFor().then(() => true, () => false);
const today = () => new Date(Date.now() + 8 * 3600e3).toISOString().slice(0, 10);

async function press(page, script, name) {
  if (!script) return send(page, name);
  await Promise.all([page.waitForNavigation(), page.getByRole('button', {name, exact: true}).first().click()]);
}

async function choose(page, field, label) {
  const option = page.locator(`#${field} option`, {hasText: label}).first();
  await page.locator(`#${field}`).selectOption(await option.getAttribute('value'));
}

async function unfold(page, label) {
  const fold = page.locator('details', {has: page.locator('summary', {hasText: label})}).first();
  if (!(await fold.evaluate((element) => element.open))) await fold.locator('summary').click();
}

async function openOffice(page, name) {
  await page.setViewportSize(desk);
  await enter(page, name);
}

async function askFor(page, script, code) {
  await page.goto('/take-part/look-up');
  await page.locator('#code').fill(code);
  await page.locator('#fact').fill('0417');
  await press(page, script, '查询');
}

const citizenOf = async (context, running, script) =>
  (await context.browser().newContext({baseURL: running.address, locale: 'zh-CN', viewport: phone, javaScriptEnabled: script !== false})).newPage();

async function complain(page, script) {
  await page.goto('/take-part/send/complaint');
  await choose(page, 'against', '枕溪镇');
  await choose(page, 'subject', '侵犯我的合法权益');
  await page.locator('#title').fill('邻居砌墙占了我家的地');
  await page.locator('#text').fill('邻居砌墙占了我家一米地，镇里说管不了，请县里处理。');
  await page.locator('#pin').fill('0417');
  await press(page, script, '提交');
  return (await page.locator('.query-code').innerText()).trim();
}

async function lettersAndVisits({page, context, check, script, running}) {
  const citizen = await citizenOf(context, running, script);
  const code = await complain(citizen, script);
  await openOffice(page, '秦禾');
  await page.goto('/office/messages?kind=complaint');
  await page.getByRole('link', {name: '邻居砌墙占了我家的地'}).click();
  await page.waitForURL(/\/office\/messages\/\d+-\d+$/);
  await unfold(page, '指明去处');
  await page.locator('#elsewhere').selectOption('letters_visits');
  await page.getByRole('button', {name: '指明去处并办结'}).click();
  check(await seen(page.getByText('请写明向谁提出、怎样联系')), 'to whom has to be said');
  check((await page.locator('#elsewhere').inputValue()) === 'letters_visits', 'nothing chosen is lost');
  await page.locator('#where').fill('县信访局接待室，县城砚池路3号');
  await page.getByRole('button', {name: '指明去处并办结'}).click();
  check(await seen(page.getByText('信访事项')), 'the office sees where it was pointed');
  await looksRight(page, check, 'a complaint that was pointed to 信访');

  await askFor(citizen, script, code);
  check(await seen(citizen.getByText('不算提出信访')), 'who complained reads that nothing was handed in by it');
  check(await seen(citizen.getByText('县信访局接待室')), 'and where to turn');
  await fitsWidth(citizen, check, 'where to turn');
  await press(citizen, script, '评价');
  check(await seen(citizen.getByText('请选择一项')), 'satisfaction is asked for, not guessed');
  await citizen.locator('#satisfaction').selectOption('fair');
  await press(citizen, script, '评价');
  check(await seen(citizen.getByText('您的评价')), 'it is said once');
  check(!(await citizen.locator('#satisfaction').count()), 'and not asked again');
  await citizen.context().close();

  await page.setViewportSize(desk);
  await enterAs(page, '何清');
  await page.goto('/office/oversight');
  check(await seen(page.getByRole('columnheader', {name: '指明去处'})), 'the supervisor sees what was pointed elsewhere');
  check(await seen(page.getByText('不进年报表三的任何一格')), 'and that table 3 has none of it');
  await looksRight(page, check, 'the supervisor\'s view');
}

async function appeal({page, context, check, script, running}) {
  const citizen = await citizenOf(context, running, script);
  await citizen.goto('/take-part/send/enterprise');
  await citizen.locator('#title').fill('收费标准查不到');
  await citizen.locator('#text').fill('大厅里没有贴，网上也没有。');
  await citizen.locator('#pin').fill('0417');
  await press(citizen, script, '提交');
  check(await seen(citizen.getByText('请选择申诉哪个单位')), 'the enterprise is asked for');
  await choose(citizen, 'enterprise', '澄砚县社会福利院');
  await citizen.locator('#pin').fill('0417');
  await press(citizen, script, '提交');
  const code = (await citizen.locator('.query-code').innerText()).trim();
  await openOffice(page, '姚青');
  await page.goto('/office/messages?kind=enterprise');
  await page.getByRole('link', {name: '收费标准查不到'}).click();
  await page.waitForURL(/\/office\/messages\/\d+-\d+$/);
  if (script) await looksRight(page, check, 'an appeal about a public enterprise');
  await page.setViewportSize(desk);
  await page.locator('#verdict').selectOption('founded');
  await page.locator('#handling').fill('请福利院在大厅公布收费项目和标准。');
  await page.locator('#answer').fill('经查属实，已要求公布。');
  await press(page, script, '记下结果并答复');
  await askFor(citizen, script, code);
  check(await seen(citizen.getByText('请福利院在大厅公布')), 'who appealed reads what became of it');
  await citizen.context().close();
}

async function measures({page, check}) {
  await openOffice(page, '何清');
  await page.goto('/office/measures');
  await looksRight(page, check, 'measures against organs');
  await page.setViewportSize(desk);
  await page.getByRole('link', {name: '提出', exact: true}).click();
  await page.waitForURL('**/office/measures/new');
  await looksRight(page, check, 'a new measure');
  await page.setViewportSize(desk);
  await choose(page, 'against', '枕溪镇');
  await page.locator('#kind').selectOption('urge');
  await page.locator('#ground').selectOption('not_updated');
  await page.locator('#facts').fill('公开指南上的电话打不通。');
  await page.locator('#demand').fill('更新公开指南。');
  await page.locator('button', {hasText: '提出'}).last().click();
  check(await seen(page.getByText('请写哪一天以前')), 'the last day is asked for');
  check((await page.locator('#facts').inputValue()) === '公开指南上的电话打不通。', 'nothing typed is lost');
  await page.locator('#correct_by').fill('2099-12-31');
  await page.locator('button', {hasText: '提出'}).last().click();
  await page.waitForURL(/\/office\/measures\/\d+-\d+$/);
  const measure = new URL(page.url()).pathname;
  await enterAs(page, '林溪');
  await page.goto('/office');
  check((await page.getByText('整改并报告：不及时更新公开的内容').count()) > 0, 'it stands in the worklist of the organ');
  await page.goto(measure);
  await page.locator('#rectified').fill('指南已经更新。');
  await page.locator('#rectified_on').fill(today());
  await page.getByRole('button', {name: '报告整改情况'}).click();
  check(await seen(page.getByText('已报告，待核查')), 'it is reported');
  await looksRight(page, check, 'a measure of one\'s own organ');
  await enterAs(page, '谢蘅');
  check((await page.request.get(measure)).status() === 404, 'a neighbour sees nothing of it');
  await page.setViewportSize(desk);
  await enterAs(page, '何清');
  await page.goto(measure);
  await page.getByRole('button', {name: '办结', exact: true}).click();
  check(await seen(page.getByText('已办结')), 'it is closed');
  await page.goto('/office/measures?kind=propose');
  await page.locator('tbody th a').last().click();
  await page.waitForURL(/\/office\/measures\/\d+-\d+$/);
  const proposal = new URL(page.url()).pathname;
  await looksRight(page, check, 'a proposal');
  await enterAs(page, '林溪');
  check((await page.request.get(proposal)).status() === 404, 'no organ opens a proposal');
}

async function assigning({page, check}) {
  await openOffice(page, '林溪');
  await page.goto('/office/messages?state=new&kind=enquiry');
  await page.locator('tbody th a').first().click();
  await page.waitForURL(/\/office\/messages\/\d+-\d+$/);
  const message = new URL(page.url()).pathname;
  await unfold(page, '分给同事办');
  await choose(page, 'assignee', '文石');
  await page.getByRole('button', {name: '分办'}).click();
  check(await seen(page.getByText('分给文石')), 'the history says to whom it was given');
  await enterAs(page, '文石');
  await page.goto('/office/messages?mine=1');
  check((await page.locator(`a[href$="${message}"]`).count()) === 1, 'it stands in the list of one\'s own');
}

async function withoutScript({page, check, script}) {
  await page.setViewportSize(phone);
  const code = await complain(page, script);
  await askFor(page, script, code);
  check(await seen(page.getByText('已收到，还没有开始办理')), 'the state is read with the code');
  check(!(await page.locator('#satisfaction').count()), 'nobody is asked before it has ended');
}

const before = ['seed', 'demo'];
export const journeys = [
  {name: 'voice: a complaint that is really 信访', before, run: lettersAndVisits},
  {name: 'voice: an enquiry without script', before, run: withoutScript, script: false},
  {name: 'voice: an appeal about a public enterprise', before, run: appeal},
  {name: 'voice: measures against an organ, from asked to closed', before, run: measures},
  {name: 'voice: given to a colleague', before, run: assigning},
];
