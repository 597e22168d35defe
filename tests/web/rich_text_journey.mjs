// The editor of rich text: pasted out of Word and Excel, tables changed by buttons and by the keyboard alone, nothing
// typed lost, hostile texts do nothing, and without script it is a field of plain text.
import {readFileSync} from 'node:fs';
import {dirname, join} from 'node:path';
import {fileURLToPath} from 'node:url';
import {enter} from './demo.mjs';
import {looksRight} from './looks.mjs';
import {lookout} from './sign_in_journey.mjs';

const address = '/office/style/editor', handler = '林溪';
const vectorsFile = join(dirname(fileURLToPath(import.meta.url)), '../hostile/xss_vectors.txt');

async function openEditor(page) {
  await page.goto(address);
  return page.getByRole('textbox', {name: '正文'});
}

// As a browser does it: an event that carries what lies on the clipboard.
async function paste(page, html, text = 'x') {
  await page.locator('.gk-rich-text').evaluate((root, {html, text}) => {
    root.focus();
    const data = new DataTransfer();
    if (html) data.setData('text/html', html);
    data.setData('text/plain', text);
    root.dispatchEvent(new ClipboardEvent('paste', {clipboardData: data, bubbles: true, cancelable: true}));
  }, {html, text});
}

const pasted = (page) => page.getByText(/^已粘贴/).waitFor();
const inside = (editor) => editor.evaluate((root) => root.innerHTML.replaceAll('<p><br></p>', ''));
const act = (page, name) => page.getByRole('button', {name, exact: true}).click();

async function save(page) {
  await act(page, '保存');
  await page.waitForLoadState();
}

async function empty(page, editor) {
  await editor.click();
  await page.keyboard.press('Control+a');
  await page.keyboard.press('Delete');
}

const word = `<html><head><style>p{color:red}</style></head><body><!--StartFragment--><h1 onclick="x()">一、受理</h1>
<p class=MsoNormal style='text-indent:21pt;color:red'>请于<b>五日</b>内<s>七日</s>前来。<o:p></o:p></p><p><img src="file:///C:/a.png"></p>
<table><tr><td colspan=2>收费表</td></tr><tr><td>甲</td><td>10</td></tr></table><!--EndFragment--></body></html>`;

async function pasting({page, check, ...how}) {
  await enter(page, handler);
  const editor = await openEditor(page);
  await empty(page, editor);
  await paste(page, word);
  await pasted(page);
  const html = await inside(editor);
  check(html.includes('<h2>一、受理</h2><p>请于<b>五日</b>内前来。</p>'), `headings and bold are kept: ${html}`);
  check(html.includes('<td colspan="2"><p>收费表</p></td>'), 'so are tables with merged cells');
  check(!/style|MsoNormal|onclick|color/.test(html), 'nothing else');
  const said = await page.locator('[data-status]').innerText();
  check(said.includes('1 张图片没有带过来') && said.includes('划掉的文字'), 'what was left out is told');
  await looksRight(page, check, 'the editor');
  await lookout(page, check, how)('editor');
  await save(page);
  const shown = page.getByRole('region', {name: '公开以后'});
  check(await shown.getByRole('heading', {name: '一、受理'}).isVisible(), 'it is shown as a page shows it');
  check((await shown.locator('td[colspan="2"]').innerText()).trim() === '收费表', 'with its table');
  check((await inside(await openEditor(page))).includes('<h2>一、受理</h2>'), 'and comes back into the editor');
}

async function withoutServer({page, context, check}) {
  await enter(page, handler);
  const editor = await openEditor(page);
  await empty(page, editor);
  await context.route('**/editor/clean', (route) => route.fulfill({status: 503, body: '<script>x()</script>'}));
  await paste(page, '<h1>题</h1><p>一段</p>', '题\n一段');
  await page.getByText('连不上系统，只粘贴了文字').waitFor();
  check((await inside(editor)).includes('<p>题</p><p>一段</p>'), 'without the server the text is put in');
  await context.unroute('**/editor/clean');
}

