// A clean-up of documents: drawn up over several at once, signed by a second person, told to readers and offered to their search.
// And the areas of the office beside their pages: on a desk at once, on a telephone by one press, by the keyboard too.
import {enter} from './demo.mjs';
import {enterAs} from './items_journey.mjs';
import {looksRight} from './looks.mjs';

const handler = '林溪', deputy = '文石', kept = '枕溪镇农村公共厕所管护办法';
const seen = (locator) => locator.first().waitFor().then(() => true, () => false);

async function areas({page, check}) {
  await enter(page, handler);
  await page.setViewportSize({width: 1280, height: 900});
  await page.goto('/office/obligations');
  const beside = page.locator('nav.gk-side');
  for (const area of ['公开信息', '标准目录', '公开渠道', '行政决定', '文件清理', '年报数字', '推送回执']) {
    check(await beside.getByRole('link', {name: area, exact: true}).isVisible(), `${area} is in sight`);
  }
  check(await beside.locator('[aria-current="page"]').innerText() === '应公开事项', 'where one is is marked');
  await beside.getByRole('link', {name: '年报数字'}).focus();
  await Promise.all([page.waitForURL(/figures/), page.keyboard.press('Enter')]);
  await page.setViewportSize({width: 390, height: 844});
  const opens = page.locator('.gk-side-narrow summary');
  check(/年报数字/.test(await opens.innerText()), 'the list says where one is before it is opened');
  await opens.focus();
  await page.keyboard.press('Enter');
  check(await seen(page.locator('.gk-side-narrow').getByRole('link', {name: '文件清理'})), 'it opens by the keyboard');
  await looksRight(page, check, 'the areas, opened');
  for (const path of ['/office/items', '/office/booklets', '/office/reading-places', '/office/cleanups', '/office/pushes']) {
    await page.goto(path);
    await looksRight(page, check, path);
  }
}

async function cleanup({page, check}) {
  await enter(page, handler);
  await page.goto('/office/cleanups');
  check(await seen(page.getByRole('link', {name: '枕溪镇文件清理'})), 'what was signed is listed');
  await page.getByRole('link', {name: '登记一次清理'}).click();
  await looksRight(page, check, 'a new clean-up');
  await page.getByLabel(`说明：${kept}`).fill('仍在执行。');
  await page.getByRole('button', {name: '保存'}).click();
  check(await seen(page.getByText('请把后面填的删去')), 'a row without an outcome is told');
  check(await page.getByLabel(`说明：${kept}`).inputValue() === '仍在执行。', 'nothing typed is lost');
  await looksRight(page, check, 'a clean-up with faults');
  await page.getByLabel('名称').fill('补充清理');
  await page.getByLabel('依据').fill('枕溪镇人民政府关于补充清理的决定（枕政发〔2026〕30号）');
  await page.getByLabel('决定日期').fill(new Date(Date.now() + 8 * 3600e3).toISOString().slice(0, 10));
  await page.getByLabel(`清理结果：${kept}`).selectOption({label: '继续有效'});
  await page.getByRole('button', {name: '保存'}).click();
  await page.getByText('已保存。').waitFor();
  await page.getByRole('button', {name: '送签'}).click();
  await page.getByText('等签署').first().waitFor();
  await looksRight(page, check, 'a clean-up that waits');
  await enterAs(page, deputy);
  await page.goto('/office');
  await page.getByRole('link', {name: /请签署文件清理结果/}).click();
  await looksRight(page, check, 'a clean-up before it is signed');
  await page.getByRole('button', {name: '同意，签署'}).click();
  await page.getByText('已签署').first().waitFor();
  const [file] = await Promise.all([page.waitForEvent('download'), page.getByRole('link', {name: '导出 Excel'}).click()]);
  check(file.suggestedFilename() === '补充清理.xlsx', 'it goes out as a workbook');
  // The public.
  await page.goto('/search?validity=in_force');
  check(await seen(page.getByRole('link', {name: kept})), 'it is found among what is in force');
  check((await page.getByRole('link', {name: '枕溪镇村级临时用工管理办法'}).count()) === 0, 'what was repealed is not');
  await looksRight(page, check, 'what is in force');
  await page.getByRole('link', {name: kept}).click();
  check(await seen(page.getByText(/清理：继续有效，依据：枕溪镇人民政府关于补充清理的决定/)), 'its page says by which clean-up');
  await looksRight(page, check, 'a document that was kept');
}

const before = ['seed', 'demo'];
export const journeys = [
  {name: 'areas of the office beside their pages', before, run: areas},
  {name: 'clean-up: drawn up, signed, told to readers', before, run: cleanup},
];
