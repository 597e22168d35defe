// Word lists kept by the county and by an organ, a word tried before it is saved; texts and files tried without being
// kept; an impact assessment written and printed.
import {mkdirSync} from 'node:fs';
import {enter, send} from './demo.mjs';
import {looksRight} from './looks.mjs';
import {sheet} from './xlsx.mjs';

const supervisor = '何清', handler = '林溪', examiner = '文石';
const pictures = process.env.GONGKAI_PICTURES;  // a folder: for looking at the pages by eye

async function looks(page, check, name, picture) {
  await looksRight(page, check, name);
  if (!pictures) return;
  mkdirSync(pictures, {recursive: true});
  for (const [width, height] of [[390, 844], [1280, 900]]) {
    await page.setViewportSize({width, height});
    await page.screenshot({path: `${pictures}/${picture}-${width}.png`, fullPage: true});
  }
}

async function lists({page, check}) {
  await enter(page, supervisor);
  await page.goto('/office/screening/lists');
  check(await page.getByText('最近一次改动').isVisible(), 'who changed the lists last is told');
  await looks(page, check, '/office/screening/lists', 'lists');
  await page.getByRole('link', {name: '错误表述'}).click();
  await page.getByLabel('查找').fill('砚墨');
  await page.getByRole('button', {name: '查找'}).click();
  check(await page.getByText('停用', {exact: true}).last().isVisible(), 'a word that is switched off is found');
  await looks(page, check, 'one list', 'list');
  await page.getByRole('link', {name: '增加词语'}).click();
  await page.getByLabel('词语').fill('的');
  await page.getByLabel('原因').fill('试试');
  await page.getByRole('button', {name: '保存'}).click();
  await page.getByText('一个字会命中太多').first().waitFor();
  await looks(page, check, 'a word with a fault', 'word-fault');
  await page.getByLabel('词语').fill('通知');
  await page.getByRole('button', {name: '先试一试'}).click();
  await page.getByRole('heading', {name: /已公开的 \d+ 个标题里，有 \d+ 个会命中/}).waitFor();
  await looks(page, check, 'a word that is tried', 'word-trial');
  await page.getByRole('button', {name: '保存'}).click();
  check(await page.getByLabel('看过会命中的标题，仍然保存').isVisible(), 'a careless word is saved knowingly alone');
  await page.getByLabel('词语').fill('澄砚老城厢');
  await page.getByLabel('正确写法').fill('澄砚古城');
  await page.getByRole('button', {name: '保存'}).click();
  await page.getByText('已保存，以后的检查都按新的词表。').waitFor();
  await page.goto('/office/screening/lists/history');
  check(await page.getByText('增加 1 个词').first().isVisible(), 'the change stands in the history');
  await looks(page, check, 'the history of the lists', 'history');
  await page.getByRole('link', {name: '改了什么'}).first().click();
  check(await page.getByText('澄砚老城厢').isVisible(), 'what differs between two versions is told');
  await looks(page, check, 'two versions', 'changes');
}

const book = {name: '词表.xlsx', mimeType: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  buffer: sheet('词表', [['词表', '词语', '正确写法'], ['错误表述', '澄砚东大街口', '东大街口'], ['错误表述', '的', ''], ['错误表述', '枕水长廓', '枕水长廊']])};

async function importLists({page, check}) {
  await enter(page, supervisor);
  await page.goto('/office/screening/lists/import');
  await looks(page, check, '/office/screening/lists/import', 'import');
  await page.getByLabel('词表', {exact: true}).setInputFiles(book);
  await page.getByRole('button', {name: '预览'}).click();
  await page.getByText('有问题').first().waitFor();
  check(await page.getByText('第 3 行').first().isVisible(), 'the word of one character is told');
  await looks(page, check, 'the preview with bad rows', 'import-bad');
  await page.getByLabel('原因').fill('补充地名');
  await page.getByRole('button', {name: '先写入没有问题的 2 个'}).click();
  await page.getByText('已写入：新增 2 个').waitFor();
}

async function ownWords({page, check}) {
  await enter(page, examiner);
  await page.goto('/office/screening/lists');
  await page.getByRole('link', {name: /的工作秘密$/}).click();
  await page.getByRole('link', {name: '本机关的工作秘密'}).click();
  check(await page.getByText('应急物资存放点位').isVisible(), 'the organ sees its own words');
  await page.getByRole('link', {name: '应急物资存放点位'}).click();
  await looks(page, check, 'one word', 'word');
  await page.getByLabel('停用的原因').fill('已经公开');
  await page.getByRole('button', {name: '停用', exact: true}).click();
  await page.getByText('已保存').waitFor();
}

