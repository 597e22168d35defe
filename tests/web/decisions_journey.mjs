// The ledger of decisions in the browser: a workbook with five bad rows is brought in, mended, confirmed, found in the list, and
// counted by table 2, whose number opens to the rows.
import {mkdirSync, writeFileSync} from 'node:fs';
import {dirname, join} from 'node:path';
import {fileURLToPath} from 'node:url';
import {enter} from './demo.mjs';
import {looksRight} from './looks.mjs';
import {shrink} from './png.mjs';
import {xlsx} from './zip.mjs';

const pictures = join(dirname(fileURLToPath(import.meta.url)), '../../docs/screenshots');
const handler = '林溪';
const heads = ['是否公开', '决定书文号', '决定类别', '事项', '行政相对人', '相对人类别', '决定日期', '依据', '决定内容', '理由'];

function rowOf(number) {
  return ['公开', `澄枕测〔2025〕${number}号`, '行政许可', '农村宅基地审批', '顾听澜', '自然人', '2025-03-04', '土地管理法第六十二条',
    '准予使用宅基地120平方米。', ''];
}

function workbook() {
  const rows = [];
  for (let number = 1; number <= 12; ++number) rows.push(rowOf(number));
  rows[1][6] = '三月初';
  rows[3][8] = '准予，电话13800138000。';
  rows[5][1] = '澄枕测[2025]1号';
  rows[7][2] = '行政奖励';
  rows[9][3] = '';
  return xlsx([heads, ...rows]);
}

const labels = {3: ['决定日期', '2025-03-04'], 5: ['决定内容', '准予使用宅基地120平方米。'], 7: ['决定书文号', '澄枕测〔2025〕6号'],
  9: ['决定类别', '行政许可'], 11: ['事项', '农村宅基地审批']};

async function bringIn({page, check}) {
  await enter(page, handler);
  await page.goto('/office/items');
  await page.getByRole('link', {name: '行政决定'}).click();
  await looksRight(page, check, '/office/decisions');
  await page.getByRole('link', {name: '从表格导入'}).click();
  await looksRight(page, check, '/office/decisions/import');
  await page.locator('#file').setInputFiles({name: '三月决定.xlsx', buffer: workbook(),
    mimeType: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'});
  await page.getByRole('button', {name: '上传并检查'}).click();
  await page.getByText('7 行没有问题，5 行要改').waitFor();
  await page.reload();
  check(await page.getByText('7 行没有问题，5 行要改').isVisible(), 'a reload loses nothing');
  check(!(await page.getByRole('button', {name: /确认导入/}).count()), 'nothing is confirmed while rows are wrong');
  await looksRight(page, check, 'an import with bad rows');
  for (const [row, [label, text]] of Object.entries(labels)) {
    await page.getByRole('link', {name: `改第 ${row} 行`, exact: true}).click();
    if (row === '5') await looksRight(page, check, 'a bad row');
    const field = page.getByLabel(label);
    if (label === '决定类别') await field.selectOption(text);
    else await field.fill(text);
    await page.getByRole('button', {name: '保存并重新检查'}).click();
    await page.waitForURL(/import\/\d+-\d+$/);
  }
  await page.getByRole('button', {name: '确认导入 12 件'}).click();
  await page.getByText('已导入 12 件决定。').waitFor();
  await page.goto('/office/decisions?kind=permit&month=2025-03');
  check(await page.getByRole('link', {name: '澄枕测〔2025〕6号'}).isVisible(), 'what came in is in the list');
  await looksRight(page, check, 'the list with a filter');
  await page.goto('/office/figures?year=2025');
  await looksRight(page, check, '/office/figures');
  const link = page.getByRole('link', {name: /^行政许可，本年处理决定数量/});
  const number = Number(await link.innerText());
  await link.click();
  await page.waitForURL(/figures\/rows/);
  check((await page.locator('.figure-row').count()) === number, 'the number is that of the rows it opens to');
  await looksRight(page, check, 'the rows of a figure');
}

// The form by hand: an empty one is told field by field, the way back loses nothing that was saved, a double click enters once.
async function byHand({page, check}) {
  await enter(page, handler);
  await page.goto('/office/decisions/new');
  await page.getByRole('button', {name: '保存'}).click();
  await page.getByText('请填写“决定日期”。').first().waitFor();
  const faults = page.locator('.gk-faults a');
  check((await faults.count()) >= 6, 'an empty form tells every field that is wanting');
  await faults.first().click();
  check(await page.evaluate(() => document.activeElement?.matches('input, select, textarea')), 'a fault leads to its field');
  await looksRight(page, check, 'an empty form of a decision');
  await page.getByLabel('决定类别').selectOption('行政许可');
  await page.getByLabel('决定书文号').fill('澄枕手〔2026〕1号');
  await page.locator('#matter').fill('农村宅基地审批');
  await page.locator('#party').fill('枕溪镇测试合作社');
  await page.getByLabel('相对人类别').selectOption('单位');
  await page.getByLabel('决定日期').fill('2026-01-05');
  await page.locator('#basis').fill('土地管理法第六十二条');
  await page.locator('#content').fill('准予使用。');
  await page.getByLabel('是否公开').selectOption('公开');
  await page.getByRole('button', {name: '保存'}).dblclick();
  await page.getByText('已保存。').waitFor();
  await page.goto('/office/decisions?kind=permit&month=2026-01');
  check((await page.getByRole('link', {name: '澄枕手〔2026〕1号'}).count()) === 1, 'a double click enters one decision');
  await page.goBack();
  await page.getByText('已保存。').waitFor();
  check((await page.getByLabel('决定书文号').inputValue()) === '澄枕手〔2026〕1号', 'the way back shows what was saved');
}

async function takePictures({page}) {
  mkdirSync(pictures, {recursive: true});
  const shoot = async (name) => {
    for (const [width, height] of [[1280, 900], [390, 844]]) {
      await page.setViewportSize({width, height});
      await page.waitForTimeout(400);
      writeFileSync(join(pictures, `${name}-${width}.png`), shrink(await page.screenshot()));
    }
  };
  await enter(page, handler);
  await page.goto('/office/decisions');
  await shoot('decisions');
  await page.goto('/office/decisions/import');
  await page.locator('#file').setInputFiles({name: '三月决定.xlsx', buffer: workbook(), mimeType: 'application/octet-stream'});
  await page.getByRole('button', {name: '上传并检查'}).click();
  await page.getByText('5 行要改').waitFor();
  await shoot('decision-import');
  await page.getByRole('link', {name: '改第 5 行', exact: true}).click();
  await shoot('decision-import-row');
  await page.goto('/office/figures?year=2025');
  await shoot('figures');
}

const before = ['seed', 'demo'];
export const journeys = [
  {name: 'decisions: five bad rows mended, confirmed, counted', before, run: bringIn},
  {name: 'decisions: by hand, empty, twice, and back', before, run: byHand},
  {name: 'pictures of decisions', before, run: takePictures, onlyForScreenshots: true},
];
