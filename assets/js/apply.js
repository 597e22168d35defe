// While the name of what is asked for is typed: what is public already, and which organ publishes it. Without it a button does the
// same. On the receipt: a button that prints.
'use strict';

(() => {
  const help = document.querySelector('[data-apply-help]');
  const title = document.getElementById('title');
  if (!help || !title) return;
  let waiting = 0, asked = title.value.trim();

  async function tell() {
    const words = title.value.trim();
    if (words === asked || words.length < 2) return;
    asked = words;
    const address = new URL(title.form.action.replace(/\/[^/]*$/, '/help'));
    address.searchParams.set('words', words);
    address.searchParams.set('organ', help.dataset.applyHelp);
    const answer = await fetch(address, {credentials: 'omit'}).catch(() => null);
    if (!answer || !answer.ok || title.value.trim() !== words) return;
    const page = new DOMParser().parseFromString(await answer.text(), 'text/html');
    help.replaceChildren(...page.body.childNodes);
  }

  title.addEventListener('input', (event) => {
    clearTimeout(waiting);
    if (event.isComposing) return;
    waiting = setTimeout(tell, 400);
  });
})();

(() => {
  const receipt = document.querySelector('.apply-receipt');
  if (!receipt) return;
  const button = Object.assign(document.createElement('button'), {type: 'button', className: 'btn', textContent: '打印回执'});
  button.addEventListener('click', () => window.print());
  receipt.append(button);
})();
