// What the public sees: the column with its parts, the organs found, a guide read; without script, at both widths, in
// large type; and what the pages are sent as.
import {get} from 'node:http';
import {enter} from './demo.mjs';
import {fitsWidth, looksRight, noSeriousFaults} from './looks.mjs';
import {lookout} from './sign_in_journey.mjs';

function ask(address, headers) {
  return new Promise((resolve, reject) => get(address, {headers}, (answer) => {
    let size = 0;
    answer.on('data', (bytes) => { size += bytes.length; });
    answer.on('end', () => resolve({status: answer.statusCode, headers: answer.headers, size}));
  }).on('error', reject));
}

async function column({page, check, ...how}) {
  const look = lookout(page, check, how);
  await page.goto('/');
  await look('portal');
  for (const part of ['政府信息公开指南', '政府信息公开制度', '法定主动公开内容', '政府信息公开年报', '依申请公开']) {
    await page.goto('/');
    await page.getByRole('navigation', {name: '栏目', exact: true}).getByRole('link', {name: part}).press('Enter');
    check(await page.getByRole('heading', {name: part, level: 1}).waitFor().then(() => true, () => false), `the platform has ${part}`);
  }
  await page.goto('/');
  check((await page.locator('form[method="post"], input[type="hidden"]').count()) === 0, 'nothing in it is tied to a visitor');
  check((await page.context().cookies()).length === 0, 'and no cookie is set');
  const dead = [];
  for (const href of new Set(await page.locator('main a[href^="/"]').evaluateAll((links) => links.map((link) => link.getAttribute('href'))))) {
    const answer = await page.request.get(href);
    if (!answer.ok()) dead.push(`${href} ${answer.status()}`);
  }
  check(dead.length === 0, `no link leads nowhere: ${dead.slice(0, 3).join(', ')}`);

  await page.getByRole('searchbox', {name: '查找机关'}).fill('枕溪');
  await Promise.all([page.waitForURL('**/search/organs**'), page.getByRole('searchbox', {name: '查找机关'}).press('Enter')]);
  const found = page.locator('.portal-organs a');
  check((await found.count()) === 1, 'an organ is found by a part of its name');
  await look('portal-found');
  await found.click();
  await page.waitForURL('**/organs/*');
  check(await page.getByRole('heading', {level: 1, name: /枕溪镇人民政府政府信息公开/}).isVisible(), 'its own part of the platform opens');
  await look('portal-organ');
  await page.getByRole('link', {name: '公开指南全文'}).click();
  await page.waitForURL('**/guides/*');
  check(await page.getByRole('heading', {level: 1, name: /枕溪镇人民政府政府信息公开指南/}).isVisible(), 'its guide opens');
  check(await page.getByText('办公地址').isVisible(), 'and says where it is');
  check(!(await page.locator('main').innerText()).includes('保密'), 'and not who reviews secrecy');
  check(await page.getByText('应当先自收到答复之日起60日内向澄砚县人民政府申请行政复议').isVisible(), 'of a refusal reconsideration comes first, with its term');
  check(await page.getByText('主管部门：澄砚县人民政府办公室').isVisible(), 'and who is in charge of it is named');
  await look('portal-guide');
}

async function largeAndDark({page, check}) {
  await page.goto('/?from=elsewhere');
  await page.getByRole('link', {name: '大字版'}).click();
  check((await page.locator('html[data-type="large"]').count()) === 1, 'large type is there at once');
  await page.goto('/');
  check((await page.locator('html[data-type="large"]').count()) === 1, 'and stays with the next page');
  await page.getByRole('link', {name: '高对比'}).click();
  check((await page.locator('html[data-type="large"][data-contrast="high"]').count()) === 1, 'large type and high contrast hold together');
  for (const path of ['/', '/guides/1', '/organs/1', '/index/all', '/requests']) {
    for (const width of [1280, 390]) {
      await page.setViewportSize({width, height: 900});
      await page.goto(path);
      await fitsWidth(page, check, `${path} in large type`);
      await noSeriousFaults(page, check, `${path} in large type and high contrast at ${width}`);
    }
  }
}

async function asItIsSent({page, check, running}) {
  const plain = await ask(`${running.address}/`, {});
  const brotli = await ask(`${running.address}/`, {'Accept-Encoding': 'gzip, br'});
  check(brotli.headers['content-encoding'] === 'br' && brotli.size < plain.size / 3, 'the page is sent compressed');
  check(plain.headers.etag !== brotli.headers.etag, 'under a tag of its own');
  const again = await ask(`${running.address}/`, {'Accept-Encoding': 'gzip, br', 'If-None-Match': brotli.headers.etag});
  check(again.status === 304 && again.size === 0, 'and not again to who has it');
  await enter(page, '何清');
  await page.getByRole('link', {name: '机关', exact: true}).click();
  await page.getByRole('link', {name: '澄砚县民政局', exact: true}).click();
  await page.getByRole('link', {name: '填写公开指南'}).click();
  await page.getByLabel('联系电话').fill('0379-7654321');
  await page.getByRole('button', {name: '保存'}).click();
  await page.waitForURL('**/office/organs/*');
  const changed = await ask(`${running.address}/`, {'Accept-Encoding': 'gzip, br', 'If-None-Match': brotli.headers.etag});
  check(changed.status === 304, 'a guide that is another one and still whole changes nothing in the list');
  await page.goto('/?words=' + encodeURIComponent('民政'));
  await page.getByRole('link', {name: '澄砚县民政局'}).click();
  check(await page.getByText('0379-7654321').waitFor().then(() => true, () => false), 'what was saved is public with the next request');
  await page.getByRole('link', {name: '工作人员登录'}).click();
  check(new URL(page.url()).pathname.startsWith('/office'), 'the foot leads those who work here to the office');
}

const before = ['seed', 'demo'];
const words = ['--site-name', '澄砚县人民政府网', '--site-domain', 'www.chengyan.example', '--site-code', '9900000001'];
export const journeys = [
  {name: 'portal: the column', before, words, run: column},
  {name: 'portal: without script', before, words, run: column, script: false},
  {name: 'portal: large type and high contrast', before, run: largeAndDark},
  {name: 'portal: as it is sent', before, run: asItIsSent},
];
