// The life of an organ's own report: all organs of a year, what the rules find in one, an error that somebody answers for, handing in,
// signing by three, and what the public reads then.
import {enter} from './demo.mjs';
import {looksRight} from './looks.mjs';

// Of a township that has written nothing about last year; of this year nothing goes out yet.
const handler = '罗苇';
const thisYear = Number(new Date(Date.now() + 8 * 3600 * 1000).toISOString().slice(0, 4));
const year = thisYear - 1;
const path = `/office/annual/${year}`;

async function press(page, name) {
  await Promise.all([page.waitForNavigation(), page.getByRole('button', {name, exact: true}).first().click()]);
}

/// Every error that is open is answered for; how many there were.
async function answerForAll(page) {
  let answered = 0;
  for (let open = page.locator('#findings details'); (await open.count()) > 0 && answered < 60; ++answered) {
    // A form that was refused stands open already.
    if ((await open.first().getAttribute('open')) === null) await open.first().locator('summary').click();
    await open.first().locator('textarea').fill('已同业务科室核对，没有错。');
    await Promise.all([page.waitForNavigation(), open.first().getByRole('button', {name: '作说明'}).click()]);
  }
  return answered;
}

async function listed({page, check}) {
  await enter(page, '何清');
  await page.goto('/office');
  await Promise.all([page.waitForNavigation(), page.locator('nav a', {hasText: /^年度报告$/}).first().click()]);
  await looksRight(page, check, 'what stands behind the tab');
  await Promise.all([page.waitForNavigation(), page.locator('.gk-side').getByRole('link', {name: '编制年度报告'}).click()]);
  check(new URL(page.url()).pathname === '/office/annual', 'compiling is one click from the tab');
  await page.goto(`/office/annual?year=${year}`);
  check((await page.locator('main').innerText()).includes('枕溪镇'), 'every organ of the county stands in the list');
  await looksRight(page, check, 'the reports of a year');
}

async function answered({page, check}) {
  await enter(page, handler);
  await page.goto(`${path}/sign`);
  await looksRight(page, check, 'a report that is being drafted');
  const groups = await page.locator('#findings .judged-group').allInnerTexts();
  const order = ['错误', '存疑', '提示'].filter((name) => groups.some((group) => group.includes(name)));
  check(groups.length === order.length && groups.every((group, i) => group.includes(order[i])), `findings by severity: ${groups.join(', ')}`);
  const first = page.locator('#findings details').first();
  if ((await first.count()) > 0) {
    await first.locator('summary').click();
    await Promise.all([page.waitForNavigation(), first.getByRole('button', {name: '作说明'}).click()]);
    check((await page.locator('main').innerText()).includes('请写明理由'), 'a reason is wanted');
    await looksRight(page, check, 'a reason that is missing');
    await answerForAll(page);
    check((await page.locator('main').innerText()).includes('已同业务科室核对'), 'name and reason stand with the error');
  }
  await press(page, '定稿，送审');
  check((await page.locator('main').innerText()).includes('还没有写报告的文字'), 'nothing is handed in without its text');
}

async function handedIn({page, check}) {
  await enter(page, handler);
  await page.goto(`${path}/text`);
  await page.locator('#section5').fill('存在的问题：村级公示更新慢。改进情况：每月抽查一次，结果张贴公布。');
  await page.locator('#section6').fill('没有其他需要报告的事项。');
  await press(page, '保存');
  await page.goto(`${path}/sign`);
  await answerForAll(page);
  await press(page, '定稿，送审');
  check((await page.locator('main').innerText()).includes('审签中'), 'it is handed in');
  await looksRight(page, check, 'a report that is being signed');
  await page.locator('summary', {hasText: '撤回送审'}).click();
  await press(page, '撤回送审');
  check((await page.locator('main').innerText()).includes('定稿后退回修改'), 'it is taken back');
}

async function notOver({page, check}) {
  await enter(page, handler);
  await page.goto(`/office/annual/${thisYear}/sign`);
  check((await page.locator('#hand-in').innerText()).includes(`${thisYear + 1}年1月1日起才能定稿送审`), 'the page tells from which day it is handed in');
  check((await page.getByRole('button', {name: '定稿，送审'}).count()) === 0, 'and offers no button until then');
  await looksRight(page, check, 'a report on a year that is not over');
}

async function others({page, check}) {
  await enter(page, handler);
  check((await page.request.get(`${path}/sign?organ=999999`)).status() === 404, 'an organ out of reach is not there');
}

const before = ['seed', 'demo'];
export const journeys = [
  {name: 'annual life: the reports of a year', before, run: listed},
  {name: 'annual life: an error is answered for', before, run: answered},
  {name: 'annual life: frozen, handed in, taken back', before, run: handedIn},
  {name: 'annual life: a year that is not over', before, run: notOver},
  {name: 'annual life: out of sight', before, run: others},
];
