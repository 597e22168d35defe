// The text of an organ's own report: drafted from the ledgers, edited, a number inserted, saved, and shown with its numbers marked; the
// year's work and promises put down; nothing typed is lost; a neighbour's text is not there.
import {enter} from './demo.mjs';
import {looksRight} from './looks.mjs';

const handler = '林溪';
const year = Number(new Date(Date.now() + 8 * 3600 * 1000).toISOString().slice(0, 4));
const path = `/office/annual/${year}/text`;

async function press(page, name) {
  await Promise.all([page.waitForNavigation(), page.getByRole('button', {name, exact: true}).first().click()]);
}

async function written({page, check}) {
  await enter(page, handler);
  await page.goto(path);
  const drafted = await page.locator('#section1').inputValue();
  check(drafted.includes('〔全年首次公开信息〕'), 'section one is drafted with live numbers');
  check(!/\{\{|[a-z]/.test(drafted), 'what clerks read is Chinese');
  const fits = await page.locator('#section1').evaluate((area) => area.scrollHeight - area.clientHeight);
  check(fits <= 2, `the field shows all that is in it (${fits} px more)`);
  await looksRight(page, check, 'the draft');
  await page.locator('#section5').fill('（一）存在的主要问题。\n1.石桥村的公示栏离村口太远，换届以后没有人换纸。');
  await page.locator('#number-section5').selectOption('〔全年首次公开信息〕');
  await page.locator('.annual-text', {has: page.locator('#section5')}).locator('.text-insert button').click();
  check((await page.locator('#section5').inputValue()).includes('〔全年首次公开信息〕'), 'a number is inserted where one writes');
  await press(page, '保存');
  check((await page.locator('.gk-said').innerText()).includes('已保存'), 'it is saved');
  check((await page.locator('.live-number').count()) > 0, 'numbers are marked');
  await looksRight(page, check, 'the saved text');
  await page.locator('#section6').fill('收费〔没有的数字〕元');
  await press(page, '保存');
  check((await page.locator('#section6').inputValue()) === '收费〔没有的数字〕元', 'nothing typed is lost');
  check((await page.locator('#section6-says').innerText()).includes('〔没有的数字〕'), 'a name that is none is told beside its field');
  await looksRight(page, check, 'a text with a fault');
  await page.goto(`${path}/versions`);
  await looksRight(page, check, 'the versions');
  await page.goto(`${path}/items?fact=item.published`);
  check((await page.locator('.fact-row').count()) > 0, 'a number opens to its rows');
  await looksRight(page, check, 'the rows of a number');
}

async function noted({page, check}) {
  await enter(page, handler);
  await page.goto(`${path}/notes`);
  await page.locator('#kind').selectOption('training');
  await page.locator('#subject').fill('答复文书怎样写明依据');
  await press(page, '登记');
  check((await page.locator('#subject').inputValue()) === '答复文书怎样写明依据', 'nothing typed is lost');
  await looksRight(page, check, 'work with a fault');
  await page.locator('#on').fill(`${year}-01-02`);
  await page.locator('#people').fill('18');
  await press(page, '登记');
  check((await page.locator('#work').innerText()).includes('18人次'), 'the training is put down');
  await page.goto(`${path}/notes?open=promise-${year - 1}`);
  await page.locator('#words').fill('答复以前先请司法所看一遍');
  await Promise.all([page.waitForNavigation(), page.locator('form:has(#words) button[type=submit]').click()]);
  await page.getByRole('link', {name: '写落实情况'}).first().click();
  await page.locator('#state').selectOption('done');
  await page.locator('#outcome').fill('全年看过11件。');
  await press(page, '保存落实情况');
  check((await page.locator('main').innerText()).includes('全年看过11件。'), 'what became of it is told');
  await looksRight(page, check, 'work and promises');
}

async function others({page, check}) {
  await enter(page, handler);
  const neighbour = await page.request.get(`${path}?organ=999999`);
  check(neighbour.status() === 404, 'an organ out of reach is not there');
}

const before = ['seed', 'demo'];
export const journeys = [
  {name: 'annual text: drafted, edited and saved', before, run: written},
  {name: 'annual text: work and promises', before, run: noted},
  {name: 'annual text: out of sight', before, run: others},
];
