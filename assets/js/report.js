// The pages of annual reports. Everything works without: links lead to anchors, forms are sent, pages are reloaded.
'use strict';

// Files that were chosen or dropped are sent at once.
document.addEventListener('change', (event) => {
  if (!event.target.matches('#drop input[type="file"]') || event.target.files.length === 0) return;
  event.target.form.requestSubmit();
});

// "看原文": the source opens at the foot of the window, beside the finding that asked for it.
(() => {
  const source = document.getElementById('source');
  if (!source) return;
  const close = source.querySelector('.source-close');
  let asked = null;

  const open = (mark, link) => {
    asked = link;
    source.classList.add('is-docked');
    close.hidden = false;
    for (const each of source.querySelectorAll('.is-shown')) each.classList.remove('is-shown');
    mark.classList.add('is-shown');
    mark.closest('.source-line')?.classList.add('is-shown');
    mark.scrollIntoView({block: 'center'});
  };
  const shut = () => {
    source.classList.remove('is-docked');
    close.hidden = true;
    asked?.focus();
    asked = null;
  };

  document.addEventListener('click', (event) => {
    const link = event.target instanceof Element && event.target.closest('a.to-source');
    if (!link) return;
    const mark = document.getElementById(link.hash.slice(1));
    if (!mark) return;
    event.preventDefault();
    open(mark, link);
  });
  close.addEventListener('click', shut);
  document.addEventListener('keydown', (event) => {
    if (event.key === 'Escape' && source.classList.contains('is-docked')) shut();
  });
})();

// A mark in a table leads to its finding: shown, and reached by the keyboard too.
document.addEventListener('click', (event) => {
  const link = event.target instanceof Element && event.target.closest('a.sign, a.chip');
  if (!link || !link.hash) return;
  const finding = document.getElementById(link.hash.slice(1));
  if (!finding) return;
  event.preventDefault();
  finding.scrollIntoView({block: 'center'});
  finding.focus({preventScroll: true});
});

document.getElementById('print')?.addEventListener('click', () => window.print());
