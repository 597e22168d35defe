// What an organ publishes: written, examined, signed by three people in three sign-ins, read by the public on a telephone,
// corrected, taken down. And a warning that goes out at once.
import {mkdirSync, writeFileSync} from 'node:fs';
import {dirname, join} from 'node:path';
import {fileURLToPath} from 'node:url';
import {enter} from './demo.mjs';
import {fitsWidth, looksRight, noSeriousFaults} from './looks.mjs';
import {shrink} from './png.mjs';

const pictures = join(dirname(fileURLToPath(import.meta.url)), '../../docs/screenshots');
const handler = '林溪', deputy = '文石', chief = '江汀';

async function signOut(page) {
  await page.goto('/office');
  const out = page.getByRole('button', {name: '退出'});
  if (await out.count() === 0) return;  // nobody is signed in
  await out.click();
  await page.waitForLoadState();
}

export async function enterAs(page, name) {
  await signOut(page);
  await enter(page, name);
}

/// From the worklist to the item, as whoever is signed in.
async function openFromWorklist(page, title) {
  await page.goto('/office');
  await page.getByRole('link', {name: new RegExp(`请您签署.*${title}`)}).click();
  await page.waitForURL(/\/office\/items\/\d+-\d+/);
}

async function answerSecrecy(page) {
  for (const group of await page.locator('.item-question').all()) {
    const words = await group.locator('legend').innerText();
    const clears = /都已逐项看过|已与其协商/.test(words) ? '是' : '否';
    await group.getByLabel(clears).check();
  }
}

export async function signAll({page, check}, title) {
  await enterAs(page, deputy);
  await openFromWorklist(page, title);
  check(await page.getByRole('heading', {name: '请您作为“保密审查”签署'}).isVisible(), 'the examiner is asked first');
  await page.getByRole('button', {name: '同意，签署'}).click();
  check(await page.getByText('保密审查的每一项都要选').first().waitFor().then(() => true, () => false), 'unanswered questions are told');
  await answerSecrecy(page);
  await page.getByRole('button', {name: '同意，签署'}).click();
  await page.getByRole('heading', {name: '请您作为“分管领导”签署'}).waitFor();
  await page.getByRole('button', {name: '同意，签署'}).click();
  await page.getByText('已签署。').waitFor();
  await enterAs(page, chief);
  await openFromWorklist(page, title);
  await page.getByRole('button', {name: '同意，签署'}).click();
  check(await page.getByText('已签发，现在已经公开。').waitFor().then(() => true, () => false), 'the last signature publishes');
  return new URL(page.url()).pathname.split('/').pop();
}

async function write(page, title) {
  await page.goto('/office/items/new?kind=notice');
  await page.locator('#title').fill(title);
  await page.locator('#summary').fill('河堤步道夜间照明的开关时间。');
  await typeBody(page, '河堤步道的路灯每天十八时开，二十二时关。');
}

/// In the editor, as a person does.
async function typeBody(page, text) {
  const editor = page.getByRole('textbox', {name: '正文'});
  await editor.click();
  await page.keyboard.press('Control+A');
  await page.keyboard.type(text);
}

async function draftToPublic({page, context, check}) {
  await enter(page, handler);
  await page.goto('/office/items');
  await looksRight(page, check, '/office/items');
  await page.getByRole('link', {name: '拟稿'}).click();
  await looksRight(page, check, '/office/items/new');
  const title = '关于河堤步道夜间照明时间的通知';
  await write(page, title);
  await page.locator('#summary').fill('');
  await page.getByRole('button', {name: '保存并送审'}).click();
  check(await page.getByRole('alert').getByText('请用一两句话概述内容').waitFor().then(() => true, () => false), 'what is missing is told');
  check((await page.getByRole('textbox', {name: '正文'}).innerText()).includes('二十二时关'), 'nothing typed is lost');
  await looksRight(page, check, 'the form with a fault');
  await page.locator('#summary').fill('河堤步道夜间照明的开关时间。');
  await page.getByRole('button', {name: '保存并送审'}).click();
  await page.getByText('已送审').waitFor();
  await looksRight(page, check, 'an item that was handed in');
  check(!(await page.getByRole('heading', {name: /请您作为/}).count()), 'nobody signs his own');
  const id = await signAll({page, check}, title);

  const reader = await context.browser().newContext({baseURL: new URL(page.url()).origin, viewport: {width: 390, height: 844}, javaScriptEnabled: false});
  const phone = await reader.newPage();
  await phone.goto('/items');
  await phone.getByRole('link', {name: title}).click();
  check((await phone.locator('article').innerText()).includes('二十二时关'), 'the public reads it on a telephone without JavaScript');
  await looksRight(page, check, `/office/items/${id}`);

  await enterAs(page, handler);
  await page.goto(`/office/items/${id}`);
  await page.getByRole('button', {name: '更正'}).click();
  await page.waitForURL(/edit$/);
  await page.getByLabel('更正或者更新的说明').fill('关灯时间改为二十三时。');
  await page.getByLabel('为什么更正或者更新').fill('夜间散步的人多。');
  await typeBody(page, '河堤步道的路灯每天十八时开，二十三时关。');
  await page.getByRole('button', {name: '保存并送审'}).click();
  await page.getByText('已送审').waitFor();
  await phone.reload();
  check((await phone.locator('article').innerText()).includes('二十二时关'), 'until it is signed the public reads the old text');
  await signAll({page, check}, title);
  await phone.reload();
  check((await phone.locator('article').innerText()).includes('二十三时关'), 'then the new one');
  check(await phone.getByText('关灯时间改为二十三时。原因：夜间散步的人多。').isVisible(), 'and what was corrected, and why');
  check(/^\d{4}年\d+月\d+日更正或者更新/.test(await phone.locator('.item-correction').innerText()), 'and since when');

  await enterAs(page, handler);
  await page.goto(`/office/items/${id}`);
  await page.getByText('撤下', {exact: true}).first().click();
  await page.getByLabel('原因').selectOption({label: '已由新的信息代替'});
  await page.getByLabel('向读者说明').fill('改由县里统一发布。');
  await page.getByRole('button', {name: '撤下'}).click();
  await page.getByText('已撤下，公开的地址现在显示撤下的原因').waitFor();
  const gone = await phone.reload();
  check(gone.status() === 410, 'what was taken down answers 410');
  check(await phone.getByText('改由县里统一发布').isVisible(), 'with the reason');
  check(await phone.getByText('政府信息公开工作机构询问').isVisible(), 'and whom to ask');
  await reader.close();
}

