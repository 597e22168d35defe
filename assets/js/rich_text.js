// The editor of rich text: stands over a <textarea> that works without it. What is pasted goes to the server, which alone
// decides what is kept of it, and what it answers is built into the page element by element (rich_text_dom.js). Nothing
// typed is lost: it is kept in this browser until it is saved (rich_text_draft.js).
'use strict';

gkRichText.Editor = class {
  constructor(field) {
    this.field = field;
    this.plain = field.querySelector('textarea[data-plain]');
    this.form = this.plain.form;
    this.html = field.querySelector('textarea[data-html]');
    this.images = new gkRichText.Images(field, this.form);
    this.stored = gkRichText.fragmentOf(this.html.value, this.images);
    this.build();
    this.draft = new gkRichText.Draft(this.form, field, this.stored);
    this.fill(this.stored.cloneNode(true));
    this.history = new gkRichText.History(this.root);
    this.insertion = new gkRichText.Insertion(this.root);
    this.imageTools = new gkRichText.ImageTools(this);
    this.listen();
    this.restore();
    this.showState();
  }

  // ---- the parts

  build() {
    const {field, plain} = this;
    field.querySelector('[data-by]').value = 'script';
    this.root = document.createElement('div');
    this.root.className = `form-control gk-rich-text${plain.classList.contains('is-invalid') ? ' is-invalid' : ''}`;
    this.root.contentEditable = 'true';
    this.root.setAttribute('role', 'textbox');
    this.root.setAttribute('aria-multiline', 'true');
    this.root.setAttribute('aria-labelledby', `${plain.id}-label`);
    this.root.setAttribute('aria-describedby', plain.getAttribute('aria-describedby'));
    for (const name of ['aria-invalid']) if (plain.hasAttribute(name)) this.root.setAttribute(name, plain.getAttribute(name));
    if (plain.required) this.root.setAttribute('aria-required', 'true');
    this.root.id = plain.id;  // the list of faults leads here
    plain.id = `${plain.id}-plain`;
    plain.required = false;
    plain.hidden = true;
    for (const hint of field.querySelectorAll('[data-without-script]')) hint.hidden = true;
    this.status = field.querySelector('[data-status]');
    this.tools = field.querySelector('[role="toolbar"]');
    this.tools.hidden = false;
    this.linkForm = field.querySelector('[data-link-form]');
    plain.before(this.root);
    field.querySelector('label').addEventListener('click', (event) => {
      event.preventDefault();
      this.root.focus();
    });
  }

  fill(fragment) {
    this.root.replaceChildren(fragment);
    if (this.root.childNodes.length === 0) this.root.append(gkRichText.emptyParagraph());
  }

  say(sentence) { this.status.textContent = sentence; }

  // ---- what happens

  listen() {
    const {root, form} = this;
    document.execCommand('defaultParagraphSeparator', false, 'p');
    document.execCommand('styleWithCSS', false, false);
    root.addEventListener('input', () => this.changed());
    root.addEventListener('paste', (event) => this.take(event, event.clipboardData));
    root.addEventListener('drop', (event) => {
      const place = document.caretRangeFromPoint?.(event.clientX, event.clientY);
      if (place && root.contains(place.startContainer)) getSelection().collapse(place.startContainer, place.startOffset);
      this.take(event, event.dataTransfer);
    });
    root.addEventListener('beforeinput', (event) => {
      if (event.inputType === 'historyUndo' || event.inputType === 'historyRedo') {
        event.preventDefault();
        this.travel(event.inputType === 'historyUndo' ? -1 : 1);
      }
    });
    root.addEventListener('keydown', (event) => this.key(event));
    document.addEventListener('selectionchange', () => {
      const selection = getSelection();
      if (!selection.rangeCount || !root.contains(selection.anchorNode)) return;
      this.range = selection.getRangeAt(0).cloneRange();
      this.showState();
    });
    this.tools.addEventListener('mousedown', (event) => event.target.closest('button') && event.preventDefault());
    this.tools.addEventListener('click', (event) => {
      const button = event.target.closest('button');
      if (button && button.getAttribute('aria-disabled') !== 'true') this.act(button.dataset.act);
    });
    this.tools.addEventListener('keydown', (event) => this.walkTools(event));
    this.linkForm.addEventListener('keydown', (event) => {
      if (event.key === 'Escape') this.closeLink();
      if (event.key !== 'Enter' || event.target.nodeName !== 'INPUT') return;
      event.preventDefault();
      this.setLink(this.linkForm.querySelector('input').value);
    });
    this.linkForm.addEventListener('click', (event) => {
      const act = event.target.closest('button')?.dataset.act;
      if (act === 'link-set') this.setLink(this.linkForm.querySelector('input').value);
      if (act === 'link-drop') this.setLink('');
      if (act === 'link-close') this.closeLink();
    });
    form.addEventListener('submit', (event) => {
      if (event.defaultPrevented) return;
      this.html.value = gkRichText.htmlOf(root);
      if (this.dirty) this.draft.keep(this.html.value);
      this.draft.send();
      this.sending = true;
    });
    window.addEventListener('pageshow', () => { this.sending = false; });
    window.addEventListener('beforeunload', (event) => {
      if (!this.asks || this.sending) return;
      this.keepNow();
      event.preventDefault();
    });
  }

  changed() {
    this.dirty = this.asks = true;
    if (this.root.childNodes.length === 0) this.root.append(gkRichText.emptyParagraph());
    clearTimeout(this.timer);
    this.timer = setTimeout(() => this.keepNow(), 600);
    this.showState();
  }

  keepNow() {
    clearTimeout(this.timer);
    this.history.keep();
    this.html.value = gkRichText.htmlOf(this.root);
    if (this.dirty && !this.draft.keep(this.html.value)) this.say('这个浏览器存不下草稿，请及时保存。');
  }

  key(event) {
    const command = (event.ctrlKey || event.metaKey) && !event.altKey;
    const act = command ? {z: event.shiftKey ? 'redo' : 'undo', y: 'redo', b: 'bold', k: 'link'}[event.key.toLowerCase()] : undefined;
    if (act) {
      event.preventDefault();
      this.act(act);
    } else if (event.altKey && event.key === 'F10') {
      event.preventDefault();
      this.tools.querySelector('button[tabindex="0"]').focus();
    }
  }

  // One stop for Tab; arrows lead from one button to the next.
  walkTools(event) {
    const buttons = [...this.tools.querySelectorAll('button')].filter((each) => each.offsetParent !== null), at = buttons.indexOf(document.activeElement);
    const next = {ArrowRight: at + 1, ArrowLeft: at - 1, Home: 0, End: buttons.length - 1}[event.key];
    if (event.key === 'Escape') this.root.focus();
    if (next === undefined || at < 0) return;
    event.preventDefault();
    const wanted = buttons[(next + buttons.length) % buttons.length];
    for (const button of this.tools.querySelectorAll('button')) button.tabIndex = button === wanted ? 0 : -1;
    wanted.focus();
  }

  // ---- what the buttons do

  act(name) {
    this.root.focus();
    if (this.range && this.root.contains(this.range.startContainer)) {
      getSelection().removeAllRanges();
      getSelection().addRange(this.range);
    }
    if (name === 'undo' || name === 'redo') return this.travel(name === 'undo' ? -1 : 1);
    if (name === 'link') return this.openLink();
    if (name === 'image') return this.imageTools.choose();
    if (name === 'image-alt') return this.imageTools.next();
    this.history.keep();
    const commands = {
      bold: ['bold'], ordered: ['insertOrderedList'], list: ['insertUnorderedList'], deeper: ['indent'], higher: ['outdent'],
      heading: ['formatBlock', 'h2'], subheading: ['formatBlock', 'h3'], text: ['formatBlock', 'p'],
    };
    if (commands[name]) {
      document.execCommand(commands[name][0], false, commands[name][1] ?? null);
    } else if (name === 'center' || name === 'end') {
      this.align(`rt-${name}`);
    } else {
      this.changeTable(name);
    }
    this.changed();
    this.keepNow();
  }

  travel(step) {
    if (this.history.go(step)) {
      this.changed();
    } else {
      this.say(step < 0 ? '没有可以撤销的了。' : '没有可以重做的了。');
    }
  }

  closest(selector) { return gkRichText.closest(this.root, selector); }

  align(name) {
    const range = getSelection().getRangeAt(0);
    for (const block of this.root.querySelectorAll('p, h2, h3, h4')) {
      if (!range.intersectsNode(block)) continue;
      const on = !block.classList.contains(name);
      block.removeAttribute('class');
      if (on) block.classList.add(name);
    }
  }

  changeTable(name) {
    if (name === 'table') return this.insertTable();
    const cell = this.closest('td, th');
    if (!cell) return;
    const table = new gkRichText.Table(cell.closest('table'));
    const after = table.table.nextElementSibling;
    const acts = {row: 'addRow', column: 'addColumn', 'row-off': 'removeRow', 'column-off': 'removeColumn', head: 'toggleHead', 'table-off': 'remove'};
    const place = table[acts[name]](cell) ?? after ?? this.root.appendChild(gkRichText.emptyParagraph());
    this.standIn(place);
  }

  insertTable() {
    const table = gkRichText.Table.make(3, 3);
    this.putBehind(gkRichText.topBlock(this.root), table);
    this.standIn(table.rows[0].cells[0]);
  }

  putBehind(block, node) {
    block.after(node);
    const isEmpty = block.nodeName === 'P' && block.textContent.trim() === '' && !block.querySelector('img');
    if (isEmpty) block.remove();
    if (!node.nextSibling) node.after(gkRichText.emptyParagraph());
  }

  standIn(node) {
    const place = node.querySelector?.('p, li, h2, h3, h4') ?? node;
    getSelection().collapse(place, 0);
  }

  // ---- links

  openLink() {
    const link = this.closest('a');
    if (!link && getSelection().isCollapsed) return this.say('请先选中要加链接的文字。');
    this.linkRange = getSelection().getRangeAt(0).cloneRange();
    this.linkForm.hidden = false;
    const input = this.linkForm.querySelector('input');
    input.value = link?.getAttribute('href') ?? '';
    input.focus();
  }

  closeLink() {
    this.linkForm.hidden = true;
    this.root.focus();
    if (!this.linkRange) return;
    getSelection().removeAllRanges();
    getSelection().addRange(this.linkRange);
  }

  setLink(typed) {
    let address = typed.trim();
    if (/^[\w-]+(\.[\w-]+)+(\/|$)/.test(address)) address = `https://${address}`;
    if (address !== '' && !gkRichText.leads.test(address)) {
      this.say('链接要以 https://、http://、mailto:、tel: 开头，或者是本站的路径，例如 /zwgk/。');
      this.linkForm.querySelector('input').focus();
      return;
    }
    this.closeLink();
    this.history.keep();
    const link = this.closest('a');
    if (link) {
      const range = document.createRange();
      range.selectNodeContents(link);
      getSelection().removeAllRanges();
      getSelection().addRange(range);
    }
    document.execCommand(address === '' ? 'unlink' : 'createLink', false, address || null);
    this.changed();
    this.keepNow();
    this.say(address === '' ? '链接已去掉。' : '链接已加上。');
  }

  // ---- pasting

  take(event, data) {
    event.preventDefault();
    const html = data.getData('text/html'), text = data.getData('text/plain');
    if (html.trim() === '' && text.trim() === '') {
      const files = gkRichText.Images.filesIn(data);
      if (files.length > 0) return this.imageTools.insert(files);
      this.say(data.files.length > 0 ? '只有图片能放进正文，别的文件请作为附件上传。' : '剪贴板里没有文字。');
      return;
    }
    if (html.trim() === '' && !/[\t\n]/.test(text)) return this.put(this.inline(text));
    // What lies on the clipboard is gone once this event is over: it is taken out now, and sent by and by.
    this.paste(html, text, this.imageTools.send(html, data));
  }

  inline(text) {
    const fragment = document.createDocumentFragment();
    fragment.append(document.createTextNode(text));
    return fragment;
  }

  put(fragment) {
    if (!this.insertion.insert(fragment)) return;
    this.changed();
    this.keepNow();
  }

  async paste(html, text, withImages) {
    this.say('正在整理粘贴的内容……');
    this.history.keep();
    getSelection().deleteFromDocument();
    const mark = this.insertion.markPlace();
    let fragment, sentence;
    try {
      // Pictures that are still written out in the markup would only be thrown away there.
      const sent = (await withImages).replace(/data:[\w/+.-]+;base64,[\w+/=\s]+/g, '');
      const body = new URLSearchParams({html: sent, plain: text});
      const token = document.querySelector('meta[name="csrf-token"]')?.content ?? this.form.querySelector('[name="_csrf"]').value;
      const answer = await fetch(this.field.dataset.clean, {method: 'POST', body, headers: {'X-CSRF-Token': token}});
      const words = await answer.text();
      if (answer.status === 422) {
        sentence = words;
        fragment = document.createDocumentFragment();
      } else if (answer.ok && answer.headers.get('Content-Type')?.startsWith('text/plain')) {
        fragment = gkRichText.fragmentOf(words, this.images);
        sentence = this.remarks(answer.headers);
      }
    } catch { /* the server cannot be reached: what follows */ }
    if (!fragment) {
      fragment = gkRichText.fragmentOfText(text);
      sentence = '连不上系统，只粘贴了文字，没有标题和表格。';
    }
    this.insertion.backTo(mark);
    const untold = [...fragment.querySelectorAll('img')].find((image) => image.alt === '');
    this.put(fragment);
    this.say(sentence);
    if (untold) this.imageTools.ask(untold);
  }

  remarks(headers) {
    const images = Number(headers.get('X-Images-Left-Out') ?? 0);
    return '已粘贴。' + (images > 0 ? `有 ${images} 张图片没有带过来（不能引用别处的图片），请存下来，再用“插入图片”放进来。` : '') +
      (headers.get('X-Struck-Out-Left-Out') === '1' ? '划掉的文字没有带过来。' : '');
  }

  // ---- what was kept

  restore() {
    if (this.field.dataset.unsaved === 'yes') {
      this.dirty = true;
      this.keepNow();
      return;
    }
    const found = this.draft.found(this.images);
    if (!found) return;
    const when = found.at.toLocaleString('zh-CN', {month: 'long', day: 'numeric', hour: '2-digit', minute: '2-digit'});
    if (found.act === 'restore') {
      this.use(found.content);
      this.asks = false;  // nobody touched it yet, and it is kept
      this.notice(`已恢复 ${when} 未保存的内容。`, [['不要恢复的，用已保存的', () => {
        this.use(this.stored.cloneNode(true));
        this.forget();
      }]]);
    } else {
      this.notice(`这个浏览器里有 ${when} 写的内容，可能没有保存成功；下面是系统里现在的正文。`, [
        ['换成那份内容', () => this.use(found.content)],
        ['不要了', () => this.forget()],
      ]);
    }
  }

  use(content) {
    this.history.keep();
    this.fill(content);
    this.changed();
    this.keepNow();
  }

  forget() {
    clearTimeout(this.timer);
    this.dirty = this.asks = false;
    this.draft.drop();
  }

  notice(sentence, choices) {
    const notice = document.createElement('div'), words = document.createElement('p'), buttons = document.createElement('div');
    notice.className = 'gk-warned gk-rich-notice';
    notice.setAttribute('role', 'status');
    words.textContent = sentence;
    buttons.className = 'gk-sends';
    for (const [label, act] of choices) {
      const button = document.createElement('button');
      button.type = 'button';
      button.className = 'btn btn-sm';
      button.textContent = label;
      button.addEventListener('click', () => {
        act();
        notice.remove();
        this.root.focus();
      });
      buttons.append(button);
    }
    notice.append(words, buttons);
    this.tools.before(notice);
  }

  // ---- what the toolbar shows

  showState() {
    const block = this.closest('h2, h3, h4, p, li');
    const inTable = this.closest('td, th') !== null, inList = this.closest('li') !== null;
    const on = {
      bold: document.activeElement === this.root && document.queryCommandState('bold'),
      heading: block?.nodeName === 'H2', subheading: block?.nodeName === 'H3' || block?.nodeName === 'H4',
      ordered: this.closest('ol, ul')?.nodeName === 'OL', list: this.closest('ol, ul')?.nodeName === 'UL',
      link: this.closest('a') !== null, center: block?.classList.contains('rt-center'), end: block?.classList.contains('rt-end'),
    };
    for (const button of this.tools.querySelectorAll('button')) {
      const {act} = button.dataset;
      if (act in on) button.setAttribute('aria-pressed', String(Boolean(on[act])));
      const able = button.dataset.within === 'table' ? inTable : button.dataset.within === 'list' ? inList : button.dataset.within === 'image' ? this.root.querySelector('img') !== null : act === 'table' ? !inTable : true;
      button.setAttribute('aria-disabled', String(!able));
    }
  }
};

for (const field of document.querySelectorAll('[data-rich-text]')) new gkRichText.Editor(field);
