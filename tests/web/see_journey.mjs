// What the reports of many show beside one another: the county at a glance and over the years, side by side, as tiles and on a map that
// is put down, what lies far off, what was copied. Each chart has its table; all of it goes out as Excel and CSV.
import {enter} from './demo.mjs';
import {looksRight} from './looks.mjs';

const county = '何清', handler = '林溪';
const year = Number(new Date(Date.now() + 8 * 3600 * 1000).toISOString().slice(0, 4)) - 1;
const at = (part, more = '') => `/office/rollup/${year}/see${part}${more}`;

async function eachChartHasItsTable(page, check, name) {
  const charts = page.locator('.gk-chart');
  check((await charts.count()) > 0, `${name}: there are charts`);
  for (const chart of await charts.all()) {
    check((await chart.locator('table tbody tr').count()) > 0, `${name}: a chart has its table`);
    check((await chart.locator('.gk-chart-says').innerText()).length > 4, `${name}: a chart says what is to be seen`);
  }
  check((await page.locator('.gk-chart canvas').count()) === (await charts.count()), `${name}: every chart is drawn`);
}

async function goesOut(page, check, path, name) {
  for (const [kind, begins] of [['xlsx', 'PK'], ['csv', '\ufeff']]) {
    const file = await page.request.get(path + (path.includes('?') ? '&' : '?') + `as=${kind}`);
    check(file.status() === 200, `${name} goes out as ${kind}`);
    check((await file.body()).toString('utf8').startsWith(begins), `${name}: the ${kind} is one`);
  }
}

async function overYears({page, check}) {
  await enter(page, county);
  await page.goto(at(''));
  await eachChartHasItsTable(page, check, 'at a glance');
  await looksRight(page, check, 'the county at a glance');
  await goesOut(page, check, at(''), 'at a glance');
  await page.goto(at('/years'));
  await page.locator('#row').selectOption('3/三(一)');
  await page.locator('#kind').selectOption('columns');
  await Promise.all([page.waitForNavigation(), page.getByRole('button', {name: '看这一行'}).click()]);
  await eachChartHasItsTable(page, check, 'a row over the years');
  check((await page.locator('h1').innerText()).includes('予以公开'), 'the row that was chosen is shown');
  await looksRight(page, check, 'a row over the years');
  await goesOut(page, check, at('/years'), 'a row');
}

async function sideBySide({page, check}) {
  await enter(page, county);
  await page.goto(at('/beside'));
  check((await page.locator('.gk-list tbody tr').count()) > 3, 'organs stand below one another');
  await looksRight(page, check, 'side by side');
  await goesOut(page, check, at('/beside'), 'side by side');
  const ticks = page.locator('.gk-see-tick input');
  if ((await ticks.count()) >= 2) {
    await page.getByText('选几个单位').click();
    await ticks.nth(0).check();
    await ticks.nth(1).check();
    await Promise.all([page.waitForNavigation(), page.getByRole('button', {name: '并排看'}).click()]);
    check((await page.locator('.gk-list thead th').count()) === 3, 'two tables next to one another');
    await looksRight(page, check, 'two organs');
  }
  await page.goto(at('/outliers'));
  check(await page.getByText('怎么算相差很远').isVisible(), 'the rule is there');
  await looksRight(page, check, 'what lies far off');
  await page.goto(at('/copying'));
  await looksRight(page, check, 'what was copied');
}

async function onTheMap({page, check}) {
  await enter(page, county);
  await page.goto(at('/map'));
  const tiles = await page.locator('.gk-tile').count();
  check(tiles > 3, 'a tile for each organ');
  await page.getByText('用表格看').click();
  check((await page.locator('.gk-fold tbody tr').count()) === tiles, 'and a table with all of them');
  await looksRight(page, check, 'tiles');
  const name = await page.locator('.gk-tile a').first().innerText();
  await page.getByRole('link', {name: '上传各单位的边界'}).click();
  await looksRight(page, check, 'putting a map down');
  const upload = async (text) => {
    await page.locator('#file').setInputFiles({name: 'map.geojson', mimeType: 'application/geo+json', buffer: Buffer.from(text)});
    await Promise.all([page.waitForNavigation(), page.getByRole('button', {name: '上传', exact: true}).click()]);
  };
  await upload('{}');
  check(await page.getByText('这不是 GeoJSON').first().isVisible(), 'what is no map is refused with a sentence');
  await looksRight(page, check, 'a map that is none');
  const outline = [[[110, 30], [110.2, 30], [110.2, 30.1], [110, 30.1], [110, 30]]];
  await upload(JSON.stringify({type: 'FeatureCollection', features: [{type: 'Feature', properties: {name}, geometry: {type: 'Polygon', coordinates: outline}}]}));
  check(await page.locator('.gk-see-map svg').isVisible(), 'the map is drawn');
  check((await page.locator('.gk-tile').count()) === tiles, 'and every organ still has its tile');
  await looksRight(page, check, 'the map');
  const [png] = await Promise.all([page.waitForEvent('download'), page.getByRole('button', {name: '存为图片（PNG）'}).click()]);
  check(png.suggestedFilename().endsWith('.png'), 'the map is saved as PNG');
  const picture = await page.request.get(at('/map', '?as=svg'));
  check((await picture.text()).includes(name), 'the picture names the organ');
  await goesOut(page, check, at('/map'), 'the map');
}

async function others({page, check}) {
  await enter(page, handler);
  const own = await page.request.get(at(''));
  check(own.status() === 200, 'an organ sees its own years');
  const outlines = await page.request.get(at('/map/outlines'));
  check(outlines.status() === 403, 'and puts no map down');
  const none = await page.request.get(`/office/rollup/2018/see`);
  check(none.status() === 404, 'a year that had another form is not there');
}

const before = ['seed', 'demo'];
export const journeys = [
  {name: 'many reports: at a glance and over the years', before, run: overYears},
  {name: 'many reports: side by side, far off, copied', before, run: sideBySide},
  {name: 'many reports: tiles and a map', before, run: onTheMap},
  {name: 'many reports: in sight and out of it', before, run: others},
];
