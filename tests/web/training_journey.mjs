// A training: planned, signed in to by the code on the screen, with an account and by name, on telephones with script and
// without; the short test; names confirmed, held, counted into hours and targets.
import {enter, send} from './demo.mjs';
import {enterAs} from './items_journey.mjs';
import {looksRight} from './looks.mjs';

const handler = '林溪', deputy = '文石', county = '何清';
const phone = {width: 390, height: 844}, desk = {width: 1280, height: 900};
const title = '答复期限怎样算';
const seen = (locator) => locator.first().waitFor().then(() => true, () => false);
const today = () => new Date(Date.now() + 8 * 3600 * 1000).toISOString().slice(0, 10);

async function press(page, name) {
  await Promise.all([page.waitForNavigation(), page.getByRole('button', {name, exact: true}).first().click()]);
}

async function bothWidths(page, check, name) {
  await looksRight(page, check, name);
  await page.setViewportSize(desk);
}

// Returns its path.
async function plan(page, check) {
  await page.goto('/office/trainings');
  await bothWidths(page, check, 'the list of trainings');
  await page.getByRole('link', {name: '安排培训'}).click();
  await page.waitForURL('**/office/trainings/new');
  await page.locator('#title').fill(title);
  await page.locator('#hours').fill('一会儿');
  await press(page, '保存');
  check(await seen(page.locator('.gk-faults')), 'what is missing is told');
  check(await page.locator('#title').inputValue() === title, 'and nothing typed is lost');
  await bothWidths(page, check, 'the form of a training with faults');
  await page.locator('#audience').selectOption('own');
  await page.locator('#on').fill(today());
  await page.locator('#starts').fill('9:00');
  await page.locator('#hours').fill('1.5');
  await page.locator('#place').fill('镇政府三楼会议室');
  await press(page, '保存');
  await page.waitForURL(/\/office\/trainings\/\d+-\d+$/);
  await page.locator('#file').setInputFiles({name: '提纲.txt', mimeType: 'text/plain', buffer: Buffer.from('二十个工作日\n')});
  await press(page, '放入');
  check(await seen(page.getByRole('link', {name: '提纲.txt'})), 'its material lies in it');
  await bothWidths(page, check, 'a training');
  return new URL(page.url()).pathname;
}

async function addQuestion(page, kind, words, choices, right) {
  await page.locator('#kind').selectOption(kind);
  await page.locator('#words').fill(words);
  await page.locator('#choices').fill(choices);
  await page.locator('#right').fill(right);
  await press(page, '加上');
}

async function makeQuiz(page, check, path) {
  await page.goto(`${path}/quiz`);
  await addQuestion(page, 'single', '多少个工作日内答复？', '15\n20\n30', 'AB');
  check(await seen(page.locator('.gk-faults')), 'two right ones of a single choice are told');
  check((await page.locator('#choices').inputValue()).includes('30'), 'and no choice is lost');
  await addQuestion(page, 'single', '多少个工作日内答复？', '15\n20\n30', 'B');
  await addQuestion(page, 'several', '申请应当包括什么？', '联系方式\n用途的证明\n形式要求', 'AC');
  await addQuestion(page, 'yes_no', '申请必须说明用途。', '', '错');
  await page.locator('#pass_mark').fill('100');
  await page.locator('#tries').fill('2');
  await press(page, '保存');
  check(await seen(page.getByText('现在是第4版')), 'each change is a version');
  await bothWidths(page, check, 'the questions of a test');
}

async function openCode(page, check, path) {
  await page.goto(path);
  await press(page, '开始签到');
  await page.getByRole('link', {name: '打开签到二维码'}).click();
  await page.waitForURL(/\/code$/);
  check(await seen(page.getByRole('img', {name: '签到二维码'})), 'the code stands on the screen');
  await bothWidths(page, check, 'the code');
}

// As it is now: another one stands there each minute.
async function codeOf(page, path) {
  await page.goto(`${path}/code`);
  return (await page.locator('.training-address').innerText()).trim();
}

const telephone = async (page, script) => {
  const context = await page.context().browser().newContext({
    baseURL: new URL(page.url()).origin, locale: 'zh-CN', viewport: phone, javaScriptEnabled: script});
  const opened = await context.newPage();
  opened.setDefaultTimeout(20_000);
  return opened;
};

async function choose(page, name, letter) {
  await page.locator(`input[name="${name}"][value="${letter}"]`).focus();
  await page.keyboard.press('Space');
}

