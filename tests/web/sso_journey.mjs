// Signing in at a real identity provider: set up and tried out by the security administrator, linked by oneself and by the
// system administrator, in and out; and all that must not open: another state, a code used twice, a token that was spoiled,
// a key that nobody has published, a provider that is gone.
import {client, startProvider} from '../sso/provider.mjs';
import {enter, send} from './demo.mjs';
import {lookout} from './sign_in_journey.mjs';

const people = {security: '沈柏舟', system: '陆衡', audit: '顾砚秋', supervisor: '何清', handler: '林溪', password: 'Chengyan-demo-2026'};

const shows = (place) => place.waitFor({timeout: 20_000}).then(() => true, () => false);

async function freshPage({context, running}) {
  const other = await context.browser().newContext({baseURL: running.address, locale: 'zh-CN', viewport: {width: 1280, height: 900}});
  const page = await other.newPage();
  page.setDefaultTimeout(20_000);
  return page;
}

// Through the provider's door as `who`.
async function passTheDoor(page, who, {two = false, button = '登录'} = {}) {
  await page.getByRole('heading', {name: '县统一身份认证'}).waitFor();
  await page.getByLabel('用户').fill(who);
  if (two) await page.getByLabel('做两步验证').check();
  await page.getByRole('button', {name: button}).click();
}

async function enterBySso(page, who, how) {
  await page.goto('/sign-in');
  await page.getByRole('link', {name: '用县统一身份认证登录'}).click();
  await passTheDoor(page, who, how);
}

async function setUp({page, check, look, provider}) {
  await enter(page, people.security);
  await page.goto('/office/policy');
  await page.getByRole('link', {name: '统一身份认证'}).click();
  await page.getByLabel('签发者').fill('http://id.chengyan.example');
  await page.getByLabel('登录页按钮上的名称').fill('县统一身份认证');
  await send(page, '保存');
  check(await page.locator('.gk-faults li').count() === 3, 'issuer, client and secret are told at once');
  await look('sso-faults');
  await page.getByLabel('签发者').fill(provider.issuer);
  await page.getByLabel('客户端编号').fill(client.id);
  await page.getByLabel('客户端密钥').fill('wrong');
  await send(page, '测试连接');
  check(await shows(page.getByText('身份提供方不认客户端编号或密钥')), 'a wrong secret is found out before anybody depends on it');
  await page.getByLabel('客户端密钥').fill(client.secret);
  await send(page, '测试连接');
  check(await shows(page.getByText('连接测试通过')), 'the right one passes, at a real provider');
  await page.getByLabel('不再要本系统的动态码').check();
  await look('sso-settings');
  await send(page, '保存');
  check(await shows(page.getByText('登录页现在就有这个按钮')), 'the settings are saved');
  check(await page.getByLabel('客户端密钥').inputValue() === '', 'the secret is not shown again');
}

async function linkOneself({page, check, look}) {
  await enter(page, people.handler);
  await page.goto('/account');
  await page.getByRole('link', {name: '去关联'}).click();
  await passTheDoor(page, 'lin');
  check(await shows(page.getByText('“lin（县府办）”')), 'the identity is shown before it is linked');
  await look('sso-link');
  await page.getByLabel('现在的密码').fill('wrong');
  await page.getByRole('button', {name: '关联', exact: true}).click();
  check(await shows(page.getByText('现在的密码不对').first()), 'a password that is wrong links nothing');
  await page.getByLabel('现在的密码').fill(people.password);
  await page.getByRole('button', {name: '关联', exact: true}).click();
  check(await shows(page.getByText('已关联，下次可以用它登录')), 'with the password it is linked');
  await look('sso-account');
  await page.getByRole('button', {name: '退出', exact: true}).first().click();
  await page.waitForURL('**/sign-in');
  await look('sso-sign-in');
}

async function linkAnother(page, check, look) {
  await page.context().clearCookies();
  await enter(page, people.system);
  await page.goto('/office/people');
  await page.getByRole('link', {name: people.audit}).first().click();
  await page.getByRole('link', {name: '关联统一身份认证'}).click();
  await page.getByLabel('用户标识').fill('gu');
  await send(page, '保存');
  check(await shows(page.getByText('管理员的关联要由本人').first()), 'nobody else links an administrator');
  await page.goto('/office/people');
  await page.getByRole('link', {name: people.supervisor}).first().click();
  await page.getByRole('link', {name: '关联统一身份认证'}).click();
  await look('sso-person');
  await page.getByLabel('用户标识').fill('gu');
  await send(page, '保存');
  check(await shows(page.getByText('统一身份认证的关联已保存')), 'the system administrator links another');
}

// In and out again; a supervisor comes in by the provider's two factors, and owes ours without them.
async function inAndOut({page, check, look, fresh, provider}) {
  await enterBySso(page, 'lin');
  check(await shows(page.getByRole('heading', {name: `${people.handler}，您好`})), 'who is linked is in');
  await page.getByRole('button', {name: '退出', exact: true}).click();
  check(await shows(page.getByText('您已退出本系统')), 'signed out here');
  check((await page.getByRole('link', {name: '在那里也退出'}).getAttribute('href')).startsWith(provider.issuer), 'and told where the provider signs out');
  await look('sso-out');
  const gu = await fresh();
  await enterBySso(gu, 'gu', {two: true});
  check(await shows(gu.getByRole('heading', {name: `${people.supervisor}，您好`})), 'two factors there stand for ours');
  await gu.context().close();
  const again = await fresh();
  await enterBySso(again, 'gu');
  check(await shows(again.getByRole('heading', {name: '输入动态码'})), 'one factor there does not');
  await again.context().close();
}

