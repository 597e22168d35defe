// Pictures of pages for docs/screenshots, small and at both widths; taken only by run.mjs --screenshots.
import {mkdirSync, writeFileSync} from 'node:fs';
import {dirname, join} from 'node:path';
import {fileURLToPath} from 'node:url';
import {shrink} from './png.mjs';

const folder = join(dirname(fileURLToPath(import.meta.url)), '../../docs/screenshots');

const keeps = process.argv.includes('--screenshots');

export async function keepPicture(page, name) {
  if (!keeps) return;
  const before = page.viewportSize();
  mkdirSync(folder, {recursive: true});
  for (const [width, height] of [[390, 844], [1280, 900]]) {
    await page.setViewportSize({width, height});
    await page.waitForTimeout(200);
    writeFileSync(join(folder, `${name}-${width}.png`), shrink(await page.screenshot()));
  }
  await page.setViewportSize(before);
}
