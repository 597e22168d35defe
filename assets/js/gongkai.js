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

// <p class="gk-copy" hidden><button data-copy="id">…</button> <span role="status"></span></p>: the text of that element goes to
// the clipboard. Without script there is no button, and the text is selected by hand. Within the office's own net, without
// https, browsers know the older way alone.
(() => {
  const select = (from) => {
    const range = document.createRange();
    range.selectNodeContents(from);
    const selection = window.getSelection();
    selection.removeAllRanges();
    selection.addRange(range);
  };
  const copy = async (from) => {
    try {
      await navigator.clipboard.writeText(from.textContent);
      return true;
    } catch {
      select(from);
      return document.execCommand('copy');
    }
  };
  for (const part of document.querySelectorAll('.gk-copy[hidden]')) part.hidden = false;
  document.addEventListener('click', async (event) => {
    const button = event.target instanceof Element && event.target.closest('button[data-copy]');
    const from = button && document.getElementById(button.dataset.copy);
    if (!from) return;
    const says = button.parentElement.querySelector('[role="status"]');
    const isDone = await copy(from);
    if (!isDone) select(from);
    says.textContent = isDone ? '已复制，可以粘贴了。' : '浏览器不让复制：文字已经选中，请按 Ctrl+C。';
  });
})();

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

// Large type and high contrast are switched without asking the server for the page again: the wish is kept in the same cookie
// that the server reads. Where only a copy of the pages is (a static site), there is nobody else to do it.
(() => {
  const links = [...document.querySelectorAll('.gk-look a')];
  const root = document.documentElement;
  const wish = () => ({l: root.dataset.type === 'large', c: root.dataset.contrast === 'high'});
  const code = ({l, c}) => (l ? 'l' : '') + (c ? 'c' : '');
  const show = ({l, c}) => {
    if (l) root.dataset.type = 'large'; else delete root.dataset.type;
    if (c) root.dataset.contrast = 'high'; else delete root.dataset.contrast;
    links.forEach((link, i) => {
      const other = i === 0 ? {l: !l, c} : {l, c: !c};
      link.href = link.href.replace(/\/look\/[^?/]*/, `/look/${code(other) || 'normal'}`);
      link.textContent = i === 0 ? (l ? '标准字' : '大字版') : (c ? '标准色' : '高对比');
    });
  };
  if (links.length !== 2) return;
  const base = new URL(links[0].href).pathname.replace(/\/look\/.*$/, '') || '/';
  const kept = /(?:^|; )gk_look=(lc|l|c)(?:;|$)/.exec(document.cookie)?.[1] ?? '';
  if (kept !== code(wish())) show({l: kept.includes('l'), c: kept.includes('c')});
  links.forEach((link, i) => link.addEventListener('click', (event) => {
    if (event.ctrlKey || event.metaKey || event.shiftKey) return;
    event.preventDefault();
    const now = wish();
    const wanted = i === 0 ? {l: !now.l, c: now.c} : {l: now.l, c: !now.c};
    document.cookie = `gk_look=${code(wanted)}; Path=${base}; SameSite=Lax; Max-Age=${code(wanted) ? 31536000 : 0}`;
    show(wanted);
  }));
})();
