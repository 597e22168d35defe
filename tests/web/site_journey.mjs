// The county's site: a folder is set as a target, an item is published by three people and pushed there with a receipt;
// the pages in the folder are read from a plain web server that knows nothing but files, at the width of a desk and of a
// telephone, without a broken link and without a request to anywhere else; what is taken down is gone there too.
import {createReadStream, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, statSync} from 'node:fs';
import {createServer} from 'node:http';
import {tmpdir} from 'node:os';
import {extname, join} from 'node:path';
import {enter} from './demo.mjs';
import {enterAs, signAll} from './items_journey.mjs';
import {fitsWidth, looksRight, noSeriousFaults} from './looks.mjs';

const pictures = process.env.GONGKAI_PICTURES;  // a folder: for looking at the pages by eye
const handler = '林溪', supervisor = '何清';
const types = {'.html': 'text/html; charset=utf-8', '.css': 'text/css', '.js': 'text/javascript', '.svg': 'image/svg+xml'};

/// What any web server does: the file of the path, index.html of a folder, and 410 where gone.txt says so.
function plainServer(folder) {
  const asked = [];
  const server = createServer((request, answer) => {
    const path = decodeURIComponent(new URL(request.url, 'http://x').pathname);
    asked.push(path);
    const at = join(folder, path);
    const file = existsSync(at) && statSync(at).isDirectory() ? join(at, 'index.html') : at;
    if (!existsSync(file)) {
      answer.writeHead(404).end('not there');
      return;
    }
    const gone = existsSync(join(at, 'gone.txt'));
    answer.writeHead(gone ? 410 : 200, {'Content-Type': types[extname(file)] ?? 'application/octet-stream'});
    createReadStream(file).pipe(answer);
  });
  return new Promise((resolve) => {
    server.listen(0, '127.0.0.1', () => resolve({address: `http://127.0.0.1:${server.address().port}`, asked, stop: () => server.close()}));
  });
}

async function write(page, title) {
  await page.goto('/office/items/new?kind=notice');
  await page.locator('#title').fill(title);
  await page.locator('#summary').fill('河堤步道夜间照明的开关时间。');
  await page.getByRole('textbox', {name: '正文'}).click();
  await page.keyboard.press('Control+A');
  await page.keyboard.type('河堤步道的路灯每天十八时开，二十二时关。');
  await page.getByRole('button', {name: '保存并送审'}).click();
  await page.getByText('已送审').waitFor();
}

/// The job runs every minute.
async function waitForReceipt(page, id, words) {
  for (let i = 0; i < 60; ++i) {
    await page.goto(`/office/items/${id}`);
    const newest = page.locator('.site-receipts li').first();
    const text = (await newest.count()) > 0 ? await newest.innerText() : '';
    if (words.test(text)) return text;
    await page.waitForTimeout(2500);
  }
  return '';
}

