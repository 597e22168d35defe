// The standard catalogue: brought in from a workbook with two bad rows, mended, taken by a township; what falls due from
// it is written, signed and published, and is done.
import {mkdirSync} from 'node:fs';
import {enter} from './demo.mjs';
import {enterAs, signAll} from './items_journey.mjs';
import {looksRight} from './looks.mjs';
import {keepPicture} from './pictures.mjs';
import {sheet} from './xlsx.mjs';

const supervisor = '何清', handler = '林溪';
const pictures = process.env.GONGKAI_PICTURES;  // a folder: for looking at the pages by eye

async function keep(page, name) {
  if (!pictures) return;
  mkdirSync(pictures, {recursive: true});
  for (const [width, height] of [[390, 844], [1280, 900]]) {
    await page.setViewportSize({width, height});
    await page.screenshot({path: `${pictures}/${name}-${width}.png`, fullPage: true});
  }
}

async function looks(page, check, name, picture) {
  await looksRight(page, check, name);
  await keep(page, picture);
}

const heads = [
  ['序号', '公开事项', '', '公开内容（要素）', '公开依据', '公开时限', '公开主体', '公开渠道和载体', '公开对象', '', '公开方式', '', '公开层级', ''],
  ['', '一级事项', '二级事项', '', '', '', '', '', '全社会', '特定群众', '主动', '依申请', '县级', '乡、村级'],
];
const merged = ['B2:C2', 'I2:J2', 'K2:L2', 'M2:N2', 'A2:A3', 'D2:D3', 'E2:E3', 'F2:F3', 'G2:G3', 'H2:H3', 'B4:B5'];

function rows({channels, tick}) {
  const row = (number, first, second, over = {}) => [String(number), first, second, '户数、金额和发放时间', '条例第二十一条', '按月公开',
    '乡镇人民政府（街道办事处）', over.channels ?? '■政府网站 □政府公报\n■社区/企事业单位/村公示栏(电子屏)', '√', '', over.tick ?? '√', '', '', '√'];
  return [
    ['残疾人服务领域公开事项标准目录'], ...heads,
    row(1, '家庭无障碍改造', '改造名单'),
    row(2, '', '改造进度', {channels}),  // under the merged cell of the line above
    row(3, '辅助器具适配', '发放情况', {tick}),
  ].map((cells) => [...cells, ...Array(14 - cells.length).fill('')]);
}
const book = (bad) => ({name: '目录.xlsx', mimeType: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  buffer: sheet('残疾人服务', rows(bad).map((cells, i) => (i === 0 ? cells : [...cells, i < 3 ? '领域' : '残疾人服务'])), merged)});

async function importCatalogue(page, check) {
  await enter(page, supervisor);
  await page.goto('/office/catalogue');
  check(await page.getByRole('heading', {name: '公开事项标准目录', exact: true}).isVisible(), 'the supervisor sees the standard');
  await looks(page, check, '/office/catalogue', 'list');
  await page.getByRole('link', {name: '导入'}).click();
  await looks(page, check, '/office/catalogue/import', 'import');
  await page.getByLabel('目录表格').setInputFiles(book({channels: '□政府网站', tick: '大概'}));
  await page.getByRole('button', {name: '预览'}).click();
  await page.getByText('共 3 行，其中 2 行有 2 处问题').waitFor();
  check(await page.getByText('请至少选一个公开渠道和载体').isVisible(), 'the row without a channel is told');
  check(await page.getByText('看不懂“大概”').isVisible(), 'and the tick that is none');
  await looks(page, check, 'the preview with bad rows', 'preview-bad');
  await page.getByRole('button', {name: '先写入没有问题的 1 行'}).click();
  await page.getByText('已写入：新增 1 行').waitFor();
  await page.goto('/office/catalogue/import?organ=standard');
  await page.getByLabel('目录表格').setInputFiles(book({}));
  await page.getByRole('button', {name: '预览'}).click();
  await page.getByText('共 3 行，没有问题').waitFor();
  await looks(page, check, 'the preview', 'preview');
  await page.getByRole('button', {name: '确认导入 3 行'}).click();
  await page.getByText('已写入：新增 2 行，改动 0 行，没有变化 1 行').waitFor();
  await page.goto('/office/catalogue?organ=standard&area=残疾人服务');
  check(await page.getByRole('link', {name: '家庭无障碍改造 / 改造进度'}).isVisible(), 'the merged cell holds for both rows');
  const download = page.waitForEvent('download');
  await page.getByRole('link', {name: '导出 Excel'}).click();
  check((await download).suggestedFilename().endsWith('.xlsx'), 'the catalogue goes out as a workbook');
}

async function editRow(page, check) {
  await page.getByRole('link', {name: '家庭无障碍改造 / 改造进度'}).click();
  await page.getByRole('heading', {name: '沿革'}).waitFor();
  await looks(page, check, 'a row', 'row');
  await page.getByRole('link', {name: '修改'}).click();
  await page.locator('#elements').fill('');
  await page.locator('#basis').fill('条例第二十一条、残疾人保障法');
  await page.getByRole('button', {name: '保存'}).click();
  check(await page.getByRole('alert').getByText('请填写公开内容（要素）').waitFor().then(() => true, () => false), 'what is missing is told');
  check((await page.locator('#basis').inputValue()).includes('残疾人保障法'), 'nothing typed is lost');
  await looks(page, check, 'the form of a row', 'row-form');
  await page.locator('#elements').fill('已开工和已完工的户数');
  await page.locator('#reason').fill('按省里的新表补充');
  await page.getByRole('button', {name: '保存'}).click();
  await page.getByText('已保存。').waitFor();
  check(await page.getByText('原因：按省里的新表补充').isVisible(), 'the history says why');
}

