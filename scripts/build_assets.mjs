// Makes the browser's files: what is needed of the npm packages and our own of assets/, each also as .br and .gz.
//
//   node scripts/build_assets.mjs OUT            writes OUT/css, OUT/js, OUT/favicon.svg
//   node scripts/build_assets.mjs --list         prints "NAME<tab>SOURCE" for each, for CMake
//
// Fingerprints are not made here: the program computes them from the bytes it holds.
import {existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync} from 'node:fs';
import {dirname, join} from 'node:path';
import {fileURLToPath} from 'node:url';
import {brotliCompressSync, constants, gzipSync} from 'node:zlib';

const root = join(dirname(fileURLToPath(import.meta.url)), '..');

function ownFiles(folder) {
  return readdirSync(join(root, 'assets', folder))
      .filter((name) => name.endsWith('.' + folder))
      .sort()
      .map((name) => [`${folder}/${name}`, `assets/${folder}/${name}`]);
}

function assets() {
  return [
    ['css/tabler.css', 'node_modules/@tabler/core/dist/css/tabler.min.css'],
    ['js/htmx.js', 'node_modules/htmx.org/dist/htmx.min.js'],
    // Charts of columns, lines and shares; the whole of it would be half as large again.
    ['js/echarts.js', 'node_modules/echarts/dist/echarts.common.min.js'],
    ['favicon.svg', 'assets/favicon.svg'],
    ...ownFiles('css'),
    ...ownFiles('js'),
  ];
}

// Comments and blanks of our own style sheets are left out; texts in quotes stay as they are (no quotes in comments).
function smallerCss(text) {
  return text.split(/("[^"]*")/)
      .map((piece, index) => index % 2 === 1 ? piece : piece.replace(/\/\*[\s\S]*?\*\//g, '')
          .replace(/\s+/g, ' ').replace(/ ?([{};]) ?/g, '$1'))
      .join('').trim();
}

function contentOf(name, source) {
  const text = readFileSync(join(root, source), 'utf8').replace(/\n?\/[*/]# sourceMappingURL=[^\n]*/, '');
  return Buffer.from(name.startsWith('css/') && source.startsWith('assets/') ? smallerCss(text) : text);
}

function write(out, name, source) {
  const target = join(out, name);
  const bytes = contentOf(name, source);
  mkdirSync(dirname(target), {recursive: true});
  writeFileSync(target, bytes);
  writeFileSync(target + '.gz', gzipSync(bytes, {level: 9}));
  writeFileSync(target + '.br', brotliCompressSync(bytes, {params: {
    [constants.BROTLI_PARAM_MODE]: constants.BROTLI_MODE_TEXT,
    [constants.BROTLI_PARAM_QUALITY]: 11,
    [constants.BROTLI_PARAM_SIZE_HINT]: bytes.length,
  }}));
}

const [argument] = process.argv.slice(2);
if (argument === undefined) {
  console.error('usage: node scripts/build_assets.mjs OUT | --list');
  process.exit(2);
}
if (argument === '--list') {
  for (const [name, source] of assets()) console.log(`${name}\t${source}`);
} else {
  for (const [name, source] of assets()) {
    if (!existsSync(join(root, source))) {
      console.error(`${source} is missing: run npm ci first`);
      process.exit(1);
    }
    write(argument, name, source);
  }
}
