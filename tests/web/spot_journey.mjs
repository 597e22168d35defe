// What cannot be handed out is read on the spot (条例第四十条): an application by an agent over the counter, an answer with times to come,
// signed by three; the applicant opens the letter on the page, which delivers it, and takes a time; the office sees it by day. Then a
// correction of a record entered at the counter with its letter, and labels for letters that go by post.
import {enter} from './demo.mjs';
import {enterAs} from './items_journey.mjs';
import {looksRight} from './looks.mjs';

const handler = '林溪', deputy = '文石', chief = '江汀';
const phone = {width: 390, height: 844}, desk = {width: 1280, height: 900};
const number = '11010519491231002X';  // the example of GB 11643; nobody has it
const seen = (locator) => locator.first().waitFor().then(() => true, () => false);
const later = (days) => new Date(Date.now() + (8 + 24 * days) * 3600 * 1000).toISOString().slice(0, 10);

async function look(page, check, name) {
  await looksRight(page, check, name);
  await page.setViewportSize(desk);
}

async function press(page, name) {
  await Promise.all([page.waitForNavigation(), page.getByRole('button', {name, exact: true}).first().click()]);
}

// By an agent, over the counter; the way to its page and the query code.
async function entered(page, check) {
  await page.goto('/office/requests/new');
  await page.locator('#channel').selectOption('in_person');
  await page.locator('#name').fill('尹望舒');
  await page.locator('#number').fill(number);
  await page.locator('#phone').fill('13900001234');
  await page.locator('summary', {hasText: '由别人代为申请的'}).click();
  await page.locator('#agent').fill('林远舟');
  await page.locator('#title').fill('石桥老契约的原件');
  await page.locator('#text').fill('1953年的那一份');
  await look(page, check, 'an application by an agent');
  await press(page, '登记');
  check(await seen(page.getByText('代理人的授权委托书')), 'the proof that the agent lacks is told, for the one correction');
  const code = (await page.locator('.query-code').innerText()).trim();
  await page.getByRole('link', {name: '看这一件'}).click();
  await page.waitForURL(/\/office\/requests\/\d+-\d+$/);
  return {path: new URL(page.url()).pathname, code};
}

async function answered(page, check, path) {
  await page.goto(`${path}/decision/write?outcome=released`);
  await page.locator('#finding').fill('您申请的契约可以公开。');
  await page.locator('summary', {hasText: '安排当场查阅、抄录'}).click();
  await page.locator('#viewing_on_1').fill(later(1));
  await page.locator('#viewing_from_1').fill('09:00');
  await page.locator('#viewing_until_1').fill('08:00');
  await press(page, '保存');
  check(await seen(page.locator('.gk-faults').getByText('结束要晚于开始')), 'a time that ends before it begins is told');
  check(await page.locator('#viewing_on_1').inputValue() === later(1), 'and nothing typed is lost');
  await look(page, check, 'an answer with times that are wrong');
  await page.locator('#viewing_until_1').fill('11:00');
  await page.locator('#viewing_on_2').fill(later(4));
  await page.locator('#viewing_from_2').fill('14:00');
  await page.locator('#viewing_until_2').fill('16:00');
  await page.locator('#viewing_place').fill('枕溪镇便民服务中心');
  await page.locator('#form').fill('原件是孤本，翻拍会损坏，安排查阅、抄录。');
  await press(page, '保存');
  check(await seen(page.getByText(/9:00至11:00，枕溪镇便民服务中心/)), 'the letter tells the times');
  check(await seen(page.getByText('尹望舒（委托代理人 林远舟）')), 'and is written to the applicant, by the agent');
  await press(page, '送审');
}

async function answerSecrecy(page) {
  for (const group of await page.locator('.item-question').all()) {
    const words = await group.locator('legend').innerText();
    await group.getByLabel(/都已逐项看过|已与其协商/.test(words) ? '是' : '否').check();
  }
}

async function signedAndSent(page, check, path) {
  await enterAs(page, deputy);
  await page.goto(`${path}/decision`);
  await answerSecrecy(page);
  await press(page, '同意，签署');
  await press(page, '同意，签署');
  await enterAs(page, chief);
  await page.goto(`${path}/decision`);
  await press(page, '同意，签署');
  await enterAs(page, handler);
  await page.goto(`${path}/decision`);
  check(!(await page.locator('#on').count()), 'the day of the answer is not typed');
  await press(page, '发出答复');
  check(await seen(page.getByText('本件办结')), 'the answer went out');
}

async function taken(context, running, check, code) {
  const page = await (await context.browser().newContext({baseURL: running.address, locale: 'zh-CN', viewport: phone})).newPage();
  await page.goto('/apply/status');
  await page.locator('#code').fill(code);
  await page.locator('#fact').fill('002X');
  await press(page, '查询');
  check(await seen(page.getByText('当场查阅、抄录').first()), 'the applicant sees that there are times to come');
  await looksRight(page, check, 'times on the page of the applicant');
  await page.setViewportSize(phone);
  await Promise.all([page.waitForNavigation(), page.getByRole('button', {name: /看政府信息公开申请答复书|看.*告知书|看.*答复书/}).first().click()]);
  check(await seen(page.getByText(/9:00至11:00/)), 'the letter is read');
  await press(page, '返回办理情况');
  await press(page, '选定这个时间');
  check(await seen(page.locator('.gk-faults').getByText('请选择一个时间')), 'nothing is taken unless it is chosen');
  await page.getByLabel(/9:00至11:00/).check();
  await press(page, '选定这个时间');
  check(await seen(page.getByText('您选定的时间')), 'a time is taken');
  await looksRight(page, check, 'a time that was taken');
  await page.context().close();
}

