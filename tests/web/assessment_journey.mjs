// An assessment from its table to an objection to publication: the county's office writes a table and hands it out, a township says what
// it did with proof and hands in; in one that is shown it objects and is answered; one whose days of objection are over is settled, signed
// by three others and read by the public.
import {enter} from './demo.mjs';
import {enterAs} from './items_journey.mjs';
import {looksRight} from './looks.mjs';

const county = '何清', handler = '林溪';
const list = '/office/assessment';
const beijing = (days) => new Date(Date.now() + (8 + 24 * days) * 3600 * 1000).toISOString().slice(0, 10);
const main = (page) => page.locator('main').innerText();

async function press(page, name) {
  await Promise.all([page.waitForNavigation(), page.getByRole('button', {name, exact: true}).first().click()]);
}

async function follow(page, name) {
  await Promise.all([page.waitForNavigation(), page.getByRole('link', {name}).first().click()]);
}

// The address of the assessment that has this state, the newest first.
async function inState(page, state) {
  await page.goto(list);
  const row = page.locator('tbody tr', {has: page.locator('.badge', {hasText: state})}).first();
  return new URL(await row.locator('th a').evaluate((link) => link.href)).pathname;
}

async function fromTable({page, check}) {
  await enter(page, county);
  await page.goto(list);
  await looksRight(page, check, 'the assessments');
  await page.goto(`${list}/new`);
  await page.locator('#title').fill('');
  await press(page, '新建');
  check((await main(page)).includes('请写考核的名称'), 'a title is wanted');
  await looksRight(page, check, 'a new assessment with a fault');
  await page.locator('#title').fill('专项考核');
  await page.locator('#self_by').fill(beijing(20));
  await press(page, '新建');
  await looksRight(page, check, 'the table of indicators');
  await follow(page, '举办培训');
  await page.locator('#target').fill('3');
  await looksRight(page, check, 'a row of the table');
  await press(page, '保存');
  check((await main(page)).includes('满 3 次'), 'the row is changed');
  await follow(page, '专项考核');
  await press(page, '印发指标表，开始自评');
  check((await main(page)).includes('枕溪镇'), 'organs stand in it once it is handed out');
  await looksRight(page, check, 'an assessment in which organs speak of themselves');
  const path = new URL(page.url()).pathname;

  await enterAs(page, handler);
  await page.goto(path);
  await follow(page, '枕溪镇');
  await looksRight(page, check, 'the sheet of an organ');
  const sheet = new URL(page.url()).pathname;
  await follow(page, '按期答复');
  await looksRight(page, check, 'an indicator with the rows of its ledger');
  await page.goto(sheet);
  for (const name of ['政务新媒体管理', '领导机构和专人']) {
    await page.goto(sheet);
    await follow(page, name);
    await page.locator('#points').fill('9');
    await page.locator('#words').fill('每周更新两次，留言当天答复。');
    await press(page, '保存自评');
    check((await page.locator('#points').inputValue()) === '9', 'nothing typed is lost');
    await page.locator('#points').fill('5');
    await press(page, '保存自评');
    await page.locator('#file').setInputFiles({name: '佐证.txt', mimeType: 'text/plain', buffer: Buffer.from('更新的清单')});
    await press(page, '放入');
    check((await main(page)).includes('佐证.txt'), 'the proof is there');
  }
  await looksRight(page, check, 'an indicator that was spoken of');
  await page.goto(sheet);
  await press(page, '报送自评');
  check((await main(page)).includes('，林溪'), 'it is handed in, by name');
}

