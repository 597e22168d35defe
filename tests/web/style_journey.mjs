// The page that shows all parts: seen at both widths, in large type and high contrast, in print, without script; the
// charts drawn, and saved as pictures.
import {readFileSync, writeFileSync} from 'node:fs';
import {dirname, join} from 'node:path';
import {fileURLToPath} from 'node:url';
import {enter} from './demo.mjs';
import {fitsWidth, noSeriousFaults} from './looks.mjs';
import {shrink} from './png.mjs';
import {lookout} from './sign_in_journey.mjs';

const pictures = join(dirname(fileURLToPath(import.meta.url)), '../../docs/screenshots');

const handler = '林溪';

// What other pages do not show yet, each part for itself.
async function takePictures(page) {
  for (const [width, height] of [[390, 844], [1280, 900]]) {
    await page.setViewportSize({width, height});
    await page.goto('/office/style');
    for (const [name, place] of [['steps', '#steps'], ['timeline', '#timeline'], ['months', '#months'], ['chart', '#chart-columns']]) {
      writeFileSync(join(pictures, `style-${name}-${width}.png`), shrink(await page.locator(place).screenshot()));
    }
  }
}

async function parts({page, check, ...how}) {
  await enter(page, handler);
  await page.goto('/office/style');
  await lookout(page, check, how)('style');
  const charts = page.locator('.gk-chart');
  check((await charts.locator('canvas').count()) === (await charts.count()), 'each chart is drawn');
  check((await charts.locator('table').count()) === (await charts.count()), 'and has its table');
  const [picture] = await Promise.all([page.waitForEvent('download'), page.getByRole('button', {name: '存为图片'}).first().click()]);
  check(picture.suggestedFilename() === '各月收到的申请.png', 'a chart is saved under its title');
  check(readFileSync(await picture.path()).subarray(1, 4).toString('latin1') === 'PNG', 'as a picture');
  if (how.keepsPictures) await takePictures(page);
  await page.getByLabel('类别').first().selectOption('乡镇');
  await page.getByRole('button', {name: '筛选'}).click();
  await page.waitForURL((url) => url.searchParams.get('kind') === '乡镇');
  await page.getByRole('link', {name: '下一页'}).click();
  await page.waitForURL((url) => url.searchParams.get('page') === '2' && url.searchParams.get('kind') === '乡镇');
  check(await page.getByText('第 2 页，共 2 页').isVisible(), 'filters and page live in the address');
}

async function looks({page, check}) {
  await enter(page, handler);
  await page.goto('/office/style');
  await page.getByRole('link', {name: '大字版'}).click();
  await page.getByRole('link', {name: '高对比'}).click();
  for (const width of [1280, 390]) {
    await page.setViewportSize({width, height: 900});
    await page.goto('/office/style');
    await fitsWidth(page, check, '/office/style in large type');
    await noSeriousFaults(page, check, `/office/style in large type and high contrast at ${width}`);
  }
  await page.setViewportSize({width: 720, height: 1000});
  await page.emulateMedia({media: 'print'});
  await fitsWidth(page, check, '/office/style in print');
  check(await page.locator('.gk-month').first().isVisible() && await page.locator('.gk-steps').first().isVisible(), 'months and steps are printed');
  check(!(await page.getByRole('button', {name: '存为图片'}).first().isVisible()), 'buttons are not');
}

async function withoutScript({page, context: own, running, check}) {
  await enter(page, handler);
  const context = await own.browser().newContext({baseURL: running.address, javaScriptEnabled: false, locale: 'zh-CN'});
  await context.addCookies(await page.context().cookies());
  const plain = await context.newPage();
  await plain.goto('/office/style');
  check(await plain.getByRole('region', {name: '各月收到的申请的数据'}).isVisible(), 'without a script the figures are there as a table');
  check(!(await plain.getByRole('button', {name: '存为图片'}).first().isVisible()), 'and no button that could do nothing');
  await context.close();
}

const before = ['seed', 'demo'];
export const journeys = [
  {name: 'style: the parts', before, run: parts},
  {name: 'style: large type, high contrast, print', before, run: looks},
  {name: 'style: without script', before, run: withoutScript},
];
