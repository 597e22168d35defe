// What every page is held to: no serious fault by axe-core, nothing wider than the window.
import {readFileSync} from 'node:fs';
import {createRequire} from 'node:module';

const axeSource = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

// A button under the mouse is judged in the colour it ends in, not in one on the way there.
export async function noSeriousFaults(page, check, name) {
  await page.emulateMedia({reducedMotion: 'reduce'});
  if (!await page.evaluate(() => 'axe' in globalThis)) await page.evaluate(axeSource);
  // Neither what passed nor where it stands: half of the time went into that.
  const violations = await page.evaluate(async () => (await globalThis.axe.run({resultTypes: ['violations'], selectors: false})).violations
    .filter((v) => v.impact === 'serious' || v.impact === 'critical')
    .map((v) => `${v.id} (${v.nodes.length}): ${v.nodes[0].html.slice(0, 120)}`));
  check(violations.length === 0, `axe on ${name}: ${violations.join(' | ')}`);
}

export async function fitsWidth(page, check, name) {
  const over = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
  check(over <= 0, `${name} is ${over} px too wide at ${page.viewportSize().width} px`);
}

// At the width of a desk and of a telephone, without asking for the page again: it may be one that is shown once.
export async function looksRight(page, check, name) {
  for (const [width, height] of [[390, 844], [1280, 900]]) {
    await page.setViewportSize({width, height});
    await fitsWidth(page, check, name);
    await noSeriousFaults(page, check, `${name} at ${width}`);
  }
}
