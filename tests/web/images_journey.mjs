// Images within what an organ publishes: chosen, pasted out of Word and dropped; each must say what is in it; read by the public
// on a telephone and on the machine in the hall. And the same without script.
import {mkdirSync, readFileSync, writeFileSync} from 'node:fs';
import {dirname, join} from 'node:path';
import {fileURLToPath} from 'node:url';
import {enter, send} from './demo.mjs';
import {signAll} from './items_journey.mjs';
import {fitsWidth, looksRight, noSeriousFaults} from './looks.mjs';
import {shrink} from './png.mjs';

const here = dirname(fileURLToPath(import.meta.url));
const pictures = join(here, '../../docs/screenshots');
const photo = join(here, '../../data/demo/board.png');
const handler = '林溪', title = '关于新建便民公示栏的通知';

async function begin(page, name) {
  await page.goto('/office/items/new?kind=notice');
  await page.locator('#title').fill(name);
  await page.locator('#summary').fill('各村新建的公示栏放在哪里。');
}

async function typeBody(page, text) {
  const editor = page.getByRole('textbox', {name: '正文'});
  await editor.click();
  await page.keyboard.press('Control+A');
  await page.keyboard.type(text);
  return editor;
}

// As a browser does it: an event that carries what lies on the clipboard, or what is dragged.
export async function bring(page, kind, {html = '', rtf = '', text = '', files = []}) {
  await page.locator('.gk-rich-text').evaluate(async (root, {kind, html, rtf, text, files}) => {
    root.focus();
    const data = new DataTransfer();
    if (html) data.setData('text/html', html);
    if (rtf) data.setData('text/rtf', rtf);
    if (text) data.setData('text/plain', text);
    for (const {name, type, base64} of files) {
      data.items.add(new File([Uint8Array.from(atob(base64), (c) => c.charCodeAt(0))], name, {type}));
    }
    const how = {bubbles: true, cancelable: true};
    root.dispatchEvent(kind === 'paste' ? new ClipboardEvent('paste', {...how, clipboardData: data}) : new DragEvent('drop', {...how, dataTransfer: data}));
  }, {kind, html, rtf, text, files});
}

const describe = async (page, words) => {
  await page.getByLabel('图片里是什么').first().fill(words);
  await page.keyboard.press('Enter');
};
const images = (page) => page.locator('.gk-rich-text img');

