// The demo county in a browser: its door, the directory of organs, one organ, its guide, and how organs change. With and
// without script.
import {mkdirSync, writeFileSync} from 'node:fs';
import {dirname, join} from 'node:path';
import {fileURLToPath} from 'node:url';
import {enter, send} from './demo.mjs';
import {looksRight} from './looks.mjs';
import {shrink} from './png.mjs';

const pictures = join(dirname(fileURLToPath(import.meta.url)), '../../docs/screenshots');

function lookout(page, check, {script, keepsPictures}) {
  return async (name) => {
    if (script) await looksRight(page, check, name);
    if (!keepsPictures) return;
    mkdirSync(pictures, {recursive: true});
    for (const [width, height] of [[390, 844], [1280, 900]]) {
      await page.setViewportSize({width, height});
      await page.waitForTimeout(200);
      writeFileSync(join(pictures, `${name}-${width}.png`), shrink(await page.screenshot({fullPage: process.env.FULL === '1'})));
    }
  };
}

async function leave(context) {
  await context.clearCookies();
}

// The number of an organ of that name, by the directory.
async function open(page, name) {
  await page.goto('/office/organs?units=1&closed=1');
  await page.getByRole('link', {name, exact: true}).click();
}

async function walk({page, context, check, ...how}) {
  const look = lookout(page, check, how);
  await page.goto('/sign-in');
  check(await page.getByText('演示系统：').isVisible(), 'a demo says so on every page');
  check(await page.locator('.demo li').count() === 63, 'sixty-three people stand at the door');
  await look('demo-sign-in');

  await enter(page, '苏砚');
  await page.goto('/office/organs');
  check(await page.getByText('税务局').first().isVisible(), 'the directory lists the departments');
  check(!await page.getByText('漱石村').isVisible(), 'villages only when asked for');
  await look('organs');
  await page.getByLabel('名称或代号').fill('枕溪');
  await page.getByLabel('含内设机构、村社区').check();
  await send(page, '筛选');
  check(await page.getByRole('link', {name: '澄砚县枕溪镇漱石村村民委员会'}).isVisible(), 'villages follow their township');
  await look('organs-filtered');

  await open(page, '澄砚县枕溪镇人民政府');
  check(await page.getByText('行政复议法第二十四条第一款第二项').isVisible(), 'where one turns, with its article');
  check(await page.getByText('应当先自收到答复之日起60日内').first().isVisible(), 'what comes first stands below');
  await look('organ');
  await open(page, '澄砚县乡村振兴局');
  check(await page.getByText('由澄砚县农业农村局继续行使职权').isVisible(), 'a merged organ names its successor');
  await open(page, '澄砚县文化和旅游局');
  check(await page.getByText('此前为“澄砚县文化广电新闻出版局”').isVisible(), 'the name it had is told');
  await open(page, '国家税务总局澄砚县税务局');
  check(await page.getByText('国家税务总局溯州市税务局').last().isVisible(), 'who leads it reconsiders');
  check(await page.getByText('垂直领导', {exact: true}).isVisible(), 'how it is led is told');

  await open(page, '澄砚县苔岭乡人民政府');
  await page.getByRole('link', {name: '填写公开指南'}).click();
  await page.getByLabel('联系电话').fill('请打总机');
  await send(page, '保存');
  check(await page.locator('#phone').inputValue() === '请打总机', 'what was typed stays');
  await look('guide');
  await page.getByLabel('联系电话').fill('0000-8801999');
  await page.getByLabel('传真号码').fill('');
  await send(page, '保存');
  check(await page.getByText('还缺 1 项').isVisible(), 'what the article still wants is told');

  await page.getByRole('link', {name: '合并'}).click();
  check(await page.getByText('下列岗位在前一天结束').isVisible(), 'merging says first who loses a post');
  await look('organ-merge');
  await page.getByLabel('并入哪个机关').selectOption({label: '204 澄砚县竹坞乡人民政府'});
  await send(page, '确认合并');
  check(await page.getByText('并入“澄砚县竹坞乡人民政府”').isVisible(), 'history tells the merging');

  await page.goto('/office/organs/new');
  check(await page.getByLabel('领导关系').inputValue() === 'own_government', 'most organs are led by the county');
  await page.getByRole('button', {name: '设立', exact: true}).click();
  check(await page.locator('.gk-faults li').count() >= 4, 'all that is wrong is told at once');
  await look('organ-new');
  await page.goto('/office/organs/fill');
  await look('organs-fill');
  await send(page, '设立勾选的机关');
  check(await page.getByText(/已设立 \d+ 个机关/).isVisible(), 'the rest of the departments in one step');

  await leave(context);
  await enter(page, '林溪');
  await open(page, '澄砚县鹤汀镇人民政府');
  check(!await page.getByRole('link', {name: '填写公开指南'}).isVisible(), 'another township is only looked at');
  await open(page, '澄砚县枕溪镇人民政府');
  check(await page.getByRole('link', {name: '填写公开指南'}).isVisible(), 'one\'s own guide is filled in');
}

export const journeys = [
  {name: 'organs of the demo county', before: ['seed', 'demo'], run: walk},
  {name: 'organs of the demo county, without script', before: ['seed', 'demo'], script: false, run: walk},
];
