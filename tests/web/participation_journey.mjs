// A citizen on a telephone takes part: nominates a topic, supports one, reads the answer that three people signed, reports an
// error, asks what became of it. And the office that handles it. With JavaScript and without.
import {enter, send} from './demo.mjs';
import {enterAs} from './items_journey.mjs';
import {fitsWidth, looksRight} from './looks.mjs';
import {keepPicture} from './pictures.mjs';

const handler = '林溪', deputy = '文石', chief = '江汀';
const phone = {width: 390, height: 844}, desk = {width: 1280, height: 900};
const seen = (locator) => locator.first().waitFor().then(() => true, () => false);

async function chooseOrgan(page) {
  const choice = page.locator('#organ option', {hasText: '枕溪镇'});
  await page.locator('#organ').selectOption(await choice.first().getAttribute('value'));
}

async function press(page, script, name) {
  if (!script) return send(page, name);
  await Promise.all([page.waitForNavigation(), page.getByRole('button', {name}).first().click()]);
}

async function look(page, check, script, name) {
  if (script) await looksRight(page, check, name);
  await page.setViewportSize(phone);
}

// Fills in one of the public forms, first with a fault; returns the query code.
async function write(page, check, script, kind, title, text) {
  await page.goto(`/take-part/send/${kind}`);
  check(await seen(page.getByText('个人信息怎样处理')), `${kind}: who types is told what is kept of it`);
  await look(page, check, script, `the form of ${kind}`);
  await page.locator('#title').fill(title);
  await page.locator('#text').fill(text);
  await press(page, script, '提交');
  check(await seen(page.locator('.gk-faults')), `${kind}: what is missing is told`);
  check(await page.locator('#text').inputValue() === text, `${kind}: nothing typed is lost`);
  await chooseOrgan(page);
  await page.locator('#pin').fill('0417');
  await press(page, script, '提交');
  const code = (await page.locator('.query-code').innerText()).trim();
  check(/^[0-9A-Z]{4}-[0-9A-Z]{4}-[0-9A-Z]{4}$/.test(code), `${kind}: a query code is shown`);
  await look(page, check, script, `the receipt of ${kind}`);
  return code;
}

async function askFor(page, check, script, code, fact) {
  await page.goto('/take-part/look-up');
  await page.locator('#code').fill(code.toLowerCase());
  await page.locator('#fact').fill(fact);
  await press(page, script, '查询');
}

async function citizenAlone({page, check, script}) {
  await page.setViewportSize(phone);
  await page.goto('/take-part');
  await look(page, check, script, 'taking part');
  await page.getByRole('link', {name: '点题公开', exact: true}).press('Enter');
  await page.waitForURL('**/take-part/topics');
  check(await seen(page.getByRole('link', {name: '公开镇敬老院的空余床位'})), 'topics before the public are listed');
  await look(page, check, script, 'topics');
  await page.getByRole('link', {name: '公开镇敬老院的空余床位'}).press('Enter');
  await page.waitForURL(/topics\/\d+-\d+$/);
  const topic = new URL(page.url()).pathname;
  await page.locator('summary', {hasText: '期限怎么算'}).press('Enter');
  check(await seen(page.getByText('最后一天是')), 'the term is told day by day');
  await look(page, check, script, 'a topic');
  if (script) await keepPicture(page, 'topic');
  const before = Number((await page.locator('.items-facts').first().innerText()).match(/(\d+) 人支持/)[1]);
  for (let i = 0; i < 2; ++i) {
    await page.goto(topic);
    await page.getByRole('link', {name: '支持这个题目'}).press('Enter');
    await page.waitForURL(/take-part\/support/);
    await press(page, script, '我也想知道');
  }
  await page.goto(topic);
  check(await seen(page.getByText(`${before + 1} 人支持`)), 'a support counts once');
  await page.goto('/take-part/topics');
  await page.getByRole('link', {name: '公开农村饮水水费的收支'}).press('Enter');
  await page.getByRole('link', {name: /关于“公开农村饮水水费的收支”的答复/}).press('Enter');
  await page.waitForURL(/\/items\/\d+-\d+$/);
  check(await seen(page.getByText('按村列在下面')), 'the answer that was signed is read');
  await page.getByRole('link', {name: '内容有错，我来指出'}).press('Enter');
  await page.waitForURL(/send\/error/);
  check(await seen(page.locator('main').getByRole('link', {name: /公开农村饮水水费的收支/})), 'the form knows what it is about');
  await page.goto('/take-part/questions');
  await page.getByRole('link', {name: /新生儿/}).press('Enter');
  check(await seen(page.getByText('带出生医学证明')), 'a question is answered in the bank');
  await page.goto('/take-part/drafts');
  await look(page, check, script, 'drafts');
  await page.locator('a', {hasText: /^提意见$/}).first().press('Enter');
  await page.waitForURL(/send\/comment/);
  check(await seen(page.getByText('养犬管理办法')), 'a comment is on a draft');
  const code = await write(page, check, script, 'error', '电话写错了', '便民服务中心的电话少一位。');
  await askFor(page, check, script, code, '0417');
  check(await seen(page.getByText('已收到，还没有开始办理')), 'the state is read with the code');
  await look(page, check, script, 'the state of a message');
  if (script) await keepPicture(page, 'message-status');
  await askFor(page, check, script, code, '0418');
  check(await seen(page.getByText('查不到')), 'and with nothing else');
}

async function typeBody(page, text) {
  const editor = page.getByRole('textbox', {name: '正文'});
  await editor.click();
  await page.keyboard.press('Control+A');
  await page.keyboard.type(text);
}

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

