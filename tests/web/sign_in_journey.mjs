// From the first start of the program to a county that is signed in; wrong passwords; sessions; and without script.
import {mkdirSync, writeFileSync} from 'node:fs';
import {dirname, join} from 'node:path';
import {fileURLToPath} from 'node:url';
import {looksRight} from './looks.mjs';
import {shrink} from './png.mjs';
import {nextTotp, totp} from './totp.mjs';

const pictures = join(dirname(fileURLToPath(import.meta.url)), '../../docs/screenshots');
export const password = {lin: 'Mo7-tian-he', su: 'Yan-tai-9-hong', next: 'Qing-shan-4-zai'};

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
export async function press(page, name) {
  await page.getByRole('button', {name}).focus();
  await page.keyboard.press('Enter');
}

export const setUpLink = (said) => said.match(/http:\S+\/setup\?token=[0-9a-f]+/)[0];

export async function fillSetUp(page) {
  const people = [['系统管理员', '林溪', 'linxi'], ['安全管理员', '苏砚', 'suyan'], ['审计管理员', '顾汀', 'guting']];
  for (const [post, name, login] of people) {
    const part = page.getByRole('group', {name: post, exact: true});
    await part.getByLabel('姓名').fill(name);
    await part.getByLabel('登录名').fill(login);
  }
  await page.getByLabel('新密码', {exact: false}).first().fill(password.lin);
  await page.getByLabel('再填一次新密码').fill(password.lin);
}

export async function bindDevice(page) {
  const secret = await page.locator('.door-secret').innerText();
  const code = totp(secret);
  await page.getByRole('textbox', {name: /动态码/}).fill(code);
  await press(page, '绑定');
  await page.getByText('只显示这一次').waitFor();
  const codes = await page.locator('.door-codes code').allInnerTexts();
  return {secret, code, codes};
}

async function signIn(page, login, words) {
  await page.goto('/sign-in');
  await page.getByLabel('登录名').fill(login);
  await page.getByLabel('密码').fill(words);
  await page.getByRole('button', {name: '登录'}).click();
}

