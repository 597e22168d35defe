// From the first start of the program to a county in which all three administrators are signed in; wrong passwords;
// sessions; the same without script, and by the keyboard alone.
import {mkdirSync, writeFileSync} from 'node:fs';
import {dirname, join} from 'node:path';
import {fileURLToPath} from 'node:url';
import {anyHands, keyboardHands} from './hands.mjs';
import {looksRight} from './looks.mjs';
import {shrink} from './png.mjs';
import {nextTotp, totp} from './totp.mjs';

const pictures = join(dirname(fileURLToPath(import.meta.url)), '../../docs/screenshots');
export const password = {lin: 'Mo7-tian-he', su: 'Yan-tai-9-hong', gu: 'Bei-an-3-qiao', next: 'Qing-shan-4-zai'};

// Looked at, and with --screenshots kept, at both widths. What is looked at is the same with and without script.
export function lookout(page, check, {script, keepsPictures}) {
  return async (name) => {
    if (script) await looksRight(page, check, name);
    if (!keepsPictures) return;
    mkdirSync(pictures, {recursive: true});
    for (const [width, height] of [[390, 844], [1280, 900]]) {
      await page.setViewportSize({width, height});
      await page.waitForTimeout(200);
      writeFileSync(join(pictures, `${name}-${width}.png`), shrink(await page.screenshot()));
    }
  };
}

// Whether it comes into sight, now or soon.
const shows = (place) => place.waitFor({timeout: 20_000}).then(() => true, () => false);

// By the keyboard, as many in offices do.
export const press = (page, name, hands = anyHands) => hands.press(page.getByRole('button', {name}));
const follow = (page, name, hands) => hands.press(page.getByRole('link', {name}));

export const setUpLink = (said) => said.match(/http:\S+\/setup\?token=[0-9a-f]+/)[0];

export async function fillSetUp(page, hands = anyHands) {
  const people = [['系统管理员', '林溪', 'linxi'], ['安全管理员', '苏砚', 'suyan'], ['审计管理员', '顾汀', 'guting']];
  for (const [post, name, login] of people) {
    const part = page.getByRole('group', {name: post, exact: true});
    await hands.fill(part.getByLabel('姓名'), name);
    await hands.fill(part.getByLabel('登录名'), login);
  }
  await fillPassword(page, password.lin, hands);
}

async function fillPassword(page, words, hands) {
  await hands.fill(page.getByLabel('新密码', {exact: false}).first(), words);
  await hands.fill(page.getByLabel('再填一次新密码'), words);
}

export async function bindDevice(page, hands = anyHands) {
  const secret = await page.locator('.door-secret').innerText();
  const code = totp(secret);
  await hands.fill(page.getByRole('textbox', {name: /动态码/}), code);
  await press(page, '绑定', hands);
  await page.getByText('只显示这一次').waitFor();
  const codes = await page.locator('.door-codes code').allInnerTexts();
  return {secret, code, codes};
}

async function signIn(page, login, words, hands = anyHands) {
  await page.goto('/sign-in');
  await hands.fill(page.getByLabel('登录名'), login);
  await hands.fill(page.getByLabel('密码'), words);
  await hands.press(page.getByRole('button', {name: '登录'}));
}

// Another administrator, by the link that the first one was given to hand on.
async function enterByLink({context, running, check, handsOf, ...how}, link, who, words) {
  const page = await (await context.browser().newContext({baseURL: running.address, locale: 'zh-CN', javaScriptEnabled: how.script})).newPage();
  page.setDefaultTimeout(20_000);
  const hands = handsOf(page);
  await page.goto(link);
  if (who === '苏砚') await lookout(page, check, how)('first-password');
  await fillPassword(page, words, hands);
  await press(page, '设好密码并登录', hands);
  const {codes} = await bindDevice(page, hands);
  check(codes.length === 10, `${who} has recovery codes of their own`);
  await follow(page, '已经保存好', hands);
  check(await shows(page.getByRole('heading', {name: `${who}，您好`})), `${who} is in by the link`);
  check((await page.goto(link)).status() === 410, 'and the link is dead');
  return page;
}

