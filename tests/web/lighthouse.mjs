// Holds the public front page against Lighthouse: node tests/web/lighthouse.mjs [--program build/bin/gongkai] [PATH…]
// Performance, accessibility and best practices are to be 95 at least, as a telephone on a slow line sees them: the
// median of three. The telephone is the same on every machine: the slower this one is, the less it is slowed down. The
// package is large and measures alone, so that it is no dependency of the tree: it is fetched by name and version into
// build/lighthouse when it is asked for.
import {execFileSync} from 'node:child_process';
import {existsSync, mkdirSync, readFileSync} from 'node:fs';
import {join, resolve} from 'node:path';
import {startProgram} from './program.mjs';

const version = '12.8.2';  // the last that runs with Debian's node
const least = 0.95;
const runs = 3;
const telephone = 1500 / 4;  // Lighthouse slows a machine of index 1500 down four times
const categories = ['performance', 'accessibility', 'best-practices'];
const folder = resolve('build/lighthouse');
const cli = join(folder, 'node_modules/lighthouse/cli/index.js');

function fetched() {
  const manifest = join(folder, 'node_modules/lighthouse/package.json');
  if (existsSync(manifest) && JSON.parse(readFileSync(manifest, 'utf8')).version === version) return;
  mkdirSync(folder, {recursive: true});
  execFileSync('npm', ['install', '--prefix', folder, '--no-save', '--ignore-scripts', '--no-audit', '--no-fund', `lighthouse@${version}`],
    {stdio: ['ignore', 'ignore', 'inherit']});
}

function measure(address, path, slowdown) {
  const report = join(folder, 'report.json');
  execFileSync('node', [cli, `${address}${path}`, '--quiet', '--output=json', `--output-path=${report}`,
    `--only-categories=${categories.join(',')}`, `--throttling.cpuSlowdownMultiplier=${slowdown}`,
    '--chrome-flags=--headless=new --no-sandbox --disable-gpu'],
  {env: {...process.env, CHROME_PATH: process.env.CHROMIUM ?? '/usr/bin/chromium'}, stdio: ['ignore', 'ignore', 'inherit']});
  return JSON.parse(readFileSync(report, 'utf8'));
}

const slowdownFor = (index) => Math.min(4, Math.max(1, index / telephone));

function median(address, path, slowdown) {
  const found = Array.from({length: runs}, () => measure(address, path, slowdown))
      .sort((a, b) => a.categories.performance.score - b.categories.performance.score);
  return found[Math.floor(runs / 2)];
}

const words = process.argv.slice(2);
const at = words.indexOf('--program');
const [program] = at < 0 ? [resolve('build/bin/gongkai')] : words.splice(at, 2).slice(1).map((path) => resolve(path));
fetched();
const running = await startProgram(program, [], ['seed', 'demo']);
let failed = 0;
try {
  const {benchmarkIndex} = measure(running.address, '/', 1).environment;
  const slowdown = slowdownFor(benchmarkIndex);
  console.log(`machine ${benchmarkIndex}, slowed down ${slowdown.toFixed(1)} times`);
  if (benchmarkIndex < telephone) console.log('the machine itself is slower than the telephone just now: performance will be too low');
  for (const path of words.length > 0 ? words : ['/', '/guides/1']) {
    const found = median(running.address, path, slowdown);
    for (const name of categories) {
      const {score, auditRefs} = found.categories[name];
      console.log(`${path} ${name} ${Math.round(score * 100)}`);
      if (score >= least) continue;
      ++failed;
      const lost = auditRefs.filter(({id, weight}) => weight > 0 && (found.audits[id].score ?? 1) < 0.9);
      for (const {id} of lost) console.log(`  ${id}: ${found.audits[id].displayValue ?? found.audits[id].title}`);
    }
  }
} finally {
  await running.stop();
}
process.exit(failed === 0 ? 0 : 1);
