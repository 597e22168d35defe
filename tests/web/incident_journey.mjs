// The registers of oversight: an incident from report to closure with its notices, steps and proof; what an inspected organ reports;
// what is missing of a year and the statement that there was none. With JavaScript and without.
import {enter, send} from './demo.mjs';
import {enterAs} from './items_journey.mjs';
import {fitsWidth, looksRight} from './looks.mjs';
import {keepPicture} from './pictures.mjs';

const handler = '林溪', neighbour = '谢蘅', supervisor = '何清';
const phone = {width: 390, height: 844}, desk = {width: 1280, height: 900};
const seen = (locator) => locator.first().waitFor().then(() => true, () => false);
const day = () => new Date(Date.now() + 8 * 3600e3).toISOString().slice(0, 10);
const lastYear = () => Number(day().slice(0, 4)) - 1;

async function press(page, script, name) {
  if (!script) return send(page, name);
  await Promise.all([page.waitForNavigation(), page.getByRole('button', {name, exact: true}).first().click()]);
}

async function report(page, check, script) {
  await page.goto('/office/registers');
  if (script) await looksRight(page, check, 'the overview of the registers');
  if (script) await keepPicture(page, 'registers');
  await page.setViewportSize(script ? desk : phone);
  await page.getByRole('link', {name: '失泄密和其他事件', exact: true}).first().press('Enter');
  await page.waitForURL(/\/office\/registers\/incident/);
  if (script) await looksRight(page, check, 'the register of incidents');
  await page.setViewportSize(script ? desk : phone);
  await page.getByRole('link', {name: '登记', exact: true}).first().press('Enter');
  await page.waitForURL(/\/incident\/new/);
  await page.locator('#subject').fill('名单带出一列电话');
  await page.locator('#on').fill('昨天下午');
  await press(page, script, '登记');
  check(await seen(page.getByText('请写年月日')), 'a day is a day');
  check(await seen(page.getByText('请写“什么事件”')), 'and what it was is asked');
  check(await page.locator('#on').inputValue() === '昨天下午', 'nothing typed is lost');
  if (script) await looksRight(page, check, 'the form of an incident with its faults');
  await page.setViewportSize(script ? desk : phone);
  await page.locator('#on').fill(day());
  await page.locator('#which').selectOption('personal_leak');
  await page.locator('#facts').fill('公示表的附件里有一列没有遮盖，两小时后撤下。');
  await page.locator('#affected').fill('23');
  await press(page, script, '登记');
  await page.waitForURL(/\/office\/register-entries\/\d+-\d+$/);
  await fitsWidth(page, check, 'an incident');
  return new URL(page.url()).pathname;
}

async function putRight(page, check, script, incident) {
  await page.goto(`${incident}/step`);
  await page.locator('#step_what').fill('附件一律先遮盖，两个人核对');
  await page.locator('#step_owner').fill('党政综合办公室');
  await page.locator('#step_due').fill(day());
  await press(page, script, '加上');
  check(await seen(page.getByText('附件一律先遮盖，两个人核对')), 'what follows stands there with its day');
  await page.goto(`${incident}/close`);
  await page.locator('#ended_on').fill(day());
  await page.locator('#ending').fill('已经处置完毕。');
  await press(page, script, '办结');
  check(await seen(page.getByText('还有1项没有登记完成')), 'it is not over while something is open');
  check(await seen(page.getByText('应当通知履行个人信息保护职责的部门')), 'nor before the department was told');
  check(await page.locator('#ending').inputValue() === '已经处置完毕。', 'what was typed stays');
  if (script) await looksRight(page, check, 'closing that is refused');
  await page.setViewportSize(script ? desk : phone);
  await page.goto(incident);
  await page.getByRole('link', {name: '登记完成'}).press('Enter');
  await page.waitForURL(/\/done\?step=1/);
  await page.locator('#done_on').fill(day());
  await page.locator('#outcome').fill('已经执行，附核对记录。');
  await page.locator('#files').setInputFiles({name: '核对记录.pdf', mimeType: 'application/pdf', buffer: Buffer.from('%PDF-1.4\n% proof\n')});
  await press(page, script, '登记完成');
  check(await seen(page.getByRole('link', {name: '核对记录.pdf'})), 'the proof stands beside it');
}

