// Finding what is public: by a word, a number of a document, initials; narrowed, without script; and what is told where
// nothing is found. And that what is taken down is found no more with the next search.
import {enter, send} from './demo.mjs';
import {lookout} from './sign_in_journey.mjs';

const seen = (place) => place.first().waitFor().then(() => true, () => false);
const results = (page) => page.locator('.search-list li');

async function search(page, words) {
  await page.goto('/search');
  await page.getByRole('combobox', {name: '检索公开信息'}).fill(words);  // it suggests
  await send(page, '检索');
}

async function find({page, check, ...how}) {
  const look = lookout(page, check, how);
  await page.goto('/');
  await page.getByRole('searchbox', {name: '检索公开信息'}).fill('防汛');
  await send(page, '检索');
  check(new URL(page.url()).pathname === '/search', 'the front page leads to the search');
  check((await results(page).count()) > 1, 'a word of two characters finds items');
  check((await page.locator('.search-list mark', {hasText: '防汛'}).count()) > 0, 'and is marked where it stands');
  check((await page.locator('form[method="post"]').count()) === 0, 'nothing in the page is tied to a visitor');
  await look('search-found');

  for (const typed of ['澄政发〔2025〕14号', '[2025]14号', '（２０２５）第14號', '2025年第14号']) {
    await search(page, typed);
    check(await seen(page.getByRole('link', {name: '澄砚县农村饮水管护办法'})), `a document is found by ${typed}`);
  }
  await search(page, '農村飲水');
  check(await seen(page.getByRole('link', {name: '澄砚县农村饮水管护办法'})), 'and in traditional characters');
  await search(page, 'ncys');
  check(await seen(page.getByRole('link', {name: '澄砚县农村饮水管护办法'})), 'and by its initials');
  await search(page, '水');
  check((await results(page).count()) > 0, 'one character is enough');
}

async function narrow({page, check, ...how}) {
  const look = lookout(page, check, how);
  await search(page, '最低生活保障申请办事指南');
  const all = await results(page).count();
  check(all > 1, 'several organs have it');
  await page.goto('/search?words=' + encodeURIComponent('最低生活保障申请办事指南') + '&kind=service_guide&sort=new');
  check((await results(page).count()) === all, 'the kind and the order stand in the address');
  check(await seen(page.getByRole('link', {name: '改为最符合的在前'})), 'and the other order is one step away');
  const organ = page.getByLabel('机关', {exact: true});
  const value = await organ.locator('option', {hasText: '枕溪镇'}).first().getAttribute('value');
  await page.goto('/search?words=' + encodeURIComponent('最低生活保障申请办事指南') + '&organ=' + value);
  check((await results(page).count()) === 1, 'within one organ there is one');
  await look('search-narrowed');
  await page.goto('/lists/' + value + '/all');
  await page.getByRole('searchbox', {name: '检索公开信息'}).fill('义务植树');
  await send(page, '检索');
  check((await results(page).count()) === 1 && page.url().includes('organ=' + value), 'the box above the list of an organ searches in it');
}

async function nothing({page, check, ...how}) {
  const look = lookout(page, check, how);
  await search(page, '农村引水管护办法');
  check(await seen(page.getByText('没有找到“农村引水管护办法”')), 'it says that nothing was found');
  check(await seen(page.getByRole('link', {name: '澄砚县农村饮水管护办法'})), 'and tells a title that is like it');
  check(await seen(page.getByRole('link', {name: '申请公开'})), 'and where to ask for it');
  await look('search-nothing');
  await search(page, '枕西镇召开防汛');
  check(await seen(page.getByRole('heading', {name: '您要找的是不是'})), 'a name that sounds like another is put right');
  await search(page, '"; <script>alert(1)</script> OR *');
  check(await seen(page.getByText('没有找到')), 'what means something to machines means nothing here');
}

async function withdrawn({page, check}) {
  await search(page, '秋季秸秆禁烧');
  const link = results(page).getByRole('link').first();
  check(await seen(link), 'it is found while it is public');
  const path = await link.getAttribute('href');
  await enter(page, '林溪');
  await page.goto('/office' + path);
  await page.getByText('撤下', {exact: true}).first().click();
  await page.getByLabel('原因').selectOption({label: '已由新的信息代替'});
  await page.getByLabel('向读者说明').fill('改由县里统一发布。');
  await page.getByRole('button', {name: '撤下'}).click();
  await page.getByText('已撤下，公开的地址现在显示撤下的原因').waitFor();
  await search(page, '秋季秸秆禁烧');
  check((await page.locator(`.search-list a[href="${path}"]`).count()) === 0, 'taken down, it is found no more with the next search');
}

const before = ['seed', 'demo'];
export const journeys = [
  {name: 'search: words, numbers, initials', before, run: find},
  {name: 'search: without script', before, run: find, script: false},
  {name: 'search: narrowed', before, run: narrow},
  {name: 'search: nothing found', before, run: nothing},
  {name: 'search: taken down', before, run: withdrawn},
];
