// A leaflet and a booklet of public items: chosen, put in order, made, scanned, handed out; and told of when an item of theirs is
// taken down.
import {mkdirSync, writeFileSync} from 'node:fs';
import {dirname, join} from 'node:path';
import {fileURLToPath} from 'node:url';
import {enter} from './demo.mjs';
import {enterAs} from './items_journey.mjs';
import {looksRight} from './looks.mjs';
import {codesOf, download, isThere} from './papers.mjs';
import {shrink} from './png.mjs';

const pictures = join(dirname(fileURLToPath(import.meta.url)), '../../docs/screenshots');
const handler = '林溪';

async function compile(page, check, name, kind, count, script = true) {
  await page.goto('/office/booklets');
  await page.getByRole('link', {name: '编一册'}).click();
  await page.getByLabel('名称').fill(name);
  await page.getByLabel('印成什么').selectOption(kind);
  await page.getByRole('button', {name: '下一步，选篇目'}).click();
  await page.waitForURL(/\/edit$/);
  if (script) await looksRight(page, check, `choosing the items of ${name}`);
  const boxes = page.locator('.booklet-found input[type="checkbox"]');
  for (let i = 0; i < count; ++i) await boxes.nth(i).check();
  await page.getByRole('button', {name: '保存，接着选'}).click();
  await page.getByText('已保存。').waitFor();
}

async function outAndBack({page, context, check}) {
  await enter(page, handler);
  await page.goto('/office/channels');
  await page.locator('a.btn', {hasText: '折页和小册子'}).click();
  await page.waitForURL(/\/office\/booklets$/);
  await looksRight(page, check, 'no booklet yet');
  await compile(page, check, '惠民政策汇编', 'booklet', 3);
  // The last becomes the first.
  const last = (await page.locator('.booklet-title').nth(2).innerText()).trim();
  await page.locator('.booklet-order').nth(2).fill('0');
  await page.getByRole('button', {name: '保存，接着选'}).click();
  await page.getByText('已保存。').waitFor();
  check((await page.locator('.booklet-title').first().innerText()).trim() === last, 'the order is changed by a number');
  await page.locator('.booklet-order').first().fill('头一篇');
  await page.locator('#title').fill('惠民政策汇编（2026年）');
  await page.getByRole('button', {name: '保存，接着选'}).click();
  check(await page.getByRole('alert').getByText('不是第几篇').waitFor().then(() => true, () => false), 'what is no number is told');
  check((await page.locator('#title').inputValue()) === '惠民政策汇编（2026年）', 'and nothing typed is lost');
  await page.locator('.booklet-order').first().fill('1');
  await page.getByRole('button', {name: '保存，去制作'}).click();
  await page.getByRole('button', {name: '制作', exact: true}).click();
  await page.getByText('已制作，可以下载。').waitFor();
  await looksRight(page, check, 'a booklet that was made');
  const path = new URL(page.url()).pathname;
  const booklet = await download(page, '小册子（A5');
  const stitched = await download(page, '骑马订');
  check(booklet.name.endsWith('（A5）.pdf') && booklet.bytes.subarray(0, 5).toString() === '%PDF-', 'the booklet is saved as a PDF');
  check(stitched.name.includes('骑马订'), 'and imposed for stitching');
  if (isThere('zbarimg')) {
    const addresses = codesOf(booklet.bytes);
    check(addresses.length === 3, `each text has its code: ${addresses.length}`);
    const opened = await Promise.all(addresses.map(async (each) => (await page.request.get(each)).status()));
    check(opened.every((status) => status === 200), 'and each code opens its page');
  }

  await page.getByLabel('份数').fill('0');
  await page.getByLabel('发放到哪里').fill('枕溪镇便民服务中心取阅架');
  await page.getByRole('button', {name: '登记发放'}).click();
  check(await page.getByRole('alert').getByText('请填发放的份数').waitFor().then(() => true, () => false), 'how many copies is asked for');
  check((await page.getByLabel('发放到哪里').inputValue()) === '枕溪镇便民服务中心取阅架', 'and nothing typed is lost');
  await looksRight(page, check, 'a handout with a fault');
  await page.getByLabel('份数').fill('200');
  await page.getByRole('button', {name: '登记发放'}).click();
  await page.getByText('已登记发放。').waitFor();

  // An item is taken down by who may; who looks at the booklet is told.
  const ids = await page.locator('.item-part ol a').evaluateAll((links) => links.map((link) => link.getAttribute('href').split('/').pop()));
  const id = ids.find((each) => each.startsWith('2-'));  // of the office in which 秦禾 is
  await enterAs(page, '秦禾');
  await page.goto(`/office/items/${id}`);
  await page.locator('summary', {hasText: '撤下'}).click();
  await page.getByLabel('原因').selectOption({label: '内容有误'});
  await page.getByLabel('向读者说明').fill('金额写错，更正以后再公开。');
  await page.getByRole('button', {name: '撤下', exact: true}).click();
  await page.getByText('已撤下，公开的地址').waitFor();
  await enterAs(page, handler);
  await page.goto(path);
  check(await page.getByText(`第${ids.indexOf(id) + 1}篇已撤下，请停止发放`).isVisible(), 'what may be handed out no more is told');
  await looksRight(page, check, 'a booklet to be called back');
  check((await page.request.get(`${path}/file`)).status() === 410, 'and it is printed no more');
  await context.clearCookies();
}

async function leaflet({page, check, script}) {
  await enter(page, handler);
  await compile(page, check, '办事一纸通', 'leaflet', 2, script);
  await page.getByRole('button', {name: '保存，去制作'}).click();
  await page.getByRole('button', {name: '制作', exact: true}).click();
  await page.getByText('已制作，可以下载。').waitFor();
  const sheet = await download(page, '折页（A4');
  check(sheet.bytes.subarray(0, 5).toString() === '%PDF-', 'the leaflet is saved as a PDF');
  if (!isThere('zbarimg')) return;
  const addresses = codesOf(sheet.bytes);
  check(addresses.length === 2, `each item has its code: ${addresses.length}`);
}

async function takePictures({page, check}) {
  mkdirSync(pictures, {recursive: true});
  await enter(page, handler);
  const shoot = async (name) => {
    for (const [width, height] of [[1280, 900], [390, 844]]) {
      await page.setViewportSize({width, height});
      await page.waitForTimeout(400);
      writeFileSync(join(pictures, `${name}-${width}.png`), shrink(await page.screenshot()));
    }
    await page.setViewportSize({width: 1280, height: 900});
  };
  await compile(page, check, '惠民政策汇编', 'booklet', 3);
  await shoot('booklet-items');
  await page.getByRole('button', {name: '保存，去制作'}).click();
  await page.getByRole('button', {name: '制作', exact: true}).click();
  await page.getByText('已制作，可以下载。').waitFor();
  await shoot('booklet');
}

const before = ['seed', 'demo'];
export const journeys = [
  {name: 'booklets: chosen, made, handed out, called back', before, run: outAndBack},
  {name: 'booklets: a leaflet', before, run: leaflet},
  {name: 'booklets: a leaflet without script', before, run: leaflet, script: false},
  {name: 'pictures of booklets', before, run: takePictures, onlyForScreenshots: true},
];
