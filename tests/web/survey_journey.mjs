// 社会评议: an officer asks, another one examines, people on telephones answer without a name, with script and without; nobody reads
// anything before it is over, and what came of it is read as an item.
import {enter, send} from './demo.mjs';
import {enterAs} from './items_journey.mjs';
import {fitsWidth, looksRight} from './looks.mjs';
import {keepPicture} from './pictures.mjs';

const handler = '林溪', deputy = '文石';
const phone = {width: 390, height: 844}, desk = {width: 1280, height: 900};
const seen = (locator) => locator.first().waitFor().then(() => true, () => false);
const dayFromNow = (days) => new Date(Date.now() + 8 * 3600e3 + days * 86400e3).toISOString().slice(0, 10);

async function press(page, script, name) {
  if (!script) return send(page, name);
  await Promise.all([page.waitForNavigation(), page.getByRole('button', {name}).first().click()]);
}

async function look(page, check, script, name) {
  if (script) await looksRight(page, check, name);
  await page.setViewportSize(phone);
}

// A person who is known to nobody, with a telephone.
async function somebody(context, running, script) {
  const fresh = await context.browser().newContext({
    baseURL: running.address, locale: 'zh-CN', viewport: phone, javaScriptEnabled: script,
  });
  return fresh.newPage();
}

async function answerDemo({page, check, script}) {
  await page.setViewportSize(phone);
  await page.goto('/survey');
  check(await seen(page.getByRole('link', {name: '今年的政府信息公开社会评议'})), 'what is open is listed');
  await look(page, check, script, 'all surveys');
  await page.getByRole('link', {name: '今年的政府信息公开社会评议'}).press('Enter');
  await page.waitForURL(/\/survey\/\d+-\d+$/);
  check(await seen(page.getByText('不记名')), 'who answers is told what is kept of it');
  await look(page, check, script, 'a survey');
  if (script) await keepPicture(page, 'survey');
  await page.locator('#q5').fill('办事指南不好找。');
  await press(page, script, '提交');
  check(await seen(page.locator('.gk-faults')), 'a question that must be answered is told');
  check(await page.locator('#q5').inputValue() === '办事指南不好找。', 'nothing typed is lost');
  await look(page, check, script, 'a survey with a fault');
  await page.locator('#q1').getByLabel('比较满意').check();
  await page.locator('#q4').getByLabel('惠农补贴').check();
  await page.locator('#q4').getByLabel('办事指南').check();
  await press(page, script, '提交');
  check(await seen(page.getByText('收到您的答卷，谢谢')), 'the answer is taken in');
  await look(page, check, script, 'thanks');
  await page.goto(new URL(page.url()).pathname);
  check(await seen(page.getByText('这个浏览器已经答过')), 'and not twice');
  await page.goto('/survey');
  await page.getByRole('link', {name: '全县政府信息公开社会评议'}).press('Enter');
  check(await seen(page.getByText('截止，谢谢大家')), 'what is over says so');
  await look(page, check, script, 'a survey that is over');
  await page.getByRole('link', {name: '评议结果'}).press('Enter');
  await page.waitForURL(/\/items\/\d+-\d+$/);
  check(await seen(page.getByText('收到答卷62份')), 'its figures are read as an item');
  check(await seen(page.getByText('很满意', {exact: true})), 'with a table');
  if (script) await fitsWidth(page, check, 'figures on a telephone');
}

async function writeIt(page, check) {
  await page.goto('/office/surveys');
  check(await seen(page.getByText('结果还没有公布')), 'what is still owed is told');
  await looksRight(page, check, 'the list of surveys');
  await page.setViewportSize(desk);
  await page.getByRole('link', {name: '写一次评议'}).click();
  await page.waitForURL('**/office/surveys/new');
  await looksRight(page, check, 'the form of a survey');
  await page.setViewportSize(desk);
  await page.locator('#title').fill('夜间照明公开情况评议');
  await page.locator('#intro').fill('请您评一评镇里公开的夜间照明信息。');
  await page.locator('#opens_on').fill(dayFromNow(0));
  await page.locator('#closes_on').fill(dayFromNow(10));
  await page.locator('#q1_text').fill('这些信息您满意吗？');
  await page.locator('#q1_kind').selectOption('scale');
  await page.locator('#q1_required').check();
  await page.locator('#q2_text').fill('您在哪里看到的？');
  await page.locator('#q2_kind').selectOption('one');
  await page.locator('#q2_options').fill('网站');
  await page.getByRole('button', {name: '保存'}).click();
  check(await seen(page.getByText('请写至少两个选项')), 'one option is none');
  check(await page.locator('#q1_text').inputValue() === '这些信息您满意吗？', 'nothing typed is lost');
  await page.locator('#q2_options').fill('网站\n公示栏');
  await page.getByRole('button', {name: '再加几道题'}).click();
  await page.locator('#q6_text').waitFor();
  check(await page.locator('#q2_options').inputValue() === '网站\n公示栏', 'nor by asking for more rows');
  await page.locator('#q3_text').fill('还有什么意见？');
  await page.locator('#q3_kind').selectOption('words');
  await page.getByRole('button', {name: '保存'}).click();
  await page.waitForURL(/\/office\/surveys\/\d+-\d+$/);
  await looksRight(page, check, 'a survey in the office');
  await page.setViewportSize(desk);
  await page.getByRole('button', {name: '检查并送审'}).click();
  check(await seen(page.getByText('待审查')), 'it waits for the examiner');
  return new URL(page.url()).pathname;
}

