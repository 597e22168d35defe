// A citizen complains that a township does not publish; the county's office finds it true, the township puts it right without
// learning who wrote, and the citizen reads what came of it. With JavaScript and without.
import {enter, send} from './demo.mjs';
import {enterAs} from './items_journey.mjs';
import {fitsWidth, looksRight} from './looks.mjs';
import {keepPicture} from './pictures.mjs';

const inCharge = '秦禾', complainedOf = '林溪', neighbour = '谢蘅';
const phone = {width: 390, height: 844}, desk = {width: 1280, height: 900};
const seen = (locator) => locator.first().waitFor().then(() => true, () => false);

async function press(page, script, name) {
  if (!script) return send(page, name);
  await Promise.all([page.waitForNavigation(), page.getByRole('button', {name}).first().click()]);
}

async function choose(page, field, label) {
  const option = page.locator(`#${field} option`, {hasText: label}).first();
  await page.locator(`#${field}`).selectOption(await option.getAttribute('value'));
}

async function complain(page, check, script) {
  await page.setViewportSize(phone);
  await page.goto('/take-part');
  await page.getByRole('link', {name: '投诉举报', exact: true}).press('Enter');
  await page.waitForURL('**/take-part/send/complaint');
  check(await seen(page.getByText('期限照样走')), 'the form says that no term stops for it');
  if (script) await looksRight(page, check, 'the form of a complaint');
  if (script) await keepPicture(page, 'complaint-form');
  await page.setViewportSize(phone);
  await choose(page, 'against', '澄砚县人民政府办公室');
  await choose(page, 'subject', '没有按照要求主动公开');
  await page.locator('#title').fill('救助名单一直不公开');
  await page.locator('#text').fill('去年下半年的临时救助名单没有公开，问过两次都说再等等。');
  await page.locator('#pin').fill('0417');
  await press(page, script, '提交');
  check(await seen(page.getByText('不在这里收')), 'whose department in charge is elsewhere is told where to turn');
  check(await page.locator('#text').inputValue() === '去年下半年的临时救助名单没有公开，问过两次都说再等等。', 'nothing typed is lost');
  await choose(page, 'against', '枕溪镇');
  await page.locator('#pin').fill('0417');
  await press(page, script, '提交');
  const code = (await page.locator('.query-code').innerText()).trim();
  check(/^[0-9A-Z]{4}-[0-9A-Z]{4}-[0-9A-Z]{4}$/.test(code), 'a query code is shown');
  await fitsWidth(page, check, 'the receipt of a complaint');
  return code;
}

async function askFor(page, script, code) {
  await page.goto('/take-part/look-up');
  await page.locator('#code').fill(code);
  await page.locator('#fact').fill('0417');
  await press(page, script, '查询');
}

async function wholeWay({page, context, check, script, running}) {
  const citizen = await (await context.browser().newContext({baseURL: running.address, locale: 'zh-CN', viewport: phone})).newPage();
  const code = await complain(citizen, check, script);

  await page.setViewportSize(desk);
  await enter(page, inCharge);
  await page.goto('/office/messages?kind=complaint');
  await page.getByRole('link', {name: '救助名单一直不公开'}).click();
  await page.waitForURL(/\/office\/messages\/\d+-\d+$/);
  const message = new URL(page.url()).pathname;
  await looksRight(page, check, 'a complaint in the office');
  await keepPicture(page, 'complaint');
  await page.setViewportSize(desk);
  await page.locator('#verdict').selectOption('founded');
  await page.locator('#answer').fill('经查属实，已要求补公开。');
  await page.getByRole('button', {name: '记下结果并答复'}).click();
  check(await seen(page.getByText('应当督促整改或者通报批评')), 'what is true has a consequence');
  check(await page.locator('#answer').inputValue() === '经查属实，已要求补公开。', 'nothing typed is lost in the office');
  await page.locator('#measure').selectOption('urge');
  await page.locator('#order').fill('把去年下半年的临时救助名单补公开。');
  await page.locator('#correct_by').fill('2099-12-31');
  await page.getByRole('button', {name: '记下结果并答复'}).click();
  check(await seen(page.getByText('要求整改的')), 'the office sees what it asked for');

  await enterAs(page, complainedOf);
  check((await page.request.get(message)).status() === 404, 'the organ complained of does not open the complaint');
  await page.goto('/office/rectifications');
  await looksRight(page, check, 'what is to be put right');
  await page.setViewportSize(desk);
  await page.getByRole('link', {name: '没有按照要求主动公开'}).last().click();
  await page.waitForURL(/\/office\/rectifications\/\d+-\d+$/);
  const order = new URL(page.url()).pathname;
  check(await seen(page.getByText('把去年下半年的临时救助名单补公开。')), 'it reads what it is to put right');
  check(!(await page.getByText('问过两次').count()), 'and nothing that was written');
  await looksRight(page, check, 'one thing to be put right');
  await keepPicture(page, 'rectification');
  await page.setViewportSize(desk);
  await page.locator('#rectified').fill('名单已经补公开。');
  await page.getByRole('button', {name: '报告整改情况'}).click();
  check(await seen(page.getByText('请写哪一天整改完的')), 'the day is asked for');
  await page.locator('#rectified_on').fill(await page.evaluate(() => new Date(Date.now() + 8 * 3600e3).toISOString().slice(0, 10)));
  await page.getByRole('button', {name: '报告整改情况'}).click();
  check(await seen(page.getByText('已报告')), 'it is reported');
  await enterAs(page, neighbour);
  check((await page.request.get(order)).status() === 404, 'a neighbour sees nothing of it');

  await askFor(citizen, script, code);
  check(await seen(citizen.getByText('名单已经补公开。')), 'who complained reads what was put right');
  check(await seen(citizen.getByText('督促整改')), 'and what followed');
  await fitsWidth(citizen, check, 'the outcome of a complaint');
  await citizen.context().close();
}

async function withoutScript({page, check, script}) {
  const code = await complain(page, check, script);
  await askFor(page, script, code);
  check(await seen(page.getByText('已收到，还没有开始办理')), 'the state is read with the code');
  check(await seen(page.getByText('枕溪镇')), 'and of which organ it is');
}

async function disposals({page, check}) {
  await page.setViewportSize(desk);
  await enter(page, complainedOf);
  await page.goto('/office/disposals');
  check(await seen(page.getByText('没有保管期满的')), 'nothing is due for ten years');
  await looksRight(page, check, 'messages whose period is over');
}

const before = ['seed', 'demo'];
export const journeys = [
  {name: 'complaints: from a telephone to what was put right', before, run: wholeWay},
  {name: 'complaints: without script', before, run: withoutScript, script: false},
  {name: 'complaints: the archive period of messages', before, run: disposals},
];