async function firstRun({page, context, check, running, ...how}) {
  const look = lookout(page, check, how);
  await page.goto('/sign-in').catch(() => {});
  check(await shows(page.getByText('请打开程序启动时显示的设置链接')), 'before the first run nobody can sign in');
  const link = setUpLink(running.said());
  await page.goto(link);
  await look('setup-place');
  await page.getByRole('link', {name: '河南省'}).click();
  await page.getByRole('link', {name: '洛阳市'}).click();
  await page.getByRole('link', {name: '偃师区'}).click();
  check(await page.getByLabel('政府办公室').inputValue() === '偃师区人民政府办公室', 'names are proposed from province, city and county');
  await page.getByRole('link', {name: '不是这个县'}).click();
  await page.getByLabel('直接填县').fill('澄砚县');
  await page.getByRole('button', {name: '查找'}).click();
  check(await shows(page.getByText('名录里没有叫“澄砚县”')), 'a county that the register does not know is no dead end');
  await page.getByRole('link', {name: '就叫“澄砚县”'}).click();

  await fillSetUp(page);
  await page.getByLabel('再填一次新密码').fill('something else');
  await page.getByRole('group', {name: '审计管理员'}).getByLabel('登录名').fill('linxi');
  await press(page, '完成设置');
  check(await shows(page.getByText('没有保存，请改好下面')), 'what is wrong is told');
  check(await page.getByRole('group', {name: '安全管理员'}).getByLabel('姓名').inputValue() === '苏砚', 'nothing that was typed is lost');
  await look('setup-form');
  await fillSetUp(page);
  await press(page, '完成设置');
  await page.getByText('链接只显示这一次').waitFor();
  const links = await page.locator('.door-link').allInnerTexts();
  check(links.length === 2, 'two administrators get a link each');
  await look('setup-done');

  await page.getByRole('link', {name: '链接已经记下'}).click();
  await look('sign-in-device');
  const lin = await bindDevice(page);
  check(lin.codes.length === 10, 'ten recovery codes are shown');
  await look('sign-in-codes');
  await page.getByRole('link', {name: '已经保存好'}).click();
  check(await shows(page.getByRole('heading', {name: '林溪，您好'})), 'the first administrator is in');
  await look('office');

  const again = await page.goto(link);
  check(again.status() === 410, 'the link of the first run is dead');
  const other = await (await context.browser().newContext({baseURL: running.address, locale: 'zh-CN'})).newPage();
  await other.goto(links[0]);
  await lookout(other, check, how)('first-password');
  await other.getByLabel('新密码', {exact: false}).first().fill(password.su);
  await other.getByLabel('再填一次新密码').fill(password.su);
  await press(other, '设好密码并登录');
  const su = await bindDevice(other);
  await other.getByRole('link', {name: '已经保存好'}).click();
  check(await shows(other.getByRole('heading', {name: '苏砚，您好'})), 'the second administrator is in by the link');
  check((await other.goto(links[0])).status() === 410, 'and the link is dead');
  await policy({page: other, check, look: lookout(other, check, how)});

  await page.goto('/office');
  await page.getByRole('button', {name: '退出'}).click();
  await page.waitForURL('**/sign-in');
  check(new URL(page.url()).pathname === '/sign-in', 'signed out');
  await signIn(page, 'linxi', 'wrong');
  check(await shows(page.getByText('登录名或密码不对，还可以再试 4 次')), 'a wrong password says how often');
  check(await page.getByLabel('登录名').inputValue() === 'linxi', 'the login stays');
  await look('sign-in');
  await signIn(page, 'linxi', password.lin);
  await look('sign-in-code');
  await page.getByLabel('动态码').fill(await nextTotp(page, lin.secret, lin.code));
  await page.getByRole('button', {name: '继续'}).click();
  check(await shows(page.getByRole('heading', {name: '林溪，您好'})), 'password and code open the office');
  await account({page, context, check, running, look, codes: lin.codes});
  await other.context().close();
  check(su.codes.length === 10, 'each has codes of their own');
}

async function policy({page, check, look}) {
  await page.goto('/office');
  await page.getByRole('link', {name: '设置', exact: true}).click();
  await page.getByLabel('不操作多久').fill('20');
  await look('policy');
  await press(page, '保存');
  check(await shows(page.getByText('已保存，从现在起生效')), 'the policy is saved');
  check(await page.getByLabel('不操作多久').inputValue() === '20', 'and holds');
}

// Another browser by recovery code; it is ended from here, and by the new password.
async function account({page, context, check, running, look, codes}) {
  const second = await (await context.browser().newContext({baseURL: running.address, locale: 'zh-CN'})).newPage();
  await signIn(second, 'linxi', password.lin);
  await second.getByLabel('动态码').fill(codes[3].toUpperCase());
  await second.getByRole('button', {name: '继续'}).click();
  check(await shows(second.getByRole('heading', {name: '林溪，您好'})), 'a recovery code stands for the phone');
  await page.getByRole('link', {name: '林溪', exact: true}).click();
  check(await shows(page.getByText(/恢复码还有 9 个/)), 'it is used up');
  await look('account');
  await page.getByRole('link', {name: '修改密码'}).click();
  await page.getByLabel('现在的密码').fill(password.lin);
  await page.getByLabel('新密码', {exact: false}).first().fill(password.next);
  await page.getByLabel('再填一次新密码').fill(password.next);
  await look('account-password');
  await press(page, '保存新密码');
  check(await shows(page.getByText('密码已修改，其他登录都已退出')), 'the password is changed');
  await second.goto('/office');
  check(new URL(second.url()).pathname === '/sign-in', 'the other browser is out');
  await second.context().close();
}

export const journeys = [
  {name: 'first run to a signed-in county', run: firstRun},
  {name: 'first run without script', run: firstRun, script: false},
];
