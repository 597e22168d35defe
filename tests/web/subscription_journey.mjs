// A citizen subscribes by mail on a telephone: what to be told of, the address, the letter with the code, confirmed, ended; with script
// and without; and what programs read of all that is public (feeds, sitemap, API, files).
import {send} from './demo.mjs';
import {looksRight} from './looks.mjs';
import {keepPicture} from './pictures.mjs';
import {startMailServer} from './mail_server.mjs';

const reader = 'wang@chengyan.example';

/// The job runs every minute.
async function letterTo(beside, address, page) {
  for (let i = 0; i < 180; ++i) {
    const letter = beside.letters().find((text) => text.includes(`recipient: ${address}`));
    if (letter) return letter;
    await page.waitForTimeout(500);
  }
  return '';
}

async function subscribing({page, check, beside, script}) {
  const looks = async (name) => {
    if (script) await looksRight(page, check, name);  // axe needs a script
  };
  await page.setViewportSize({width: 390, height: 844});
  await page.goto('/open-data');
  await looks('/open-data');
  await page.getByRole('link', {name: '用电子邮件订阅'}).click();
  await page.waitForURL('**/subscriptions');
  check((await page.context().cookies()).length === 0, 'choosing what to be told of sets no cookie');
  await looks('/subscriptions');
  await page.getByLabel('机关').selectOption({label: '澄砚县枕溪镇人民政府'});
  await page.getByLabel('名称、正文或者附件里有这几个字').fill('防火');
  await send(page, '下一步');
  check(await page.getByText('要订阅的：澄砚县枕溪镇人民政府、名称、正文或者附件里有“防火”').isVisible(), 'what was chosen is told again');
  await page.getByLabel('电子邮箱').fill('不是邮箱');
  await send(page, '发确认信');
  check(await page.getByText('电子邮箱的写法不对').first().isVisible(), 'what is no address is told beside its field');
  check((await page.getByLabel('电子邮箱').inputValue()) === '不是邮箱', 'and nothing typed is lost');
  await looks('the form with a fault');
  await page.getByLabel('电子邮箱').fill(reader);
  await send(page, '发确认信');
  check(await page.getByRole('heading', {name: '请查收确认信'}).isVisible(), 'a letter is on its way');
  await looks('/subscriptions/asked');
  await page.goto('/subscriptions/never');
  await looks('/subscriptions/never');

  const letter = await letterTo(beside, reader, page);
  check(letter.includes('请确认订阅政府信息公开'), 'the letter asks to confirm');
  check(!letter.includes('防火'), 'and holds nothing that was typed');
  const code = letter.match(/查询码：([A-Z2-7-]{24})/)?.[1] ?? '';
  check(code.length === 24, 'and holds the code');

  await page.goto('/subscriptions');
  await page.getByLabel('查询码').fill(code.toLowerCase().replaceAll('-', ' '));
  await send(page, '查看');
  check(await page.getByText('等您确认').isVisible(), 'the code leads to the subscription');
  check(await page.getByRole('button', {name: '以后不要再给这个地址发确认信'}).isVisible(), 'who did not ask has a way to get no such letters any more');
  await looks('a subscription');
  if (script) await keepPicture(page, 'subscription');
  await send(page, '确认订阅');
  check(await page.getByText('正在订阅').isVisible(), 'it is confirmed by a press');
  check((await page.getByRole('button', {name: '以后不要再给这个地址发确认信'}).count()) === 0, 'and then nobody else asked');
  check(!(await page.locator('body').innerText()).includes(reader), 'the address stands on no page');
  await send(page, '退订');
  check(await page.getByRole('heading', {name: '已经退订'}).isVisible(), 'and ended by another');
  const gone = await page.request.get(`/subscriptions/of/${code}`);
  check(gone.status() === 404 && (await gone.text()).includes('没有用这个查询码的订阅'), 'then there is none');
}

async function programs({page, check, running}) {
  const ask = (path, headers = {}) => page.request.get(path, {headers});
  const feed = await ask('/feeds/county.xml');
  check(feed.headers()['content-type'].startsWith('application/rss+xml'), 'a feed says that it is one');
  const faults = await page.goto('/open-data').then(() => page.evaluate(async (paths) => {
    const bad = [];
    for (const path of paths) {
      const text = await (await fetch(path)).text();
      if (new DOMParser().parseFromString(text, 'application/xml').querySelector('parsererror')) bad.push(path);
    }
    return bad;
  }, ['/feeds/county.xml', '/feeds/county.atom', '/feeds/organ/101.xml', '/feeds/column/policies.atom', '/feeds/kind/notice.xml', '/sitemap.xml', '/sitemaps/lists.xml']));
  check(faults.length === 0, `a browser reads feeds and sitemaps as XML: ${faults}`);
  const entries = (await feed.text()).match(/<item>/g)?.length ?? 0;
  check(entries > 5 && entries <= 50, `the newest are in it: ${entries}`);
  check((await ask('/feeds/county.xml', {'If-None-Match': feed.headers().etag})).status() === 304, 'what has not changed is not sent again');

  const dead = [];
  for (const href of new Set(await page.locator('main a[href^="/"]').evaluateAll((links) => links.map((link) => link.getAttribute('href'))))) {
    const answer = await ask(href);
    if (!answer.ok()) dead.push(`${href} ${answer.status()}`);
  }
  check(dead.length === 0, `no link of the page leads nowhere: ${dead.slice(0, 3).join(', ')}`);

  const seen = new Set();
  for (let next = `${running.address}/api/v1/items?limit=20`, pages = 0; next && pages < 100; ++pages) {
    const answer = await (await ask(next)).json();
    answer.items.forEach((item) => seen.add(item.id));
    next = answer.next;
  }
  const lines = [];
  for (const href of await page.locator('a[href$=".jsonl"]').evaluateAll((links) => links.map((link) => link.getAttribute('href')))) {
    lines.push(...(await (await ask(href)).text()).trim().split('\n').map((line) => JSON.parse(line).id));
  }
  check(seen.size > 20 && seen.size === lines.length && lines.every((id) => seen.has(id)), `the API and the files hold the same: ${seen.size}, ${lines.length}`);
  const one = await ask(`/api/v1/items/${lines[0]}`);
  check(one.ok() && (await one.json()).text !== undefined, 'one of them is read with its text');
  const table = await (await ask('/open-data/download?format=csv&organ=101')).body();
  check(table.subarray(0, 3).equals(Buffer.from([0xef, 0xbb, 0xbf])), 'a table says that it is UTF-8');
  await page.goto('/open-data/download');
  await looksRight(page, check, '/open-data/download');
}

const before = ['seed', 'demo'];
export const journeys = [
  {name: 'subscription: by mail', before, run: subscribing, beside: startMailServer},
  {name: 'subscription: by mail without a script', before, run: subscribing, beside: startMailServer, script: false},
  {name: 'subscription: what programs read', before, run: programs},
];
