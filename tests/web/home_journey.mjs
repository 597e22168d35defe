// The first page: what waits, by day; finding; large type, high contrast, the keyboard, no JavaScript; what was typed
// when the session ended.
import {mkdirSync, writeFileSync} from 'node:fs';
import {dirname, join} from 'node:path';
import {fileURLToPath} from 'node:url';
import {enter} from './demo.mjs';
import {fitsWidth, looksRight, noSeriousFaults} from './looks.mjs';
import {shrink} from './png.mjs';

const pictures = join(dirname(fileURLToPath(import.meta.url)), '../../docs/screenshots');
const supervisor = '何清', handler = '林溪', chief = '江汀';

async function whatWaits({page, check}) {
  await enter(page, supervisor);
  await page.goto('/office');
  const list = page.getByRole('region', {name: '要办的事'});
  check(await list.getByText('年度报告还没有交来').first().isVisible(), 'who has not handed in is told on the first page');
  const overdue = list.getByRole('link', {name: /^已过期/});
  check(await overdue.isVisible(), 'what is over has a count that is a link');
  await overdue.click();
  check(new URL(page.url()).searchParams.get('due') === 'overdue', 'the filter lives in the address');
  check((await list.locator('.home-list > li').count()) === Number(await overdue.locator('b').innerText()), 'the count is that of the lines');
  await list.getByRole('link', {name: /^全部/}).click();
  const errors = list.getByRole('link', {name: /份年度报告有错误/});
  if (await errors.count()) {
    const told = Number((await errors.innerText()).match(/^\d+/)[0]);
    await errors.click();
    await page.waitForURL((url) => url.pathname === '/office/reports');
    check((await page.locator('main').innerText()).includes(`${told}`), 'the list behind the line holds as many');
  }
  await page.goto('/office');
  const [calendar] = await Promise.all([page.waitForEvent('download'), page.getByRole('link', {name: '存为日历文件'}).click()]);
  check(calendar.suggestedFilename() === '要办的事.ics', 'the calendar is a file with a name in Chinese');
  await looksRight(page, check, '/office');
}

// Who is asked for a signature finds it above what the whole office has to see to, and what is overdue in one line.
async function askedFirst({page, check}) {
  await enter(page, chief);
  await page.goto('/office');
  const list = page.getByRole('region', {name: '要办的事'});
  check(await list.getByRole('heading', {name: '等您签署、答复'}).isVisible(), 'what waits for this very person has a heading');
  check(await list.locator('.home-list').first().getByRole('link', {name: /请您签署/}).first().isVisible(), 'and stands first');
  await page.getByRole('button', {name: '退出'}).click();
  await enter(page, handler);
  await page.goto('/office');
  check((await list.getByRole('link', {name: /项应公开的逾期没有公开/}).count()) === 1, 'what is overdue under the catalogue is one line');
  await list.getByRole('link', {name: /项应公开的逾期没有公开/}).click();
  await page.waitForURL(/state=overdue/);
  await looksRight(page, check, 'what is overdue');
}

async function finding({page, check}) {
  await enter(page, handler);
  await page.goto('/office');
  await page.getByRole('searchbox').fill('镇');
  await page.keyboard.press('Enter');
  await page.waitForURL((url) => url.pathname === '/office/search');
  check(await page.getByRole('heading', {name: /^机关/}).isVisible(), 'organs are found');
  check((await page.getByRole('searchbox').inputValue()) === '镇', 'the word stays in its field');
  await looksRight(page, check, '/office/search');
  await page.getByRole('searchbox').fill('没有这样的词');
  await page.keyboard.press('Enter');
  check(await page.getByText('没有找到“没有这样的词”').waitFor().then(() => true, () => false), 'nothing found is said');
}

async function looks({page, check}) {
  await enter(page, supervisor);
  await page.goto('/office');
  const size = () => page.evaluate(() => Number.parseFloat(getComputedStyle(document.body).fontSize));
  const before = await size();
  await page.getByRole('link', {name: '大字版'}).click();
  check(new URL(page.url()).pathname === '/office', 'choosing large type leads back to the page');
  check((await size()) >= before * 1.3, 'large type is a third larger at least');
  await page.getByRole('link', {name: '高对比'}).click();
  for (const path of ['/office', '/office/reports', '/office/organs', '/office/people', '/office/rules', '/account']) {
    for (const width of [1280, 390]) {
      await page.setViewportSize({width, height: 900});
      await page.goto(path);
      await fitsWidth(page, check, `${path} in large type`);
      await noSeriousFaults(page, check, `${path} in large type and high contrast at ${width}`);
    }
  }
  await page.getByRole('link', {name: '标准字'}).click();
  await page.getByRole('link', {name: '标准色'}).click();
  check((await size()) === before, 'and back');
}