const card = '11010519491231002X';  // the example of GB 11643

async function tryText({page, check, script}) {
  await enter(page, handler);
  await page.goto('/office/screening/try');
  if (script) await looks(page, check, '/office/screening/try', 'try');
  await page.getByLabel('贴入文字').fill(`临时救助名单\n姓名\t身份证号码\t金额\n张某某\t${card}\t1000元\n截止目前已发放。`);
  await send(page, '查一查');
  check((await page.locator('mark').count()) > 0, 'hits are shown in place');
  check((await page.locator('.marked-table').count()) === 1, 'cells of a spreadsheet are a table');
  const masked = await page.locator('#masked').inputValue();
  check(!masked.includes(card) && masked.includes('临时救助名单'), 'the masked text is there to be copied');
  if (!script) return;
  await looks(page, check, 'a text with its hits', 'tried-text');
  await page.locator('.marked a.sign').first().click();
}

async function tryFile({page, check}) {
  await enter(page, handler);
  await page.goto('/office/screening/try');
  await page.getByLabel('或者选一个文件').setInputFiles({name: '名单.csv', mimeType: 'text/csv', buffer: Buffer.from(`姓名,身份证号码\n张某某,${card}\n`)});
  await page.getByRole('button', {name: '查一查'}).click();
  await page.getByRole('heading', {name: '做一份干净的文件'}).or(page.getByText('做一份干净的文件').first()).first().waitFor();
  await page.reload();
  check((await page.locator('mark').count()) > 0, 'the result is there after a reload');
  await looks(page, check, 'a file with its hits', 'tried-file');
  await page.getByRole('button', {name: '做一份干净的文件'}).click();
  await page.getByRole('link', {name: '下载干净的文件'}).waitFor();
  const [file] = await Promise.all([page.waitForEvent('download'), page.getByRole('link', {name: '下载干净的文件'}).click()]);
  check(file.suggestedFilename() === '名单（清理后）.csv', 'the clean copy is taken away');
  await looks(page, check, 'the clean copy', 'tried-copy');
}

async function assess({page, check}) {
  await enter(page, handler);
  await page.goto('/office/screening/assessments');
  check(await page.getByText('临时救助对象名单（每季度）').isVisible(), 'the assessment of the demo county is listed');
  await looks(page, check, '/office/screening/assessments', 'assessments');
  await page.getByRole('link', {name: '作一份评估'}).click();
  await page.getByLabel('哪一类名单').fill('高龄津贴名单（每月）');
  await page.getByLabel('名单里有哪些列').fill('姓名、村、银行账号');
  for (const label of ['公开的目的', '公开的方式和范围', '为什么每一列都必要', '对个人的影响和安全风险', '采取的保护措施']) {
    await page.getByLabel(label).fill('写明的内容。');
  }
  await page.getByLabel('公开的依据').selectOption('township-aid');
  await page.getByLabel('用到哪天').fill('明年');
  await page.getByRole('button', {name: '保存评估'}).click();
  await page.getByText('请选第一项的结论。').first().waitFor();
  check(await page.getByText('名单里有敏感个人信息').first().isVisible(), 'sensitive columns ask for their reason');
  check((await page.getByLabel('用到哪天').inputValue()) === '明年', 'nothing typed is lost');
  await looks(page, check, 'an assessment with faults', 'assessment-fault');
  await page.getByLabel('名单里有哪些列').fill('姓名、村、金额');
  await page.getByRole('group', {name: /一、/}).getByLabel('合法、正当、必要', {exact: true}).check();
  await page.getByLabel('合法、有效，与风险相适应').check();
  const until = await page.evaluate(() => new Date(Date.now() + 90 * 86400e3).toISOString().slice(0, 10));
  await page.getByLabel('用到哪天').fill(until);
  await page.getByRole('button', {name: '保存评估'}).click();
  await page.getByText('评估已保存。').waitFor();
  check(await page.getByText('至少保存到').isVisible(), 'it says how long it is kept');
  await looks(page, check, 'one assessment', 'assessment');
}

const before = ['seed', 'demo'];
export const journeys = [
  {name: 'screening lists: kept, tried, compared', before, run: lists},
  {name: 'screening lists: out of a workbook', before, run: importLists},
  {name: 'screening lists: own words', before, run: ownWords},
  {name: 'screening try: a text', before, run: tryText},
  {name: 'screening try: a text, without script', before, script: false, run: tryText},
  {name: 'screening try: a file', before, run: tryFile},
  {name: 'screening assessments', before, run: assess},
];
