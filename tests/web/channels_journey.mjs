// What went out by the channels: the poster of a published item whose code opens the public page, the script, the article,
// a posting with a photo put down and taken down, the list, and the machine in the service hall.
import {mkdirSync, writeFileSync} from 'node:fs';
import {dirname, join} from 'node:path';
import {fileURLToPath} from 'node:url';
import {enter} from './demo.mjs';
import {fitsWidth, looksRight, noSeriousFaults} from './looks.mjs';
import {codesOf, download, isThere} from './papers.mjs';
import {shrink} from './png.mjs';
import {unzip} from './zip.mjs';

const here = dirname(fileURLToPath(import.meta.url));
const pictures = join(here, '../../docs/screenshots');
const photo = join(here, '../../data/demo/board.png');
const handler = '林溪';
const title = '关于枕溪镇2026年春季义务植树的通知';

async function openChannels(page) {
  await page.goto('/office/items?words=' + encodeURIComponent(title));
  await page.getByRole('link', {name: title}).click();
  await page.getByRole('link', {name: '公开渠道'}).click();
  await page.waitForURL(/\/channels$/);
}

async function outAndDown({page, context, check}) {
  await enter(page, handler);
  await openChannels(page);
  await looksRight(page, check, 'the channels of an item');
  const path = new URL(page.url()).pathname;

  const poster = await download(page, '公示栏张贴稿（A3，PDF）');
  check(poster.name.endsWith('A3.pdf') && poster.bytes.subarray(0, 5).toString() === '%PDF-', 'the poster is saved as a PDF');
  if (isThere('zbarimg')) {
    const [address] = codesOf(poster.bytes);
    const reader = await context.browser().newPage({javaScriptEnabled: false});
    await reader.goto(address);
    check(await reader.getByRole('heading', {level: 1, name: title}).isVisible(), 'the code on the poster opens the public page');
    await reader.close();
  }
  const article = unzip((await download(page, '微信文章')).bytes);
  check(article.get('正文.html').includes('<section style='), 'the article has its looks within its tags');
  check(article.get('封面.txt').includes(title), 'and its cover');
  await page.getByRole('link', {name: '广播稿'}).click();
  await page.waitForURL(/broadcast$/);
  check(/二〇二六年/.test(await page.getByRole('region', {name: '全文'}).innerText()), 'the script speaks its figures out');
  await looksRight(page, check, 'the script');
  await page.goto(path);
  await page.getByRole('link', {name: '群发短文'}).click();
  check((await page.getByRole('region', {name: '全文'}).innerText()).length <= 300, 'the short text is short');
  await page.getByRole('button', {name: '复制全文'}).click();
  check(await page.getByText('已复制，可以粘贴了。').waitFor().then(() => true, () => false), 'and is copied by a button');
  await looksRight(page, check, 'the short text');

  await page.goto(path);
  await page.getByLabel('公示到哪一天').fill('2000-01-01');
  await page.getByLabel('回执、链接').fill('回执 7 号');
  await page.getByRole('button', {name: '登记', exact: true}).click();
  check(await page.getByRole('alert').getByText('最后一天不能早于').waitFor().then(() => true, () => false), 'what is wrong is told');
  check((await page.getByLabel('回执、链接').inputValue()) === '回执 7 号', 'and nothing typed is lost');
  await looksRight(page, check, 'the form with a fault');
  // It hung until yesterday: today it is to be taken down.
  const today = await page.getByLabel('发布日期').inputValue();
  const day = new Date(Date.parse(today) - 86_400_000).toISOString().slice(0, 10);
  await page.getByLabel('发布日期').fill(day);
  await page.getByLabel('公示到哪一天').fill(day);
  await page.getByLabel('村、社区').selectOption({index: 1});
  await page.getByLabel('照片').setInputFiles(photo);
  await page.getByRole('button', {name: '登记', exact: true}).click();
  await page.getByText('已登记。').waitFor();
  const kept = await page.request.get(await page.locator('.item-photos a').first().getAttribute('href'));
  check(kept.status() === 200 && kept.headers()['content-type'] === 'image/png', 'the photo is kept, behind a link');
  await looksRight(page, check, 'a posting with its photo');

  await page.goto('/office/channels');
  await page.getByRole('link', {name: '今天应当撤下的'}).click();
  check(await page.getByRole('link', {name: title}).first().isVisible(), 'what is to be taken down today is found');
  await looksRight(page, check, 'what is to be taken down');
  await page.goto(path);
  await page.getByRole('button', {name: '登记撤下'}).first().click();
  check(await page.getByText('已登记撤下。').waitFor().then(() => true, () => false), 'it is taken down');
  await page.goto('/office/channels');
  await looksRight(page, check, 'the list of channels');
  const codes = await download(page, '印专区二维码');
  if (isThere('zbarimg')) {
    const addresses = codesOf(codes.bytes);
    check(addresses.length >= 4, `each column has a code: ${addresses.length}`);
    const opened = await Promise.all(addresses.map(async (each) => (await page.request.get(each)).status()));
    check(opened.every((status) => status === 200), 'and each code opens');
  }
}

async function hall({page, check, script}) {
  await page.goto('/items?words=' + encodeURIComponent(title));
  const id = (await page.locator('.items-list a').first().getAttribute('href')).split('/').pop();
  const start = `/kiosk/${id.split('-')[0]}`;
  await page.setViewportSize({width: 1080, height: 1920});
  await page.goto(start);
  const button = await page.locator('.kiosk-list a').first().boundingBox();
  check(button.height >= 80, 'there is room for a finger');
  await page.getByRole('link', {name: '通知和动态'}).click();
  await page.waitForURL(/\/columns\/news/);
  await page.locator('.kiosk-list a').first().click();
  await page.waitForURL(/\/items\//);
  check(await page.getByRole('heading', {level: 1}).isVisible(), 'an item is read');
  await page.getByRole('link', {name: '回到首页'}).first().click();
  await page.waitForURL(new RegExp(`${start}$`));
  if (!script) return;
  for (const path of [start, `${start}/columns/news`, `${start}/items/${id}`]) {
    for (const width of [1280, 390]) {
      await page.setViewportSize({width, height: 900});
      await page.goto(path);
      await fitsWidth(page, check, `${path} at ${width}`);
      await noSeriousFaults(page, check, `${path} at ${width}`);
    }
  }
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
  await openChannels(page);
  await shoot('item-channels');
  await page.getByRole('link', {name: '广播稿'}).click();
  await page.waitForURL(/broadcast$/);
  await shoot('item-broadcast');
  await page.goto('/office/channels');
  await shoot('channels');
  await page.goto('/items?words=' + encodeURIComponent(title));
  const id = (await page.locator('.items-list a').first().getAttribute('href')).split('/').pop();
  await page.goto(`/kiosk/${id.split('-')[0]}`);
  await shoot('kiosk');
}

const before = ['seed', 'demo'];
export const journeys = [
  {name: 'channels: out, put down, taken down', before, run: outAndDown},
  {name: 'channels: the machine in the hall', before, run: hall},
  {name: 'channels: the machine in the hall without script', before, run: hall, script: false},
  {name: 'pictures of channels', before, run: takePictures, onlyForScreenshots: true},
];