async function importToPublic({page, context, check}) {
  await importCatalogue(page, check);
  await editRow(page, check);
  await page.goto('/office/obligations');
  check(await page.getByRole('heading', {name: '各机关'}).isVisible(), 'the supervisor sees every organ');
  await looks(page, check, '/office/obligations of the county', 'obligations-county');
  await keepPicture(page, 'obligations');

  await enterAs(page, handler);
  await page.goto('/office/catalogue');
  await looks(page, check, 'the catalogue of a township', 'township');
  check(!(await page.getByRole('link', {name: '家庭无障碍改造 / 改造名单'}).count()), 'an area that was not taken is not in it');
  await page.getByRole('link', {name: '现在说明'}).click();
  const answer = page.getByRole('group', {name: /残疾人服务/});
  await answer.getByLabel('不涉及', {exact: true}).check();
  await page.getByRole('button', {name: '保存'}).click();
  check(await page.getByText('请写明“残疾人服务”为什么不涉及').first().waitFor().then(() => true, () => false), 'not applying wants a reason');
  await looks(page, check, 'the areas', 'areas');
  await page.getByRole('group', {name: /残疾人服务/}).getByLabel('涉及', {exact: true}).check();
  await page.getByRole('button', {name: '保存'}).click();
  await page.getByText('目录按涉及的领域重新列出').waitFor();
  check(await page.getByRole('link', {name: '家庭无障碍改造 / 改造名单'}).isVisible(), 'now it is');
  check(await page.getByRole('heading', {name: '未涉及领域事项说明'}).isVisible(), 'and what does not apply is stated');

  const owed = await findOwed(page);
  check(owed !== null, 'the row that was taken is owed');
  await looks(page, check, '/office/obligations of a township', 'obligations');
  await owed.getByRole('link', {name: /^\d{4}-\d\d-\d\d$/}).first().click();
  check(await page.getByText('最后一天是').isVisible(), 'the due day explains itself');
  await (await findOwed(page)).getByRole('link', {name: '拟稿'}).click();
  await page.getByRole('link', {name: '通知公告', exact: true}).first().click();
  check((await page.locator('#row').inputValue()).includes('_'), 'the row and its period are chosen already');
  await looks(page, check, 'the form of an item under a row', 'item-form');
  const title = '枕溪镇家庭无障碍改造名单公布';
  await page.locator('#title').fill(title);
  await page.locator('#summary').fill('本月完成改造的家庭。');
  await page.getByRole('textbox', {name: '正文'}).click();
  await page.keyboard.type('本月完成改造三户，分别在漱石村、听泉村和砚池村。');
  await page.getByRole('button', {name: '保存并送审'}).click();
  await page.getByText('已送审').waitFor();
  check(await page.getByRole('link', {name: /残疾人服务：家庭无障碍改造/}).isVisible(), 'the item says under which row it stands');
  await signAll({page, check}, title);

  await enterAs(page, handler);
  await page.goto('/office/obligations?state=done');
  check(await page.getByRole('row', {name: /家庭无障碍改造 \/ 改造名单/}).getByText('已公开').first().isVisible(), 'published, it is done');

  const reader = await context.browser().newContext({baseURL: new URL(page.url()).origin, viewport: {width: 390, height: 844}, javaScriptEnabled: false});
  const phone = await reader.newPage();
  await phone.goto('/catalogue');
  await phone.getByRole('link', {name: /枕溪镇/}).first().click();
  await phone.getByRole('link', {name: '残疾人服务', exact: true}).click();
  await phone.getByRole('listitem').filter({hasText: '改造名单'}).getByRole('link', {name: '已公开 1 件'}).click();
  check(await phone.getByRole('link', {name: title}).isVisible(), 'the public finds it under the row');
  await reader.close();
  for (const [path, picture] of [['/catalogue', 'public-organs']]) {
    await page.goto(path);
    await looks(page, check, path, picture);
  }
  await page.getByRole('link', {name: /枕溪镇/}).first().click();
  await looks(page, check, 'the areas of an organ, for the public', 'public-areas');
  await page.getByRole('link', {name: '残疾人服务', exact: true}).click();
  await looks(page, check, 'an area of an organ, for the public', 'public');
}

/// The line of the row that was taken, wherever today puts it: near the end of a month it is coming, before that later.
async function findOwed(page) {
  for (const state of ['coming', 'later', 'overdue']) {
    await page.goto(`/office/obligations?state=${state}`);
    const line = page.getByRole('row', {name: /家庭无障碍改造 \/ 改造名单/});
    if (await line.count()) return line.first();
  }
  return null;
}

export const journeys = [{name: 'catalogue: from a workbook to the public', before: ['seed', 'demo'], run: importToPublic}];
