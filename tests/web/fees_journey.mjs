// One person hands in thirty applications over the counter in a month; the thirtieth is charged, which is tried before it goes out.
// The county looks at all organs, opens a number to its cases, urges, and the organ answers.
import {enterAs} from './items_journey.mjs';
import {looksRight} from './looks.mjs';
import {keepPicture} from './pictures.mjs';

const handler = '林溪', county = '何清';
const desk = {width: 1280, height: 900};
const seen = (locator) => locator.first().waitFor().then(() => true, () => false);

// What the organ took in this year, in yuan.
async function sumOfYear(page) {
  await page.goto('/office/request-fees');
  const text = await page.getByText(/实际收取 [\d,.]+ 元/).first().innerText();
  return Number(/实际收取 ([\d,.]+) 元/.exec(text)[1].replaceAll(',', ''));
}

async function press(page, name) {
  await Promise.all([page.waitForNavigation(), page.getByRole('button', {name, exact: true}).first().click()]);
}

async function bothWidths(page, check, name, picture) {
  await looksRight(page, check, name);
  await page.setViewportSize(desk);
  if (picture) await keepPicture(page, picture);
}

// Over the counter: received on the day. Returns the path of the case.
async function handIn(page, number) {
  await page.goto('/office/requests/new');
  await page.locator('#channel').selectOption('in_person');
  await page.locator('#name').fill('闻人砚北');
  await page.locator('#document').selectOption('other_of_person');
  await page.locator('#number').fill('演示证件0030');
  await page.locator('#phone').fill('13900000030');
  await page.locator('#title').fill(`枕溪镇第${number}批农田水利工程的验收记录`);
  await page.locator('#carrier').selectOption('paper');
  await page.locator('#way').selectOption('counter');
  await press(page, '登记');
  return new URL(await page.getByRole('link', {name: '看这一件'}).evaluate((link) => link.href)).pathname;
}

async function fee({page, check}) {
  await page.setViewportSize(desk);
  await enterAs(page, handler);
  let path = '';
  for (let i = 1; i <= 30; ++i) path = await handIn(page, i);
  await page.goto(`${path}/fee`);
  check(await seen(page.getByText('系统按身份证件查到 29 件')), 'the program counts the applications of that person in the month');
  const before = await sumOfYear(page);
  await page.goto(`${path}/fee`);
  await bothWidths(page, check, 'the notice to pay', 'request-fee');
  await page.locator('#basis').selectOption('items');
  await page.locator('#units').fill('一');
  await page.locator('#payment').fill('凭收费通知到枕溪镇便民服务中心缴纳。');
  await press(page, '制作收费通知');
  check(await seen(page.locator('.gk-faults')), 'what is no number is told');
  check((await page.locator('#payment').inputValue()).includes('便民服务中心'), 'and nothing typed is lost');
  await page.locator('#units').fill('1');
  await press(page, '先算一算');
  check(await seen(page.getByText('第30件，每件100.00元')), 'how the sum comes about is shown');
  check(await seen(page.getByText('还没有通知申请人')), 'and nobody was told');
  await press(page, '制作收费通知');
  await page.waitForURL(/\/fee\?done=1/);
  check(await seen(page.getByText('100.00元（按件计收）')), 'the notice went out with its sum');
  await bothWidths(page, check, 'a notice that went out');
  await press(page, '不再处理');
  check(await seen(page.getByText('请先核对，再勾选')), 'that it lapsed has to be confirmed');
  await page.goto(`${path}/fee`);
  await press(page, '登记缴费');
  check(await seen(page.getByText('已保存')), 'that it was paid is put down');
  check(!(await page.getByRole('button', {name: '登记缴费'}).count()), 'and once');
  check(await sumOfYear(page) === before + 100, 'the sum of the year holds it');
  await bothWidths(page, check, 'the fees of a year');
}

async function oversight({page, check}) {
  await page.setViewportSize(desk);
  await enterAs(page, handler);
  const path = await handIn(page, 31);
  await enterAs(page, county);
  await page.goto('/office/request-oversight');
  await bothWidths(page, check, 'all organs by how far their days are', 'request-oversight');
  const row = page.locator('tr', {has: page.getByRole('rowheader', {name: '澄砚县枕溪镇人民政府'})}).first();
  const link = row.locator('td[data-label="未办结"] a');
  const wanted = Number(await link.innerText());
  await link.click();
  await page.waitForURL(/request-oversight\/cases/);
  check((await page.locator('td[data-label="环节"]').count()) === wanted, 'a number opens to as many cases');
  await bothWidths(page, check, 'the cases behind a number');
  const id = path.split('/').pop();
  await page.locator(`input[name="case"][value^="${id}:"]`).check();
  await press(page, '催办选中的');
  check(await seen(page.getByText('请写明要对方做什么')), 'urging without a word is refused');
  await page.locator(`input[name="case"][value^="${id}:"]`).check();
  await page.locator('#words').fill('请在期限内答复申请人，并回复办理情况。');
  await press(page, '催办选中的');
  check(await seen(page.getByText('催办了 1 件')), 'one was urged');
  await enterAs(page, handler);
  await page.goto('/office');
  check(await seen(page.getByText('请答复催办')), 'the organ finds it on its first page');
  await page.goto(`${path}/urge`);
  check(await seen(page.getByText('并回复办理情况')), 'and reads what was said');
  await bothWidths(page, check, 'urging and its answer');
  await page.locator('#words').fill('正在查找，三个工作日内答复。');
  await press(page, '答复催办');
  check(await seen(page.getByText('三个工作日内答复')), 'the answer stands beside it');
  await enterAs(page, county);
  await page.goto('/office/request-figures?by=channel');
  await bothWidths(page, check, 'the figures', 'request-figures');
  const figure = page.locator('tr', {has: page.getByRole('rowheader', {name: '当面提交'})}).locator('td[data-label="收到"] a');
  const count = Number(await figure.innerText());
  await figure.click();
  await page.waitForURL(/request-figures\/cases/);
  check((await page.locator('td[data-label="环节"]').count()) === Math.min(count, 500), 'each figure opens to its cases');
  await page.goto('/office/request-moved');
  await bothWidths(page, check, 'days that a holiday notice moved');
}

const before = ['seed', 'demo'];
export const journeys = [
  {name: 'fees: thirty applications of one person in a month', before, run: fee},
  {name: 'fees: the county looks at all organs and urges', before, run: oversight},
];
