// An office's own words for its letters, tried on a made-up case; a letter of a case made, read, taken away and put down as delivered.
import {readFileSync} from 'node:fs';
import {enter, send} from './demo.mjs';
import {looksRight} from './looks.mjs';
import {keepPicture} from './pictures.mjs';

const handler = '林溪', supervisor = '何清';

async function words({page, check}) {
  await enter(page, supervisor);
  await page.goto('/office/letter-templates');
  check((await page.getByText('程序自带').count()) > 30, 'every letter has words from the start');
  await looksRight(page, check, '/office/letter-templates');
  await page.getByRole('link', {name: '政府信息公开申请补正告知书'}).click();
  await looksRight(page, check, 'the words of a letter');
  await keepPicture(page, 'letter-words');
  const body = page.getByLabel('正文');
  const own = await body.inputValue();
  await body.fill(own.replace('{{期限}}', '规定的日期'));
  await send(page, '保存为新的一版');
  await page.getByText('条例第三十条').first().waitFor();
  check((await page.getByLabel('正文').inputValue()).includes('规定的日期'), 'nothing typed is lost');
  await looksRight(page, check, 'words that leave something out');
  await page.getByLabel('正文').fill(`${own}\n如有疑问，请来电商量。`);
  await send(page, '看看样子');
  check(await page.locator('section', {hasText: '用一件虚构的申请看样子'}).getByText('如有疑问，请来电商量。').isVisible(), 'the words are seen on a made-up case');
  await send(page, '保存为新的一版');
  check(await page.getByText('全县通用：自定，第1版').isVisible(), 'they are a version of their own');
  for (const [link, ending] of [['样张 PDF', '.pdf'], ['样张 Word', '.docx']]) {
    const [file] = await Promise.all([page.waitForEvent('download'), page.getByRole('link', {name: link}).click()]);
    check(file.suggestedFilename().endsWith(ending), `${link} is a file`);
  }
  await send(page, '不再自定');
  check(await page.getByText('全县通用：程序自带').isVisible(), 'and are dropped again');
}

// The county's own Word file: a file to begin with is taken, brought in again, tried and put in force.
async function wordFile({page, check}) {
  await enter(page, supervisor);
  await page.goto('/office/letter-templates');
  await page.getByRole('link', {name: '政府信息公开申请说明理由告知书'}).click();
  await page.getByRole('link', {name: '用自己的 Word 文件'}).click();
  await looksRight(page, check, 'no Word file yet');
  const [start] = await Promise.all([page.waitForEvent('download'), page.getByRole('link', {name: '下载一份作底稿'}).click()]);
  await page.getByLabel('Word 文件').setInputFiles({name: '不是.docx', mimeType: 'application/octet-stream', buffer: Buffer.from('一段文字')});
  await send(page, '上传并检查');
  await page.getByText('这不是 docx 文件').first().waitFor();
  await looksRight(page, check, 'a file that is refused');
  await page.getByLabel('Word 文件').setInputFiles(await start.path().then((path) => ({name: '红头.docx', mimeType: 'application/octet-stream', buffer: readFileSync(path)})));
  await send(page, '上传并检查');
  check(await page.getByText('红头.docx').isVisible(), 'the file is a version');
  for (const [link, ending] of [['Word', '.docx'], ['PDF', '.pdf']]) {
    const [file] = await Promise.all([page.waitForEvent('download'), page.getByRole('cell').getByRole('link', {name: link, exact: true}).click()]);
    check(file.suggestedFilename().endsWith(ending), `its sample is a ${link} file`);
  }
  await looksRight(page, check, 'a Word file, not in force');
  await send(page, '启用这一版');
  check(await page.getByText('现在用的').isVisible(), 'it is in force');
  await send(page, '不再用 Word 文件，用程序的版式');
  check((await page.getByText('现在用的').count()) === 0, 'and no more');
}

// The first case of the list for which a receipt can be made.
async function letterMade(page) {
  await page.goto('/office/requests');
  const found = await page.locator('a').evaluateAll((links) => links.map((link) => link.getAttribute('href') ?? '')
    .filter((address) => /\/office\/requests\/\d+-\d+$/.test(address)));
  for (const address of [...new Set(found)].slice(0, 20)) {
    await page.goto(`${address}/letters/new?kind=receipt`);
    if ((await page.getByRole('button', {name: '编号并制作'}).count()) === 0) continue;
    await send(page, '编号并制作');
    if (page.url().includes('/letters/one')) return address;
  }
  return '';
}

async function letters({page, check}) {
  await enter(page, handler);
  const address = await letterMade(page);
  check(address !== '', 'a receipt is made for a case of the demo');
  if (address === '') return;
  check(await page.getByText(/枕公开〔\d{4}〕\d+号-收/).first().isVisible(), 'it has a number of its own');
  await looksRight(page, check, 'a letter');
  await keepPicture(page, 'letter');
  const [file] = await Promise.all([page.waitForEvent('download'), page.getByRole('link', {name: '下载 PDF'}).click()]);
  check(file.suggestedFilename().endsWith('.pdf'), 'it is taken away as a PDF');
  await page.getByLabel('怎样送达').selectOption({label: '当面领取'});
  await send(page, '记下送达');
  await page.getByText('请填写签收人。').first().waitFor();
  await looksRight(page, check, 'a delivery without proof');
  await page.getByLabel('凭证').fill('本人签收');
  await send(page, '记下送达');
  check(await page.getByText(/\d 送达/).first().isVisible(), 'its delivery stands there');
  await page.goto(`${address}/letters`);
  await looksRight(page, check, 'the letters of a case');
  await page.goto(`${address}/letters/new?kind=third_party_reply`);
  await send(page, '编号并制作');
  await page.getByText('缺少收件人').first().waitFor();
  await looksRight(page, check, 'a letter with a fault');
}

const before = ['seed', 'demo'];
export const journeys = [
  {name: 'letters: words of their own', before, run: words},
  {name: 'letters: a Word file of its own', before, run: wordFile},
  {name: 'letters: made, taken away, delivered', before, run: letters},
];
