// What an officer does with annual reports, from handing in to the workbook; one program with the demo county a journey.
import {mkdirSync, readFileSync, statSync, writeFileSync} from 'node:fs';
import {dirname, join} from 'node:path';
import {fileURLToPath} from 'node:url';
import {enter} from './demo.mjs';
import {fitsWidth, noSeriousFaults} from './looks.mjs';
import {shrink} from './png.mjs';
import {unzip} from './zip.mjs';

const root = join(dirname(fileURLToPath(import.meta.url)), '../..');
const samples = join(root, 'data/samples');

// The head of the working body of the county office: hands in, decides and deletes, and needs no code.
const officer = '周岚';

async function signIn(page) {
  await enter(page, officer);
  await page.goto('/office/hand-in');
}

async function upload(page, files) {
  await page.goto('/office/hand-in');
  await page.locator('#files').setInputFiles(files.map((file) => join(samples, file)));
  await page.waitForURL(/\/office\/uploads\/\d+/);
  await page.getByText('全部核对完毕').waitFor();
}

async function handInAndDecide({page, check}) {
  await signIn(page);
  check(await page.getByText('还没有报告').isVisible(), 'an empty list says what to do');
  await upload(page, ['01-zhenxi-2023.txt', '06-wenlv-2024.docx', '13-liucha-2024.pdf']);
  await page.reload();
  check(await page.getByText('3 份全部核对完毕').isVisible(), 'the results survive a reload');
  check(await page.locator('.result', {hasText: '13-liucha'}).locator('.obstacle').isVisible(), 'what could not be read says why');

  check(await page.getByText(/其中有错误的 1 份.*读不出的 1 份/).isVisible(), 'what came of many files is summed up');
  await page.goto('/office/hand-in');
  await page.locator('#files').setInputFiles([join(samples, '01-zhenxi-2023.txt')]);
  await page.getByText('全部核对完毕').waitFor();
  check((await page.getByRole('heading', {level: 1}).innerText()) === '本次上传的核对结果', 'the heading does not say that work goes on');
  check(await page.getByText('以前已经上传过').isVisible(), 'the same file is not kept twice');

  await page.goto('/office/reports');
  const years = () => page.locator('.list-table td[data-label="年度"]').allInnerTexts();
  await page.locator('.list-table').getByRole('link', {name: /^年度/}).click();
  const down = await years();
  await page.locator('.list-table').getByRole('link', {name: /^年度/}).click();
  const up = await years();
  check(down[0] === '2024' && down.join() !== up.join(), `the head of the years sorts both ways: ${down} and ${up}`);
  check((await page.locator('th[aria-sort="ascending"]').innerText()).includes('年度'), 'the head says how it is sorted');

  await page.getByRole('link', {name: /文化和旅游局$/}).click();
  const finding = page.locator('.finding', {hasText: 'T4-TOTAL'}).first();
  await finding.getByRole('link', {name: '表四 行政复议'}).click();
  check(await page.locator('.official-4 td.is-shown').isVisible(), 'a finding leads to its cell');
  check(await finding.getByText('国办公开办函').first().isVisible(), 'a finding names its source');
  const errors = async () => Number(await page.locator('.chip-error b').innerText());
  const before = await errors();
  check(before >= 3, `the sums of tables 3 and 4 are found wrong (${before} errors)`);
  check((await page.locator('.official-3 td.bad').count()) > 0, 'wrong cells of table 3 are marked');
  check((await page.locator('.official-4 td.bad .sign').first().innerText()).length > 0, 'marked cells carry a number');

  await finding.getByRole('link', {name: /看原文/}).click();
  check(await page.locator('.source.is-docked mark.is-shown').isVisible(), 'the place in the source is shown');
  await page.keyboard.press('Escape');
  check((await page.locator('.source.is-docked').count()) === 0, 'Escape closes the source');

  await finding.getByText('不成立…').click();
  await finding.getByLabel('为什么不成立').fill('　');
  await finding.getByRole('button', {name: '判为不成立'}).click();
  await page.locator('#problem', {hasText: '理由'}).waitFor();
  const seen = await page.locator('#problem').evaluate((place) => place.getBoundingClientRect().top);
  check(seen >= 0 && seen < 900, `why it was refused is in sight, wherever the page stands (${seen} px)`);
  check((await errors()) === before, 'without a reason nothing is dismissed');
  await finding.getByLabel('为什么不成立').fill('复议机关合并立案，口径已核实');
  await finding.getByRole('button', {name: '判为不成立'}).click();
  const decided = page.locator('.finding.is-dismissed', {hasText: 'T4-TOTAL'});
  await decided.waitFor();
  check((await errors()) === before - 1, 'the count of open errors goes down at once');
  check(await decided.getByText(/周岚判为不成立，理由：复议机关合并立案/).isVisible(), 'who decided and why is shown');

  await page.getByRole('button', {name: '重新核对'}).click();
  await page.getByText('已重新核对').waitFor();
  check(await page.locator('.finding.is-dismissed', {hasText: '复议机关合并立案'}).isVisible(), 'a re-check keeps the verdict');
  check((await errors()) === before - 1, 'a re-check keeps the counts');

  const [download] = await Promise.all([page.waitForEvent('download'), page.getByRole('link', {name: '导出表格'}).click()]);
  check(download.suggestedFilename().endsWith('.xlsx'), `the workbook has a name: ${download.suggestedFilename()}`);
  const entries = unzip(readFileSync(await download.path()));
  const table3 = entries.get('xl/worksheets/sheet3.xml');
  check(/<v>16<\/v>/.test(table3) && /<v>12<\/v>/.test(table3), 'the figures of table 3 are numbers in the workbook');
  check(entries.get('xl/sharedStrings.xml').includes('复议机关合并立案'), 'the workbook holds the reason');

  await page.getByRole('link', {name: '审核意见单'}).click();
  check(await page.getByText('审核人：').isVisible(), 'the check sheet has its signature line');
}

