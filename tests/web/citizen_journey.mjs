// A citizen with a telephone: finds a document by two characters, reads it with its interpretation, takes it away, hands it on, has it
// read aloud; looks through an organ's part of the platform, its index, its annual report; learns how to apply. At 390 px, with and
// without a script.
import {fitsWidth, noSeriousFaults} from './looks.mjs';
import {lookout} from './sign_in_journey.mjs';

const comes = (place) => place.waitFor({timeout: 20_000}).then(() => true, () => false);

async function enterKey(page, place, address) {
  await place.focus();
  await Promise.all([page.waitForURL(address), page.keyboard.press('Enter')]);
}

// As somebody sees it who came there: one heading, a way back, a skip link, nothing too wide.
async function isPage(page, check, name, {script}) {
  check((await page.locator('h1').count()) === 1, `${name} has one heading of the first level`);
  check((await page.locator('main#main').count()) === 1 && (await page.locator('a.gk-skip[href="#main"]').count()) === 1, `${name} has its landmark and a link to it`);
  check((await page.locator('meta[name="ColumnName"]').count()) === 1 && (await page.locator('meta[name="ColumnType"]').count()) === 1, `${name} bears the tags of a column`);
  if (!script) return;
  await page.setViewportSize({width: 390, height: 844});
  await fitsWidth(page, check, name);
  await noSeriousFaults(page, check, `${name} at 390`);
}

async function findAndRead(given) {
  const {page, check, script = true} = given;
  const look = lookout(page, check, {...given, script});
  await page.setViewportSize({width: 390, height: 844});
  await page.goto('/');
  await isPage(page, check, 'the front', {script});
  const box = page.getByRole('searchbox', {name: '检索公开信息'});
  await box.fill('饮水');
  await enterKey(page, box, '**/search?**');
  const hit = page.getByRole('link', {name: '澄砚县农村饮水管护办法', exact: true});
  check(await comes(hit.first()), 'two characters find the document');
  await enterKey(page, hit.first(), '**/items/*');
  await isPage(page, check, 'the document', {script});
  check(await page.getByRole('heading', {level: 1, name: '澄砚县农村饮水管护办法'}).isVisible(), 'it opens under its title');
  check((await page.locator('meta[name="ArticleTitle"], meta[name="PubDate"], meta[name="ContentSource"]').count()) === 3, 'it bears the tags of an article');
  await look('citizen-item');

  await enterKey(page, page.getByRole('link', {name: '《澄砚县农村饮水管护办法》问答'}).first(), '**/items/*');
  check(await comes(page.getByRole('heading', {level: 1, name: /问答/})), 'the document leads to its interpretation');
  const back = page.locator('.item-related').getByRole('link', {name: '澄砚县农村饮水管护办法'});
  await enterKey(page, back, '**/items/*');
  check(await comes(page.getByRole('heading', {level: 1, name: '澄砚县农村饮水管护办法', exact: true})), 'and the interpretation to the document');
}

async function takeAway({page, check, script = true}) {
  await page.setViewportSize({width: 390, height: 844});
  await page.goto('/search?words=' + encodeURIComponent('饮水管护办法') + '&kind=normative');
  await enterKey(page, page.getByRole('link', {name: '澄砚县农村饮水管护办法', exact: true}).first(), '**/items/*');
  for (const [name, head] of [['下载 Word', 'PK'], ['下载 PDF', '%PDF']]) {
    const answer = await page.request.get(await page.getByRole('link', {name}).getAttribute('href'));
    check(answer.ok() && (await answer.body()).subarray(0, head.length).toString('latin1') === head, `${name} gives a file of its kind`);
  }
  const share = page.locator('.item-share');
  check(!(await share.locator('.item-share-box').isVisible()), 'what is for sharing is folded');
  await share.locator('summary').focus();
  await page.keyboard.press('Enter');
  check(await comes(share.locator('.item-share-box')), 'and opens by the keyboard, without a script too');
  if (!script) {
    check((await page.getByRole('button', {name: /打印|朗读/}).count()) === 0, 'what needs a script is not shown without one');
    return;
  }
  check(await page.getByRole('button', {name: '打印'}).isVisible(), 'it can be printed');
  const read = page.getByRole('button', {name: '朗读', exact: true});
  if ((await read.count()) === 1) {
    await read.click();
    check(await comes(page.locator('.item-said').filter({hasText: /朗读|读完|声音/})), 'to have it read aloud says what becomes of it');
  }
  await page.emulateMedia({media: 'print'});
  check(!(await page.locator('.item-tools').isVisible()), 'on paper there is nothing to press');
  await page.emulateMedia({media: 'screen'});
}

async function lookThrough(given) {
  const {page, check, script = true} = given;
  const look = lookout(page, check, {...given, script});
  await page.setViewportSize({width: 390, height: 844});
  await page.goto('/');
  await enterKey(page, page.getByRole('link', {name: '澄砚县民政局', exact: true}), '**/organs/*');
  await isPage(page, check, 'the front of an organ', {script});
  await look('citizen-organ');
  const front = page.url();
  for (const part of ['政府信息公开指南', '政府信息公开制度', '法定主动公开内容', '政府信息公开年报', '依申请公开']) {
    await page.goto(front);
    await enterKey(page, page.getByRole('navigation', {name: '栏目', exact: true}).getByRole('link', {name: part}), (url) => url.href !== front);
    await isPage(page, check, `${part} of an organ`, {script});
    check((await page.getByRole('navigation', {name: '所在位置'}).getByRole('link', {name: '澄砚县民政局'}).count()) === 1, `${part} leads back to its organ`);
  }
  await page.goto(front);
  await enterKey(page, page.getByRole('link', {name: '政府信息公开目录'}), '**/index/*');
  await isPage(page, check, 'the index', {script});
  for (const head of ['索引号', '名称', '内容概述', '生成日期']) {
    check((await page.getByText(head).count()) > 0, `the index tells ${head}`);
  }
  const workbook = await page.request.get(await page.getByRole('link', {name: /下载\d{4}年目录/}).getAttribute('href'));
  check(workbook.ok() && (await workbook.body()).subarray(0, 2).toString('latin1') === 'PK', 'and can be taken away as a workbook');
  await look('citizen-index');

  await page.goto('/reports');
  check(await comes(page.getByRole('link', {name: /民政局2025年政府信息公开工作年度报告/})), 'annual reports stand by their year');
  await page.goto('/rules');
  check(await comes(page.getByRole('link', {name: '澄砚县依申请公开办理规程'})), 'what the county has laid down stands beside what the State has');
}

async function nothingFound({page, check, script = true}) {
  await page.setViewportSize({width: 390, height: 844});
  await page.goto('/search?words=' + encodeURIComponent('没有这样的题目'));
  await enterKey(page, page.getByRole('link', {name: '申请公开'}), '**/requests');
  check(await comes(page.getByRole('heading', {level: 2, name: '怎样申请'})), 'nothing found leads to how one applies');
  await isPage(page, check, 'how one applies', {script});
  await enterKey(page, page.getByRole('link', {name: '澄砚县枕溪镇人民政府'}), '**/organs/*/requests');
  check(await comes(page.getByText('办公地址')), 'with where the organ is');
}

const before = ['seed', 'demo'];
const walks = {'finds and reads': findAndRead, 'takes away and hands on': takeAway, 'looks through an organ': lookThrough,
  'finds nothing and learns how to ask': nothingFound};
export const journeys = Object.entries(walks).flatMap(([name, run]) => [
  {name: `citizen: ${name}`, before, run},
  {name: `citizen: ${name}, without script`, before, run, script: false},
]);
