// Starts the built program on a free loopback port with data of its own, and ends it again.
import {execFile, execFileSync, spawn} from 'node:child_process';
import {randomBytes} from 'node:crypto';
import {cpSync, mkdtempSync, rmSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {promisify} from 'node:util';

// A database of its own on the server, which goes with the program: empty, or as `like` is.
function databaseOn(server, like = 'template0') {
  const name = `web_${randomBytes(6).toString('hex')}`;
  const tell = (sql) => execFileSync('psql', ['-X', '-q', '-c', sql, server], {stdio: ['ignore', 'ignore', 'ignore']});
  tell(`CREATE DATABASE ${name} TEMPLATE ${like}`);
  return {
    name,
    words: ['--db', server.replace(/^([a-z]+:\/\/[^/?]*)(\/[^?]*)?/, `$1/${name}`)],
    drop: () => tell(`DROP DATABASE ${name} WITH (FORCE)`),
  };
}

// Data that a command fills, made once in a run: a folder and, with a server, a database. Each program gets a copy of its own.
const filled = new Map();
function filledBy(path, before, server) {
  const key = JSON.stringify([path, before, server]);
  if (!filled.has(key)) {
    const folder = mkdtempSync(join(tmpdir(), 'gongkai-web-'));
    const database = server && databaseOn(server);
    process.on('exit', () => {
      rmSync(folder, {recursive: true, force: true});
      database?.drop();
    });
    const made = promisify(execFile)(path, [...before, '--data', folder, ...(database?.words ?? [])]);
    filled.set(key, made.then(() => ({folder, database})));
  }
  return filled.get(key);
}

// `before`: a command that fills the data first, as ['seed', 'demo']. `server`: the URL of a PostgreSQL server to keep the data on.
export async function startProgram(path, words = [], before = undefined, server = undefined) {
  const data = mkdtempSync(join(tmpdir(), 'gongkai-web-'));
  const like = before && await filledBy(path, before, server);
  if (like) cpSync(like.folder, data, {recursive: true});
  const database = server && databaseOn(server, like?.database.name);
  const place = ['--data', data, ...(database?.words ?? [])];
  const child = spawn(path, ['serve', ...place, '--listen', '127.0.0.1:0', ...words], {stdio: ['ignore', 'pipe', 'pipe']});
  let said = '';
  // A server fills the demo county in half a minute, and several fill theirs at once.
  const address = await new Promise((resolve, reject) => {
    const timer = setTimeout(() => reject(new Error(`no address after 180 s; the program said: ${said}`)), 180_000);
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
      database?.drop();
      return code;
    },
  };
}
