// Partial release (区分处理): a file of two hundred pages, boxes drawn by hand and by the keyboard, numbers found and withheld at all their
// places, a second person who adds one and checks, the burnt copy without what was withheld, the answer with the list of it, signed
// and sent. Then the same without a script.
import {execFileSync} from 'node:child_process';
import {mkdtempSync, rmSync, writeFileSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {enter, send} from './demo.mjs';
import {enterAs} from './items_journey.mjs';
import {looksRight} from './looks.mjs';

const handler = '林溪', deputy = '文石', chief = '江汀';
const desk = {width: 1280, height: 900};
const number = '330102199001011234', phone = '13900005678';
const seen = (locator) => locator.first().waitFor().then(() => true, () => false);

async function press(page, name) {
  await Promise.all([page.waitForNavigation(), page.getByRole('button', {name, exact: true}).first().click()]);
}

async function look(page, check, name) {
  await looksRight(page, check, name);
  await page.setViewportSize(desk);
}

// A plain PDF; of each page the lines.
function pdfOf(pages) {
  const objects = ['<< /Type /Catalog /Pages 2 0 R >>', `<< /Type /Pages /Kids [${pages.map((_, i) => `${4 + i * 2} 0 R`).join(' ')}] /Count ${pages.length} >>`,
    '<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>'];
  pages.forEach((lines, i) => {
    const text = lines.map((line, at) => `BT /F1 14 Tf 72 ${720 - 40 * at} Td (${line}) Tj ET`).join('\n');
    objects.push(`<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Resources << /Font << /F1 3 0 R >> >> /Contents ${5 + i * 2} 0 R >>`);
    objects.push(`<< /Length ${text.length} >>\nstream\n${text}\nendstream`);
  });
  let out = '%PDF-1.4\n';
  const places = objects.map((object, i) => {
    const place = out.length;
    out += `${i + 1} 0 obj\n${object}\nendobj\n`;
    return place;
  });
  const start = out.length;
  out += `xref\n0 ${objects.length + 1}\n0000000000 65535 f \n${places.map((place) => `${String(place).padStart(10, '0')} 00000 n \n`).join('')}`;
  out += `trailer\n<< /Size ${objects.length + 1} /Root 1 0 R >>\nstartxref\n${start}\n%%EOF\n`;
  return Buffer.from(out, 'latin1');
}

const longFile = () => pdfOf(Array.from({length: 200}, (_, i) => [`Page ${i + 1} of the list of Shiqiao village`,
  i === 0 || i === 199 ? `Wang Xiaomei ${number}` : 'nothing to withhold', i === 0 ? `Telephone ${phone}` : 'Sum 100', 'Kept words stay here']));

function wordsOf(pdf) {
  const folder = mkdtempSync(join(tmpdir(), 'gongkai-copy-'));
  try {
    writeFileSync(join(folder, 'a.pdf'), pdf);
    return execFileSync('pdftotext', [join(folder, 'a.pdf'), '-'], {maxBuffer: 64 << 20}).toString('utf8');
  } finally {
    rmSync(folder, {recursive: true});
  }
}

async function enterApplication(page, way) {
  await page.goto('/office/requests/new');
  await page.locator('#channel').selectOption('in_person');
  await page.locator('#name').fill('尹望舒');
  await page.locator('#number').fill('11010519491231002X');
  await page.locator('#phone').fill('13900001234');
  await page.locator('#title').fill('石桥村补助发放名单');
  await page.locator('#text').fill('2025年的');
  await page.locator('#carrier').selectOption('paper');
  await page.locator('#way').selectOption('counter');
  await way(page, '登记');
  await page.locator('.query-code').waitFor();
  const href = await page.getByRole('link', {name: '看这一件'}).getAttribute('href');
  await page.goto(href);
  return new URL(page.url()).pathname;
}

// Long work ends by itself; the page follows it.
async function until(page, address, words) {
  for (let tries = 0; tries < 90; ++tries) {
    await page.goto(address);
    if ((await page.getByText(words).count()) > 0) return true;
    await page.waitForTimeout(1000);
  }
  return false;
}

async function begin(page, check, path) {
  await page.goto(path);
  await page.getByRole('link', {name: '遮盖一部分再提供'}).click();
  await page.waitForURL(/\/redact$/);
  await look(page, check, 'the files of which a part is given');
  await page.locator('#file').setInputFiles({name: '补助名单.pdf', mimeType: 'application/pdf', buffer: longFile()});
  await press(page, '开始遮盖');
  check(/\/redact\/1/.test(page.url()), 'a release in part is begun');
  check(await until(page, `${path}/redact/1`, '共 200 页'), 'the file becomes two hundred pages');
  await look(page, check, 'a partial release');
}

async function drag(page, from, to) {
  const box = await page.locator('[data-redact-sheet] svg').boundingBox();
  const at = ([x, y]) => [box.x + box.width * x / 100, box.y + box.height * y / 100];
  await page.mouse.move(...at(from));
  await page.mouse.down();
  await page.mouse.move(...at([(from[0] + to[0]) / 2, (from[1] + to[1]) / 2]));
  await page.mouse.move(...at(to));
  await page.mouse.up();
}

const lines = (page) => page.locator('#areas').inputValue().then((text) => text.split('\n').filter(Boolean).length);

async function draw(page, check, path) {
  const began = Date.now();
  await page.goto(`${path}/redact/1/pages/200`);
  const picture = page.locator('[data-redact-sheet] image');
  await picture.waitFor();
  await page.waitForLoadState('networkidle');
  check(Date.now() - began < 5000, `page 200 of 200 stands there within five seconds (${Date.now() - began} ms)`);
  await page.goto(`${path}/redact/1/pages/1`);
  await page.waitForLoadState('networkidle');
  await look(page, check, 'the page that is drawn on');
  await page.locator('[data-redact-sheet]').scrollIntoViewIfNeeded();
  // The telephone, by hand.
  await drag(page, [10, 21], [60, 25]);
  check((await lines(page)) === 1, 'what is drawn stands in the field');
  await page.getByRole('button', {name: '遮盖这些区域'}).click();
  check(await seen(page.locator('.gk-faults')), 'no ground, no mark');
  check((await lines(page)) === 1, 'and what was drawn is still there');
  await page.locator('#ground').selectOption('privacy');
  await page.locator('#reason').fill('当事人的联系电话');
  await page.getByRole('button', {name: '遮盖这些区域'}).click();
  check(await seen(page.getByText('这一页遮盖的（1 处）')), 'the box is marked without loading the page again');
  check((await page.locator('.redact-mark').count()) === 1, 'and drawn');
  check((await lines(page)) === 0, 'the field is empty again');
  // By the keyboard.
  await page.locator('[data-redact-sheet]').focus();
  for (const key of ['Enter', 'ArrowDown', 'ArrowDown', 'Shift+ArrowRight', 'Enter']) await page.keyboard.press(key);
  check((await lines(page)) === 1, 'a box is drawn by the keyboard');
  await page.locator('#areas').fill('');
  await page.locator('[data-redact-sheet]').focus();
  await Promise.all([page.waitForNavigation(), page.keyboard.press('PageDown')]);
  check(page.url().endsWith('/pages/2'), 'and pages are turned');
}

async function findAndHandIn(page, check, path) {
  await page.goto(`${path}/redact/1/found`);
  const card = page.locator('section', {has: page.getByText(number)}).first();
  check(await seen(card), 'the identity number is found');
  await look(page, check, 'what was found');
  await card.getByLabel('理由').fill('当事人的身份证号码');
  await Promise.all([page.waitForNavigation(), card.getByRole('button', {name: '全部遮盖'}).click()]);
  check(await seen(page.getByText('已遮盖')), 'it is withheld at all its places');
  await page.goto(`${path}/redact/1`);
  check(await seen(page.getByRole('link', {name: '第 200 页'})), 'on the last page too');
  await press(page, '送复核');
  check(await seen(page.getByText('等待复核')), 'it is handed to a second person');
  check(!(await page.getByRole('button', {name: '复核过，制作副本'}).count()), 'who is not the one who marked it');
}

async function checkBySecond(page, check, path) {
  await enterAs(page, deputy);
  await page.setViewportSize(desk);
  await page.goto(`${path}/redact/1/pages/1`);
  await page.waitForLoadState('networkidle');
  await page.locator('#ground').selectOption('privacy');
  await page.locator('#reason').fill('当事人的姓名');
  await page.locator('#words').fill('Wang Xiaomei');
  await press(page, '全文相同的都遮盖');
  check(await seen(page.getByText(/这一页遮盖的/)), 'who checks adds what was passed over');
  await page.goto(`${path}/redact/1`);
  await look(page, check, 'a partial release to be checked');
  check(!(await page.locator('#looked').count()), 'where every page has text, nobody has to say that he looked at those without');
  await press(page, '复核过，制作副本');
  check(await until(page, `${path}/redact/1`, '副本已做好'), 'the copy is burnt and searched');
  await look(page, check, 'a partial release that is done');
}

async function copyIsClean(page, check, path) {
  await page.goto(`${path}/redact/1`);
  const href = await page.getByRole('link', {name: '补助名单（部分公开）.pdf'}).getAttribute('href');
  const bytes = await (await page.request.get(href)).body();
  const words = wordsOf(bytes);
  for (const gone of [number, phone, 'Wang Xiaomei']) {
    check(!words.includes(gone) && !bytes.includes(gone), `${gone} is nowhere in the copy`);
  }
  check(words.includes('Kept words stay here'), 'what is kept can still be read and copied');
}

async function decide(page, check, path) {
  await enterAs(page, handler);
  await page.setViewportSize(desk);
  await copyIsClean(page, check, path);
  await page.getByRole('link', {name: '写进答复'}).click();
  await page.waitForURL(/outcome=partly_refused/);
  await page.locator('#finding').fill('现提供补助名单，其中的个人信息已经遮盖。');
  await page.locator('#reasons').fill('姓名、身份证号码、联系电话属于个人隐私（条例第十五条）。');
  await page.getByLabel('补助名单（部分公开）.pdf').check();
  await look(page, check, 'the form of an answer in part');
  await press(page, '保存');
  check(await seen(page.getByText(/不予公开的内容和依据/)), 'the letter lists what is withheld');
  check(await seen(page.getByText(/当事人的身份证号码/)), 'and why');
  await look(page, check, 'an answer in part');
}

async function fromDrawToLetter({page, check}) {
  await page.setViewportSize(desk);
  await enter(page, handler);
  const path = await enterApplication(page, press);
  await begin(page, check, path);
  await draw(page, check, path);
  await findAndHandIn(page, check, path);
  await checkBySecond(page, check, path);
  await decide(page, check, path);
  await press(page, '送审');
  check(await seen(page.getByText('已送审')), 'it is handed in');
  await signedBy(page, check, path);
  await enterAs(page, handler);
  await page.setViewportSize(desk);
  await page.goto(`${path}/decision`);
  await press(page, '发出答复');
  check(await seen(page.getByText('本件办结')), 'the answer went out');
  check(await seen(page.getByText(/不予公开的内容和依据/)), 'with the list');
}

async function signedBy(page, check, path) {
  await enterAs(page, deputy);
  await page.goto(`${path}/decision`);
  for (const group of await page.locator('.item-question').all()) {
    const words = await group.locator('legend').innerText();
    await group.getByLabel(/都已逐项看过|已与其协商/.test(words) ? '是' : '否').check();
  }
  await press(page, '同意，签署');
  await page.getByRole('heading', {name: '请您作为“分管领导”签署'}).waitFor();
  await press(page, '同意，签署');
  await enterAs(page, chief);
  await page.goto(`${path}/decision`);
  await press(page, '同意，签署');
  check(await seen(page.getByText('已签署')), 'three have signed');
}

async function withoutScript({page, check}) {
  await enter(page, handler);
  const path = await enterApplication(page, send);
  await page.goto(`${path}/redact`);
  await page.locator('#file').setInputFiles({name: '名单.pdf', mimeType: 'application/pdf', buffer: pdfOf([['Wang Xiaomei', 'kept'], ['end'], []])});
  await send(page, '开始遮盖');
  check(await until(page, `${path}/redact/1`, '共 3 页'), 'the file becomes pages');
  check(await seen(page.getByText(/第 3 页没有文字/)), 'the page that no search reaches is named');
  await page.goto(`${path}/redact/1/pages/1`);
  await page.locator('#ground').selectOption('privacy');
  await page.locator('#reason').fill('姓名');
  await page.locator('#areas').fill('10 12 20');
  await send(page, '遮盖这些区域');
  check(await page.locator('#areas').inputValue() === '10 12 20', 'nothing typed is lost');
  await page.locator('#areas').fill('10 12 60 17');
  await send(page, '遮盖这些区域');
  check(await seen(page.getByText('这一页遮盖的（1 处）')), 'a place is typed');
  await send(page, /^取消第/);
  check(await seen(page.getByText('这一页遮盖的（0 处）')), 'and taken back');
}

const before = ['seed', 'demo'];
export const journeys = [
  {name: 'redaction: from the drawn box to the letter', before, run: fromDrawToLetter},
  {name: 'redaction: without a script', before, script: false, run: withoutScript},
];
