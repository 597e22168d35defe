// Starts the built program on a free loopback port with data of its own, and ends it again.
import {execFileSync, spawn} from 'node:child_process';
import {mkdtempSync, rmSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {join} from 'node:path';

// `before`: a command that fills the data first, as ['seed', 'demo'].
export async function startProgram(path, words = [], before = undefined) {
  const data = mkdtempSync(join(tmpdir(), 'gongkai-web-'));
  if (before) execFileSync(path, [...before, '--data', data]);
  const child = spawn(path, ['serve', '--data', data, '--listen', '127.0.0.1:0', ...words], {stdio: ['ignore', 'pipe', 'pipe']});
  let said = '';
  const address = await new Promise((resolve, reject) => {
    const timer = setTimeout(() => reject(new Error(`no address after 20 s; the program said: ${said}`)), 20_000);
    const listen = (bytes) => {
      said += bytes;
      const found = said.match(/http:\/\/127\.0\.0\.1:\d+/);
      if (!found) return;
      clearTimeout(timer);
      resolve(found[0]);
    };
    child.stdout.on('data', listen);
    child.stderr.on('data', listen);
    child.on('exit', (code) => reject(new Error(`the program ended with ${code}: ${said}`)));
  });
  return {
    address,
    data,
    said: () => said,
    async stop() {
      const ended = new Promise((resolve) => child.once('exit', resolve));
      child.kill('SIGTERM');
      const code = await ended;
      rmSync(data, {recursive: true, force: true});
      return code;
    },
  };
}