async function correctDeleteUndo({page, check}) {
  await signIn(page);
  const text = readFileSync(join(samples, '01-zhenxi-2023.txt'), 'utf8');
  const paste = async (words) => {
    await page.goto('/office/hand-in');
    await page.getByText('没有文件？').click();
    await page.getByLabel(/报告全文/).fill(words);
    await page.getByRole('button', {name: '核对这段文字'}).click();
    await page.getByText('全部核对完毕').waitFor();
  };
  await paste(text.replace('申请数量\n4\n1', '申请数量\n6\n1'));
  check(await page.locator('.sev-error').first().isVisible(), 'a broken sum in pasted text is found');
  await paste(text);
  check(await page.getByText('作为更正版保存').isVisible(), 'a corrected text becomes a version');
  await page.getByRole('link', {name: /枕溪镇人民政府 2023年/}).click();
  await page.getByText('历次版本').click();
  check((await page.locator('.versions li').count()) === 2, 'both versions are listed');
  await page.getByText(/已不再出现的/).click();
  check(await page.locator('.gone li').first().isVisible(), 'what vanished is kept as history');

  await page.getByRole('link', {name: '删除', exact: true}).click();
  await page.getByRole('button', {name: '确认删除'}).click();
  check(await page.getByText('没有符合条件的报告').isVisible(), 'a deleted report leaves the list');
  await page.getByRole('button', {name: '撤销删除'}).click();
  check(await page.getByRole('heading', {name: /枕溪镇人民政府 2023年/}).isVisible(), 'undo brings it back');

  await page.getByRole('link', {name: '删除', exact: true}).click();
  await page.getByRole('button', {name: '确认删除'}).click();
  await page.goto('/office/reports');
  await page.getByLabel('状态').selectOption('已删除');
  await page.getByRole('button', {name: '筛选'}).click();
  await page.locator('.deleted li', {hasText: '枕溪镇'}).getByRole('button', {name: '恢复'}).click();
  check(await page.getByRole('heading', {name: /枕溪镇人民政府 2023年/}).isVisible(), 'what was deleted is found later, and restored');
}

