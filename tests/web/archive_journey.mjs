// A year is packed for the county's archive: asked for, made, downloaded, handed over with a list, received. And the library's list.
// And the package comes back whole out of a backup.
import {cpSync, mkdtempSync, readFileSync, readdirSync, rmSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {enter} from './demo.mjs';
import {looksRight} from './looks.mjs';
import {keepPicture} from './pictures.mjs';

const handler = '林溪';
const seen = (locator) => locator.first().waitFor().then(() => true, () => false);
const today = () => new Date(Date.now() + 8 * 3600e3).toISOString().slice(0, 10);

async function made(page) {
  for (let i = 0; i < 60; ++i) {
    await page.reload();
    if ((await page.getByRole('link', {name: '下载压缩包'}).count()) > 0) return true;
    await page.waitForTimeout(500);
  }
  return false;
}

async function archive({page, check}) {
  await enter(page, handler);
  await page.goto('/office/archive');
  check(await seen(page.getByText('档案本身的移交依照档案法')), 'what is supplied here is no transfer of archives');
  await looksRight(page, check, 'archive and handing over, before anything');
  await page.getByLabel('年度').selectOption(String(new Date().getFullYear()));
  await page.getByRole('button', {name: '开始制作'}).click();
  await page.waitForURL(/archive\/\d+-\d+$/);
  check(await made(page), 'the package is made');
  await looksRight(page, check, 'a package');
  const [file] = await Promise.all([page.waitForEvent('download'), page.getByRole('link', {name: '下载压缩包'}).click()]);
  check(/\.zip$/.test(file.suggestedFilename()), 'it goes out as a zip');
  check(readFileSync(await file.path()).subarray(0, 2).toString() === 'PK', 'which is one');
  await page.getByRole('link', {name: '制作移交清单'}).click();
  await looksRight(page, check, 'a new list for the archive');
  await page.getByRole('button', {name: '制作清单'}).click();
  check(await seen(page.getByText('请写接收单位的全称')), 'who receives it must be said');
  await looksRight(page, check, 'a list with a fault');
  await page.getByLabel('接收单位').fill('澄砚县档案馆');
  await page.getByLabel('载体和数量').fill('移动硬盘 1 个');
  await page.getByRole('button', {name: '制作清单'}).click();
  await page.getByText('已保存。').waitFor();
  await looksRight(page, check, 'a list of transfer');
  await keepPicture(page, 'transfer-list');
  const [sheet] = await Promise.all([page.waitForEvent('download'), page.getByRole('link', {name: '导出 Excel'}).click()]);
  check(/\.xlsx$/.test(sheet.suggestedFilename()), 'the list goes out as a workbook');
  await page.getByLabel('接收日期').fill(today());
  await page.getByLabel('接收人').fill('馆员');
  await page.getByRole('button', {name: '登记回执'}).click();
  check(await seen(page.getByText('已接收')), 'the receipt is put down');
}

async function backedUp({page, check, running}) {
  await enter(page, handler);
  await page.goto('/office/archive');
  await page.getByLabel('年度').selectOption(String(new Date().getFullYear()));
  await page.getByRole('button', {name: '开始制作'}).click();
  await page.waitForURL(/archive\/\d+-\d+$/);
  check(await made(page), 'the package is made');
  const address = `${page.url()}/zip`;
  const whole = await (await page.request.get(address)).body();
  const rest = await page.request.get(address, {headers: {Range: `bytes=${whole.length - 100}-`}});
  check(rest.status() === 206 && (await rest.body()).equals(whole.subarray(whole.length - 100)), 'a download is gone on with where it broke off');
  const folder = mkdtempSync(join(tmpdir(), 'gongkai-restored-'));
  try {
    const backup = join(folder, 'a.bak');
    check(/归档包 1 个（这次复制 1 个）/.test(await running.command('backup', ...running.place, backup)), 'the package is in the backup');
    const restored = join(folder, 'data');
    check(/归档包 1 个/.test(await running.command('restore', '--data', restored, backup)), 'and comes back with it');
    cpSync(join(running.data, 'keys'), join(restored, 'keys'), {recursive: true});
    const [name, ...others] = readdirSync(join(restored, 'archive'));
    check(others.length === 0 && readFileSync(join(restored, 'archive', name)).equals(whole), 'as it was, under its name');
    check(/没有发现改动/.test(await running.command('verify-archive', '--data', restored, join(restored, 'archive', name))), 'and is verified');
  } finally {
    rmSync(folder, {recursive: true, force: true});
  }
}

async function library({page, check}) {
  await enter(page, handler);
  await page.goto('/office/archive');
  await page.getByRole('link', {name: '移交公共图书馆'}).click();
  await looksRight(page, check, 'a new list for the library');
  await page.getByLabel('接收单位').fill('澄砚县图书馆');
  await page.getByLabel('从哪一天公开的起').fill('2020-01-01');
  await page.getByLabel('到哪一天公开的止').fill(today());
  await page.getByRole('button', {name: '制作清单'}).click();
  await page.getByText('已保存。').waitFor();
  check((await page.locator('.gk-list tbody tr').count()) > 0, 'what is public stands on it');
  await looksRight(page, check, 'a list for the library');
  await page.getByText('做错了，作废').click();
  await page.getByLabel('为什么作废').fill('重做');
  await page.getByRole('button', {name: '作废这张清单'}).click();
  check(await seen(page.getByText('已作废')), 'it is annulled');
}

async function inspection({page, check}) {
  await enter(page, '何清');
  for (let i = 0; i < 60; ++i) {  // the job runs when the program starts
    await page.goto('/office/inspection');
    if ((await page.getByText('最近一次').count()) > 0) break;
    await page.waitForTimeout(500);
  }
  check(await seen(page.getByText('按国家检查指标自评')), 'the county has a score');
  await looksRight(page, check, 'the self-inspection of the county');
  await keepPicture(page, 'inspection');
  await page.goto('/office/inspection?organ=0');
  await looksRight(page, check, 'what is wrong with the whole site');
  const first = page.getByText('先这样，说明原因').first();
  if ((await first.count()) === 0) return;
  await first.click();
  await page.getByLabel('为什么先这样').first().fill('本县没有这一项。');
  await page.getByRole('button', {name: '记下说明'}).first().click();
  check(await seen(page.getByText('已记下说明。')), 'why it stays is put down');
}

const before = ['seed', 'demo'];
export const journeys = [
  {name: 'archive: a year packed, handed over, received', before, run: archive},
  {name: 'archive: it comes back out of a backup', before, run: backedUp},
  {name: 'archive: what is public goes to the library', before, run: library},
  {name: 'self-inspection: the county and the whole site', before, run: inspection},
];