async function writing({page, context, check}) {
  await enter(page, handler);
  await begin(page, title);
  await typeBody(page, '各村的公示栏已经建好，位置见下图。');
  await page.keyboard.press('Enter');
  await page.locator('[data-image-file]').setInputFiles(photo);
  await page.getByText('放进来 1 张图片').waitFor();
  check((await images(page).count()) === 1, 'an image that was chosen stands in the text');
  check(await images(page).first().evaluate((image) => image.decode().then(() => image.naturalWidth === 240)), 'and is seen at once');
  await looksRight(page, check, 'the editor that asks what is in an image');

  await page.getByRole('button', {name: '保存并送审'}).click();
  check(await page.getByRole('alert').getByText('第 1 张图片还没有说明').waitFor().then(() => true, () => false), 'an image that says nothing is not handed in');
  check((await images(page).count()) === 1, 'and nothing is lost');
  await page.getByRole('button', {name: /^图片说明/}).click();
  await describe(page, '枕溪村村口新建的不锈钢公示栏');
  await page.getByText('图片说明已写上').waitFor();

  // Out of Word: the picture is not in the HTML, but in the RTF beside it.
  const hex = readFileSync(photo).toString('hex');
  await page.getByRole('textbox', {name: '正文'}).click();
  await page.keyboard.press('Control+End');
  await bring(page, 'paste', {
    html: '<html><body><!--StartFragment--><p class=MsoNormal>第二处在文化广场：</p><p><img width=10 src="file:///C:/Users/x/image001.png" onerror="alert(1)"></p><!--EndFragment--></body></html>',
    rtf: `{\\rtf1{\\*\\shppict{\\pict{\\*\\picprop{\\sp{\\sn x}}}\\picw100\\pich100\\pngblip\\bliptag-5{\\*\\blipuid 00ff}\n${hex}}}{\\nonshppict{\\pict\\wmetafile8 00}}}`,
    text: '第二处在文化广场：',
  });
  await page.getByText(/^已粘贴/).waitFor();
  check((await images(page).count()) === 2, 'a picture out of Word comes along');
  await describe(page, '文化广场的公示栏');

  // Written into the HTML, and one that lies on another site.
  await bring(page, 'paste', {
    html: `<p>甲<img src="data:image/png;base64,${readFileSync(photo).toString('base64')}"></p><p>乙<img src="https://other.example/a.png"></p>`, text: '甲乙',
  });
  await page.getByText('有 1 张图片没有带过来').waitFor();
  check((await images(page).count()) === 3, 'a picture in the markup is taken over, one of another site is not');
  check(!(await page.locator('.gk-rich-text').innerHTML()).includes('other.example'), 'nor its address');
  await page.getByRole('button', {name: '删掉图片'}).click();
  check((await images(page).count()) === 2, 'an image is taken out again');

  // On its way: the text is there at once, saving waits, and taking the step back takes the picture back.
  let letGo;
  const held = new Promise((done) => { letGo = done; });
  await page.route('**/office/images/*', async (route) => { await held; await route.continue(); });
  await bring(page, 'paste', {html: `<p>丙段文字<img alt="丙处的公示栏" src="data:image/png;base64,${readFileSync(photo).toString('base64')}"></p>`, text: '丙段文字'});
  await page.locator('.gk-rich-text').getByText('丙段文字').waitFor();
  await page.getByRole('button', {name: '先保存'}).click();
  check(await page.getByText('图片还在上传，请稍候').waitFor().then(() => true, () => false), 'what is still on its way is not left behind');
  letGo();
  await page.getByText('说明也带过来了').waitFor();
  await page.unroute('**/office/images/*');
  check(await page.locator('.gk-rich-text img[alt="丙处的公示栏"][data-digest]').count() === 1, 'it arrives in its place, with the words that came along');
  await page.getByRole('textbox', {name: '正文'}).press('Control+Z');
  check((await images(page).count()) === 2, 'and goes with the step that is taken back');

  // Dropped: a drawing that could run scripts is refused, a photo as large as telephones make them is made smaller.
  await bring(page, 'drop', {files: [{name: '图.svg', type: 'image/svg+xml', base64: Buffer.from('<svg xmlns="http://www.w3.org/2000/svg" onload="alert(1)"/>').toString('base64')}]});
  check(await page.getByText('“图.svg”不是图片').waitFor().then(() => true, () => false), 'a drawing in SVG is refused with a sentence');
  const large = await page.evaluate(async () => {
    const canvas = new OffscreenCanvas(4000, 3000);
    canvas.getContext('2d').fillRect(10, 10, 2000, 100);
    const bytes = new Uint8Array(await (await canvas.convertToBlob({type: 'image/png'})).arrayBuffer());
    return btoa(Array.from(bytes, (byte) => String.fromCharCode(byte)).join(''));
  });
  await bring(page, 'drop', {files: [{name: '大.png', type: 'image/png', base64: large}]});
  await page.getByText('放进来 1 张图片').waitFor();
  const width = await images(page).evaluateAll(async (all) => {
    const image = all.find((each) => each.alt === '');
    await image.decode();
    return image.naturalWidth;
  });
  check(width === 2000, `a large photo is made smaller before it is sent: ${width}`);
  await describe(page, '全镇公示栏的分布');
  await page.getByText('图片说明已写上').waitFor();
  await page.getByRole('button', {name: '保存并送审'}).click();
  await page.getByText('已送审').waitFor();
  await looksRight(page, check, 'an item with images');

  const id = await signAll({page, check}, title);
  const reader = await context.browser().newContext({viewport: {width: 390, height: 844}});
  const out = await reader.newPage();
  for (const path of [`/items/${id}`, `/kiosk/${id.split('-')[0]}/items/${id}`]) {
    await out.goto(new URL(path, page.url()).href);
    const shown = out.locator('.gk-rich-image img');
    check((await shown.count()) === 3, `${path}: the public sees the images`);
    check((await shown.first().getAttribute('alt')) === '枕溪村村口新建的不锈钢公示栏', `${path}: and hears what is in them`);
    for (const image of await shown.all()) await image.scrollIntoViewIfNeeded();
    const loaded = await shown.evaluateAll((all) => Promise.all(all.map((each) => each.decode().then(() => each.getBoundingClientRect().width <= innerWidth && each.naturalWidth > 0))));
    check(loaded.every(Boolean), `${path}: they load, and fit on a telephone`);
    await fitsWidth(out, check, `${path} at 390`);
    await noSeriousFaults(out, check, `${path} at 390`);
  }
  await reader.close();
}

async function withoutScript({page, check}) {
  await enter(page, handler);
  await begin(page, '关于公示栏的另一个通知');
  await page.locator('#body').fill('公示栏在村口。');
  await page.getByLabel('在正文末尾加一张图片').setInputFiles(photo);
  await page.locator('#body_image_alt').fill('村口的公示栏');
  await send(page, '先保存');
  await page.waitForURL(/\/office\/items\/\d+-\d+\?/);
  check(await page.locator('.gk-rich-image img[alt="村口的公示栏"]').isVisible(), 'without script the image comes with the form');
  await page.getByRole('link', {name: '修改'}).click();
  check((await page.locator('#body').inputValue()).trim() === '公示栏在村口。\n\n［图片：村口的公示栏］', 'its line stands in the text');
  await page.locator('#body').fill('［图片：村口新的公示栏］\n\n公示栏在村口，白天开放。');
  await send(page, '先保存');
  await page.waitForURL(/\/office\/items\/\d+-\d+\?/);
  check(await page.locator('.gk-rich-image img[alt="村口新的公示栏"]').isVisible(), 'and may be moved and named anew');
}

async function takePictures({page}) {
  mkdirSync(pictures, {recursive: true});
  await enter(page, handler);
  await begin(page, title);
  await typeBody(page, '各村的公示栏已经建好，位置见下图。');
  await page.keyboard.press('Enter');
  await page.locator('[data-image-file]').setInputFiles(photo);
  await page.getByText('放进来 1 张图片').waitFor();
  await page.locator('.gk-rich').scrollIntoViewIfNeeded();
  for (const [width, height] of [[1280, 900], [390, 844]]) {
    await page.setViewportSize({width, height});
    await page.waitForTimeout(400);
    writeFileSync(join(pictures, `item-image-${width}.png`), shrink(await page.screenshot()));
  }
}

const before = ['seed', 'demo'];
export const journeys = [
  {name: 'images: chosen, pasted, dropped, read by the public', before, run: writing},
  {name: 'images: without script', before, run: withoutScript, script: false},
  {name: 'pictures of images', before, run: takePictures, onlyForScreenshots: true},
];