async function wholeWay({page, context, check, running}) {
  await page.setViewportSize(desk);
  await enter(page, handler);
  const office = await writeIt(page, check);
  const address = office.replace('/office/surveys/', '/survey/');
  const first = await somebody(context, running, true);
  check((await first.goto(address)).status() === 404, 'nobody sees it before it was examined');
  await enterAs(page, deputy);
  await page.goto(office);
  await looksRight(page, check, 'a survey that waits');
  await page.setViewportSize(desk);
  await page.getByRole('button', {name: '审查通过，发布'}).click();
  check(await seen(page.getByText('正在进行')), 'it is out by a second person');
  check(await seen(page.getByRole('img', {name: '评议网址的二维码'})), 'with an address and a code');
  await looksRight(page, check, 'a survey that is open');
  await keepPicture(page, 'survey-office');
  for (const script of [true, false]) {
    const one = await somebody(context, running, script);
    await one.goto(address);
    await one.locator('#q1').getByLabel('很满意', {exact: true}).check();
    await one.locator('#q3').fill('河堤路口的灯晚上不亮。');
    await press(one, script, '提交');
    check(await seen(one.getByText('收到您的答卷')), `answered ${script ? 'with' : 'without'} script`);
    await one.context().close();
  }
  await page.setViewportSize(desk);
  await enterAs(page, handler);
  await page.goto(office);
  check(await seen(page.getByText('已经收到 2 份')), 'the office knows how many');
  check(!(await page.getByText('河堤路口').count()), 'and nothing of what they said while it runs');
  await page.getByText('停止这一次评议').click();
  await page.getByRole('button', {name: '停止', exact: true}).click();
  check(await seen(page.getByText('请写明为什么停止')), 'it is not stopped without words');
  await page.locator('#stopped_words').fill('题目重复，另行评议。');
  await page.getByRole('button', {name: '停止', exact: true}).click();
  check(await seen(page.getByText('答卷不足 5 份')), 'of few papers there are no figures');
  check(await seen(page.getByText('河堤路口的灯晚上不亮')), 'who works on it reads the words');
  await looksRight(page, check, 'a survey that was stopped');
  check((await first.goto(address)).status() === 410, 'who opens it is told');
  check(await seen(first.getByText('题目重复')), 'and why');
  await first.context().close();
  await enterAs(page, '何清');
  await page.goto(office);
  check(!(await page.getByText('河堤路口').count()), 'few words are not for the county');
}

async function results({page, check}) {
  await page.setViewportSize(desk);
  await enter(page, handler);
  await page.goto('/office/surveys?state=released');
  await page.getByRole('link', {name: '便民服务公开情况评议'}).click();
  await page.waitForURL(/\/office\/surveys\/\d+-\d+$/);
  check(await seen(page.getByText('收到答卷23份')), 'figures stand there when it is over');
  await looksRight(page, check, 'figures of a survey');
  await page.setViewportSize(desk);
  const [file] = await Promise.all([page.waitForEvent('download'), page.getByRole('link', {name: '导出 Excel'}).click()]);
  check((await file.suggestedFilename()).endsWith('.xlsx'), 'they are exported');
  await page.locator('#feedback').fill('办事指南已经放到首页。');
  await page.getByRole('button', {name: '起草办理情况'}).click();
  await page.waitForURL(/\/office\/items\/\d+-\d+$/);
  check(await seen(page.getByText('社会评议意见办理情况')), 'what was done about it is an item of its own');
  await enterAs(page, '何清');
  await page.goto('/office/surveys');
  check(await seen(page.getByRole('link', {name: '全县政府信息公开社会评议'})), 'the county sees the surveys of all');
}

const before = ['seed', 'demo'];
export const journeys = [
  {name: 'survey: somebody on a telephone', before, run: answerDemo},
  {name: 'survey: without script', before, run: answerDemo, script: false},
  {name: 'survey: from the first question to the last answer', before, run: wholeWay},
  {name: 'survey: figures and what was done about them', before, run: results},
];
