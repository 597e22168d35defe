// The text of an annual report: a number is inserted where the caret stands (without this script: at the end, by the server), and who
// leaves with something unsaved is asked.
'use strict';

(() => {
  const form = document.querySelector('.annual-text-form');
  if (!form) return;
  let unsaved = form.dataset.unsaved === 'yes';

  for (const part of form.querySelectorAll('.annual-text')) {
    const area = part.querySelector('textarea');
    const choice = part.querySelector('select');
    const button = part.querySelector('.text-insert button');
    if (!area || !choice || !button) continue;
    let caret = area.value.length;
    for (const kind of ['keyup', 'click', 'input', 'blur']) area.addEventListener(kind, () => { caret = area.selectionEnd; });
    button.textContent = '插入到光标处';
    button.addEventListener('click', (event) => {
      if (!choice.value) return;
      event.preventDefault();
      area.setRangeText(choice.value, caret, caret, 'end');
      caret = area.selectionEnd;
      unsaved = true;
      area.focus();
    });
  }

  form.addEventListener('input', (event) => { if (event.target.tagName === 'TEXTAREA') unsaved = true; });
  form.addEventListener('submit', () => { unsaved = false; });
  window.addEventListener('beforeunload', (event) => { if (unsaved) event.preventDefault(); });
})();
