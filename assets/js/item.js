// Beside a public item: print it, copy its address, have it read aloud. All of it is more than the page needs: a browser that
// cannot do one of them does not show its button.
'use strict';

(() => {
  const tools = document.querySelector('.item-tools');
  const article = document.querySelector('.item-content');
  if (!tools || !article) return;

  const said = document.createElement('p');
  said.className = 'item-said gk-soft';
  said.setAttribute('role', 'status');
  tools.after(said);

  const button = (label, act, before) => {
    const made = document.createElement('button');
    made.type = 'button';
    made.className = 'btn';
    made.textContent = label;
    made.addEventListener('click', act);
    tools.insertBefore(made, before ?? tools.querySelector('.item-share'));
    return made;
  };

  button('打印', () => window.print());

  // ---- hand on its address
  const box = tools.querySelector('.item-share-box');
  if (box && navigator.clipboard) {
    const copy = document.createElement('button');
    copy.type = 'button';
    copy.className = 'btn';
    copy.textContent = '复制网址';
    copy.addEventListener('click', () => {
      const address = box.querySelector('.item-address')?.textContent ?? location.href.split('#')[0];
      navigator.clipboard.writeText(address).then(
        () => { said.textContent = '网址已经复制。'; },
        () => { said.textContent = '浏览器没有让复制，请从地址栏复制网址。'; });
    });
    box.append(copy);
  }

  // ---- have it read aloud
  const speech = window.speechSynthesis;
  if (!speech || typeof window.SpeechSynthesisUtterance !== 'function') return;
  const kLongest = 180;  // characters: some voices stop amid longer ones

  const pieces = () => {
    const found = [];
    const add = (element, text) => {
      const sentences = text.replace(/\s+/g, ' ').trim().match(/[^。！？；!?;]+[。！？；!?;]*/g) ?? [];
      for (const sentence of sentences) {
        for (let at = 0; at < sentence.length; at += kLongest) found.push({element, text: sentence.slice(at, at + kLongest)});
      }
    };
    const title = document.querySelector('h1');
    add(title, title.textContent + '。');
    for (const element of article.querySelectorAll('.item-summary, .item-correction, .item-body :is(h2, h3, h4, p, li, tr)')) {
      if (element.closest('tr') && element.tagName !== 'TR') continue;
      if (element.tagName === 'LI' && element.querySelector('li, p')) continue;
      const cells = element.tagName === 'TR' ? [...element.cells].map((cell) => cell.textContent).join('，') + '。' : '';
      add(element, cells || element.textContent);
    }
    return found;
  };

  let queue = [];
  let at = 0;
  let state = 'silent';  // 'reading', 'paused'
  let turn = 0;          // what an earlier turn still tells is not listened to

  const mark = (element) => {
    article.querySelectorAll('.is-read').forEach((each) => each.classList.remove('is-read'));
    if (element && article.contains(element)) element.classList.add('is-read');
  };
  const end = (words) => {
    ++turn;
    state = 'silent';
    speech.cancel();
    mark(null);
    said.textContent = words;
    show();
  };
  const speak = () => {
    if (at >= queue.length) return end('读完了。');
    const mine = ++turn;
    const words = new SpeechSynthesisUtterance(queue[at].text);
    words.lang = 'zh-CN';
    const voice = speech.getVoices().find((each) => each.lang.replace('_', '-').toLowerCase().startsWith('zh'));
    if (voice) words.voice = voice;
    words.onend = () => {
      if (mine !== turn || state !== 'reading') return;
      ++at;
      speak();
    };
    words.onerror = () => { if (mine === turn && state === 'reading') end('这台机器没有可以朗读中文的声音。'); };
    mark(queue[at].element);
    speech.speak(words);
  };

  const read = button('朗读', () => {
    if (state === 'reading') {
      ++turn;
      state = 'paused';
      speech.cancel();
      said.textContent = '停在这里了。';
    } else {
      if (state === 'silent') {
        queue = pieces();
        at = 0;
      }
      state = 'reading';
      said.textContent = '正在朗读。';
      speak();
    }
    show();
  });
  const stop = button('停止朗读', () => {
    end('');
    read.focus();
  });
  function show() {
    read.textContent = state === 'reading' ? '暂停朗读' : state === 'paused' ? '接着读' : '朗读';
    stop.hidden = state === 'silent';
  }
  show();
  window.addEventListener('pagehide', () => speech.cancel());
})();