async function close(page, check, script, incident) {
  await page.goto(`${incident}/correct`);
  await page.locator('#department_on').fill(day());
  await page.locator('#persons_on').fill(day());
  await page.locator('#measures').fill('撤下附件，请搜索网站清除快照。');
  await press(page, script, '保存更正');
  check(await seen(page.getByText('请写明为什么。')), 'a correction says why');
  await page.locator('#reason').fill('补登通知的日期');
  await press(page, script, '保存更正');
  await page.waitForURL(/\/office\/register-entries\/\d+-\d+$/);
  await page.goto(`${incident}/close`);
  await page.locator('#ended_on').fill(day());
  await page.locator('#ending').fill('已经处置完毕。');
  await press(page, script, '办结');
  await page.waitForURL(/\/office\/register-entries\/\d+-\d+$/);
  check(await seen(page.getByText('已办结')), 'it is closed');
  check(await seen(page.getByText('补登通知的日期')), 'and its history tells what was corrected');
  await fitsWidth(page, check, 'a closed incident');
}

async function wholeWay({page, check, script}) {
  await page.setViewportSize(script ? desk : phone);
  await enter(page, handler);
  const incident = await report(page, check, script);
  await putRight(page, check, script, incident);
  await close(page, check, script, incident);
  if (!script) return;
  await looksRight(page, check, 'a closed incident');
  await keepPicture(page, 'incident');
  await enterAs(page, neighbour);
  check((await page.request.get(incident)).status() === 404, 'a neighbour sees nothing of it');
  await enterAs(page, supervisor);
  await page.setViewportSize(desk);
  await page.goto('/office/registers/incident?organ=all');
  check(await seen(page.getByRole('link', {name: '名单带出一列电话'})), 'the county sees it');
  const menu = page.getByRole('navigation', {name: '主导航'});
  check(await menu.locator('[aria-current="page"]').innerText() === '监督保障', 'the registers stand under a tab of their own');
  const lines = await menu.locator('li').evaluateAll((items) => new Set(items.map((item) => item.offsetTop)).size);
  check(lines <= 2, `the menu stands in two lines at most, not ${lines}`);
  await page.goto('/office/registers/county');
  await looksRight(page, check, 'the registers of all organs');
}

async function missing({page, check}) {
  await page.setViewportSize(desk);
  await enter(page, neighbour);
  await page.goto(`/office/registers?year=${lastYear()}`);
  check(await seen(page.getByText('没有登记突发事件信息发布，也没有说明本年没有')), 'what is missing is named');
  check(await seen(page.getByText('（条例第四十五条）')), 'a rule of the 条例 too');
  await page.getByRole('link', {name: /没有登记突发事件信息发布/}).click();
  await page.getByRole('link', {name: new RegExp(`说明${lastYear()}年没有`)}).click();
  await page.getByRole('button', {name: '说明没有'}).click();
  check(await seen(page.getByText('请写明为什么。')), 'how it was made sure is asked');
  await looksRight(page, check, 'the statement that there was none');
  await page.setViewportSize(desk);
  await page.locator('#words').fill('问过各股室，查过值班记录。');
  await page.getByRole('button', {name: '说明没有'}).click();
  check(await seen(page.getByText('问过各股室，查过值班记录。')), 'the statement stands in the register');
  await page.goto(`/office/registers?year=${lastYear()}`);
  check(!(await page.getByText('没有登记突发事件信息发布').count()), 'and nothing is missing there');
  const [file] = await Promise.all([page.waitForEvent('download'), page.getByRole('link', {name: '导出 Excel'}).click()]);
  check(file.suggestedFilename().includes('工作登记'), 'the year goes out as a workbook');
}

async function inspected({page, check}) {
  await page.setViewportSize(desk);
  await enter(page, handler);
  const year = new Date(Date.now() + 8 * 3600e3 - 70 * 86400e3).toISOString().slice(0, 4);
  await page.goto(`/office/registers/inspection?year=${year}`);
  await page.getByRole('link', {name: '第三方评估'}).first().click();
  await page.waitForURL(/\/office\/register-entries\/\d+-\d+$/);
  check(!(await page.getByRole('link', {name: '更正'}).count()), 'the inspected organ changes nothing of it');
  await page.getByRole('link', {name: '登记完成'}).first().click();
  await page.locator('#done_on').fill(day());
  await page.locator('#outcome').fill('两篇解读已经发布。');
  await page.getByRole('button', {name: '登记完成'}).click();
  check(await seen(page.getByText('两篇解读已经发布。')), 'it reports what it put right');
  await looksRight(page, check, 'an inspection with what was put right');
}

const before = ['seed', 'demo'];
export const journeys = [
  {name: 'incidents: from report to closure', before, run: wholeWay},
  {name: 'incidents: without script', before, run: wholeWay, script: false},
  {name: 'incidents: what is missing, and none this year', before, run: missing},
  {name: 'incidents: an inspected organ reports', before, run: inspected},
];
