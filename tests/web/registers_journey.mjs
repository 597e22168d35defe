// One matter through its phases, the registers of accounts and platforms with the report of a week, and reminders, in the browser.
import {mkdirSync, writeFileSync} from 'node:fs';
import {dirname, join} from 'node:path';
import {fileURLToPath} from 'node:url';
import {enter, send} from './demo.mjs';
import {looksRight} from './looks.mjs';
import {shrink} from './png.mjs';

const pictures = join(dirname(fileURLToPath(import.meta.url)), '../../docs/screenshots');
const handler = '林溪', supervisor = '何清';

async function chain({page, check}) {
  await enter(page, handler);
  await page.goto('/office/matters');
  await looksRight(page, check, '/office/matters');
  await page.getByRole('link', {name: '集镇停车管理'}).click();
  check(await page.getByText('等决策公布').first().isVisible(), 'the outcome of a draft waits for the decision');
  await looksRight(page, check, 'a matter with what is wanting');
  await page.getByRole('link', {name: '拟稿：行政规范性文件'}).click();
  check(await page.getByText('保存以后列入事项“集镇停车管理”的事中环节。').isVisible(), 'what is wanting is drafted from its place');
  await page.goto('/office/matters/new');
  await page.getByRole('button', {name: '保存'}).click();
  await page.getByText('请填写事项的名称。').first().waitFor();
  await looksRight(page, check, 'a new matter with a fault');
  await page.getByLabel('事项的名称').fill('冬季用电安全检查');
  await page.getByLabel('类别').selectOption('enforcement');
  await page.getByRole('button', {name: '保存'}).click();
  await page.getByText('已保存。').waitFor();
  // The public: from one phase to the other.
  await page.goto('/office/matters');
  await page.getByRole('link', {name: '困难群众救助'}).click();
  await page.getByRole('link', {name: /申请办事指南/}).click();
  await page.getByRole('link', {name: '看公开的页面'}).click();
  const strip = page.locator('.matter-strip');
  check(await strip.getByRole('heading', {name: '事后'}).isVisible(), 'the strip names the phases that are public');
  check((await strip.getByText('困难群众救助').count()) === 0, 'the name of a matter is for the office alone');
  await looksRight(page, check, 'the public page with its strip');
  await strip.getByRole('link').first().click();
  check(await page.locator('.matter-strip').isVisible(), 'the way leads back');
}

async function registers({page, check}) {
  await enter(page, handler);
  await page.goto('/office/media');
  check(await page.getByText('14天没有更新').first().isVisible(), 'an account that is silent is told');
  await looksRight(page, check, '/office/media');
  await page.getByRole('link', {name: '枕溪发布'}).click();
  await looksRight(page, check, 'one account');
  const today = await page.evaluate(() => new Date(Date.now() + 8 * 3600e3).toISOString().slice(0, 10));
  await page.getByLabel('发布日期').fill(today);
  await page.getByRole('button', {name: '登记', exact: true}).click();
  await page.getByText('请填写标题。').first().waitFor();
  await page.getByLabel('标题').fill('冬季取暖安全提示');
  await page.getByRole('button', {name: '登记', exact: true}).click();
  await page.getByText('已保存。').waitFor();
  check(await page.getByText('正常更新').first().isVisible(), 'a publication of today makes it fresh');
  await page.goto('/office/media/new');
  await page.getByLabel('开通日期').evaluate((field) => { field.type = 'text'; });
  await page.getByLabel('开通日期').fill('去年春天');
  await page.getByRole('button', {name: '保存'}).click();
  await page.getByText('请填写账号名称。').first().waitFor();
  check((await page.getByLabel('开通日期').inputValue()) === '去年春天', 'nothing typed is lost');
  await looksRight(page, check, 'the form of an account with faults');
  await page.goto('/office/media/week');
  check(await page.getByText('冬季取暖安全提示').isVisible(), 'the week holds what was entered');
  await looksRight(page, check, '/office/media/week');
  const [file] = await Promise.all([page.waitForEvent('download'), page.getByRole('link', {name: '导出 Excel'}).click()]);
  check(file.suggestedFilename().startsWith('政务新媒体周报'), 'the week goes out as xlsx');
  await page.getByRole('link', {name: '打印'}).click();
  await looksRight(page, check, 'the week to be printed');
  await page.goto('/office/platforms');
  check(await page.getByText('快到期').first().isVisible(), 'a contract that runs out is told');
  await looksRight(page, check, '/office/platforms');
  await page.goto('/office/platforms/new');
  await page.getByRole('button', {name: '保存'}).click();
  await page.getByText('请填写服务商。').first().waitFor();
  await looksRight(page, check, 'the form of a platform with faults');
}

async function reminders({page, check}) {
  await enter(page, supervisor);
  await page.goto('/office/obligations/tracked');
  await looksRight(page, check, '/office/obligations/tracked');
  await page.goto('/office/obligations?state=coming');
  await page.locator('td[data-label="最晚公开"] a').first().click();
  await page.getByRole('button', {name: '催办'}).click();
  await page.getByText('请写明催办什么').first().waitFor();
  await looksRight(page, check, 'an obligation with a fault of its reminder');
  await page.getByLabel('催办谁').selectOption('all');
  await page.getByLabel('说什么').fill('请在周五前送审。');
  await send(page, '催办');
  check(await page.getByText('今天已经催办过').isVisible(), 'once a day');
  await send(page, '开始跟踪');
  await page.getByLabel('进展').fill('已经打过电话。');
  await send(page, '记进展');
  check(await page.getByText('已经打过电话。').isVisible(), 'a note stands there');
  await looksRight(page, check, 'an obligation that is followed');
  await page.context().clearCookies();
  await enter(page, handler);
  await page.goto('/office/notices');
  check(await page.getByText(/^催办：/).first().isVisible(), 'who drafts is told');
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
  for (const [path, name] of [['/office/matters', 'matters'], ['/office/media', 'media'], ['/office/media/week', 'media-week'],
    ['/office/platforms', 'platforms']]) {
    await page.goto(path);
    await shoot(name);
  }
  await page.goto('/office/matters');
  await page.getByRole('link', {name: '集镇停车管理'}).click();
  await shoot('matter');
}

const before = ['seed', 'demo'];
export const journeys = [
  {name: 'registers: a matter through its phases', before, run: chain},
  {name: 'registers: accounts, a week, platforms', before, run: registers},
  {name: 'registers: reminders and what is followed', before, run: reminders},
  {name: 'pictures of the registers', before, run: takePictures, onlyForScreenshots: true},
];
