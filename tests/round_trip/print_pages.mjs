// Prints every page of a folder as a browser does: NAME.html becomes NAME.pdf beside it.
//
//   node print_pages.mjs FOLDER
import {readdirSync} from 'node:fs';
import {join} from 'node:path';
import {pathToFileURL} from 'node:url';
import {chromium} from 'playwright-core';

const folder = process.argv[2];
const browser = await chromium.launch({
  executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium',
  args: ['--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking',
    '--disable-component-update', '--disable-sync'],
});
const page = await browser.newPage();
for (const name of readdirSync(folder).filter((each) => each.endsWith('.html'))) {
  await page.goto(pathToFileURL(join(folder, name)).href);
  await page.pdf({path: join(folder, name.replace(/html$/, 'pdf')), format: 'A4', tagged: name.includes('tagged')});
}
await browser.close();
