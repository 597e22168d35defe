// A code signs in once: who comes again within its half minute is refused, and waits for the next.
async function giveCode(page) {
  const code = await page.locator('.demo code').innerText();
  await page.locator('#code').fill(code);
  await Promise.all([page.waitForNavigation(), page.getByRole('button', {name: '继续'}).click()]);
  while (page.url().includes('/sign-in/code') && (await page.locator('.demo code').innerText()) === code) {
    await page.waitForTimeout(1000);
    await page.goto('/sign-in/code');
  }
}

// The door of the demo county: everybody stands at it, and one press signs in.
export async function enter(page, name) {
  await page.goto('/sign-in');
  const closed = page.locator('.demo details:not([open]) summary');
  while ((await closed.count()) > 0) await closed.first().click();
  await page.getByRole('button', {name: `以${name}的身份登录`}).click();
  await page.waitForURL((url) => url.pathname === '/sign-in/code' || url.pathname.startsWith('/office'));
  while (page.url().includes('/sign-in/code')) await giveCode(page);
}

// Sends the form of a button by the keyboard, and waits for the page that answers.
export async function send(page, name) {
  await page.getByRole('button', {name}).first().focus();
  await Promise.all([page.waitForNavigation(), page.keyboard.press('Enter')]);
}