/// Every page that leads from the first one, as files: each link and each thing that a page is made of is there.
async function brokenLinks(address) {
  const seen = new Set(['/']), broken = [];
  const waiting = ['/'];
  while (waiting.length > 0) {
    const path = waiting.shift();
    const answer = await fetch(address + path);
    if (answer.status !== 200 && answer.status !== 410) broken.push(path);
    if (!(answer.headers.get('content-type') ?? '').startsWith('text/html')) {
      await answer.arrayBuffer();
      continue;
    }
    for (const [, link] of (await answer.text()).matchAll(/(?:href|src|action)="(\/[^"?#]*)/g)) {
      if (!seen.has(link)) waiting.push(link);
      seen.add(link);
    }
  }
  return {broken, count: seen.size};
}

async function read(context, site, id, title, check) {
  const reader = await context.browser().newContext({baseURL: site.address, locale: 'zh-CN'});
  const page = await reader.newPage();
  const elsewhere = [], missing = [];
  page.on('request', (request) => request.url().startsWith(site.address) || elsewhere.push(request.url()));
  page.on('response', (answer) => answer.status() >= 400 && missing.push(answer.url()));
  for (const [width, height] of [[1280, 900], [390, 844]]) {
    await page.setViewportSize({width, height});
    for (const path of ['/', '/items', '/lists/all/all', '/catalogue', '/reading-places', `/items/${id}`, '/search']) {
      await page.goto(path);
      await fitsWidth(page, check, `the copy of ${path}`);
      await noSeriousFaults(page, check, `the copy of ${path} at ${width}`);
      if (pictures) {
        mkdirSync(pictures, {recursive: true});
        await page.screenshot({path: join(pictures, `copy${path.replaceAll('/', '_')}-${width}.png`)});
      }
    }
    await page.goto('/');
    await page.getByRole('link', {name: '全部公开内容'}).click();
    await page.getByRole('link', {name: title}).click();
    check(await page.getByText('二十二时关').isVisible(), 'the item is read on the county’s site');
    check((await page.getByText('工作人员登录').count()) === 0, 'nothing there leads into the office');
  }
  await page.getByRole('link', {name: '大字版'}).click();
  await page.goto('/items');
  check((await page.locator('html[data-type="large"]').count()) === 1, 'large type is kept by the browser alone');
  await page.getByRole('searchbox', {name: '检索公开信息'}).fill('照明');
  await page.getByRole('button', {name: '检索'}).click();
  check(await page.getByText('这里放的是静态页面').isVisible(), 'who searches is told that a copy cannot be searched');
  check(elsewhere.length === 0, `no request leaves the folder: ${elsewhere.slice(0, 3)}`);
  check(missing.length === 0, `nothing is missing: ${missing.slice(0, 3)}`);
  check((await reader.cookies()).every((cookie) => cookie.name === 'gk_look'), 'no cookie but that of the look');
  await reader.close();
}

async function pushed({page, context, check}) {
  const folder = mkdtempSync(join(tmpdir(), 'gongkai-county-'));
  const site = await plainServer(folder);
  try {
    await enter(page, supervisor);
    await page.getByRole('link', {name: '县站推送'}).click();
    await looksRight(page, check, '/office/site-targets');
    await page.getByRole('link', {name: '增加推送目标'}).click();
    await page.getByLabel('名称').fill('县政府网站');
    await page.getByLabel('推送到').fill('relative/path');
    await page.getByRole('button', {name: '保存'}).click();
    check(await page.getByText('请填完整的文件夹路径').first().waitFor().then(() => true, () => false), 'what is wrong is told beside the field');
    check((await page.getByLabel('名称').inputValue()) === '县政府网站', 'nothing typed is lost');
    await looksRight(page, check, 'the form of a target');
    if (pictures) await page.screenshot({path: join(pictures, 'target-form.png'), fullPage: true});
    await page.getByLabel('推送到').fill(folder);
    await page.getByLabel('公开网址').fill(site.address);
    await page.getByRole('button', {name: '保存'}).click();
    await page.getByText('一分钟内开始推送').waitFor();

    const title = '关于河堤步道夜间照明时间的通知';
    await enterAs(page, handler);
    await write(page, title);
    const id = await signAll({page, check}, title);
    const receipt = await waitForReceipt(page, id, /成功/);
    check(/已写入文件夹/.test(receipt) && receipt.includes(`${site.address}/items/${id}`), 'the receipt says where the page stands');
    await looksRight(page, check, 'an item with its receipt');
    if (pictures) await page.locator('.site-receipts').screenshot({path: join(pictures, 'receipt.png')});
    await page.goto('/office/pushes');
    await looksRight(page, check, '/office/pushes');
    if (pictures) await page.screenshot({path: join(pictures, 'pushes.png')});

    const {broken, count} = await brokenLinks(site.address);
    check(broken.length === 0 && count > 50, `of ${count} addresses none is broken: ${broken.slice(0, 5)}`);
    await read(context, site, id, title, check);

    await enterAs(page, handler);
    await page.goto(`/office/items/${id}`);
    await page.getByText('撤下', {exact: true}).first().click();
    await page.getByLabel('原因').selectOption({label: '已由新的信息代替'});
    await page.getByLabel('向读者说明').fill('改由县里统一发布。');
    await page.getByRole('button', {name: '撤下'}).click();
    await page.getByText('已撤下，公开的地址现在显示撤下的原因').waitFor();
    check((await waitForReceipt(page, id, /撤下.*成功/s)) !== '', 'the withdrawal has its receipt');
    await page.goto('/office/pushes?state=done');
    check(await page.getByRole('row', {name: new RegExp(`${title}.*撤下.*成功`)}).first().isVisible(), 'and stands in the list of all receipts');
    const gone = await fetch(`${site.address}/items/${id}`);
    const words = await gone.text();
    check(gone.status === 410 && words.includes('改由县里统一发布') && !words.includes('二十二时关'), 'on the county’s site it is gone, with the reason');
    const list = readFileSync(join(folder, 'items/index.html'), 'utf8');
    check(!list.includes(title), 'and out of the list');
  } finally {
    site.stop();
    rmSync(folder, {recursive: true, force: true});
  }
}

const before = ['seed', 'demo'];
export const journeys = [{name: 'site: pushed to the county’s site', before, run: pushed}];
