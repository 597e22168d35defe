// What journeys do with the papers that the program makes: take one, and read the codes on it as a telephone does.
import {execFileSync} from 'node:child_process';
import {mkdtempSync, readFileSync, rmSync, writeFileSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {join} from 'node:path';

export function isThere(program) {
  try {
    execFileSync('sh', ['-c', `command -v ${program}`]);
    return true;
  } catch {
    return false;
  }
}

export async function download(page, name) {
  const [file] = await Promise.all([page.waitForEvent('download'), page.getByRole('link', {name}).click()]);
  return {name: file.suggestedFilename(), bytes: readFileSync(await file.path())};
}

// What the codes of a PDF say, read from its picture.
export function codesOf(pdf) {
  const folder = mkdtempSync(join(tmpdir(), 'gongkai-codes-'));
  try {
    writeFileSync(join(folder, 'a.pdf'), pdf);
    execFileSync('pdftoppm', ['-r', '150', '-png', join(folder, 'a.pdf'), join(folder, 'p')]);
    const read = execFileSync('sh', ['-c', `for page in ${folder}/p*.png; do zbarimg -q --raw $page 2>/dev/null; done; true`]);
    return read.toString('utf8').trim().split('\n').filter(Boolean);
  } finally {
    rmSync(folder, {recursive: true});
  }
}