async function returned({page, check}) {
  await enter(page, handler);
  await page.goto('/office');
  const back = page.getByRole('link', {name: /退回给您修改/});
  check(await back.first().isVisible(), 'what came back waits on the first page');
  await back.first().click();
  check(await page.getByText('请把办理地点和联系电话写进正文。').first().isVisible(), 'with what is to be changed');
  await page.getByRole('link', {name: /\d+年\d+月\d+日/}).first().click();
  check(await page.getByText('起算日不计').isVisible(), 'the date explains itself');
  await looksRight(page, check, 'how the date comes about');
}

async function register({page, check}) {
  await enter(page, handler);
  await page.goto('/office/items');
  await page.getByRole('link', {name: /^登记不公开/}).click();
  check(await page.getByRole('columnheader', {name: '下次评估'}).isVisible(), 'the register says when each is looked at again');
  await looksRight(page, check, 'the register of what is not published');
  await page.getByRole('link', {name: '枕溪镇关于集镇规划调整的会议讨论记录'}).click();
  await page.getByRole('link', {name: '重新评估'}).click();
  await page.getByRole('button', {name: '仍不公开，记下这次评估'}).click();
  await page.getByText('请写明评估的理由').first().waitFor();
  await looksRight(page, check, 'without a reason nothing was looked at');
  await page.getByLabel('评估的理由').fill('三个方案还在征求村民意见。');
  await page.getByRole('button', {name: '仍不公开，记下这次评估'}).click();
  await page.getByText('已记下这次评估和理由').waitFor();
  check((await page.getByText('三个方案还在征求村民意见。').count()) === 2, 'the reason stands among the facts and in the history');
  await looksRight(page, check, 'an item that was looked at again');
}

async function reading({page, check, script}) {
  // What a page is measured by runs in it, and needs JavaScript itself.
  for (const path of script ? ['/items', '/items?column=welfare', '/items?words=植树'] : []) {
    for (const width of [1280, 390]) {
      await page.setViewportSize({width, height: 900});
      await page.goto(path);
      await fitsWidth(page, check, `${path} at ${width}`);
      await noSeriousFaults(page, check, `${path} at ${width}`);
    }
  }
  await page.goto('/items');
  const years = page.getByRole('navigation', {name: '按年份查看'});
  await years.getByRole('link').last().click();
  check(/\/lists\/all\/all\/\d{4}$/.test(page.url()), 'every year has a list of its own');
  if (script) await looksRight(page, check, 'a year of the list');
  await page.goto('/items?column=policies');
  const title = await page.locator('.items-list a').first().innerText();
  await page.locator('.items-list a').first().click();
  check(await page.getByRole('heading', {level: 1, name: title}).isVisible(), 'an item opens under its title');
  if (script) await looksRight(page, check, 'an item as the public reads it');
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
  await page.goto('/items');
  await shoot('public-items');
  await page.goto('/items?column=policies');
  await page.locator('.items-list a').last().click();
  await shoot('public-item');
  await enter(page, deputy);
  await page.goto('/office/items');
  await shoot('items');
  await enterAs(page, handler);
  await page.goto('/office/items/new');
  await shoot('item-kinds');
  await page.goto('/office/items/new?kind=normative');
  await shoot('item-form');
  await enterAs(page, chief);
  await page.goto('/office');
  await page.getByRole('link', {name: /请您签署/}).first().click();
  await shoot('item-sign');
  await page.getByRole('link', {name: /\d+年\d+月\d+日/}).first().click();
  await shoot('item-due');
}

const before = ['seed', 'demo'];
export const journeys = [
  {name: 'items: from draft to public, corrected and taken down', before, run: draftToPublic},
  {name: 'items: returned', before, run: returned},
  {name: 'items: what is not published is looked at again', before, run: register},
  {name: 'items: reading', before, run: reading},
  {name: 'items: reading without script', before, run: reading, script: false},
  {name: 'pictures of items', before, run: takePictures, onlyForScreenshots: true},
];