async function decideTogether({page, check}) {
  await signIn(page);
  await upload(page, ['07-maizhou-2024.txt']);
  await page.getByRole('link', {name: /麦舟乡人民政府 2024年/}).click();
  const open = async () => Number((await page.locator('#still-open').innerText()).match(/待处理 (\d+)/)[1]);
  const before = await open();
  const run = page.locator('.finding-run').first();
  await run.getByRole('button', {name: /处全部确认/}).click();
  const decided = page.locator('.finding-run.is-confirmed');
  const count = Number((await decided.locator('.verdict').first().innerText()).match(/\d+/)[0]);
  check(count >= 4 && (await open()) === before - count, `deciding ${count} together takes ${count} off the ${before} that are open`);
  await decided.getByRole('button', {name: /撤销 \d+ 处的判断/}).click();
  await decided.waitFor({state: 'detached'});
  check((await open()) === before, 'and is taken back as one');
}

// A township drops its neighbour's report: it is told at once, and the county sees who handed in what.
async function anothersReport({page, check}) {
  await enter(page, '文石');
  await upload(page, ['01-zhenxi-2023.txt', '03-heting-2023.html']);
  check((await page.locator('.anothers').count()) === 1, 'the neighbour\'s report is told from the organ\'s own');
  check(await page.locator('.result', {hasText: '03-heting'}).getByText(/不是本机关的报告/).isVisible(), 'and it is said which file that is');
  await page.getByRole('button', {name: '退出'}).click();
  await enter(page, '苏砚');
  await upload(page, ['03-heting-2023.html']);
  check((await page.locator('.anothers').count()) === 0, 'the county office collects all organs\' reports');
  await page.goto('/office/reports');
  check(await page.getByText('由澄砚县枕溪镇人民政府上传').isVisible(), 'the county sees who handed in another organ\'s report');
  await page.getByRole('link', {name: /同一机关同一年度另有 1 份/}).first().click();
  check((await page.locator('.list-table tbody tr').count()) === 2, 'both copies stand side by side');
}

async function withoutScript({page, check}) {
  await signIn(page);
  check(!(await page.getByText('文件已选好').isVisible()), 'without script nothing is said before a file is chosen');
  await page.locator('#files').setInputFiles([join(samples, '06-wenlv-2024.docx')]);
  check(await page.getByText('文件已选好').isVisible(), 'without script the page says that a file is chosen');
  await page.getByRole('button', {name: '上传并核对', exact: true}).click();
  await page.waitForURL(/\/office\/uploads\/\d+/);
  for (let i = 0; i < 40 && !(await page.getByText('全部核对完毕').isVisible()); ++i) {
    await page.waitForTimeout(250);
    await page.reload();
  }
  await page.getByRole('link', {name: /文化和旅游局 2024年/}).click();
  const finding = page.locator('.finding', {hasText: 'T4-TOTAL'}).first();
  await finding.getByRole('button', {name: '确认', exact: true}).click();
  check(await page.locator('.finding.is-confirmed').isVisible(), 'a finding is confirmed without script');
  await page.locator('.finding.is-confirmed').getByRole('button', {name: '撤销判断'}).focus();
  await page.keyboard.press('Enter');
  await page.locator('.finding.is-confirmed').waitFor({state: 'detached'});
  check((await page.locator('.finding.is-confirmed').count()) === 0, 'and taken back');
}

async function waitForSamples(page) {
  for (let i = 0; i < 80; ++i) {
    await page.goto('/office/reports');
    if ((await page.getByText('等待核对').count()) === 0 && (await page.locator('.list-table tbody tr').count()) >= 12) return;
    await page.waitForTimeout(250);
  }
  throw new Error('the samples were not checked in time');
}

