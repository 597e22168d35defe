// People and posts, from an account that is opened to one that is stopped: three administrators who may each do their own
// part, a newcomer who comes in by the link, lets a colleague stand in, and is out when the account is stopped.
import {bindDevice, fillSetUp, lookout, password, press, setUpLink} from './sign_in_journey.mjs';

const newcomer = 'He-qiao-3-bian';

async function setUp(page, running) {
  await page.goto(setUpLink(running.said()));
  await page.getByLabel('直接填县').fill('澄砚县');
  await page.getByRole('button', {name: '查找'}).click();
  await page.getByRole('link', {name: '就叫“澄砚县”'}).click();
  await fillSetUp(page);
  await press(page, '完成设置');
  await page.getByText('链接只显示这一次').waitFor();
  const links = await page.locator('.door-link').allInnerTexts();
  await page.getByRole('link', {name: '链接已经记下'}).click();
  await bindDevice(page);
  await page.getByRole('link', {name: '已经保存好'}).click();
  return links;
}

async function comeIn(page, link, words) {
  await page.goto(link);
  await page.getByLabel('新密码', {exact: false}).first().fill(words);
  await page.getByLabel('再填一次新密码').fill(words);
  await page.getByRole('button', {name: '设好密码并登录'}).click();
}

// An account with everything wrong first, then right; the link on the page.
async function openAccount({page, check, look}) {
  await page.goto('/office/people');
  await look('people');
  await page.getByRole('link', {name: '开通账号'}).click();
  await page.getByLabel('登录名').fill('linxi');
  await page.getByLabel('姓名').fill('何汀');
  await page.getByLabel('电子邮箱').fill('不是邮箱');
  await page.getByRole('button', {name: '开通账号'}).click();
  check(await page.locator('.gk-faults li').count() === 2, 'both faults are told at once');
  check(await page.getByLabel('姓名').inputValue() === '何汀', 'what was right stays');
  await look('person-new');
  await page.getByLabel('登录名').fill('heting');
  await page.getByLabel('电子邮箱').fill('zhenxi@chengyan.example');
  await page.getByRole('button', {name: '开通账号'}).click();
  const link = await page.locator('.gk-link code').innerText();
  check(!page.url().includes('token'), 'the link stands in no address');
  await look('person-link');
  await page.getByRole('link', {name: '到何汀的页面'}).click();
  check(await page.getByText('现在没有岗位').isVisible(), 'an account alone is no right');
  check(await page.getByRole('link', {name: '任命岗位'}).count() === 0, 'who opens accounts gives no posts');
  return {link, address: page.url()};
}

async function givePost({page, check, look, address}) {
  await page.goto(address);
  check(await page.getByRole('link', {name: '停用账号'}).count() === 0, 'who gives posts stops no accounts');
  await page.getByRole('link', {name: '任命岗位'}).click();
  const office = await page.locator('#organs option[value*="办公室"]').first().getAttribute('value');
  await page.getByLabel('机关或内设机构').fill(office);
  await page.getByLabel('岗位').selectOption({label: '分管领导'});
  await look('post-new');
  await page.getByRole('button', {name: '任命'}).click();
  check(await page.getByText('岗位已任命').isVisible(), 'the post is given');
  await look('person');
}

// The newcomer comes in by the link and lets a colleague stand in.
async function standIn({page, check, look, link, address}) {
  await comeIn(page, link, newcomer);
  await page.goto(address);
  await page.getByRole('link', {name: '委托代行'}).click();
  await page.getByLabel('由谁代行').selectOption({label: '林溪'});
  const from = await page.getByLabel('从哪一天起').inputValue();
  await page.getByLabel('到哪一天为止').fill(from);
  await page.getByLabel('原因', {exact: false}).first().selectOption('出差');
  await look('delegate');
  await page.getByRole('button', {name: '委托'}).click();
  check(await page.getByText('我委托出去的').isVisible(), 'the colleague stands in');
  await page.goto('/office/people');
  check(await page.getByText('代何汀行使（出差）').isVisible(), 'the list tells who stands in for whom');
  await page.goto('/office/permissions');
  check(await page.getByText('您的岗位').isVisible(), 'the table marks the own post');
  await look('permissions');
}

const csv = (...lines) => ({name: '人员.csv', mimeType: 'text/csv', buffer: Buffer.from(lines.join('\n'))});

async function bringIn({page, check, look}) {
  await page.goto('/office/import/people');
  await look('import');
  await page.getByLabel('填好的工作簿').setInputFiles(csv('登录名,姓名,电子邮箱', 'heting,何汀,', 'suqiao,苏桥,@', ',无名,'));
  await page.getByRole('button', {name: '预览'}).click();
  check(await page.locator('.gk-list tbody tr').count() === 3, 'every fault is told by row');
  await look('import-faults');
  await page.getByLabel('填好的工作簿').setInputFiles(csv('登录名,姓名', 'suqiao,苏桥', 'wenhe,文河'));
  await page.getByRole('button', {name: '预览'}).click();
  await look('import-preview');
  await page.getByRole('button', {name: '确认导入 2 行'}).click();
  check(await page.locator('.gk-link-cell').count() === 2, 'each has a link');
}

async function people({page, context, check, running, ...how}) {
  const look = lookout(page, check, how);
  const inAnother = async () => (await context.browser().newContext({baseURL: running.address, locale: 'zh-CN', javaScriptEnabled: how.script})).newPage();
  const links = await setUp(page, running);
  const {link, address} = await openAccount({page, check, look});
  const su = await inAnother();
  await comeIn(su, links[0], password.su);
  await bindDevice(su);
  await givePost({page: su, check, look: lookout(su, check, how), address});
  const he = await inAnother();
  await standIn({page: he, check, look: lookout(he, check, how), link, address});
  await bringIn({page, check, look});
  await page.goto(address);
  await page.getByRole('link', {name: '停用账号'}).click();
  await page.getByRole('button', {name: '确认停用'}).click();
  check(await page.getByText('账号已停用').isVisible(), 'the account is stopped');
  await he.goto('/office/people');
  check(new URL(he.url()).pathname === '/sign-in', 'who was stopped is out at the next page');
  await su.context().close();
  await he.context().close();
}

export const journeys = [
  {name: 'people and posts', run: people},
  {name: 'people and posts without script', run: people, script: false},
];
