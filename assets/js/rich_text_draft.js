// What the editor can go back to: the steps of this visit, and what was typed but not saved. The latter is kept in this
// browser under the address of the form and the person who types; gongkai.js takes it away when the form was sent and
// answered by another page. Used by rich_text.js.
'use strict';

gkRichText.Draft = class {
  static mostDays = 14;

  // `stored`: what the server holds, as built into the page.
  constructor(form, field, stored) {
    this.key = `gongkai:rich:${field.dataset.person ?? ''}:${new URL(form.action).pathname}${new URL(form.action).search}#${field.dataset.richText}`;
    this.base = gkRichText.nameOf(gkRichText.shapeOf(stored));
    this.stored = stored;
  }

  read() {
    try {
      const draft = JSON.parse(localStorage.getItem(this.key));
      if (draft && Date.now() - draft.at < gkRichText.Draft.mostDays * 86_400_000) return draft;
    } catch { /* the browser keeps nothing, or something else wrote there */ }
    this.drop();
    return null;
  }

  // True when it is kept.
  keep(html) {
    try {
      localStorage.setItem(this.key, JSON.stringify({html, at: Date.now(), base: this.base, sent: false}));
      return true;
    } catch {
      return false;
    }
  }

  drop() {
    try { localStorage.removeItem(this.key); } catch { /* nothing is kept then */ }
  }

  // The form is on its way; whether it arrives is known on the next page.
  send() {
    try {
      const draft = JSON.parse(localStorage.getItem(this.key));
      if (!draft) return;
      localStorage.setItem(this.key, JSON.stringify({...draft, sent: true}));
      const sent = JSON.parse(sessionStorage.getItem('gongkai:sent') ?? '{"keys":[]}');
      sessionStorage.setItem('gongkai:sent', JSON.stringify({keys: [...sent.keys, this.key], from: location.href.split('#')[0]}));
    } catch { /* nothing is kept then */ }
  }

  // What was kept, and what to do with it: 'restore' it, 'offer' it because the stored body changed meanwhile; null for
  // nothing to do.
  found(images) {
    const draft = this.read();
    if (!draft) return null;
    const content = gkRichText.fragmentOf(draft.html, images);
    const isSame = gkRichText.shapeOf(content) === gkRichText.shapeOf(this.stored) ||
      (draft.sent && gkRichText.textOf(content) === gkRichText.textOf(this.stored));
    if (isSame) {
      this.drop();
      return null;
    }
    return {content, at: new Date(draft.at), act: !draft.sent && draft.base === this.base ? 'restore' : 'offer'};
  }
};

gkRichText.History = class {
  static most = 60;

  constructor(root) {
    this.root = root;
    this.states = [this.state()];
    this.at = 0;
  }

  state() {
    const {anchorNode, anchorOffset} = getSelection();
    const caret = anchorNode && this.root.contains(anchorNode) ? gkRichText.pathOf(this.root, anchorNode, anchorOffset) : [0];
    return {nodes: [...this.root.childNodes].map((node) => node.cloneNode(true)), html: this.root.innerHTML, caret};
  }

  // Keeps the content as it is now, if it is another one.
  keep() {
    if (this.states[this.at].html === this.root.innerHTML) return;
    this.states.splice(this.at + 1, this.states.length, this.state());
    if (this.states.length > gkRichText.History.most) this.states.shift();
    this.at = this.states.length - 1;
  }

  go(step) {
    this.keep();
    const wanted = this.at + step;
    if (wanted < 0 || wanted >= this.states.length) return false;
    this.at = wanted;
    const {nodes, caret} = this.states[wanted];
    this.root.replaceChildren(...nodes.map((node) => node.cloneNode(true)));
    for (const mark of this.root.querySelectorAll('span[data-place]')) mark.remove();
    gkRichText.caretAt(this.root, caret);
    return true;
  }
  // In every step that names it something becomes another thing: an image that has arrived (rich_text_images.js).
  change(name, apply) {
    for (const state of this.states) {
      if (!state.html.includes(name)) continue;
      const page = document.createElement('div');
      page.append(...state.nodes);
      apply(page);
      state.nodes = [...page.childNodes];
      state.html = page.innerHTML;
    }
  }
};
