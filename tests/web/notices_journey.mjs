// What one is told: the bell, the page of notices, how one chooses to be told, the calendar for a telephone; and a real mail
// server that takes the letters.
import {mkdirSync, writeFileSync} from 'node:fs';
import {dirname, join} from 'node:path';
import {fileURLToPath} from 'node:url';
import {enter, send} from './demo.mjs';
import {looksRight} from './looks.mjs';
import {startMailServer} from './mail_server.mjs';
import {shrink} from './png.mjs';

const here = dirname(fileURLToPath(import.meta.url));
const pictures = join(here, '../../docs/screenshots');
const handler = '林溪', system = '陆衡', security = '沈柏舟';

// The daily work runs when the program has started.
async function told(page) {
  for (let i = 0; i < 60; ++i) {
    await page.goto('/office/notices');
    // Those of the story, told long ago, are not of today.
    if ((await page.locator('.notices > li', {hasNotText: '开始编制'}).count()) > 0) return true;
    await page.waitForTimeout(500);
  }
  return false;
}

const bell = (page) => page.locator('.gk-bell b');

async function reading({page, context: own, running, check}) {
  await enter(page, handler);
  check(await told(page), 'what is due becomes a notice');
  await looksRight(page, check, '/office/notices');
  const count = Number(await bell(page).innerText());
  check(count === (await page.locator('.notice-unread').count()), 'the bell counts what is unread');
  const title = await page.locator('.notice-open').first().innerText();
  await page.locator('.notice-open').first().click();
  await page.waitForURL((url) => url.pathname !== '/office/notices');
  check(count === 1 ? (await bell(page).count()) === 0 : Number(await bell(page).innerText()) === count - 1, 'one that was opened is read');
  await page.locator('.gk-bell').click();
  check(await page.locator('.notice-read', {hasText: title}).first().isVisible(), 'and stays to be looked up');
  // Without a script, as everything here.
  const plain = await own.browser().newContext({baseURL: running.address, javaScriptEnabled: false, locale: 'zh-CN'});
  await plain.addCookies(await page.context().cookies());
  const still = await plain.newPage();
  await still.goto('/office/notices');
  const all = still.getByRole('button', {name: '全部标为已读'});
  if (await all.count()) await all.click();
  check((await bell(still).count()) === 0, 'all are read without JavaScript');
  await still.getByRole('link', {name: /^未读/}).click();
  check(await still.getByText('没有未读的通知').isVisible(), 'and nothing unread is said');
  await plain.close();
}

async function choosing({page, check}) {
  await enter(page, handler);
  await page.goto('/account');
  check(await page.getByText('电子邮件每天 8 点汇总发一次').isVisible(), 'the account tells how one is told');
  await page.getByRole('link', {name: '怎样收通知'}).click();
  await page.getByLabel('电子邮件怎样发').selectOption('马上发');
  await page.getByLabel('开始').selectOption('22 点');
  await looksRight(page, check, '/account/notices');
  await send(page, '保存');
  check(await page.getByText('现在用的是您自己的选择').isVisible(), 'the choice is kept');
  check((await page.getByLabel('开始').inputValue()) === '22', 'with its hours');
}

async function subscribing({page, context: own, running, check}) {
  await enter(page, handler);
  await page.goto('/account');
  await looksRight(page, check, '/account');
  await send(page, '生成订阅地址');
  const address = await page.locator('.door-link').innerText();
  await looksRight(page, check, 'the address of the calendar');
  const telephone = await own.browser().newContext({locale: 'zh-CN'});
  const first = await telephone.request.get(address);
  check(first.status() === 200 && (await first.text()).startsWith('BEGIN:VCALENDAR'), 'a telephone reads the calendar without signing in');
  await page.goto('/account');
  check(!(await page.content()).includes(address), 'the address is shown once');
  await send(page, '换一个地址，旧的作废');
  check((await telephone.request.get(address)).status() === 404, 'a renewed address opens no more under the old one');
  check(!running.said().includes(address.split('/').pop().slice(0, 64)), 'the token is in no log');
  await telephone.close();
}

async function letters({page, check, beside}) {
  await enter(page, system);
  await page.goto('/office/sending');
  check(await page.getByText('发件人 zwgk@chengyan.example').isVisible(), 'what is set up is shown');
  await looksRight(page, check, '/office/sending');
  await send(page, '给自己发一封测试邮件');
  check(await page.getByText('邮件服务器收下了测试邮件').isVisible(), 'a test letter is taken');
  check(beside.letters().some((letter) => letter.includes('recipient: luheng@chengyan.example')), 'by the mail server, for who asked');
  // What is done to an account leaves the house at the next round.
  await page.goto('/office/people?name=' + encodeURIComponent(security));
  await page.getByRole('link', {name: security, exact: true}).first().click();
  await page.getByRole('link', {name: /修改/}).first().click();
  await page.getByLabel(/电子邮箱/).fill('shen@chengyan.example');
  await page.locator('main form button[type="submit"]').last().click();
  await page.waitForLoadState();
  const arrived = () => beside.letters().some((letter) => letter.includes('recipient: shen@chengyan.example') && letter.includes('您的姓名、电话或邮箱被修改'));
  await page.goto('/office/jobs');
  for (let i = 0; i < 140 && !arrived(); ++i) await page.waitForTimeout(500);
  check(arrived(), 'who owns the account has a letter about it');
}

async function takePictures({page}) {
  await enter(page, handler);
  await told(page);
  mkdirSync(pictures, {recursive: true});
  for (const [width, height] of [[1280, 900], [390, 844]]) {
    await page.setViewportSize({width, height});
    await page.goto('/office/notices');
    await page.waitForTimeout(500);
    writeFileSync(join(pictures, `notices-${width}.png`), shrink(await page.screenshot()));
  }
}

const before = ['seed', 'demo'];
export const journeys = [
  {name: 'notices: reading', before, run: reading},
  {name: 'notices: choosing', before, run: choosing},
  {name: 'notices: subscribing', before, run: subscribing},
  {name: 'notices: letters', before, run: letters, beside: startMailServer},
  {name: 'pictures of notices', before, run: takePictures, onlyForScreenshots: true},
];
