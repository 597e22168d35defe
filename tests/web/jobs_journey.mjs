// What runs by the clock, as the system administrator sees it: run now, look at what came of it; make the index of the
// search anew.
import {mkdirSync, writeFileSync} from 'node:fs';
import {dirname, join} from 'node:path';
import {fileURLToPath} from 'node:url';
import {enter, send} from './demo.mjs';
import {fitsWidth, noSeriousFaults} from './looks.mjs';
import {shrink} from './png.mjs';

const pictures = join(dirname(fileURLToPath(import.meta.url)), '../../docs/screenshots');

async function settled(page) {
  for (let i = 0; i < 60; ++i) {
    await page.goto('/office/jobs');
    if ((await page.getByText('正在运行').count()) + (await page.getByText('马上运行').count()) + (await page.getByText('还没有运行过').count()) === 0) return;
    await page.waitForTimeout(500);
  }
}

async function runNow({page, check}) {
  await enter(page, '陆衡');
  await settled(page);
  const row = page.locator('tbody tr', {hasText: '核对审计记录'});
  check(await row.getByText('没有发现改动').isVisible(), 'what was due when the program started has run, and says what came of it');
  await send(page, /现在运行/);
  check(await page.getByText('已安排').isVisible(), 'a turn is asked for');
  await settled(page);
  await page.getByRole('link', {name: '核对审计记录，签名导出链首'}).click();
  check((await page.getByText('✓ 完成').count()) === 2, 'both turns are listed');
  for (const [width, height] of [[1280, 900], [390, 844]]) {
    await page.setViewportSize({width, height});
    for (const path of ['/office/jobs', '/office/jobs/audit-heads']) {
      await page.goto(path);
      await fitsWidth(page, check, path);
      await noSeriousFaults(page, check, path);
    }
  }
}

async function searchIndex({page, check, running}) {
  await enter(page, '陆衡');
  await settled(page);
  await page.getByRole('link', {name: '管理：维护检索索引，读取附件'}).click();
  await page.waitForURL(/search-index$/);
  await page.getByText('丢掉索引，重新建立').click();
  await send(page, '重新建立索引');
  for (let i = 0; i < 120; ++i) {
    await page.goto('/office/search-index');
    if ((await page.getByText('正在重建').count()) === 0) break;
    await page.waitForTimeout(500);
  }
  check(await page.getByText('上次重建').isVisible(), 'the index was made anew, and the page says when');
  for (const [width, height] of [[1280, 900], [390, 844]]) {
    await page.setViewportSize({width, height});
    await page.goto('/office/search-index');
    await fitsWidth(page, check, '/office/search-index');
    await noSeriousFaults(page, check, '/office/search-index');
  }
  const told = await running.command('search-index', 'rebuild', ...running.place);
  check(/重建了检索索引，共 \d+ 件/.test(told), 'the command makes it anew beside the running program');
  await page.goto('/search?words=' + encodeURIComponent('防汛'));
  check((await page.locator('.search-list li').count()) > 1, 'and what is public is found in it');
}

async function takePictures({page}) {
  await enter(page, '陆衡');
  await settled(page);
  mkdirSync(pictures, {recursive: true});
  for (const [width, height] of [[1280, 900], [390, 844]]) {
    await page.setViewportSize({width, height});
    await page.goto('/office/jobs');
    await page.waitForTimeout(500);
    writeFileSync(join(pictures, `jobs-${width}.png`), shrink(await page.screenshot()));
  }
}

export const journeys = [
  {name: 'timed work', before: ['seed', 'demo'], run: runNow},
  {name: 'the index of the search made anew', before: ['seed', 'demo'], run: searchIndex},
  {name: 'pictures of timed work', before: ['seed', 'demo'], run: takePictures, onlyForScreenshots: true},
];