async function firstRun(given) {
  const {page, check, running, handsOf = () => anyHands, ...how} = given;
  const look = lookout(page, check, how);
  const hands = handsOf(page);
  await page.goto('/').catch(() => {});
  check(await shows(page.getByText('请打开程序启动时显示的设置链接')), 'before the first run the front page says what is to be done');
  await page.goto('/sign-in').catch(() => {});
  check(await shows(page.getByText('请打开程序启动时显示的设置链接')), 'and nobody can sign in');
  const link = setUpLink(running.said());
  await page.goto(link);
  await look('setup-place');
  for (const place of ['河南省', '洛阳市', '偃师区']) await follow(page, place, hands);
  await page.getByLabel('政府办公室').waitFor();
  check(await page.getByLabel('政府办公室').inputValue() === '偃师区人民政府办公室', 'names are proposed from province, city and county');
  await follow(page, '不是这个县', hands);
  await hands.fill(page.getByLabel('直接填县'), '澄砚县');
  await press(page, '查找', hands);
  check(await shows(page.getByText('名录里没有叫“澄砚县”')), 'a county that the register does not know is no dead end');
  await follow(page, '就叫“澄砚县”', hands);

  await fillSetUp(page, hands);
  await hands.fill(page.getByLabel('再填一次新密码'), 'something else');
  await hands.fill(page.getByRole('group', {name: '审计管理员'}).getByLabel('登录名'), 'linxi');
  await press(page, '完成设置', hands);
  check(await shows(page.getByText('没有保存，请改好下面')), 'what is wrong is told');
  check(await page.getByRole('group', {name: '安全管理员'}).getByLabel('姓名').inputValue() === '苏砚', 'nothing that was typed is lost');
  await look('setup-form');
  await fillSetUp(page, hands);
  await press(page, '完成设置', hands);
  await page.getByText('链接只显示这一次').waitFor();
  const links = await page.locator('.door-link').allInnerTexts();
  check(links.length === 2, 'two administrators get a link each');
  await look('setup-done');

  await follow(page, '链接已经记下', hands);
  await page.locator('.door-secret').waitFor();
  await look('sign-in-device');
  const lin = await bindDevice(page, hands);
  check(lin.codes.length === 10, 'ten recovery codes are shown');
  await look('sign-in-codes');
  await follow(page, '已经保存好', hands);
  check(await shows(page.getByRole('heading', {name: '林溪，您好'})), 'the first administrator is in');
  await look('office');
  check((await page.goto(link)).status() === 410, 'the link of the first run is dead');

  const withHands = {...given, handsOf};
  const su = await enterByLink(withHands, links[0], '苏砚', password.su);
  await policy({page: su, check, hands: handsOf(su), look: lookout(su, check, how)});
  const gu = await enterByLink(withHands, links[1], '顾汀', password.gu);
  await gu.goto('/office');
  await handsOf(gu).press(gu.getByRole('navigation').getByRole('link', {name: '审计', exact: true}));
  check(await shows(gu.getByRole('heading', {name: '审计记录'})), 'the third reads the trail, in which all of this stands');

  await page.goto('/office');
  await press(page, '退出', hands);
  await page.waitForURL('**/sign-in');
  check(new URL(page.url()).pathname === '/sign-in', 'signed out');
  await signIn(page, 'linxi', 'wrong', hands);
  check(await shows(page.getByText('登录名或密码不对，还可以再试 4 次')), 'a wrong password says how often');
  check(await page.getByLabel('登录名').inputValue() === 'linxi', 'the login stays');
  await look('sign-in');
  await signIn(page, 'linxi', password.lin, hands);
  await page.getByLabel('动态码').waitFor();
  await look('sign-in-code');
  await hands.fill(page.getByLabel('动态码'), await nextTotp(page, lin.secret, lin.code));
  await press(page, '继续', hands);
  check(await shows(page.getByRole('heading', {name: '林溪，您好'})), 'password and code open the office');
  await page.goto('/');
  check(await shows(page.getByRole('heading', {name: '政府信息公开', level: 1})), 'and the county has a front page for the public');
  await page.goto('/office');
  await account({...given, hands, look, codes: lin.codes});
  for (const other of [su, gu]) await other.context().close();
}

async function policy({page, check, hands, look}) {
  await page.goto('/office');
  await hands.press(page.getByRole('link', {name: '设置', exact: true}));
  await hands.fill(page.getByLabel('不操作多久'), '20');
  await look('policy');
  await press(page, '保存', hands);
  check(await shows(page.getByText('已保存，从现在起生效')), 'the policy is saved');
  check(await page.getByLabel('不操作多久').inputValue() === '20', 'and holds');
}

// Another browser by recovery code; it is ended from here, and by the new password.
async function account({page, context, check, running, hands, look, codes}) {
  const second = await (await context.browser().newContext({baseURL: running.address, locale: 'zh-CN'})).newPage();
  await signIn(second, 'linxi', password.lin);
  await second.getByLabel('动态码').fill(codes[3].toUpperCase());
  await second.getByRole('button', {name: '继续'}).click();
  check(await shows(second.getByRole('heading', {name: '林溪，您好'})), 'a recovery code stands for the phone');
  await hands.press(page.getByRole('link', {name: '林溪', exact: true}));
  check(await shows(page.getByText(/恢复码还有 9 个/)), 'it is used up');
  await look('account');
  await follow(page, '修改密码', hands);
  await hands.fill(page.getByLabel('现在的密码'), password.lin);
  await fillPassword(page, password.next, hands);
  await look('account-password');
  await press(page, '保存新密码', hands);
  check(await shows(page.getByText('密码已修改，其他登录都已退出')), 'the password is changed');
  await second.goto('/office');
  check(new URL(second.url()).pathname === '/sign-in', 'the other browser is out');
  await second.context().close();
}

export const journeys = [
  {name: 'first run to a signed-in county', run: firstRun},
  {name: 'first run without script', run: firstRun, script: false},
  {name: 'first run by the keyboard alone', run: (given) => firstRun({...given, keepsPictures: false, handsOf: keyboardHands})},
];