async function wholeWay({page, context, check, script, running}) {
  const citizen = await (await context.browser().newContext({baseURL: running.address, locale: 'zh-CN', viewport: phone})).newPage();
  const code = await write(citizen, check, script, 'topic', '想看镇里的路灯账', '路灯修了又坏，一年花多少钱？');
  await citizen.goto('/take-part/topics');
  check(!(await citizen.getByText('路灯').count()), 'what was typed appears nowhere by itself');

  await page.setViewportSize(desk);
  await enter(page, handler);
  await page.goto('/office/messages');
  await looksRight(page, check, 'the list of messages');
  await page.getByRole('link', {name: '想看镇里的路灯账'}).click();
  await page.waitForURL(/\/office\/messages\/\d+-\d+$/);
  await looksRight(page, check, 'one message');
  await page.setViewportSize(desk);
  await page.locator('#title').fill('公开集镇路灯的经费，联系 13900001234');
  await page.getByRole('button', {name: '检查并公开题目'}).click();
  check(await seen(page.getByText('手机号码')), 'a telephone is not let through');
  await page.locator('#title').fill('公开集镇路灯的经费');
  await page.getByRole('button', {name: '检查并公开题目'}).click();
  await page.getByRole('link', {name: /公开集镇路灯的经费/}).click();
  await page.waitForURL(/\/office\/entries\/\d+-\d+$/);
  await looksRight(page, check, 'a topic in the office');
  await citizen.goto('/take-part/topics');
  check(await seen(citizen.getByRole('link', {name: '公开集镇路灯的经费'})), 'the topic is before the public');

  await page.setViewportSize(desk);
  await page.getByRole('button', {name: '起草答复'}).click();
  await page.waitForURL(/\/office\/items\/\d+-\d+$/);
  const item = new URL(page.url()).pathname;
  await page.goto(`${item}/edit`);
  await typeBody(page, '去年修路灯用了三万元，按村列出。');
  await page.getByRole('button', {name: '先保存', exact: true}).click();
  await page.waitForURL(/\/office\/items\/\d+-\d+\?/);
  await page.goto(item);
  await page.getByRole('button', {name: '送审', exact: true}).click();
  await page.getByText('已送审').waitFor();
  await examineAndReview(page, item);
  await citizen.goto('/take-part/topics');
  check(!(await citizen.getByRole('link', {name: /关于“公开集镇路灯的经费”的答复/}).count()), 'not before the last signature');
  await enterAs(page, chief);
  await page.goto(item);
  await page.getByRole('button', {name: '同意，签署'}).click();
  await page.getByText('已公开').first().waitFor();

  await askFor(citizen, check, script, code, '0417');
  await citizen.getByRole('link', {name: '看它的页面'}).click();
  await citizen.getByRole('link', {name: /关于“公开集镇路灯的经费”的答复/}).click();
  check(await seen(citizen.getByText('去年修路灯用了三万元')), 'the citizen reads the answer');
  await fitsWidth(citizen, check, 'the answer on a telephone');
  await citizen.context().close();
}

async function office({page, check}) {
  await enter(page, handler);
  for (const [path, name] of [['/office/messages?marked=1', 'junk apart'], ['/office/messages/new', 'a call is written down'],
    ['/office/entries', 'topics and questions'], ['/office/comments', 'drafts for comment'], ['/office/message-figures', 'figures']]) {
    await page.goto(path);
    await looksRight(page, check, name);
  }
  await page.setViewportSize(desk);
  await page.goto('/office/messages?marked=1');
  await page.getByRole('link', {name: '贷款网址'}).click();
  check(!(await page.getByText('1390000').count()), 'who wrote is masked');
  await page.getByRole('button', {name: '查看姓名和电话'}).click();
  check(await seen(page.getByText('1390000')), 'and is shown to who asks');
  await page.goto('/office/messages?marked=1');
  await page.getByText('删除选中的', {exact: true}).first().click();
  await page.getByRole('button', {name: '删除全部疑似灌水的新留言'}).click();
  check(await seen(page.getByText('请写上删除的理由')), 'junk goes with a reason alone');
  await page.locator('#reason').fill('广告。');
  await page.getByRole('button', {name: '删除全部疑似灌水的新留言'}).click();
  check(await seen(page.getByText(/已删除 \d+ 条/)), 'and then at once');
  await enterAs(page, deputy);
  await page.goto('/office');
  await page.getByRole('link', {name: /请审查问答/}).click();
  await page.waitForURL(/\/office\/entries\//);
  await looksRight(page, check, 'a question to be examined');
  await page.getByRole('button', {name: '审查通过，公开'}).click();
  check(await seen(page.getByRole('link', {name: '看公开的页面'})), 'a question is public by a second person');
  await enterAs(page, '何清');
  await page.goto('/office/message-terms');
  await looksRight(page, check, 'the days of the county');
  await page.locator('#days-topic').fill('15');
  await page.getByRole('button', {name: '保存'}).click();
  check(await seen(page.getByText('已保存')), 'the county sets its days');
  await page.goto('/office/message-organs');
  check(await seen(page.getByRole('rowheader', {name: '澄砚县枕溪镇人民政府'})), 'the county sees how each organ answers');
  await looksRight(page, check, 'how each organ deals with messages');
  await keepPicture(page, 'message-organs');
  await page.setViewportSize({width: 390, height: 844});
  await page.goto('/office/message-organs?from=2020-01-01&until=2020-01-31');
  check(await seen(page.getByText('这段时间没有收到公众留言')), 'a period in which nothing came says so');
  await looksRight(page, check, 'a period in which nothing came');
}

const before = ['seed', 'demo'];
export const journeys = [
  {name: 'participation: a citizen on a telephone', before, run: citizenAlone},
  {name: 'participation: without script', before, run: citizenAlone, script: false},
  {name: 'participation: a topic from nomination to answer', before, run: wholeWay},
  {name: 'participation: the office', before, run: office},
];
