// Writes data/holidays.tsv: the State Council's holiday notices as one row a day.
//
//   node scripts/make_holidays.mjs          from node_modules/chinese-days (pinned in package.json)
//
// Columns: date, kind (off = day off by notice, work = make-up working day), holiday, year of the notice.
// A notice reaches over the year's end (元旦 of 2019 began on 2018-12-30), so the year of the notice is not the year of the date.
import { readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';

const kFirstYear = 2015, kLastYear = 2026;
const require = createRequire(import.meta.url);
const root = new URL('..', import.meta.url);
const { version } = JSON.parse(readFileSync(require.resolve('chinese-days/package.json')));
const days = JSON.parse(readFileSync(require.resolve('chinese-days/dist/chinese-days.json')));

// Where the package differs from the text of a notice. Each entry: first day, last day, holiday, source. Where a notice of 2019 gives
// one day off that joins the weekend (「与周末连休」), the package names the weekend after the holiday too, and so do we.
const kCorrections = [
  // Two holidays in one row of days off; the package gives each day to one of them.
  ['2020-10-01', '2020-10-08', '国庆节、中秋节', '国办发明电〔2019〕16号'],
  ['2023-09-29', '2023-10-06', '中秋节、国庆节', '国办发明电〔2022〕16号'],
  ['2025-10-01', '2025-10-08', '国庆节、中秋节', '国办发明电〔2024〕12号'],
];

// What the notices of these years come to, counted from their texts: working days of the calendar year.
const kWorkingDays = { 2019: 250, 2020: 249, 2021: 250, 2022: 249, 2023: 249, 2024: 251, 2025: 248, 2026: 248 };

const kLongNames = { 清明: '清明节', 端午: '端午节', 中秋: '中秋节' };

function NoticeYear(date, holiday) {
  const [year, month] = date.split('-').map(Number);
  return holiday === '元旦' && month === 12 ? year + 1 : year;
}

function Rows() {
  const rows = new Map();
  for (const [kind, list] of [['off', days.holidays], ['work', days.workdays]]) {
    for (const [date, value] of Object.entries(list)) {
      const name = value.split(',')[1];
      const holiday = kLongNames[name] ?? name;
      const year = NoticeYear(date, holiday);
      if (year >= kFirstYear && year <= kLastYear) rows.set(date, { kind, holiday, year });
    }
  }
  for (const [first, last, holiday] of kCorrections) {
    for (const [date, row] of rows) {
      if (date < first || date > last) continue;
      row.holiday = holiday;
    }
  }
  return rows;
}

function CountWorkingDays(rows, year) {
  let count = 0;
  for (let day = new Date(Date.UTC(year, 0, 1)); day.getUTCFullYear() === year; day.setUTCDate(day.getUTCDate() + 1)) {
    const row = rows.get(day.toISOString().slice(0, 10));
    const weekday = day.getUTCDay() % 6 !== 0;
    if (row ? row.kind === 'work' : weekday) count++;
  }
  return count;
}

const rows = Rows();
for (const [year, wanted] of Object.entries(kWorkingDays)) {
  const found = CountWorkingDays(rows, Number(year));
  if (found !== wanted) throw new Error(`${year}: ${found} working days, the notices come to ${wanted}`);
}
const lines = [...rows].sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([date, { kind, holiday, year }]) => [date, kind, holiday, year].join('\t'));
const head = `# 国务院办公厅节假日安排通知 ${kFirstYear}-${kLastYear}; npm chinese-days ${version} (MIT), checked by scripts/make_holidays.mjs`;
writeFileSync(new URL('data/holidays.tsv', root), [head, ...lines].join('\n') + '\n');
console.log(`${lines.length} days`);