// Addresses of the pages that everything is looked at on; found by name, because numbers depend on the order of reading.
async function pagesToLookAt(page) {
  const link = async (name) => page.locator('.list-table a', {hasText: name}).first().getAttribute('href');
  await page.goto('/office/reports?organ=' + encodeURIComponent('文化和旅游局') + '&year=2024');
  const bureau = await link('文化和旅游局');
  await page.goto('/office/reports?organ=' + encodeURIComponent('鹤汀') + '&year=2024');
  const copied = await link('鹤汀镇');
  await page.goto('/office/reports?organ=' + encodeURIComponent('麦舟'));
  const cells = await link('麦舟乡');
  await page.goto('/office/reports?state=unreadable');
  const unreadable = await page.locator('.list-table a').first().getAttribute('href');
  await page.goto(bureau);
  const compare = await page.getByRole('link', {name: '与上年对照'}).getAttribute('href');
  return {
    start: '/office/hand-in', list: '/office/reports', report: bureau, copied, cells, unreadable, compare, sheet: `${bureau}/sheet`, rules: '/office/rules',
    delete: `${bureau}/delete`,
  };
}

async function everyPageIsUsable({page, check}) {
    await signIn(page);
  await waitForSamples(page);
  const pages = await pagesToLookAt(page);
  for (const [name, address] of Object.entries(pages)) {
    await page.setViewportSize({width: 1280, height: 900});
    await page.goto(address);
    await noSeriousFaults(page, check, name);
    await fitsWidth(page, check, name);
    await page.setViewportSize({width: 390, height: 844});
    await page.goto(address);
    await fitsWidth(page, check, name);
    await noSeriousFaults(page, check, `${name} at 390`);
  }
  await page.setViewportSize({width: 1280, height: 900});
  await page.goto('/office/reports?state=clean');
  check((await page.locator('.list-table tbody tr').count()) >= 2, 'two samples or more have no fault');
  await page.goto('/office/reports?state=unreadable');
  check((await page.locator('.list-table tbody tr').count()) === 1, 'the scanned sample cannot be read');
  await page.goto(pages.copied);
  check((await page.locator('.passage').count()) > 0, 'copied passages are shown side by side');
  await page.goto('/office/hand-in');
  await page.keyboard.press('Tab');
  check(await page.locator('.gk-skip').evaluate((link) => link === document.activeElement), 'the first stop of the keyboard leads to the text');
}

async function takePictures({page, check}) {
  await signIn(page);
  await waitForSamples(page);
  const pages = await pagesToLookAt(page);
  const folder = join(root, 'docs/screenshots');
  mkdirSync(folder, {recursive: true});
  const take = async (name) => {
    await page.waitForTimeout(700);  // scrolling and fonts come to rest
    const path = join(folder, `${name}-${page.viewportSize().width}.png`);
    writeFileSync(path, shrink(await page.screenshot()));
    check(statSync(path).size <= 200 * 1024, `${path} has ${statSync(path).size} bytes`);
  };
  for (const [width, height] of [[1280, 900], [390, 844]]) {
    await page.setViewportSize({width, height});
    for (const name of ['start', 'list', 'report', 'copied', 'compare', 'sheet', 'rules']) {
      await page.goto(pages[name]);
      await take(name);
    }
    await page.goto(pages.report);
    await page.locator('#table-3').evaluate((table) => table.scrollIntoView());
    await take('tables');
    await page.goto(pages.cells);
    await page.getByRole('link', {name: /看原文/}).first().click();
    await take('source');
  }
}

export const journeys = [
  {name: 'hand in, decide, re-check, export', before: ['seed', 'demo'], run: handInAndDecide},
  {name: 'correct, delete, undo', before: ['seed', 'demo'], run: correctDeleteUndo},
  {name: 'decide together', before: ['seed', 'demo'], run: decideTogether},
  {name: "another organ's report", before: ['seed', 'demo'], run: anothersReport},
  {name: 'without script', before: ['seed', 'demo'], run: withoutScript, script: false},
  {name: 'every page is usable', run: everyPageIsUsable, words: ['--demo']},
  {name: 'pictures', run: takePictures, words: ['--demo'], onlyForScreenshots: true},
];
