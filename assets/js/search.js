// Titles below the search box while something is typed. Without it the box and what it finds are there all the same.
'use strict';

(() => {
  const box = document.querySelector('.search-form input[list]');
  const form = box && box.form;
  if (!box || new URL(form.action).origin !== location.origin) return;
  let waiting = 0, asked = '';

  async function tell() {
    const words = box.value.trim();
    if (words === asked || words.length < 2) return;
    asked = words;
    const address = new URL(form.action.replace(/\/$/, '') + '/titles');
    for (const [name, value] of new FormData(form)) if (value) address.searchParams.set(name, value);
    address.searchParams.delete('sort');
    const answer = await fetch(address, {credentials: 'omit'}).catch(() => null);
    if (!answer || !answer.ok || box.value.trim() !== words) return;
    const titles = (await answer.text()).split('\n').filter(Boolean);
    box.list.replaceChildren(...titles.map((title) => Object.assign(document.createElement('option'), {value: title})));
  }

  box.addEventListener('input', (event) => {
    clearTimeout(waiting);
    if (event.isComposing) return;
    waiting = setTimeout(tell, 250);
  });
})();
