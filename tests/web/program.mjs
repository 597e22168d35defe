// Starts the built program on a free loopback port with data of its own, and ends it again.
import {execFile, execFileSync, spawn} from 'node:child_process';
import {randomBytes} from 'node:crypto';
import {mkdtempSync, rmSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {promisify} from 'node:util';

// A schema of its own on the server, which goes with the program.
function schemaOn(server) {
  const name = `web_${randomBytes(6).toString('hex')}`;
  const tell = (sql) => execFileSync('psql', ['-X', '-q', '-c', sql, server], {stdio: ['ignore', 'ignore', 'ignore']});
  tell(`CREATE SCHEMA ${name}`);
  return {
    words: ['--db', `${server}${server.includes('?') ? '&' : '?'}options=-csearch_path%3D${name}`],
    drop: () => tell(`DROP SCHEMA ${name} CASCADE`),
  };
}

// `before`: a command that fills the data first, as ['seed', 'demo']. `server`: the URL of a PostgreSQL server to keep the data on.
export async function startProgram(path, words = [], before = undefined, server = undefined) {
  const data = mkdtempSync(join(tmpdir(), 'gongkai-web-'));
  const schema = server && schemaOn(server);
  const place = ['--data', data, ...(schema?.words ?? [])];
  if (before) await promisify(execFile)(path, [...before, ...place]);
  const child = spawn(path, ['serve', ...place, '--listen', '127.0.0.1:0', ...words], {stdio: ['ignore', 'pipe', 'pipe']});
  let said = '';
  const address = await new Promise((resolve, reject) => {
    const timer = setTimeout(() => reject(new Error(`no address after 60 s; the program said: ${said}`)), 60_000);
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
    // The same program with other words: what it prints. Rejects where it ends with anything but 0.
    command: async (...given) => (await promisify(execFile)(path, given)).stdout,
    place,  // the words that tell where its data are
    async stop() {
      const ended = new Promise((resolve) => child.once('exit', resolve));
      child.kill('SIGTERM');
      const code = await ended;
      rmSync(data, {recursive: true, force: true});
      schema?.drop();
      return code;
    },
  };
}
