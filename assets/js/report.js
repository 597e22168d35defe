// The pages of annual reports. Everything works without: links lead to anchors, forms are sent, pages are reloaded.
'use strict';

// Files that were chosen or dropped are sent at once.
document.addEventListener('change', (event) => {
  if (!event.target.matches('#drop input[type="file"]') || event.target.files.length === 0) return;
  const place = event.target.form.querySelector('.drop-sending');
  if (place) place.textContent = `正在上传 ${event.target.files.length} 份，请稍候……`;
  event.target.form.requestSubmit();
});
// Back from the results: the field is empty again, so that the same file can be chosen once more.
window.addEventListener('pageshow', () => {
  const form = document.getElementById('drop');
  if (!form) return;
  form.reset();
  form.querySelector('.drop-sending')?.replaceChildren();
  form.querySelector('.gk-drop-list')?.replaceChildren();
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
    keepInView(link.closest('.finding') ?? link);
  };
  // The dock lies over the foot of the window, where the finding may be.
  const keepInView = (element) => {
    const {top, bottom} = element.getBoundingClientRect();
    const hidden = bottom + 12 - source.getBoundingClientRect().top;
    if (hidden > 0) window.scrollBy(0, Math.min(hidden, top - 12));
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

// From a finding to the first place on the paper that carries its number.
document.addEventListener('click', (event) => {
  const link = event.target instanceof Element && event.target.closest('a.to-cell');
  const sign = link && document.querySelector(`.report-paper a.sign[href="#f${link.dataset.number}"]`);
  if (!sign) return;
  event.preventDefault();
  for (const each of document.querySelectorAll('.official .is-shown')) each.classList.remove('is-shown');
  sign.closest('td, th')?.classList.add('is-shown');
  sign.scrollIntoView({block: 'center', inline: 'center'});
  sign.focus({preventScroll: true});
});

// A mark in a table leads to its finding: shown, and reached by the keyboard too.
document.addEventListener('click', (event) => {
  const link = event.target instanceof Element && event.target.closest('a.sign, a.chip');
  if (!link || !link.hash) return;
  const finding = document.getElementById(link.hash.slice(1));
  if (!finding) return;
  event.preventDefault();
  const run = finding.closest('details.run');
  if (run) run.open = true;
  finding.scrollIntoView({block: 'center'});
  finding.focus({preventScroll: true});
});

document.getElementById('print')?.addEventListener('click', () => window.print());
