// Nobody's number goes out: an aid list is pasted as it came, what is found is masked, who signs sees what was masked and by whom; a
// workbook with a hidden sheet is replaced by its clean copy. And the same by the keyboard without JavaScript.
import {enter, send} from './demo.mjs';
import {bring} from './images_journey.mjs';
import {enterAs} from './items_journey.mjs';
import {looksRight} from './looks.mjs';
import {keepPicture} from './pictures.mjs';
import {download} from './papers.mjs';
import {sheet} from './xlsx.mjs';

const handler = '林溪', deputy = '文石';
const seen = (locator) => locator.first().waitFor().then(() => true, () => false);

// Nobody's: the first six digits are given to no place.
const numbers = ['330199195803120011', '330199196207150024', '330199197011230019'];
const rows = [['姓名', '身份证号码', '联系电话', '金额（元）'], ['沈石桥', numbers[0], '13800001234', '1200'],
  ['苏溪头', numbers[1], '13900005678', '800'], ['陆青禾', numbers[2], '13700004321', '1500']];
const pasted = `<table>${rows.map((row) => `<tr>${row.map((cell) => `<td>${cell}</td>`).join('')}</tr>`).join('')}</table>`;

async function paste(page, html) {
  await bring(page, 'paste', {html, text: rows.map((row) => row.join('\t')).join('\n')});
  await page.getByText('沈石桥').first().waitFor();
}

async function draftList(page, title) {
  await page.goto('/office/items/new?kind=aid_list');
  await page.locator('#title').fill(title);
  await page.locator('#summary').fill('第三批临时救助对象名单。');
  await page.locator('#field-programme').fill('临时救助');
  await page.locator('#field-supervision_phone').fill('0379-12345678');
  await page.locator('#field-posted_until').fill(new Date(Date.now() + 8 * 3600e3 + 20 * 86400e3).toISOString().slice(0, 10));
}

async function maskAll({page, check}) {
  await enter(page, handler);
  const title = '枕溪镇第三批临时救助对象公示';
  await draftList(page, title);
  await paste(page, pasted);
  await page.getByRole('button', {name: '先保存', exact: true}).click();
  await page.waitForURL(/\/office\/items\/\d+-\d+\?/);
  const path = new URL(page.url()).pathname;
  await page.getByRole('link', {name: '检查', exact: true}).last().click();
  await page.waitForURL(/\/screening$/);
  await page.getByRole('button', {name: '检查', exact: true}).click();
  check(await seen(page.getByRole('button', {name: /^全部遮盖/})), 'what was pasted is found');
  check((await page.locator('mark').count()) >= 6, 'each number is marked in place');
  await looksRight(page, check, 'what was found in an aid list');
  await keepPicture(page, 'screening-found');
  const ask = page.locator('details', {has: page.locator('summary', {hasText: '请保密审查员看，说明理由'})}).first();
  await ask.locator('summary').click();
  await ask.getByLabel('理由').fill('县里要求公布全号，请看能不能。');
  await ask.getByRole('button', {name: '请他看', exact: true}).click();
  check(await seen(page.getByText(/林溪请保密审查员看：.*请看能不能/)), 'who may not decide has asked who may');

  await page.getByRole('button', {name: /^全部遮盖/}).click();
  check(await seen(page.getByText('已经存成新的一稿')), 'the change is a version of its own');
  check(await seen(page.getByText('改动前后的不同')), 'and is shown');
  const paper = await page.locator('.report-paper').innerText();
  for (const number of numbers) check(!paper.includes(number), 'no number stands in the text any more');
  await looksRight(page, check, 'after masking');

  await page.goto(path);
  await page.getByRole('button', {name: '送审'}).click();
  await page.getByText('已送审').waitFor();
  await enterAs(page, deputy);
  await page.goto(path);
  check(await seen(page.getByText(/林溪遮盖了/)), 'who signs sees what was masked and by whom');
  await looksRight(page, check, 'an item that was masked, before the signature');
  await page.getByRole('link', {name: '逐处看'}).click();
  check(await seen(page.getByRole('heading', {name: '处理记录'})), 'place by place');
}

async function cleanCopy({page, check}) {
  await enter(page, handler);
  await page.goto('/office/items/new?kind=notice');
  await page.locator('#title').fill('关于发放防汛物资的通知');
  await page.locator('#summary').fill('各村防汛物资的数量。');
  await page.getByRole('textbox', {name: '正文'}).click();
  await page.keyboard.type('防汛物资的数量见附件。');
  const file = sheet('公示', [['村', '数量'], ['石桥村', '20']], [], {name: '领取人底册', rows: [['领取人', '身份证号码'], ['沈石桥', numbers[0]]]});
  await page.locator('input[type=file][name=files]').setInputFiles({name: '防汛物资.xlsx', mimeType: 'application/octet-stream', buffer: file});
  await page.getByRole('button', {name: '保存并送审'}).click();
  await page.waitForURL(/\/office\/items\/\d+-\d+\?/);
  const path = new URL(page.url()).pathname;
  check(await seen(page.getByText(/处待处理/)), 'handed in it was screened by itself');
  await page.getByRole('button', {name: '撤回送审'}).click();
  await page.getByText('已撤回').waitFor();
  await page.goto(`${path}/screening`);
  check(await seen(page.getByText('工作表“领取人底册”（隐藏的工作表）').first()), 'the sheet that nobody sees is told');
  await looksRight(page, check, 'a workbook with a hidden sheet');
  await page.getByRole('button', {name: '去掉隐藏内容'}).first().click();
  check(await seen(page.getByText('已经存成新的一稿')), 'the clean copy stands in its place');
  check(await seen(page.getByText(/去掉了：.*隐藏/)), 'with what was taken out, and where');
  await page.goto(path);
  const copy = await download(page, '防汛物资.xlsx');
  check(copy.bytes.indexOf(numbers[0]) < 0, 'nothing of it is in the copy');
  check(await seen(page.getByText('按检查的结果修改')), 'it stands in the history');
}

// One of the demo county: open hits of a list, decided by the keyboard.
async function withoutScript({page, check}) {
  await enter(page, handler);
  await page.goto('/office/screening');
  await page.setViewportSize({width: 390, height: 844});
  await page.getByRole('link', {name: /第一批临时救助对象公示/}).first().focus();
  await Promise.all([page.waitForNavigation(), page.keyboard.press('Enter')]);
  check(await page.getByText('待处理').first().isVisible(), 'what is open is told without JavaScript');
  await send(page, /^全部遮盖/);
  check(await page.getByText('已经存成新的一稿').isVisible(), 'masked without JavaScript');
}

async function beforeSigning({page, check}) {
  await enter(page, '何清');
  await page.goto('/office/screening');
  await looksRight(page, check, '/office/screening');
  check(await seen(page.getByRole('heading', {name: '已经公开的'})), 'the county sees what is open of what is public');
}

export const journeys = [
  {name: 'screening: an aid list masked, seen by who signs', before: ['seed', 'demo'], run: maskAll},
  {name: 'screening: a hidden sheet, the clean copy', before: ['seed', 'demo'], run: cleanCopy},
  {name: 'screening: without JavaScript', before: ['seed', 'demo'], script: false, run: withoutScript},
  {name: 'screening: the county', before: ['seed', 'demo'], run: beforeSigning},
];
