// The reports of a year as the county's office runs them: January of the demo county from a campaign to publication; a correction in
// April that moves the county's figures and says so; from a cell of the county down to one application; a file taken in for a county
// that works elsewhere; all who are late urged with one click.
import {dirname, join} from 'node:path';
import {fileURLToPath} from 'node:url';
import {enter} from './demo.mjs';
import {enterAs} from './items_journey.mjs';
import {looksRight} from './looks.mjs';

const samples = join(dirname(fileURLToPath(import.meta.url)), '../../data/samples');
const county = '何清';
const year = Number(new Date(Date.now() + 8 * 3600 * 1000).toISOString().slice(0, 4)) - 1;
const campaign = `/office/campaign/${year}`;
const hill = {handler: '谢蘅', deputy: '杜若', chief: '宋圻', name: '鹤汀镇'};
const river = {handler: '乔木青', deputy: '袁槿', chief: '訾檐', name: '青檐镇'};

async function press(page, name) {
  await Promise.all([page.waitForNavigation(), page.getByRole('button', {name, exact: true}).first().click()]);
}

const wordsOf = (page) => page.locator('main').innerText();

/// How the campaign tells where a unit stands.
async function stands(page, name) {
  await page.goto(`${campaign}?named=${encodeURIComponent(name)}`);
  return page.locator('td[data-label="情况"]').first().innerText();
}

async function answerForAll(page) {
  for (let open = page.locator('#findings details'), done = 0; (await open.count()) > 0 && done < 60; ++done) {
    await open.first().locator('summary').click();
    await open.first().locator('textarea').fill('已同业务科室核对，没有错。');
    await Promise.all([page.waitForNavigation(), open.first().getByRole('button', {name: '作说明'}).click()]);
  }
}

async function answerSecrecy(page) {
  for (const group of await page.locator('.item-question').all()) {
    const words = await group.locator('legend').innerText();
    await group.getByLabel(/都已逐项看过|已与其协商/.test(words) ? '是' : '否').check();
  }
}

/// What was found in the text is left standing by who may, so that signing goes on.
async function letStand(page) {
  await page.locator('.item-screening a').click();
  await page.locator('summary', {hasText: '不改，说明理由'}).first().waitFor();
  for (let open = page.locator('details', {hasText: '不改，说明理由'}), done = 0; (await open.count()) > 0 && done < 20; ++done) {
    await open.first().locator('summary').click();
    await open.first().locator('textarea').fill('已核对，可以公开。');
    await Promise.all([page.waitForNavigation(), open.first().getByRole('button', {name: '不改', exact: true}).click()]);
  }
}

/// Signed by the deputy, who examines for secrecy too, and by the head.
async function signAll(page, team, path) {
  await enterAs(page, team.deputy);
  await page.goto(path);
  await answerSecrecy(page);
  await press(page, '同意，签署');
  await press(page, '同意，签署');
  await enterAs(page, team.chief);
  await page.goto(path);
  await press(page, '同意，签署');
  if ((await wordsOf(page)).includes('没有办成')) {
    await enterAs(page, team.deputy);
    await page.goto(path);
    await letStand(page);
    await enterAs(page, team.chief);
    await page.goto(path);
    await press(page, '同意，签署');
  }
}

async function january({page, check}) {
  await enter(page, county);
  check((await stands(page, hill.name)).includes('没有开始'), 'a unit that has written nothing has not begun');
  await looksRight(page, check, 'the campaign of a year');

  await enterAs(page, hill.handler);
  await page.goto(`/office/annual/${year}/text`);
  await page.locator('#section5').fill('存在的问题：公示栏更换慢。改进情况：每月抽查一次，结果张贴公布。');
  await page.locator('#section6').fill('没有收取信息处理费，没有其他需要报告的事项。');
  await press(page, '保存');
  await enterAs(page, county);
  check((await stands(page, hill.name)).includes('起草中'), 'written, it is being drafted');

  await enterAs(page, hill.handler);
  const path = `/office/annual/${year}/sign`;
  await page.goto(path);
  await answerForAll(page);
  await press(page, '没有留着的错误，记为已核对');
  check((await wordsOf(page)).includes('已记为核对过'), 'it is put down that it was checked');
  await enterAs(page, county);
  check((await stands(page, hill.name)).includes('已核对'), 'the county sees that it was checked');

  await enterAs(page, hill.handler);
  await page.goto(path);
  await press(page, '定稿，送审');
  await enterAs(page, county);
  check((await stands(page, hill.name)).includes('审签中'), 'handed in, it is being signed');
  await signAll(page, hill, path);
  await enterAs(page, county);
  check((await stands(page, hill.name)).includes('已签发，没有报送'), 'signed, it is to be submitted');

  await enterAs(page, hill.handler);
  await page.goto(path);
  await press(page, '报送');
  await enterAs(page, county);
  check((await stands(page, hill.name)).includes('已公布'), 'submitted and public');
  await page.goto(`/office/rollup/${year}/units`);
  check((await wordsOf(page)).includes(hill.name), 'and it is in the sum of the county');
}