async function ofTheDay(page, check, path) {
  await page.goto(`${path}/letters`);
  check(await seen(page.getByText('网上看过')), 'that the letter was read is put down');
  check(await seen(page.getByText(/\d 送达/)), 'and is its delivery');
  await page.goto('/office/request-viewings');
  await page.locator('#day').fill(later(1));
  await press(page, '看这一天');
  check(await seen(page.getByText('9:00至11:00')), 'the office sees who comes that day');
  check(!(await page.getByText('尹望舒').count()), 'and not by name');
  await look(page, check, 'the viewings of a day');
  await page.locator(`a[href="${path}/viewings"]`).first().click();
  await page.waitForURL('**/viewings');
  check(await seen(page.getByText('申请人在网上选定')), 'who chose it stands there');
  await look(page, check, 'the viewings of an application');
  await page.locator('#viewing_on').fill(later(10));
  await page.locator('#viewing_from').fill('09:00');
  await page.locator('#viewing_until').fill('10:00');
  await press(page, '安排');
  check(await seen(page.getByText(/9:00至10:00/)), 'another time is arranged');
  await page.goto('/office');
  check(await seen(page.getByText(/有人来查阅、抄录/)), 'the worklist tells that somebody comes');
}

async function onTheSpot({page, context, check, running}) {
  await page.setViewportSize(desk);
  await enter(page, handler);
  const {path, code} = await entered(page, check);
  await answered(page, check, path);
  await signedAndSent(page, check, path);
  await taken(context, running, check, code);
  await ofTheDay(page, check, path);
}

async function recordAtTheCounter({page, check}) {
  await page.setViewportSize(desk);
  await enter(page, handler);
  await page.goto('/office/record-corrections/new');
  await look(page, check, 'a correction of a record is entered');
  await page.locator('#record').fill('2024年临时救助名单第七行');
  await page.locator('#name').fill('尹望舒');
  await press(page, '登记');
  check(await seen(page.locator('.gk-faults').getByText('请写明哪里不准确')), 'what is wrong in it must be told');
  check(await page.locator('#record').inputValue() === '2024年临时救助名单第七行', 'nothing typed is lost');
  await page.locator('#wrong').fill('年龄写成了83岁，应当是38岁。');
  await page.locator('#number').fill(number);
  await page.locator('#files').setInputFiles({name: '来信.pdf', mimeType: 'application/pdf', buffer: Buffer.from('%PDF-1.7\n')});
  await press(page, '登记');
  check(await seen(page.locator('.query-code')), 'it gets a code');
  await page.getByRole('link', {name: '看这一件'}).click();
  await page.waitForURL(/\/record-corrections\/\d+-\d+$/);
  check(await seen(page.getByRole('link', {name: '来信.pdf'})), 'its scan lies with it');
  await page.locator('#state').selectOption('corrected');
  await page.locator('#answer').fill('已经改为38岁。');
  await press(page, '办结并告知');
  await page.getByRole('link', {name: /〔\d{4}〕\d+号-更/}).click();
  check(await seen(page.getByText('本机关已经更正')), 'its letter tells what was done');
  await look(page, check, 'the letter about a record');
  await page.locator('#proof').fill('本人签收');
  await press(page, '记下送达');
  check(await seen(page.getByText(/\d 送达/)), 'its delivery stands there');
  await page.goto('/office/record-corrections');
  await look(page, check, 'requests to correct records');
}

async function labels({page, check}) {
  await page.setViewportSize(desk);
  await enter(page, handler);
  await page.goto('/office/requests/new');
  await page.locator('#channel').selectOption('in_person');
  await page.locator('#name').fill('尹望舒');
  await page.locator('#number').fill(number);
  await page.locator('#address').fill('澄砚县枕溪镇石桥村1号');
  await page.locator('#title').fill('石桥村2025年低保名单');
  await page.locator('#carrier').selectOption('paper');
  await page.locator('#way').selectOption('post');
  await press(page, '登记');
  await page.getByRole('link', {name: '看这一件'}).click();
  await page.waitForURL(/\/office\/requests\/\d+-\d+$/);
  await page.goto(`${new URL(page.url()).pathname}/letters/new?kind=receipt`);
  await press(page, '编号并制作');
  await page.goto('/office/request-labels');
  check(!(await page.getByText('尹望舒').count()), 'the list names nobody');
  await look(page, check, 'letters that go by post');
  const [file] = await Promise.all([page.waitForEvent('download'), page.getByRole('button', {name: '下载标签'}).click()]);
  check(file.suggestedFilename() === '邮寄标签.docx', 'all labels come in one file');
}

const before = ['seed', 'demo'];
export const journeys = [
  {name: 'on the spot: an answer with times to read, taken and seen by day', before, run: onTheSpot},
  {name: 'on the spot: a correction of a record at the counter', before, run: recordAtTheCounter},
  {name: 'on the spot: labels for many letters', before, run: labels},
];
