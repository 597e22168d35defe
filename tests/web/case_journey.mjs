// An application in the office: what came by the counter is entered, its due day explained day by day, a correction asked for and
// received, a third party asked, the decision chosen, written, signed by three people (the last ones on a telephone) and sent.
import {enter} from './demo.mjs';
import {enterAs} from './items_journey.mjs';
import {looksRight} from './looks.mjs';
import {keepPicture} from './pictures.mjs';

const handler = '林溪', deputy = '文石', chief = '江汀';
const phone = {width: 390, height: 844}, desk = {width: 1280, height: 900};
const title = '枕溪镇河道治理资金的安排';
const seen = (locator) => locator.first().waitFor().then(() => true, () => false);
const today = () => new Date(Date.now() + 8 * 3600 * 1000).toISOString().slice(0, 10);
const later = (days) => new Date(Date.now() + (8 + 24 * days) * 3600 * 1000).toISOString().slice(0, 10);

// `picture`: the name under which docs/screenshots has it.
async function look(page, check, name, picture) {
  await looksRight(page, check, name);
  await page.setViewportSize(desk);
  if (picture) await keepPicture(page, picture);
}

async function press(page, name) {
  await Promise.all([page.waitForNavigation(), page.getByRole('button', {name, exact: true}).first().click()]);
}

// Entered at the counter; the way to its page.
async function enterApplication(page, check) {
  await page.goto('/office/requests/new');
  await page.locator('#channel').selectOption('in_person');
  await page.locator('#name').fill('尹望舒');
  await page.locator('#number').fill('11010519491231002X');
  await page.locator('#phone').fill('13900001234');
  await page.locator('#title').fill(title);
  await page.locator('#text').fill('2025年的');
  await page.locator('#carrier').selectOption('paper');
  await page.locator('#way').selectOption('counter');
  await press(page, '登记');
  check(await seen(page.locator('.query-code')), 'a query code is given');
  await page.getByRole('link', {name: '看这一件'}).click();
  await page.waitForURL(/\/office\/requests\/\d+-\d+$/);
  return new URL(page.url()).pathname;
}

async function theCase(page, check, path) {
  await page.goto('/office/requests?state=open');
  check(await seen(page.getByRole('link', {name: title})), 'it stands in the list of what is open');
  await look(page, check, 'the list of applications', 'requests');
  await page.goto(path);
  check(!(await page.getByText('尹望舒').count()), 'who applied is masked');
  const how = await page.locator('.gk-facts a', {hasText: '怎么算的'}).first().boundingBox();
  check(how && how.height < 40, 'the way to how a day comes about stands on one line');
  await look(page, check, 'one application');
  await look(page, check, 'one application', 'request');
  await press(page, '查看申请人');
  check(await seen(page.getByText('尹望舒')), 'and is shown to who asks');
  await page.goto(`${path}/calendar`);
  check(await seen(page.getByText('第20天')), 'every day up to the twentieth is told');
  await look(page, check, 'the calendar of an application', 'request-calendar');
  await page.locator('#what').selectOption('extend');
  await page.locator('#on').fill(today());
  await page.locator('#working_days').fill('10');
  await press(page, '算一算');
  check(await seen(page.getByText(/那样是/)), 'what would be is reckoned');
  await look(page, check, 'what would be if');
}

async function correctionAndThirdParty(page, check, path) {
  await page.goto(path);
  await press(page, '我来办');
  check(await seen(page.getByText('已登记：我来办')), 'who begins with it says so');
  await page.goto(`${path}/acts/ask-correction`);
  await page.locator('#words').fill('请写明是哪几个项目。');
  await press(page, '要求补正');
  check(await seen(page.locator('.gk-faults')), 'a correction without its day is refused');
  check(await page.locator('#words').inputValue() === '请写明是哪几个项目。', 'nothing typed is lost');
  check(!(await page.locator('#on').count()), 'the day of a letter is not typed: it is the day on which it is made');
  await look(page, check, 'the form of a correction');
  await look(page, check, 'the form of a correction', 'request-correction');
  await page.locator('#until').fill(later(14));
  await press(page, '要求补正');
  check(await seen(page.getByText('待申请人补正')), 'it waits for the applicant');
  check(await seen(page.getByText(/〔\d{4}〕/)), 'the letter is made with the act');
  await page.goto(`${path}/acts/extend`);
  check(await seen(page.getByText(/要由本机关的/)), 'an extension is another\'s to consent to');
  await page.goto(`${path}/acts/correction`);
  check(await page.locator('#title').inputValue() === title, 'what is asked for stands there to be put right');
  await page.locator('#text').fill('2025年石桥村段的两个项目。');
  await press(page, '收到补正');
  await page.goto(`${path}/acts/consult`);
  await page.locator('#with').selectOption('third_party');
  await page.locator('#addressee').fill('枕溪某建筑公司');
  await page.locator('#words').fill('合同价款是否可以公开。');
  await look(page, check, 'the form of a consultation');
  await press(page, '征求意见');
  check(await seen(page.getByText('征求意见中')), 'a third party is asked');
  await page.goto(`${path}/acts/consult-closed`);
  await page.locator('#words').fill('书面答复：同意公开。');
  await press(page, '征求意见结束');
  await page.goto(`${path}/files`);
  await page.locator('#kind').selectOption('released');
  await page.locator('#files').setInputFiles({name: '资金安排表.txt', mimeType: 'text/plain', buffer: Buffer.from('石桥村段 20 万元\n领款人身份证号码330102199001011234\n')});
  await press(page, '放入');
  check(await seen(page.getByRole('link', {name: '资金安排表.txt'})), 'what will be released lies in the case');
  await look(page, check, 'the files of an application');
}

