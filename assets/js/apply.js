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
    const token = title.form.elements.namedItem('_csrf');
    // Sent, not asked for: what is typed is to stand in no address.
    const body = new URLSearchParams({words, organ: help.dataset.applyHelp, _csrf: token ? token.value : ''});
    const answer = await fetch(address, {method: 'POST', body, credentials: 'same-origin'}).catch(() => null);
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