async function tablesAndLinks({page, check}) {
  await enter(page, handler);
  const editor = await openEditor(page);
  await empty(page, editor);
  await act(page, '插入表格：三行三列');
  const size = () => editor.evaluate((root) => [...root.querySelectorAll('tr')].map((row) => row.cells.length).join());
  check((await size()) === '3,3,3', 'a table is put in');
  await page.keyboard.type('项目');
  check((await editor.locator('th').first().innerText()).trim() === '项目', 'and one stands in its first cell, a head');
  await act(page, '加行：在下面');
  await act(page, '加列：在右面');
  check((await size()) === '4,4,4,4', 'a row and a column more');
  await act(page, '删行：光标所在的行');
  await act(page, '删列：光标所在的列');
  check((await size()) === '3,3,3', 'and less');
  await act(page, '撤销：Ctrl+Z');
  check((await size()) === '3,4,3' || (await size()) === '3,4,4' || (await size()) === '4,4,4', 'a step is taken back');
  await act(page, '重做：Ctrl+Y');
  check((await size()) === '3,3,3', 'and done again');
  await act(page, '删表：整张表格');
  check((await size()) === '', 'the table is gone');
  await page.keyboard.type('县政府网站');
  await page.keyboard.press('Control+a');
  await act(page, '链接：Ctrl+K');
  await page.getByLabel('链接到').fill('javascript:alert(1)');
  await page.keyboard.press('Enter');
  check(await page.getByText('链接要以 https://').isVisible(), 'a link that runs something is refused');
  await page.getByLabel('链接到').fill('www.example.gov.cn/zwgk');
  await page.keyboard.press('Enter');
  check((await editor.locator('a').getAttribute('href')) === 'https://www.example.gov.cn/zwgk', 'a link is set, with its scheme');
  await empty(page, editor);
  await page.keyboard.type('不要');
}

async function byKeyboard({page, check}) {
  await enter(page, handler);
  const editor = await openEditor(page);
  await empty(page, editor);
  await page.keyboard.type('标题行');
  await page.keyboard.press('Alt+F10');
  check((await page.evaluate(() => document.activeElement.textContent)) === '标题', 'Alt+F10 leads to the buttons');
  await page.keyboard.press('Enter');
  check((await editor.locator('h2').innerText()) === '标题行', 'Enter makes a heading');
  await page.keyboard.press('Enter');
  await page.keyboard.type('正文行');
  await page.keyboard.press('Alt+F10');
  await page.keyboard.press('End');
  check((await page.evaluate(() => document.activeElement.textContent)) === '重做', 'End leads to the last button');
  await page.keyboard.press('Escape');
  await page.keyboard.press('Tab');
  check(await page.evaluate(() => !document.querySelector('.gk-rich-text').contains(document.activeElement)), 'Tab leads out of the text');
  const named = await page.locator('.gk-rich-tools button').evaluateAll((all) => all.every((each) => (each.getAttribute('aria-label') ?? each.textContent).trim() !== ''));
  check(named, 'every button has a name');
}

async function nothingIsLost({page, context, running, check}) {
  await enter(page, handler);
  let editor = await openEditor(page);
  await empty(page, editor);
  await page.keyboard.type('先存下的');
  await save(page);
  editor = await openEditor(page);
  check((await page.locator('.gk-rich-notice').count()) === 0, 'what was saved is not offered again');
  await editor.click();
  await page.keyboard.press('Control+End');
  await page.keyboard.type('，写了一半');
  await page.waitForFunction(() => Object.values(localStorage).some((each) => each.includes('写了一半')));
  let asked = false;
  page.on('dialog', (dialog) => {
    asked = true;
    dialog.accept();
  });
  await page.goto('/office');
  check(asked, 'leaving asks');
  editor = await openEditor(page);
  check(await page.getByText(/^已恢复 .* 未保存的内容/).isVisible(), 'what was not saved is back, and it says so');
  check((await editor.innerText()).includes('，写了一半'), 'with every word');
  await act(page, '不要恢复的，用已保存的');
  check(!(await editor.innerText()).includes('写了一半'), 'it can be dropped');
  await page.goto(address);
  check((await page.locator('.gk-rich-notice').count()) === 0, 'and stays away');
  await page.getByRole('textbox', {name: '正文'}).click();
  await page.keyboard.press('Control+End');
  await page.keyboard.type('，又写');
  await context.route((url) => url.pathname === address, (route) => (route.request().method() === 'POST' ? route.abort() : route.continue()));
  await page.getByRole('button', {name: '保存'}).click();
  await page.waitForTimeout(500);
  await context.unroute(() => true).catch(() => {});
  await context.unrouteAll();
  await page.goto(address);
  check(await page.getByText(/可能没有保存成功/).isVisible(), 'what was sent into a dead line is offered');
  await act(page, '换成那份内容');
  check((await page.getByRole('textbox', {name: '正文'}).innerText()).includes('，又写'), 'with every word');
  await save(page);
  check((await page.evaluate(() => Object.keys(localStorage).filter((key) => key.startsWith('gongkai:rich')).length)) === 0, 'saved, nothing is kept in the browser');
  void running;
}