// Without an account and without script.
async function comeByName(page, check, path) {
  const guest = await telephone(page, false);
  await guest.goto(await codeOf(page, path));
  check(/\/training\/in\//.test(guest.url()), 'the code is changed for a pass');
  await send(guest, '签到');
  check(await seen(guest.locator('.gk-faults')), 'who gives no name is told');
  await guest.locator('#name').fill('闻人砚北');
  const organ = guest.locator('#organ option', {hasText: '枕溪镇'}).first();
  await guest.locator('#organ').selectOption(await organ.getAttribute('value'));
  await send(guest, '签到');
  check(await seen(guest.getByText('等工作人员核对以后计入学时')), 'a name alone is not verified');
  await choose(guest, 'q1', 'B');
  await send(guest, '交卷');
  check(await seen(guest.getByText('第2题没有作答。')), 'what was not answered is told');
  check(await guest.locator('input[name="q1"][value="B"]').isChecked(), 'and what was chosen is not lost');
  for (const [name, letter] of [['q2', 'A'], ['q3', 'B']]) await choose(guest, name, letter);
  await send(guest, '交卷');
  check(await seen(guest.getByRole('heading', {name: '测试不合格'})), 'half of a question is none of it');
  for (const [name, letter] of [['q1', 'B'], ['q2', 'A'], ['q2', 'C'], ['q3', 'B']]) await choose(guest, name, letter);
  await send(guest, '交卷');
  check(await seen(guest.getByRole('heading', {name: '测试合格'})), 'the second try passes');
  await guest.context().close();
}

async function comeByAccount(page, check, path) {
  const colleague = await telephone(page, true);
  await colleague.goto(await codeOf(page, path));
  await looksRight(colleague, check, 'signing in by name');
  await enter(colleague, deputy);
  await colleague.setViewportSize(phone);
  await colleague.goto(await codeOf(page, path));
  await looksRight(colleague, check, 'signing in with an account');
  await press(colleague, '以本人账号签到');
  check(await seen(colleague.getByRole('heading', {name: '测试', exact: true})), 'the test follows at once');
  await looksRight(colleague, check, 'the test on a telephone');
  for (const [name, letter] of [['q1', 'B'], ['q2', 'A'], ['q2', 'C'], ['q3', 'B']]) await choose(colleague, name, letter);
  await press(colleague, '交卷');
  check(await seen(colleague.getByRole('heading', {name: '测试合格'})), 'all right');
  await looksRight(colleague, check, 'the result on a telephone');
  await colleague.goto(await codeOf(page, path));
  await press(colleague, '以本人账号签到');
  check(await seen(colleague.getByRole('heading', {name: '测试合格'})), 'who comes again has his seat again');
  await colleague.goto('/training/1-1-000000000000000000000000');
  check(await seen(colleague.getByText('请对着会场的屏幕重新扫')), 'an old code says what to do');
  await looksRight(colleague, check, 'an old code');
  await colleague.goto('/office/trainings/mine');
  check(await seen(colleague.getByText(title)), 'it stands among his own');
  await looksRight(colleague, check, 'his own trainings');
  await colleague.context().close();
}

async function confirmAndHold(page, check, path) {
  await page.goto(`${path}/people`);
  await bothWidths(page, check, 'who came');
  const row = page.locator('tr', {has: page.getByRole('rowheader', {name: /闻人砚北/})});
  check((await row.innerText()).includes('没有核对'), 'a name waits to be confirmed');
  await row.getByRole('checkbox').check();
  await press(page, '确认勾选的人到了');
  check((await row.innerText()).includes('已核对'), 'and is');
  await page.locator('#name').fill('石漱');
  await page.locator('#organ').selectOption('other');
  await page.locator('#other_organ').fill('漱石村');
  await press(page, '登记');
  const other = page.locator('tr', {has: page.getByRole('rowheader', {name: /石漱/})});
  await other.getByRole('link', {name: '划去'}).click();
  await page.waitForURL(/people\/\d+$/);
  await press(page, '划去');
  check(await seen(page.locator('.gk-faults')), 'nobody is struck out without a reason');
  await bothWidths(page, check, 'striking out');
  await page.locator('#why').fill('没有到场。');
  await press(page, '划去');
  check((await other.innerText()).includes('已划去'), 'with one he is');
  await page.goto(path);
  await press(page, '标为已举办');
  check(await seen(page.getByText('已举办')), 'it was held');
  await page.goto('/office/training-hours');
  const mine = page.locator('tr', {has: page.getByRole('rowheader', {name: '闻人砚北'})});
  check((await mine.locator('td[data-label="学时"]').innerText()) === '1.5', 'whoever was confirmed has his hours');
  await bothWidths(page, check, 'hours and targets of an organ');
}

async function targets(page, check) {
  await enterAs(page, county);
  await page.goto('/office/training-hours');
  await bothWidths(page, check, 'hours and targets of the county');
  await page.getByText('规定季度任务').click();
  await page.locator('#sessions').fill('很多');
  await press(page, '规定');
  check(await seen(page.locator('.gk-faults')), 'a target is a number');
  check(await page.locator('#sessions').inputValue() === '很多', 'and nothing typed is lost');
  await page.locator('#quarter').selectOption('4');
  await page.locator('#sessions').fill('2');
  await page.locator('#hours').fill('0');
  await press(page, '规定');
  check(await seen(page.getByText('任务 2 场')), 'it stands beside what was done');
  for (const address of ['/office/training-hours/export', '/office/trainings/export']) {
    const file = await page.request.get(address);
    check(file.status() === 200 && (await file.body()).subarray(0, 2).toString() === 'PK', `${address} is a workbook`);
  }
  await page.goto('/office/trainings?state=cancelled');
  await bothWidths(page, check, 'a narrowed list');
  const nothing = await page.request.get('/office/trainings/999-999');
  check(nothing.status() === 404 && (await nothing.text()).includes('没有这次培训'), 'what is not there says so');
}

async function wholeWay({page, check}) {
  await page.setViewportSize(desk);
  await enter(page, handler);
  const path = await plan(page, check);
  await makeQuiz(page, check, path);
  await openCode(page, check, path);
  await comeByName(page, check, path);
  await comeByAccount(page, check, path);
  await confirmAndHold(page, check, path);
  await targets(page, check);
}

export const journeys = [{name: 'trainings: planned, signed in to, tested, counted', before: ['seed', 'demo'], run: wholeWay}];