// By the head of the working body, who is the leader in charge too.
async function extend(page, check, path) {
  await enterAs(page, deputy);
  await page.goto(`${path}/acts/extend`);
  await page.locator('#working_days').fill('5');
  await page.locator('#words').fill('合同存放在档案室，核对需要时间。');
  await press(page, '同意延期答复');
  check(await seen(page.getByText('已登记：同意延期答复')), 'the head of the working body consents to an extension');
  await enterAs(page, handler);
  await page.setViewportSize(desk);
}

async function decide(page, check, path) {
  await page.goto(`${path}/decision/write`);
  await look(page, check, 'the answers to choose from');
  await page.getByRole('link', {name: '予以公开', exact: true}).click();
  await page.waitForURL(/outcome=released$/);
  await page.locator('#finding').fill('现提供石桥村段两个项目的资金安排表。');
  await page.getByLabel('资金安排表.txt').check();
  await look(page, check, 'the form of a decision');
  await press(page, '保存');
  check(await seen(page.getByText('现提供石桥村段两个项目的资金安排表。')), 'the letter is shown as it will go out');
  check(await seen(page.getByText('1 处待处理')), 'a number in the file is found');
  check(!(await page.getByText('330102199001011234').count()), 'and not repeated');
  await look(page, check, 'a decision', 'request-decision');
  await press(page, '送审');
  check(await seen(page.locator('.gk-faults')), 'it is not handed in as it is');
  await press(page, '遮盖');
  check(await seen(page.getByText('没有发现问题')), 'a masked copy goes out instead');
  await look(page, check, 'a decision with a masked copy');
  await press(page, '送审');
  check(await seen(page.getByText('已送审')), 'it is handed in');
}

async function answerSecrecy(page) {
  for (const group of await page.locator('.item-question').all()) {
    const words = await group.locator('legend').innerText();
    await group.getByLabel(/都已逐项看过|已与其协商/.test(words) ? '是' : '否').check();
  }
}

async function signOnTelephone(page, check, path) {
  await enterAs(page, deputy);
  await page.setViewportSize(phone);
  await page.goto(`${path}/decision`);
  await press(page, '同意，签署');
  check(await seen(page.locator('.gk-faults')), 'the questions of the secrecy review are not passed over');
  await answerSecrecy(page);
  await looksRight(page, check, 'signing as the secrecy examiner');
  await page.setViewportSize(phone);
  await press(page, '同意，签署');
  await page.getByRole('heading', {name: '请您作为“分管领导”签署'}).waitFor();
  await press(page, '同意，签署');
  check(await seen(page.getByText('已签署')), 'the leader in charge signs');
  await enterAs(page, chief);
  await page.setViewportSize(phone);
  await page.goto(`${path}/decision`);
  await press(page, '同意，签署');
  check(await seen(page.getByText('已签署')), 'the head signs last');
}

async function wholeWay({page, check}) {
  await page.setViewportSize(desk);
  await enter(page, handler);
  const path = await enterApplication(page, check);
  await theCase(page, check, path);
  await correctionAndThirdParty(page, check, path);
  await extend(page, check, path);
  await decide(page, check, path);
  await signOnTelephone(page, check, path);
  await enterAs(page, handler);
  await page.setViewportSize(desk);
  await page.goto(`${path}/decision`);
  await look(page, check, 'a reply that is signed', 'request-signed');
  await press(page, '发出答复');
  check(await seen(page.getByText('本件办结')), 'the reply went out');
  await page.goto(path);
  check(await seen(page.getByText('已答复')), 'and the case says so');
  check(await seen(page.locator('.gk-timeline')), 'with everything that happened');
  await look(page, check, 'an application that was answered');
}

async function lists({page, check}) {
  await enter(page, handler);
  for (const [address, name] of [['/office/requests', 'all applications'], ['/office/requests?state=overdue', 'what is overdue'],
    ['/office/requests?state=replied&outcome=released', 'what was released']]) {
    await page.goto(address);
    await look(page, check, name);
  }
  const nothing = await page.request.get('/office/requests/999-999');
  check(nothing.status() === 404 && (await nothing.text()).includes('没有这一件'), 'what is not there says so');
}

const before = ['seed', 'demo'];
export const journeys = [
  {name: 'cases: an application from the counter to its reply', before, run: wholeWay},
  {name: 'cases: the lists', before, run: lists},
];
