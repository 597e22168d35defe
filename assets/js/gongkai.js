// What every page may use; all of it works without, by plain forms and links.
'use strict';

// <label class="gk-drop"> around a file field: files may be dropped on it, and what was chosen is listed.
(() => {
  const list = (field) => {
    const zone = field.closest('.gk-drop');
    const names = zone.querySelector('.gk-drop-list');
    if (!names) return;
    names.replaceChildren(...[...field.files].slice(0, 20).map((file) => {
      const item = document.createElement('li');
      item.textContent = file.name;
      return item;
    }));
    if (field.files.length > 20) {
      const item = document.createElement('li');
      item.textContent = `……共 ${field.files.length} 个文件`;
      names.append(item);
    }
  };

  document.addEventListener('change', (event) => {
    if (event.target.matches('.gk-drop input[type="file"]')) list(event.target);
  });

  for (const type of ['dragover', 'dragleave', 'drop']) {
    document.addEventListener(type, (event) => {
      const zone = event.target instanceof Element && event.target.closest('.gk-drop');
      if (!zone) return;
      event.preventDefault();
      zone.classList.toggle('is-over', type === 'dragover');
      const field = zone.querySelector('input[type="file"]');
      if (type !== 'drop' || event.dataTransfer.files.length === 0) return;
      field.files = event.dataTransfer.files;
      field.dispatchEvent(new Event('change', {bubbles: true}));
    });
  }
})();

// A form is sent once: a second click while the first is on its way does nothing.
document.addEventListener('submit', (event) => {
  const form = event.target;
  if (form.method !== 'post' || event.defaultPrevented) return;
  if (form.dataset.sent === 'yes') {
    event.preventDefault();
    return;
  }
  form.dataset.sent = 'yes';
});
// The page came back from the browser's memory: it may be sent again.
window.addEventListener('pageshow', () => {
  for (const form of document.querySelectorAll('form[data-sent]')) delete form.dataset.sent;
});

// The server could not be reached.
document.addEventListener('htmx:sendError', () => {
  const place = document.getElementById('problem');
  if (!place) return;
  const sentence = document.createElement('div');
  sentence.className = 'gk-problem';
  sentence.textContent = '连不上系统，刚才的操作没有办成。请检查程序是否还在运行，再试一次。';
  place.replaceChildren(sentence);
});

// What the editor of rich text keeps in the browser (rich_text_draft.js) was saved, if its form was sent from the page before
// and the server led here.
(() => {
  try {
    const sent = JSON.parse(sessionStorage.getItem('gongkai:sent'));
    if (!sent) return;
    sessionStorage.removeItem('gongkai:sent');
    const [came] = performance.getEntriesByType('navigation');
    const isAnswer = came?.type === 'navigate' && came.redirectCount > 0 && (came.responseStatus ?? 200) === 200;
    if (isAnswer && document.referrer === sent.from) sent.keys.forEach((key) => localStorage.removeItem(key));
  } catch { /* the browser keeps nothing */ }
})();
