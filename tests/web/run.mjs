// Drives the built program in a real browser: node tests/web/run.mjs [--program build/bin/gongkai] [--screenshots]
// --only WORD runs the journeys whose name holds the word, --from WORD begins with the first such; --at-once N walks N of them side by
// side; --postgres URL keeps the data on that server. Prints a line for each check that failed and each journey with its seconds, then
// "N passed, N failed"; ends 1 when something failed. With --screenshots the pictures under docs/screenshots are taken anew.
import {existsSync} from 'node:fs';
import {resolve} from 'node:path';
import {chromium} from 'playwright-core';
import {startProgram} from './program.mjs';
import * as annualTables from './annual_tables_journey.mjs';
import * as annualSign from './annual_sign_journey.mjs';
import * as annualText from './annual_text_journey.mjs';
import * as apply from './apply_journey.mjs';
import * as archive from './archive_journey.mjs';
import * as assessment from './assessment_journey.mjs';
import * as audit from './audit_journey.mjs';
import * as booklets from './booklets_journey.mjs';
import * as campaign from './campaign_journey.mjs';
import * as cases from './case_journey.mjs';
import * as catalogue from './catalogue_journey.mjs';
import * as channels from './channels_journey.mjs';
import * as citizen from './citizen_journey.mjs';
import * as cleanups from './cleanups_journey.mjs';
import * as complaints from './complaints_journey.mjs';
import * as decisions from './decisions_journey.mjs';
import * as disputes from './dispute_journey.mjs';
import * as fees from './fees_journey.mjs';
import * as home from './home_journey.mjs';
import * as images from './images_journey.mjs';
import * as incidents from './incident_journey.mjs';
import * as items from './items_journey.mjs';
import * as jobs from './jobs_journey.mjs';
import * as letters from './letters_journey.mjs';
import * as notices from './notices_journey.mjs';
import * as organs from './organs_journey.mjs';
import * as participation from './participation_journey.mjs';
import * as pictures from './pictures_journey.mjs';
import * as people from './people_journey.mjs';
import * as portal from './portal_journey.mjs';
import * as redaction from './redaction_journey.mjs';
import * as registers from './registers_journey.mjs';
import * as report from './report_journey.mjs';
import * as richText from './rich_text_journey.mjs';
import * as screening from './screening_journey.mjs';
import * as screeningLists from './screening_lists_journey.mjs';
import * as search from './search_journey.mjs';
import * as see from './see_journey.mjs';
import * as signIn from './sign_in_journey.mjs';
import * as site from './site_journey.mjs';
import * as spot from './spot_journey.mjs';
import * as sso from './sso_journey.mjs';
import * as steps from './steps_journey.mjs';
import * as style from './style_journey.mjs';
import * as subscription from './subscription_journey.mjs';
import * as training from './training_journey.mjs';
import * as survey from './survey_journey.mjs';
import * as voice from './voice_journey.mjs';

const words = process.argv.slice(2);
const option = (name) => (words.includes(name) ? words[words.indexOf(name) + 1] : undefined);
const program = resolve(option('--program') ?? 'build/bin/gongkai');
if (!existsSync(program)) {
  console.error(`there is no program at ${program}: build it first (./dev build)`);
  process.exit(2);
}

let passed = 0;
let failed = 0;
function check(condition, sentence) {
  if (condition) {
    ++passed;
  } else {
    ++failed;
    console.log(`FAILED: ${sentence}`);
  }
}

const browser = await chromium.launch({
  executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium-headless-shell',
  args: ['--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking',
    '--disable-component-update', '--disable-sync'],
});
// Pages do not glide: a button under way to its place is not yet one to be pressed, and each such wait takes seconds.
const newContext = browser.newContext.bind(browser);
browser.newContext = (options) => newContext({reducedMotion: 'reduce', ...options});
const all = [report, signIn, organs, people, audit, archive, home, items, catalogue, channels, booklets, images, steps, decisions,
  cleanups, screening, screeningLists, registers, incidents, jobs, notices, sso, portal, citizen, search, subscription, participation, complaints,
  style, richText, site, letters, apply, fees, cases, spot, disputes, voice, redaction, annualTables, annualText, annualSign, campaign, see, training, survey, assessment, pictures]
  .flatMap((part) => part.journeys);
const first = all.findIndex((journey) => journey.name.includes(option('--from') ?? ''));
if (first < 0) {
  console.error(`there is no journey named ${option('--from')}`);
  process.exit(2);
}
const journeys = all.slice(first)
  .filter((journey) => journey.name.includes(option('--only') ?? ''))
  .filter((journey) => !journey.onlyForScreenshots || words.includes('--screenshots'));

// A journey has a program and a context of its own, so that several walk at once.
async function walk(journey) {
  const beside = await journey.beside?.();  // what the program talks to: {words, stop}
  const running = await startProgram(program, beside?.words ?? journey.words, journey.before, option('--postgres'));
  const context = await browser.newContext({
    baseURL: running.address, locale: 'zh-CN', viewport: {width: 1280, height: 900}, javaScriptEnabled: journey.script !== false,
  });
  const page = await context.newPage();
  page.setDefaultTimeout(60_000);  // a machine that does other work too is slow, and not wrong
  const complaints = [];
  page.on('pageerror', (error) => complaints.push(String(error)));
  page.on('console', (message) => message.type() === 'error' && complaints.push(`${message.text()} ${message.location().url}`));
  try {
    const script = journey.script !== false;
    await journey.run({page, context, check, running, beside, script, keepsPictures: script && words.includes('--screenshots')});
  } catch (error) {
    check(false, `${journey.name}: ${error.message.split('\n').slice(0, 6).join(' | ')}`);
  }
  // What some steps ask for, and check: refused forms (422), ended sessions (401), dead links (410), a program that is not set up (503).
  const unasked = complaints.filter((words) => !/(status of|Code) (401|422|410|503)\b/.test(words));
  check(unasked.length === 0, `${journey.name}: the browser complained: ${unasked.slice(0, 3).join(' | ')}`);
  await context.close();
  check((await running.stop()) === 0, `${journey.name}: the program ends with 0 when told to stop`);
  await beside?.stop();
}

async function walkNext() {
  for (let journey = journeys.shift(); journey; journey = journeys.shift()) {
    const began = Date.now();
    await walk(journey).catch((error) => check(false, `${journey.name}: ${error.message}`));
    console.log(`${journey.name} (${Math.round((Date.now() - began) / 1000)} s)`);
  }
}
await Promise.all(Array.from({length: Number(option('--at-once') ?? 1)}, walkNext));
await browser.close();
console.log(`${passed} passed, ${failed} failed`);
process.exit(failed === 0 ? 0 : 1);
