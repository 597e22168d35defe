// What is settled with others before an item is published: a township asks a bureau, the bureau answers in its own sign-in, and
// until then the head of the township cannot sign. And what was begun is let go of: a draft, a correction.
import {enter} from './demo.mjs';
import {enterAs} from './items_journey.mjs';
import {looksRight} from './looks.mjs';

const handler = '林溪', deputy = '文石', chief = '江汀', answerer = '靳黛';
const seen = (locator) => locator.first().waitFor().then(() => true, () => false);

async function typeBody(page, text) {
  const editor = page.getByRole('textbox', {name: '正文'});
  await editor.click();
  await page.keyboard.press('Control+A');
  await page.keyboard.type(text);
}

async function draft(page, title, button) {
  await page.goto('/office/items/new?kind=notice');
  await page.locator('#title').fill(title);
  await page.locator('#summary').fill('临时救助的申请材料和办理地点。');
  await typeBody(page, '临时救助申请请到镇便民服务中心办理。');
  await page.getByRole('button', {name: button, exact: true}).click();
  await page.waitForURL(/\/office\/items\/\d+-\d+\?/);
  return new URL(page.url()).pathname;
}

async function ask(page, organ, about) {
  await page.locator('#organ').selectOption({label: organ});
  await page.locator('#about').fill(about);
  await page.locator('#answer_by').fill(inDays(7));
  await page.locator('#checked').check();
  await page.getByRole('button', {name: '送出'}).click();
}

const inDays = (days) => new Date(Date.now() + 8 * 3600e3 + days * 86400e3).toISOString().slice(0, 10);

async function examineAndReview(page, path) {
  await enterAs(page, deputy);
  await page.goto(path);
  for (const group of await page.locator('.item-question').all()) {
    const words = await group.locator('legend').innerText();
    await group.getByLabel(/都已逐项看过|已与其协商/.test(words) ? '是' : '否').check();
  }
  await page.getByRole('button', {name: '同意，签署'}).click();
  await page.getByRole('heading', {name: '请您作为“分管领导”签署'}).waitFor();
  await page.getByRole('button', {name: '同意，签署'}).click();
  await page.getByText('已签署。').waitFor();
}