async function april({page, check}) {
  await enter(page, county);
  const rollup = `/office/rollup/${year}`;
  await page.goto(rollup);
  await page.locator('#cause').fill('四月核对');
  await Promise.all([page.waitForNavigation(), page.getByRole('button', {name: '留存这次汇总'}).click()]).catch(() => {});
  const cell = '2/行政许可/本年处理决定数量';
  const sum = async () => {
    await page.goto(`${rollup}/cell?cell=${encodeURIComponent(cell)}`);
    return Number((await page.locator('main p b').first().innerText()).replace(/\D/g, '') || '0');
  };
  const before = await sum();

  await enterAs(page, river.handler);
  await page.goto(`/office/annual/${year}/rows?cell=${encodeURIComponent(cell)}`);
  await page.locator('#change').fill('4');
  await page.locator('#reason').fill('登记簿漏登四件');
  await page.locator('#evidence').fill('行政许可登记簿第15页');
  await press(page, '加上这条调整');
  const path = `/office/annual/${year}/sign`;
  await page.goto(path);
  await page.locator('summary', {hasText: '更正'}).first().click();
  await press(page, '开始更正');
  await enterAs(page, county);
  check((await stands(page, river.name)).includes('更正中'), 'a correction is under way');
  check((await sum()) === before, 'until it is signed the sum stays');

  await enterAs(page, river.handler);
  await page.goto(path);
  await answerForAll(page);
  await page.locator('#why').fill('登记簿漏登的四件补上。');
  await press(page, '定稿，送审');
  await signAll(page, river, path);
  await enterAs(page, county);
  check((await sum()) === before + 4, 'the corrected report moves the sum of the county');
  await page.goto(rollup);
  check((await wordsOf(page)).includes(river.name), 'the roll-up names who changed it');
  await page.goto(`${rollup}/cell?cell=${encodeURIComponent(cell)}`);
  await looksRight(page, check, 'what each put into a cell');
}

async function downToOneCase({page, check}) {
  await enter(page, county);
  await page.goto(`/office/rollup/${year}`);
  const cell = encodeURIComponent('3/一/自然人');
  await Promise.all([page.waitForNavigation(), page.locator(`a[href*="${cell}"]`).first().click()]);
  const share = page.locator('.rollup-share a[href*="/office/annual/"]').first();
  await Promise.all([page.waitForNavigation(), share.click()]);
  check((await page.locator('.annual-row').count()) > 0, 'the cell of a unit opens to its rows');
  await Promise.all([page.waitForNavigation(), page.locator('.annual-row a').first().click()]);
  check(/\/office\/requests\/\d+/.test(page.url()), `and a row to its application: ${page.url()}`);
}

async function takenIn({page, check}) {
  await enter(page, county);
  await page.goto(`/office/campaign/2023?under=all&step=file`);
  await Promise.all([page.waitForNavigation(), page.locator('th[scope=row] a').first().click()]);
  await looksRight(page, check, 'a unit that works elsewhere');
  await press(page, '收下，核对');
  check((await wordsOf(page)).includes('请选择文件'), 'without a file nothing is taken in');
  await page.locator('#files').setInputFiles([join(samples, '01-zhenxi-2023.txt')]);
  await press(page, '收下，核对');
  for (let tries = 0; tries < 40 && (await wordsOf(page)).includes('正在读取、核对'); ++tries) await page.waitForTimeout(250);
  await page.reload();
  check((await page.locator('#received').innerText()).includes('01-zhenxi-2023.txt'), 'the file stands with the unit');
}

async function urged({page, check}) {
  await enter(page, county);
  await page.goto(`${campaign}?overdue=1`);
  const button = page.getByRole('button', {name: '催办全部逾期的'});
  check(await button.isVisible(), 'what is late can be urged at once');
  await Promise.all([page.waitForNavigation(), button.click()]);
  check((await wordsOf(page)).includes('请写一句要说的话'), 'nobody is urged without a word');
  await page.locator('#words').fill('请三天内报送。');
  await Promise.all([page.waitForNavigation(), page.getByRole('button', {name: '催办全部逾期的'}).click()]);
  check(/催办了 \d+ 个单位/.test(await wordsOf(page)), 'how many were urged is told');
  await page.goto(`${campaign}/history`);
  check((await wordsOf(page)).includes('请三天内报送。'), 'what was said and when is kept');
  await looksRight(page, check, 'who was urged');
  await page.goto(`${campaign}/days`);
  check((await wordsOf(page)).includes('第四十九条'), 'the days name their article');
  await looksRight(page, check, 'the days of a year');
}

async function outOfSight({page, check}) {
  await enter(page, '林溪');
  await page.goto(campaign);
  const words = await wordsOf(page);
  check(words.includes('枕溪镇') && !words.includes(hill.name), 'an organ sees its own line alone');
  check((await page.getByRole('button', {name: '催办全部逾期的'}).count()) === 0, 'and urges nobody');
  check((await page.request.get(`${campaign}/units/999999`)).status() === 404, 'what is not there is not there');
}

const before = ['seed', 'demo'];
export const journeys = [
  {name: 'campaign: January to publication', before, run: january},
  {name: 'campaign: a correction in April', before, run: april},
  {name: 'campaign: from the county down to one case', before, run: downToOneCase},
  {name: 'campaign: a file taken in', before, run: takenIn},
  {name: 'campaign: all late ones are urged', before, run: urged},
  {name: 'campaign: out of sight', before, run: outOfSight},
];
