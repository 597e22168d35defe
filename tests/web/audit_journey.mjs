// The audit administrator's day in a browser: what was done, one entry, a check, a copy to take away; then somebody changes the
// database behind the program's back. With and without script.
import {execFileSync} from 'node:child_process';
import {readFileSync} from 'node:fs';
import {join} from 'node:path';
import {enter} from './demo.mjs';
import {lookout} from './sign_in_journey.mjs';

// As the database's owner would, who has no key.
function tamper({data, place}, statement) {
  if (place.includes('--db')) {
    execFileSync('psql', ['-X', '-q', '-v', 'ON_ERROR_STOP=1', '-c', statement, place[place.indexOf('--db') + 1]]);
    return;
  }
  const program = 'import sqlite3, sys; d = sqlite3.connect(sys.argv[1]); d.execute(sys.argv[2]); d.commit()';
  execFileSync('python3', ['-c', program, join(data, 'gongkai.db'), statement]);
}

async function walk({page, context, check, running, ...how}) {
  const look = lookout(page, check, how);
  await enter(page, '林溪');
  await page.goto('/office/organs');
  await context.clearCookies();
  await enter(page, '苏砚');
  await context.clearCookies();
  await enter(page, '顾砚秋');
  await page.getByRole('link', {name: '审计', exact: true}).click();
  await page.locator('.audit-table tbody tr').first().waitFor();
  check(await page.locator('.audit-table tbody tr').count() >= 4, 'who came in stands in the trail');
  check(await page.getByText('已导出并签名').isVisible(), 'the heads of the day were given out at the start');
  await page.getByRole('button', {name: '现在核对一遍'}).click();
  check(await page.getByText('没有发现改动').isVisible(), 'a check finds nothing');
  await look('audit');

  await page.getByLabel('行为').selectOption({label: '登录'});
  await page.getByLabel('谁做的').selectOption({label: '林溪（linxi）'});
  await page.getByRole('button', {name: '筛选'}).click();
  await page.waitForURL((url) => url.searchParams.get('act') === 'session.start');
  check(page.url().includes('act=session.start'), 'the filter stands in the address');
  check(await page.locator('.audit-table tbody tr').count() === 1, 'one person, one act');
  await page.locator('.audit-time a').click();
  check(await page.getByText('内容与校验码相符').isVisible(), 'an entry is held against the one before it');
  await look('audit-entry');
  await page.goBack();
  await page.getByRole('link', {name: '导出这些记录'}).click();
  check(await page.getByText('林溪').isVisible(), 'what will be taken away is told in words');
  await look('audit-export');
  const [download] = await Promise.all([page.waitForEvent('download'), page.getByRole('button', {name: '导出', exact: true}).click()]);
  check(/^审计记录-\d{4}-\d\d-\d\d\.zip$/.test(download.suggestedFilename()), 'the file has a name that tells what it is');
  check(readFileSync(await download.path()).subarray(0, 2).toString() === 'PK', 'it is a zip archive');

  await page.goto('/office/audit?from=2001-01-01&until=2001-01-02');
  check(await page.getByText('没有符合条件的记录').isVisible(), 'nothing found says so, and where to go');

  tamper(running, "UPDATE audit_entry SET person_id = 1 WHERE act = 'session.start' AND number > 0");
  await page.goto('/office/audit');
  await page.getByRole('button', {name: '现在核对一遍'}).click();
  check(await page.getByRole('alert').getByText('被改动过：内容与校验码不符').first().isVisible(), 'what was changed is named');
  await look('audit-faults');
}

export const journeys = [
  {name: 'audit trail of the demo county', before: ['seed', 'demo'], run: walk},
  {name: 'audit trail of the demo county, without script', before: ['seed', 'demo'], script: false, run: walk},
];