async function answerAsked(page, check, title, answer, words) {
  await enterAs(page, answerer);
  await page.goto('/office');
  await page.getByRole('link', {name: new RegExp(`请答复征求您单位的意见.*${title}`)}).click();
  await page.waitForURL(/\/office\/asked\//);
  check(await page.getByText('镇便民服务中心').first().isVisible(), 'who is asked reads what is to be published');
  await page.locator('#answer').selectOption({label: answer});
  await page.getByRole('button', {name: '答复', exact: true}).click();
  if (words) {
    check(await seen(page.getByText('请写明要怎样改。')), 'changes are told in words');
    check(await page.locator('#answer').inputValue() === 'changes', 'what was chosen is not lost');
    await looksRight(page, check, 'an answer with a fault');
    await page.locator('#answer_words').fill(words);
    await page.getByRole('button', {name: '答复', exact: true}).click();
  }
  await page.getByText('已答复，对方会收到通知。').waitFor();
}

async function twoOrgans({page, check}) {
  await enter(page, handler);
  const title = '关于临时救助办理地点的通知';
  const path = await draft(page, title, '先保存');
  await page.locator('#steps summary').click();
  await page.getByRole('link', {name: '协商确认', exact: true}).click();
  await looksRight(page, check, 'asking');
  await page.locator('#about').fill('办理地点是否准确');
  await page.getByRole('button', {name: '送出'}).click();
  check(await seen(page.getByText('请选择本县的机关')), 'who is asked is missing');
  check(await page.locator('#about').inputValue() === '办理地点是否准确', 'nothing typed is lost');
  await ask(page, '澄砚县民政局', '办理地点是否准确');
  await page.getByText('已送出').waitFor();
  await looksRight(page, check, 'a step');
  await page.goto(path);
  await looksRight(page, check, 'an item with an open step');
  await page.getByRole('button', {name: '送审', exact: true}).click();
  await page.getByText('已送审').waitFor();
  await examineAndReview(page, path);
  await enterAs(page, chief);
  await page.goto('/office');
  check(!(await page.getByRole('link', {name: new RegExp(`请您签署.*${title}`)}).count()), 'whom a step holds up is not asked to sign');
  await page.goto(path);
  check(await page.getByText('协商确认（澄砚县民政局）还没有答复').first().isVisible(), 'it says what it waits for');
  check(!(await page.getByRole('button', {name: '同意，签署'}).count()), 'and cannot be signed');
  await looksRight(page, check, 'an item that is held up');

  await answerAsked(page, check, title, '修改意见', '请写上联系电话。');
  await looksRight(page, check, 'an answer');
  await enterAs(page, handler);
  await page.goto('/office/notices');
  check(await seen(page.getByText('民政局答复：修改意见')), 'who asked is told');
  await page.goto(path);
  await page.locator('summary', {hasText: '撤回送审'}).click();
  await page.getByRole('button', {name: '撤回送审'}).click();
  await page.getByRole('link', {name: '修改', exact: true}).click();
  await typeBody(page, '临时救助申请请到镇便民服务中心办理，电话 0100-6620101。');
  await page.getByRole('button', {name: '保存并送审'}).click();
  await page.getByText('已送审').waitFor();
  await page.getByRole('link', {name: /协商确认：澄砚县民政局/}).click();
  check(await page.getByText('0100-6620101').first().isVisible(), 'what changed since is shown');
  await looksRight(page, check, 'an answer over another text');
  await page.locator('#words').fill('已照意见写上联系电话。');
  await page.getByRole('button', {name: '写明理由，不再问'}).click();
  await page.getByText('已记下。').first().waitFor();
  await examineAndReview(page, path);
  await enterAs(page, chief);
  await page.goto('/office');
  await page.getByRole('link', {name: new RegExp(`请您签署.*${title}`)}).click();
  check(await page.getByText('您签署就是认可').isVisible(), 'who signs reads what was settled without an answer');
  await looksRight(page, check, 'signing over a word of who drafted');
  await page.getByRole('button', {name: '同意，签署'}).click();
  check(await seen(page.getByText('已签发，现在已经公开。')), 'then it is signed and public');
}

async function lettingGo({page, check}) {
  await enter(page, handler);
  const title = '关于临时停用取水点的通知';
  const path = await draft(page, title, '先保存');
  await page.getByText('放弃草稿', {exact: true}).click();
  await looksRight(page, check, 'a draft that may be let go of');
  await page.getByRole('button', {name: '放弃这份草稿'}).click();
  await page.getByText('随时可以恢复').waitFor();
  await looksRight(page, check, 'a draft that was let go of');
  await page.goto('/office/items');
  check(!(await page.getByRole('link', {name: title}).count()), 'it is listed no more');
  const box = await page.getByRole('link', {name: /过期没公开 \d+ 件/}).innerText();
  await page.getByRole('link', {name: /过期没公开 \d+ 件/}).click();
  const shown = await page.locator('.gk-count, .gk-empty').first().innerText();
  check(shown.includes(`共 ${box.match(/\d+/)[0]} 件`) || box.includes(' 0 件'), `the filter shows what the box counts: ${box}, ${shown}`);
  await page.goto('/office/items?stage=dropped');
  await page.getByRole('link', {name: title}).click();
  await page.getByRole('button', {name: '恢复草稿'}).click();
  await page.getByText('已恢复，可以接着写。').waitFor();
  check(new URL(page.url()).pathname === path, 'the same draft');

  await page.goto('/office/items?stage=public');
  await page.locator('table .badge', {hasText: /^已公开$/}).first().locator('xpath=ancestor::tr').getByRole('link').first().click();
  await page.waitForURL(/\/office\/items\/\d+-\d+$/);
  const item = new URL(page.url()).pathname;
  await page.getByRole('button', {name: '更正或者更新'}).click();
  await page.waitForURL(/edit$/);
  await page.goto(item);
  await page.getByText('放弃更正', {exact: true}).click();
  await page.getByRole('button', {name: '放弃这次更正'}).click();
  check(await seen(page.getByText('已放弃更正，原来签发的内容没有变。')), 'a correction is let go of');
  check(await page.getByRole('link', {name: '看公开的页面'}).isVisible(), 'what is public stays');
}

const before = ['seed', 'demo'];
export const journeys = [
  {name: 'steps: two organs agree before one publishes', before, run: twoOrgans},
  {name: 'steps: drafts and corrections are let go of', before, run: lettingGo},
];
