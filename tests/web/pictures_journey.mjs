// Pictures of what is opened by its address, as the county's supervisor and a handler see it: annual reports, what many of them show,
// disputes, oversight.
import {enter} from './demo.mjs';
import {keepPicture} from './pictures.mjs';

const county = '何清', handler = '林溪';
const year = Number(new Date(Date.now() + 8 * 3600 * 1000).toISOString().slice(0, 4)) - 1;

const seenByCounty = [
  ['annual-year', `/office/annual/${year}`], ['annual-text', `/office/annual/${year}/text`],
  ['campaign', `/office/campaign/${year}`], ['campaign-days', `/office/campaign/${year}/days`],
  ['rollup', `/office/rollup/${year}`], ['see', `/office/rollup/${year}/see`], ['see-years', `/office/rollup/${year}/see/years`],
  ['see-beside', `/office/rollup/${year}/see/beside`], ['see-map', `/office/rollup/${year}/see/map`],
  ['see-outliers', `/office/rollup/${year}/see/outliers`], ['see-copying', `/office/rollup/${year}/see/copying`],
  ['assessment', '/office/assessment'], ['contributions', '/office/assessment/contributions'], ['trainings', '/office/trainings'],
  ['my-trainings', '/office/trainings/mine'], ['surveys', '/office/surveys'], ['measures', '/office/measures'], ['oversight', '/office/oversight'], ['disputes', '/office/disputes'],
];
const seenByHandler = [['organ-annual', `/office/annual/${year}`], ['organ-annual-text', `/office/annual/${year}/text`]];

async function take({page, check}) {
  for (const [person, pages] of [[county, seenByCounty], [handler, seenByHandler]]) {
    await page.context().clearCookies();
    await enter(page, person);
    for (const [name, path] of pages) {
      const answer = await page.goto(path);
      check(answer.status() === 200, `${person} opens ${path}: ${answer.status()}`);
      await keepPicture(page, name);
    }
  }
}

export const journeys = [{name: 'pictures of reports and oversight', before: ['seed', 'demo'], run: take, onlyForScreenshots: true}];
