// The three tables of an organ's own report: as the form prints them, each number opens to as many rows, one is adjusted with
// reason and evidence and taken back, and nothing typed is lost. The county sees every organ's; a neighbour's is not there.
import {enter} from './demo.mjs';
import {enterAs} from './items_journey.mjs';
import {looksRight} from './looks.mjs';

const handler = '林溪', county = '何清';
const year = Number(new Date(Date.now() + 8 * 3600 * 1000).toISOString().slice(0, 4));

async function press(page, name) {
  await Promise.all([page.waitForNavigation(), page.getByRole('button', {name, exact: true}).first().click()]);
}

const cellPath = (cell) => `/office/annual/${year}/rows?cell=${encodeURIComponent(cell)}`;

// The bold figure of the cell's page; blank counts as none.
async function valueOf(page, cell) {
  await page.goto(cellPath(cell));
  const words = await page.locator('main p b').first().innerText();
  return words === '空白' ? null : Number.parseInt(words, 10);
}

async function tables({page, check}) {
  await enter(page, handler);
  await page.goto(`/office/annual/${year}`);
  for (const id of ['table-2', 'table-3', 'table-4']) check(await page.locator(`#${id} table`).count() === 1, `${id} is drawn`);
  check((await page.locator('#table-3 td.value').count()) === 25 * 7, 'table 3 has a cell for each row and column');
  await looksRight(page, check, 'the three tables');
  for (const cell of ['3/一/自然人', '3/三(七)/总计', '3/四/总计', '4/行政复议/总计']) {
    const value = await valueOf(page, cell);
    if (value === null || value > 100) continue;
    check((await page.locator('.annual-row').count()) === value, `${cell} opens to as many rows as it says`);
  }
  await page.goto(cellPath('3/三(七)/总计'));
  check((await page.locator('#change').count()) === 0, 'a sum is not adjusted');
  await looksRight(page, check, 'a sum');
}

async function adjusted({page, check}) {
  await enter(page, handler);
  const before = (await valueOf(page, '3/一/自然人')) ?? 0;
  await page.locator('#change').fill('两件');
  await page.locator('#reason').fill('系统启用以前收到的信件');
  await page.locator('#evidence').fill('收文登记簿第3页');
  await press(page, '加上这条调整');
  check((await page.locator('#change').inputValue()) === '两件', 'nothing typed is lost');
  check((await page.locator('#evidence').inputValue()) === '收文登记簿第3页', 'nor the evidence');
  await looksRight(page, check, 'an adjustment with a fault');
  await page.locator('#change').fill('2');
  await press(page, '加上这条调整');
  check((await valueOf(page, '3/一/自然人')) === before + 2, 'the adjustment counts');
  await looksRight(page, check, 'a cell that was adjusted');
  await page.goto(`/office/annual/${year}`);
  check(await page.locator('#balance').isVisible(), 'more came in than became anything, and the page says so');
  check((await page.locator('#adjustments').innerText()).includes('收文登记簿第3页'), 'the evidence stands below the tables');
  await page.goto(cellPath('3/一/自然人'));
  await page.getByText('撤回这一条').first().click();
  await page.getByLabel('为什么撤回').first().fill('与登记的重复');
  await press(page, '撤回');
  check(((await valueOf(page, '3/一/自然人')) ?? 0) === before, 'taken back, it counts no more');
  await page.goto(`/office/annual/${year}/since`);
  await looksRight(page, check, 'figures since the beginning');
}

async function others({page, check}) {
  await enter(page, county);
  await page.goto(`/office/annual/${year}`);
  check((await page.locator('#organ option').count()) > 5, 'the county chooses among its organs');
  await looksRight(page, check, 'the tables, for the county');
  const none = await page.request.get('/office/annual/2018');
  check(none.status() === 404, 'a year that had another form is not there');
  await enterAs(page, handler);
  const neighbour = await page.request.get(`/office/annual/${year}?organ=999999`);
  check(neighbour.status() === 404, 'an organ out of reach is not there');
}

const before = ['seed', 'demo'];
export const journeys = [
  {name: 'annual tables: each number opens to its rows', before, run: tables},
  {name: 'annual tables: adjusted and taken back', before, run: adjusted},
  {name: 'annual tables: in sight and out of it', before, run: others},
];