async function appealed({page, check}) {
  await enter(page, handler);
  const path = await inState(page, '公示、申诉');
  await page.goto(path);
  await follow(page, '枕溪镇');
  await looksRight(page, check, 'a sheet that is shown');
  await follow(page, '领导机构和专人');
  await page.locator('summary', {hasText: '申诉'}).click();
  await press(page, '提出申诉');
  check((await main(page)).includes('请写明对哪里有异议'), 'an objection says what for');
  await page.locator('#appeal').fill('文件第二页写了专人的姓名和分工。');
  await press(page, '提出申诉');
  check((await main(page)).includes('等待答复'), 'the objection waits for its answer, with its day');
  await looksRight(page, check, 'an objection that waits');

  await enterAs(page, county);
  await page.goto(`${path}/appeals`);
  await looksRight(page, check, 'objections');
  const card = page.locator('.appeal', {hasText: '文件第二页'});
  await card.locator('select').selectOption('upheld');
  await card.locator('textarea').fill('属实。');
  await Promise.all([page.waitForNavigation(), card.getByRole('button', {name: '答复'}).click()]);
  check((await main(page)).includes('请写改为多少分'), 'an objection that is taken changes the points');
  await looksRight(page, check, 'an answer with a fault');
  const again = page.locator('.appeal', {hasText: '文件第二页'});
  check((await again.locator('textarea').inputValue()) === '属实。', 'nothing typed is lost');
  await again.locator('input[type=text]').fill('2.5');
  await Promise.all([page.waitForNavigation(), again.getByRole('button', {name: '答复'}).click()]);
  check((await page.locator('.appeal', {hasText: '文件第二页'}).innerText()).includes('2.5'), 'the answer is there with the points');
}

async function sign(page, name, item, secrecy) {
  await enterAs(page, name);
  await page.goto(item);
  for (const group of secrecy ? await page.locator('.item-question').all() : []) {
    const words = await group.locator('legend').innerText();
    await group.getByLabel(/都已逐项看过|已与其协商/.test(words) ? '是' : '否').check();
  }
  await press(page, '同意，签署');
}

async function published({page, context, check}) {
  await enter(page, county);
  await page.goto(list);
  const rows = page.locator('tbody tr', {has: page.locator('.badge', {hasText: '公示、申诉'})});
  const path = new URL(await rows.last().locator('th a').evaluate((link) => link.href)).pathname;  // the older one
  await page.goto(path);
  await looksRight(page, check, 'an assessment whose days of objection are over');
  await press(page, '审定结果，起草公布');
  check((await main(page)).includes('还没有公布'), 'settled is not published');
  const item = new URL(await page.getByRole('link', {name: '还没有公布'}).evaluate((link) => link.href)).pathname;
  await page.goto(`${list}/history`);
  await looksRight(page, check, 'the results of earlier times');
  await page.goto(`${path}/files`);
  await looksRight(page, check, 'the files');
  for (const as of ['xlsx', 'csv', 'json']) {
    check((await page.request.get(`${path}/file?as=${as}`)).status() === 200, `it is exported as ${as}`);
  }
  await page.goto(item);
  await press(page, '送审');
  await sign(page, '唐墨', item, true);
  await sign(page, '方屿', item, false);
  await sign(page, '路昭', item, false);
  await enterAs(page, county);
  await page.goto(path);
  check((await main(page)).includes('已经公布'), 'signed by three others it is published');
  const visitor = await context.browser().newContext({baseURL: new URL(page.url()).origin, viewport: {width: 390, height: 844}});
  const reader = await visitor.newPage();
  const answer = await reader.goto(`/items/${item.split('/').pop()}`);
  check(answer.status() === 200 && (await reader.locator('main').innerText()).includes('枕溪镇'), 'the public reads the results');
  await visitor.close();
}

async function contributed({page, check}) {
  await enter(page, handler);
  await page.goto(`${list}/contributions`);
  await looksRight(page, check, 'information sent in');
  await page.locator('summary', {hasText: '登记一条'}).click();
  await press(page, '登记');
  check((await main(page)).includes('请写信息的题目'), 'a title is wanted');
  await page.locator('#title').fill('渡口的公示屏亮了');
  await page.locator('#author').fill('林溪');
  await press(page, '登记');
  check((await main(page)).includes('渡口的公示屏亮了'), 'it is put down');
  await enterAs(page, county);
  await page.goto(`${list}/contributions`);
  await follow(page, '渡口的公示屏亮了');
  await page.locator('#accepted_on').fill(beijing(0));
  await looksRight(page, check, 'one that was sent in');
  await press(page, '登记采用情况');
  check((await main(page)).includes(`${beijing(0)} 采用`), 'it was taken');
}

const before = ['seed', 'demo'];
export const journeys = [
  {name: 'assessment: from the table to what an organ says of itself', before, run: fromTable},
  {name: 'assessment: an objection and its answer', before, run: appealed},
  {name: 'assessment: settled, signed, published', before, run: published},
  {name: 'assessment: information sent in', before, run: contributed},
];