function vectors() {
  return readFileSync(vectorsFile, 'utf8').split('\n').filter((line) => line && !line.startsWith('#'))
    .map((line) => line.replace(/\\(x[0-9a-f]{2}|.)/gi, (_, c) => (c[0] === 'x' ? String.fromCharCode(parseInt(c.slice(1), 16)) : {n: '\n', t: '\t', r: '\r', 0: '\0'}[c] ?? c)));
}

// Any call is a hole; the browser itself tells of scripts that its policy stopped, which would be one as well.
async function hostile({page, check}) {
  await enter(page, handler);
  let hits = 0;
  await page.exposeFunction('gk_hit', () => { hits += 1; });
  let editor = await openEditor(page);
  await empty(page, editor);
  const texts = vectors();
  check(texts.length >= 100, 'there are a hundred');
  for (let at = 0; at < texts.length; at += 25) {
    await page.locator('[data-status]').evaluate((place) => { place.textContent = ''; });
    await paste(page, texts.slice(at, at + 25).map((each) => `<div>${each}</div>`).join('\n'), texts.slice(at, at + 25).join('\n'));
    await pasted(page);
  }
  await save(page);
  editor = await openEditor(page);
  await empty(page, editor);
  await page.locator('[data-status]').evaluate((place) => { place.textContent = ''; });
  await paste(page, '', texts.join('\n'));
  await pasted(page);
  check((await editor.innerText()).includes('<script>gk_hit(1)</script>'), 'as plain text all of it stays');
  await save(page);
  const shown = page.getByRole('region', {name: '公开以后'});
  check((await shown.innerText()).includes('<script>gk_hit(1)</script>'), 'and is shown as text');
  const strange = await shown.evaluate((region) => [...region.querySelectorAll('*')]
    .filter((each) => [...each.attributes].some((attribute) => /^on|style/.test(attribute.name)) || /^(script|style|svg|math|iframe|object|embed|form|input)$/i.test(each.nodeName)).length);
  check(strange === 0, 'no element and no attribute that does not belong there');
  check(hits === 0, `nothing ran (${hits})`);
}

async function withoutScript({page, context: own, running, check}) {
  await enter(page, handler);
  const editor = await openEditor(page);
  await empty(page, editor);
  await paste(page, word);
  await pasted(page);
  await save(page);
  const context = await own.browser().newContext({baseURL: running.address, javaScriptEnabled: false, locale: 'zh-CN'});
  await context.addCookies(await page.context().cookies());
  const plain = await context.newPage();
  await plain.goto(address);
  const field = plain.getByRole('textbox', {name: '正文'});
  check((await field.inputValue()).includes('收费表'), 'without script the text stands in a field');
  check(!(await plain.getByRole('button', {name: '插入表格：三行三列'}).isVisible()), 'and no button that could do nothing');
  await plain.getByRole('button', {name: '保存'}).click();
  check((await plain.locator('td[colspan="2"]').count()) === 1, 'unchanged, it keeps its table');
  await field.fill('第一段\n\n第二段');
  await plain.getByRole('button', {name: '保存'}).click();
  check((await plain.getByRole('region', {name: '公开以后'}).locator('p').count()) === 2, 'changed, a blank line parts paragraphs');
  await context.close();
}

const before = ['seed', 'demo'];
export const journeys = [
  {name: 'rich text: pasting', before, run: pasting},
  {name: 'rich text: without the server', before, run: withoutServer},
  {name: 'rich text: tables and links', before, run: tablesAndLinks},
  {name: 'rich text: the keyboard alone', before, run: byKeyboard},
  {name: 'rich text: nothing is lost', before, run: nothingIsLost},
  {name: 'rich text: hostile texts', before, run: hostile},
  {name: 'rich text: without script', before, run: withoutScript},
];
