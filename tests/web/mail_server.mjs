// A real mail server for one journey (tests/support/smtp_server.py): the words by which the program is told of it, and the letters that
// it took.
import {spawn} from 'node:child_process';
import {mkdtempSync, readFileSync, readdirSync, rmSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {dirname, join} from 'node:path';
import {fileURLToPath} from 'node:url';

const here = dirname(fileURLToPath(import.meta.url));

export async function startMailServer() {
  const folder = mkdtempSync(join(tmpdir(), 'gongkai-mail-'));
  const child = spawn('/usr/bin/python3', ['-B', join(here, '../support/smtp_server.py'), folder], {stdio: ['pipe', 'pipe', 'inherit']});
  const port = await new Promise((resolve, reject) => {
    child.stdout.once('data', (line) => resolve(String(line).trim()));
    child.once('exit', () => reject(new Error('the mail server did not start: is python3-aiosmtpd there?')));
  });
  return {
    words: ['--mail-host', '127.0.0.1', '--mail-port', port, '--mail-tls', 'none', '--mail-from', 'zwgk@chengyan.example'],
    letters: () => readdirSync(folder).filter((name) => name.endsWith('.txt')).map((name) => readFileSync(join(folder, name), 'utf8')),
    async stop() {
      const ended = new Promise((resolve) => child.once('exit', resolve));
      child.stdin.end();
      await ended;
      rmSync(folder, {recursive: true, force: true});
    },
  };
}