async function refusals({check, look, fresh}) {
  const stranger = await fresh();
  await enterBySso(stranger, 'stranger');
  check(await shows(stranger.getByText('“stranger（县府办）”还没有关联本系统的账号')), 'a stranger is told in a plain sentence');
  await look(stranger, 'sso-stranger');
  await stranger.getByRole('link', {name: '回到登录页'}).click();
  await stranger.getByRole('link', {name: '用县统一身份认证登录'}).click();
  check(await shows(stranger.getByText('还没有关联')), 'the provider remembers its own session');
  await stranger.context().close();

  const shy = await fresh();
  await enterBySso(shy, '', {button: '取消'});
  check(await shows(shy.getByText('您在统一身份认证那里取消了登录')), 'who cancels there is told so');
  await shy.context().close();
}

// What comes back is kept and sent again: to another state, and with the very cookie to the very same address.
async function replays({check, fresh, running}) {
  const page = await fresh();
  let back = '';
  page.on('request', (request) => { if (request.url().includes('/sign-in/sso/return')) back = request.url(); });
  await page.goto('/sign-in');
  await page.getByRole('link', {name: '用县统一身份认证登录'}).click();
  const trip = (await page.context().cookies(`${running.address}/sign-in/sso`)).find((cookie) => cookie.name === 'gk_sso');
  check(trip.httpOnly && trip.sameSite === 'Lax', 'the trip is out of reach of scripts');
  await passTheDoor(page, 'lin');
  await page.getByRole('heading', {name: `${people.handler}，您好`}).waitFor();
  await page.context().clearCookies();
  await page.goto(back);
  check(await shows(page.getByText('不是在这个浏览器里开始的')), 'the address alone opens nothing');
  await page.context().addCookies([trip]);
  await page.goto(back);
  check(await shows(page.getByText('给出的结果不能相信')), 'nor does the code a second time, with the cookie');
  await page.context().addCookies([trip]);
  await page.goto(back.replace(/state=[^&]*/, 'state=another'));
  check(await shows(page.getByText('不是在这个浏览器里开始的')), 'nor another state');
  await page.goto('/office');
  check(new URL(page.url()).pathname === '/sign-in', 'and nobody is signed in');
  await page.context().close();
}

const spoilings = {
  'one letter of the payload changed': (token) => token.replace(/\.(.{20})(.)/, (_, before, letter) => `.${before}${letter === 'A' ? 'B' : 'A'}`),
  'the signature taken away': (token) => token.replace(/[^.]*$/, ''),
  'alg none': (token) => `${Buffer.from('{"alg":"none"}').toString('base64url')}.${token.split('.')[1]}.`,
  'no token at all': () => 'gone',
};

async function spoiledTokens({check, fresh, provider}) {
  for (const [what, spoil] of Object.entries(spoilings)) {
    const page = await fresh();
    provider.spoil = spoil;
    await enterBySso(page, 'lin');
    check(await shows(page.getByText('给出的结果不能相信')), `a token with ${what} opens nothing`);
    await page.context().close();
  }
  provider.spoil = undefined;
}

async function otherKeysAndNone({check, look, fresh, provider}) {
  await provider.restart('RS256');
  const page = await fresh();
  await enterBySso(page, 'lin');
  check(await shows(page.getByRole('heading', {name: `${people.handler}，您好`})), 'a new key of the provider is found');
  await page.context().close();
  await provider.restart('ES256');
  const curve = await fresh();
  await enterBySso(curve, 'lin');
  check(await shows(curve.getByRole('heading', {name: `${people.handler}，您好`})), 'and one of another kind');
  await curve.context().close();

  // At the provider's door when it goes: the way back finds nobody there.
  const late = await fresh();
  await late.goto('/sign-in');
  const trip = await late.request.get('/sign-in/sso', {maxRedirects: 0});
  await provider.stop();
  const state = new URL(trip.headers().location).searchParams.get('state');
  await late.goto(`/sign-in/sso/return?code=x&state=${state}&iss=${encodeURIComponent(provider.issuer)}`);
  check(await shows(late.getByText('统一身份认证现在没有回应')), 'a provider that is gone is told in a plain sentence');
  await look(late, 'sso-down');
  await enter(late, people.handler);
  check(await shows(late.getByRole('heading', {name: `${people.handler}，您好`})), 'and the password works');
  await late.context().close();
}

async function walk({page, context, check, running, ...how}) {
  const provider = await startProvider({returnAddress: `${running.address}/sign-in/sso/return`});
  const look = lookout(page, check, how);
  const lookAt = (other, name) => lookout(other, check, how)(name);
  const fresh = () => freshPage({context, running});
  try {
    const admin = await fresh();
    await setUp({page: admin, check, provider, look: lookout(admin, check, how)});
    await linkAnother(admin, check, lookout(admin, check, how));
    await admin.context().close();
    await linkOneself({page, check, look});
    await context.clearCookies();
    await inAndOut({page, check, look, fresh, provider});
    await refusals({check, look: lookAt, fresh});
    await replays({check, fresh, running});
    await spoiledTokens({check, fresh, provider});
    await otherKeysAndNone({check, look: lookAt, fresh, provider});
  } finally {
    await provider.stop().catch(() => {});
  }
}

export const journeys = [{name: 'single sign-on at a real provider', before: ['seed', 'demo'], run: walk}];
