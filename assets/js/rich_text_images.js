// Images on their way into the editor: chosen, dropped, or pasted. Each is sent to the server, which alone decides whether it
// is one and what is kept of it; the text names it by the digest that the server answers. Used by rich_text.js.
'use strict';

gkRichText.Images = class {
  static most = 40;               // at a time
  static side = 2000;             // points; larger ones are made smaller here, which also drops what a telephone wrote into them
  static bytes = 1_500_000;
  static digest = /^sm3:[0-9a-f]{64}$/;

  constructor(field, form) {
    this.address = field.dataset.images;
    this.form = form;
  }

  get able() { return this.address !== ''; }
  get(digest) { return this.able ? `${this.address}/${digest.slice('sm3:'.length)}` : undefined; }

  static filesIn(data) { return [...data.files].filter((file) => file.type.startsWith('image/')); }

  // {digest}, or {sentence} when it cannot be taken.
  async send(picture) {
    try {
      const body = new FormData();
      const token = document.querySelector('meta[name="csrf-token"]')?.content ?? this.form.querySelector('[name="_csrf"]').value;
      body.append('_csrf', token);
      body.append('image', await gkRichText.Images.smaller(picture), picture.name ?? '粘贴的图片');
      const answer = await fetch(this.address, {method: 'POST', body, headers: {'X-CSRF-Token': token}});
      const words = await answer.text();
      if (answer.ok && gkRichText.Images.digest.test(words)) return {digest: words};
      if (answer.status === 422) return {sentence: words};
      if (answer.status === 413) return {sentence: '图片超过 5 MB，请缩小以后再放进来。'};
    } catch { /* the server cannot be reached */ }
    return {sentence: '图片没有传上去，请再试一次。'};
  }

  static async smaller(picture) {
    try {
      const bitmap = await createImageBitmap(picture);
      const scale = Math.min(1, this.side / Math.max(bitmap.width, bitmap.height));
      const isTaken = /^image\/(png|jpeg|webp)$/.test(picture.type);
      if (isTaken && scale === 1 && picture.size <= this.bytes) return picture;
      const canvas = document.createElement('canvas');
      canvas.width = Math.max(1, Math.round(bitmap.width * scale));
      canvas.height = Math.max(1, Math.round(bitmap.height * scale));
      const context = canvas.getContext('2d');
      context.fillStyle = '#fff';
      context.fillRect(0, 0, canvas.width, canvas.height);
      context.drawImage(bitmap, 0, 0, canvas.width, canvas.height);
      const made = await new Promise((done) => canvas.toBlob(done, 'image/jpeg', 0.85));
      return made ?? picture;
    } catch {
      return picture;  // the server says what is wrong with it
    }
  }

  // ---- pictures within what is pasted

  // The pictures of a paste in the order of its <img>, null where one is not at hand. Word puts them on the clipboard besides
  // its HTML, as text in RTF; a browser that copies one picture, as a file; others write them into the HTML.
  static within(html, data) {
    const tags = [...html.matchAll(/<img\b[^>]*>/gi)].map((match) => match[0]);
    const isOutside = (tag) => !/\bdata-digest\s*=/i.test(tag) && !/\bsrc\s*=\s*["']?data:/i.test(tag);
    const outside = tags.filter(isOutside).length;
    const files = this.filesIn(data), drawn = outside > 0 ? this.inRtf(data.getData('text/rtf')) : [];
    const besides = files.length === outside ? files : drawn.length === outside ? drawn : [];
    let at = 0;
    return tags.map((tag) => {
      if (isOutside(tag)) return besides[at++] ?? null;
      const written = /\bsrc\s*=\s*["']?data:(image\/[\w.+-]+);base64,([\w+/=\s]+)/i.exec(tag);
      return written ? this.ofBase64(written[1], written[2]) : null;
    });
  }

  static ofBase64(type, text) {
    try {
      return new Blob([Uint8Array.from(atob(text.replace(/\s/g, '')), (c) => c.charCodeAt(0))], {type});
    } catch {
      return null;
    }
  }

  static inRtf(rtf) {
    const pictures = [];
    for (let at = rtf.indexOf('\\pict'); at >= 0; at = rtf.indexOf('\\pict', at + 1)) {
      if (/[a-z]/.test(rtf[at + 5] ?? '')) continue;
      let end = at, depth = 1;
      for (; end < rtf.length && depth > 0; ++end) depth += rtf[end] === '{' ? 1 : rtf[end] === '}' ? -1 : 0;
      let inside = rtf.slice(at, end - 1);
      for (let before = ''; before !== inside;) [before, inside] = [inside, inside.replace(/\{[^{}]*\}/g, '')];
      const type = inside.includes('\\pngblip') ? 'image/png' : inside.includes('\\jpegblip') ? 'image/jpeg' : null;
      if (!type) continue;
      const digits = inside.replace(/\\[a-z]+-?\d* ?/g, '').match(/[0-9a-f]{2}/gi) ?? [];
      pictures.push(new Blob([Uint8Array.from(digits, (pair) => parseInt(pair, 16))], {type}));
    }
    return pictures;
  }
};

// What the editor does with images: puts them where the caret stands, and asks what is in them.
gkRichText.ImageTools = class {
  constructor(editor) {
    this.editor = editor;
    this.images = editor.images;
    this.form = editor.field.querySelector('[data-image-form]');
    if (!this.form) return;
    this.chooser = this.form.querySelector('[data-image-file]');
    this.words = this.form.querySelector('input:not([type="file"])');
    this.chooser.addEventListener('change', () => {
      const files = [...this.chooser.files];
      this.chooser.value = '';
      this.insert(files);
    });
    editor.root.addEventListener('click', (event) => event.target.nodeName === 'IMG' && this.ask(event.target));
    this.form.addEventListener('keydown', (event) => {
      if (event.key === 'Escape') this.close();
      if (event.key !== 'Enter' || event.target !== this.words) return;
      event.preventDefault();
      this.describe();
    });
    this.form.addEventListener('click', (event) => {
      const act = event.target.closest('button')?.dataset.act;
      if (act === 'alt-set') this.describe();
      if (act === 'image-drop') this.drop();
    });
  }

  choose() { this.chooser.click(); }

  async insert(files) {
    const {editor} = this;
    if (files.length === 0) return;
    if (!this.images.able) return editor.say('这里不能放图片。');
    if (files.length > gkRichText.Images.most) return editor.say('一次最多放 40 张图片。');
    editor.history.keep();
    this.leaveTable();
    getSelection().deleteFromDocument();
    const mark = editor.insertion.markPlace(), fragment = document.createDocumentFragment(), refused = [];
    for (const [at, file] of files.entries()) {
      editor.say(`正在上传第 ${at + 1} 张图片，共 ${files.length} 张……`);
      const {digest, sentence} = await this.images.send(file);
      if (digest) fragment.append(this.paragraphOf(digest));
      if (sentence) refused.push(sentence);
    }
    const first = fragment.querySelector('img'), count = fragment.childNodes.length;
    editor.insertion.backTo(mark);
    editor.put(fragment);
    editor.say((count > 0 ? `放进来 ${count} 张图片，请写明图片里是什么。` : '') + refused.join(''));
    if (first) this.ask(first);
  }

  paragraphOf(digest) {
    const paragraph = document.createElement('p'), image = document.createElement('img');
    image.dataset.digest = digest;
    image.alt = '';
    image.src = this.images.get(digest);
    paragraph.append(image);
    return paragraph;
  }

  // An image stands between paragraphs, never in a cell.
  leaveTable() {
    const table = this.editor.closest('table');
    if (!table) return;
    if (!table.nextElementSibling) table.after(gkRichText.emptyParagraph());
    this.editor.standIn(table.nextElementSibling);
  }

  // The HTML of a paste with its pictures sent and named by their digests; what could not be sent stays as it was, and the
  // server tells how many were left out.
  async send(html, data) {
    if (!this.images.able) return html;
    const pictures = gkRichText.Images.within(html, data), digests = [];
    const count = pictures.filter(Boolean).length;
    for (const picture of pictures.slice(0, gkRichText.Images.most)) {
      if (picture) this.editor.say(`正在上传图片，共 ${count} 张……`);
      digests.push(picture ? (await this.images.send(picture)).digest : undefined);
    }
    let at = 0;
    return html.replace(/<img\b[^>]*>/gi, (tag) => {
      const digest = digests[at++];
      return digest ? `<img data-digest="${digest}" alt="">` : tag;
    });
  }

  // ---- what is in an image

  // The one at the caret, or else the next that says nothing, or the first.
  next() {
    const all = [...this.editor.root.querySelectorAll('img')];
    const here = gkRichText.topBlock(this.editor.root)?.querySelector?.('img');
    const wanted = here ?? all.find((image) => image.alt.trim() === '') ?? all[0];
    if (wanted) this.ask(wanted);
  }

  ask(image) {
    if (!this.form) return;
    this.close();
    this.image = image;
    image.dataset.chosen = '';
    this.words.value = image.alt;
    this.form.hidden = false;
    this.words.focus();
    image.scrollIntoView({block: 'nearest'});
  }

  close() {
    if (!this.form) return;
    this.form.hidden = true;
    if (this.image) delete this.image.dataset.chosen;
    this.image = null;
  }

  describe() {
    const {image, editor} = this;
    const words = this.words.value.trim();
    if (words === '') {
      editor.say('请写明图片里是什么，送审前必须写。');
      return this.words.focus();
    }
    editor.history.keep();
    if (image?.isConnected) image.alt = words;
    this.close();
    editor.changed();
    editor.keepNow();
    const left = [...editor.root.querySelectorAll('img')].find((each) => each.alt.trim() === '');
    editor.say(left ? '说明已写上，还有一张没有说明。' : '图片说明已写上。');
    if (left) return this.ask(left);
    editor.root.focus();
  }

  drop() {
    const {image, editor} = this;
    editor.history.keep();
    const paragraph = image?.closest('p');
    image?.remove();
    if (paragraph && paragraph.textContent.trim() === '' && !paragraph.querySelector('img')) paragraph.replaceWith(gkRichText.emptyParagraph());
    this.close();
    editor.changed();
    editor.keepNow();
    editor.say('图片已删掉，按“撤销”可以找回。');
    editor.root.focus();
  }
};