async function keyboardAlone({page, check}) {
  await enter(page, supervisor);
  await page.goto('/office');
  await page.keyboard.press('Tab');
  check((await page.evaluate(() => document.activeElement.textContent)) === '跳到正文', 'the first stop leads past the navigation');
  await page.keyboard.press('Enter');
  await page.keyboard.press('Tab');
  check((await page.evaluate(() => document.activeElement.type)) === 'search', 'the next stop is the search');
  const seen = await page.evaluate(() => {
    const {outlineStyle, outlineWidth} = getComputedStyle(document.activeElement);
    return outlineStyle !== 'none' && Number.parseFloat(outlineWidth) >= 2;
  });
  check(seen, 'where the keyboard is can be seen');
  for (let i = 0; i < 40; ++i) {
    await page.keyboard.press('Tab');
    if (await page.evaluate(() => document.activeElement.closest('.home-list') !== null)) break;
  }
  await page.keyboard.press('Enter');
  await page.waitForURL((url) => url.pathname !== '/office' || url.search !== '');
  check(true, 'a line of the worklist opens by the keyboard');
}

async function withoutScript({page, context: own, running, check}) {
  await enter(page, handler);
  const context = await own.browser().newContext({baseURL: running.address, javaScriptEnabled: false, locale: 'zh-CN'});
  await context.addCookies(await page.context().cookies());
  const plain = await context.newPage();
  await plain.goto('/office');
  check(await plain.getByRole('heading', {name: '要办的事'}).isVisible(), 'the first page reads without JavaScript');
  await plain.getByRole('link', {name: '大字版'}).click();
  check((await plain.locator('html[data-type="large"]').count()) === 1, 'large type works without JavaScript');
  await plain.getByRole('searchbox').fill('镇');
  await plain.getByRole('button', {name: '查找'}).click();
  check(await plain.getByRole('heading', {name: /^机关/}).isVisible(), 'finding works without JavaScript');
  await context.close();
}

async function typedWhenTheSessionEnded({page, check}) {
  await enter(page, handler);
  await page.goto('/account');
  await page.goto('/office/organs');
  await page.getByRole('link', {name: /镇/}).first().click();
  const edit = page.getByRole('link', {name: /修改.*指南|公开指南/}).first();
  await edit.click();
  const field = page.locator('main textarea').first();
  await field.fill('写了很久的一段说明：周一至周五上午八点半到十二点，下午两点到五点半，节假日除外。');
  const session = (await page.context().cookies()).find((cookie) => cookie.name === 'gk_session');
  await page.context().clearCookies({name: 'gk_session'});
  await page.locator('main form button[type="submit"]').last().click();
  check(await page.getByRole('heading', {name: '登录已经过期，填写的内容还在'}).waitFor().then(() => true, () => false), 'a form sent too late comes back');
  const texts = await page.locator('textarea').evaluateAll((areas) => areas.map((area) => area.value));
  check(texts.some((text) => text.startsWith('写了很久的一段说明')), 'with what was typed');
  await looksRight(page, check, 'the page that keeps a form');
  await page.context().addCookies([session]);
  await page.getByRole('button', {name: '继续提交'}).click();
  await page.waitForLoadState();
  check((await page.locator('main').innerText()).includes('写了很久的一段说明'), 'and is saved after signing in again');
}

async function takePictures({page}) {
  await enter(page, supervisor);
  mkdirSync(pictures, {recursive: true});
  for (const [width, height] of [[1280, 900], [390, 844]]) {
    await page.setViewportSize({width, height});
    await page.goto('/office');
    await page.waitForTimeout(500);
    writeFileSync(join(pictures, `home-${width}.png`), shrink(await page.screenshot()));
  }
}

const before = ['seed', 'demo'];
export const journeys = [
  {name: 'home: what waits', before, run: whatWaits},
  {name: 'home: what one is asked for oneself', before, run: askedFirst},
  {name: 'home: finding', before, run: finding},
  {name: 'home: large type and high contrast', before, run: looks},
  {name: 'home: the keyboard alone', before, run: keyboardAlone},
  {name: 'home: without script', before, run: withoutScript},
  {name: 'home: typed when the session ended', before, run: typedWhenTheSessionEnded},
  {name: 'pictures of home', before, run: takePictures, onlyForScreenshots: true},
];
