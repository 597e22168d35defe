// Images on their way into the editor: chosen, dropped, or pasted. Each is sent to the server, which alone decides whether it
// is one and what is kept of it; the text names it by the digest that the server answers. Used by rich_text.js.
'use strict';

gkRichText.Images = class {
  static most = 40;               // at a time
  static side = 2000;             // points; larger ones are made smaller here, which also drops what a telephone wrote into them
  static bytes = 1_500_000;
  static mostBytes = 5 * 1024 * 1024;  // that the server takes
  static patience = 180_000;           // milliseconds
  static digest = /^sm3:[0-9a-f]{64}$/;

  constructor(field, form) {
    this.address = field.dataset.images;
    this.form = form;
    this.waiting = new Map();  // pictures on their way, by the name under which their place in the text waits
    this.count = 0;
  }

  get able() { return this.address !== ''; }
  get(digest) { return this.able ? `${this.address}/${digest.slice('sm3:'.length)}` : undefined; }

  // A name for a picture that was not sent yet: it looks like a digest, so that the server leaves it where it stands.
  hold(picture) {
    const name = `sm3:${(++this.count).toString(16).padStart(64, '0')}`;
    this.waiting.set(name, picture);
    return name;
  }
  waits(name) { return this.waiting.has(name); }

  static filesIn(data) { return [...data.files].filter((file) => file.type.startsWith('image/')); }

  // {digest}, or {sentence} when it cannot be taken.
  async send(picture) {
    try {
      const body = new FormData();
      const token = document.querySelector('meta[name="csrf-token"]')?.content ?? this.form.querySelector('[name="_csrf"]').value;
      body.append('_csrf', token);
      body.append('image', await gkRichText.Images.smaller(picture), picture.name ?? '粘贴的图片');
      const answer = await fetch(this.address, {method: 'POST', body, headers: {'X-CSRF-Token': token}, signal: AbortSignal.timeout(gkRichText.Images.patience)});
      const words = await answer.text();
      if (answer.ok && gkRichText.Images.digest.test(words)) return {digest: words};
      if (answer.status === 422) return {sentence: words};
      if (answer.status === 413) return {sentence: '图片超过 5 MB，请缩小以后再放进来。'};
    } catch { /* the server cannot be reached */ }
    return {sentence: '图片没有传上去，请再试一次。'};
  }

  // As it is sent: small enough, and of a kind that can be printed: WebP cannot be.
  static async smaller(picture) {
    try {
      const bitmap = await createImageBitmap(picture);
      const scale = Math.min(1, this.side / Math.max(bitmap.width, bitmap.height));
      const isTaken = /^image\/(png|jpeg)$/.test(picture.type);
      if (isTaken && scale === 1 && picture.size <= this.bytes) return picture;
      const canvas = document.createElement('canvas');
      canvas.width = Math.max(1, Math.round(bitmap.width * scale));
      canvas.height = Math.max(1, Math.round(bitmap.height * scale));
      canvas.getContext('2d').drawImage(bitmap, 0, 0, canvas.width, canvas.height);
      return await this.encoded(canvas, picture.type !== 'image/jpeg') ?? picture;
    } catch {
      return picture;  // the server says what is wrong with it
    }
  }

  // PNG where one looks through it; else, and where that is too large, JPEG on white.
  static async encoded(canvas, maySeeThrough) {
    const context = canvas.getContext('2d'), make = (type) => new Promise((done) => canvas.toBlob(done, type, 0.85));
    if (maySeeThrough && this.seesThrough(context.getImageData(0, 0, canvas.width, canvas.height).data)) {
      const made = await make('image/png');
      if (made && made.size <= this.mostBytes) return made;
    }
    context.globalCompositeOperation = 'destination-over';
    context.fillStyle = '#fff';
    context.fillRect(0, 0, canvas.width, canvas.height);
    return make('image/jpeg');
  }

  static seesThrough(points) {
    for (let at = 3; at < points.length; at += 4) if (points[at] < 255) return true;
    return false;
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

  // In one walk, since what lies on a clipboard may be long and its groups deep.
  static inRtf(rtf) {
    const pictures = [], groups = [];  // of each open group the picture it is, if it is one
    for (const [token] of rtf.matchAll(/\\[a-z]+-?\d* ?|\\[^a-z]|[{}]|[^\\{}]+/gi)) {
      const word = token.trim();
      if (word === '{') groups.push(null);
      else if (word === '}') this.takeFromRtf(groups.pop(), pictures);
      else if (word === '\\pict' && groups.length > 0) groups[groups.length - 1] = {type: null, digits: []};
      else if (!groups.at(-1)) continue;
      else if (word === '\\pngblip' || word === '\\jpegblip') groups.at(-1).type = word === '\\pngblip' ? 'image/png' : 'image/jpeg';
      else if (!word.startsWith('\\')) groups.at(-1).digits.push(word);
    }
    return pictures;
  }

  static takeFromRtf(group, pictures) {
    if (!group?.type) return;
    const digits = group.digits.join('').replace(/[^0-9a-f]/gi, ''), bytes = new Uint8Array(digits.length >> 1);
    for (let at = 0; at < bytes.length; ++at) bytes[at] = parseInt(digits.slice(2 * at, 2 * at + 2), 16);
    pictures.push(new Blob([bytes], {type: group.type}));
  }

  // What the tag says of its picture, as it is written there; names that programs give by themselves say nothing.
  static altIn(tag) {
    const [, , double, single, bare] = /\balt\s*=\s*("([^"]*)"|'([^']*)'|([^\s"'>]+))/i.exec(tag) ?? [];
    const words = (double ?? single ?? bare ?? '').trim();
    return /^(图片|图|照片|picture|image|img)?\s*\d*$|\.(png|jpe?g|gif|bmp|webp)$/i.test(words) ? '' : words.replace(/"/g, '&quot;');
  }

  // In any page or part of one: the place that waits becomes the image, or is taken out again.
  settle(root, name, digest) {
    for (const image of root.querySelectorAll(`img[data-pending="${name}"]`)) {
      const {parentNode} = image;
      image.alt = image.dataset.words ?? '';
      delete image.dataset.pending;
      delete image.dataset.words;
      if (digest) {
        image.dataset.digest = digest;
        image.src = this.get(digest);
        continue;
      }
      image.remove();
      if (parentNode.nodeName === 'P' && parentNode.textContent.trim() === '' && !parentNode.querySelector('img')) parentNode.replaceChildren(document.createElement('br'));
    }
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
    editor.root.addEventListener('click', (event) => event.target.nodeName === 'IMG' && !event.target.dataset.pending && this.ask(event.target));
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
    const fragment = document.createDocumentFragment(), names = files.map((file) => this.images.hold(file));
    for (const name of names) fragment.append(this.placeFor(name));
    editor.put(fragment);
    await this.upload(names, '');
  }

  // A paragraph in which the image will stand.
  placeFor(name) {
    const paragraph = document.createElement('p'), image = document.createElement('img');
    gkRichText.makeWait(image, name, '');
    paragraph.append(image);
    return paragraph;
  }

  // Sends them one after the other, each into its place, while one goes on writing; then says what came of it.
  async upload(names, before) {
    const {editor, images} = this, {typed} = editor, refused = [], sent = [];
    for (const [at, name] of names.entries()) {
      editor.say(`${before}正在上传图片，第 ${at + 1} 张，共 ${names.length} 张……`);
      const {digest, sentence} = await images.send(images.waiting.get(name));
      editor.settle(name, digest);
      if (digest) sent.push(digest);
      if (sentence) refused.push(sentence);
    }
    const here = [...editor.root.querySelectorAll('img')].filter((image) => sent.includes(image.dataset.digest));
    const untold = here.find((image) => image.alt.trim() === '');
    const said = here.length > 0 ? `放进来 ${here.length} 张图片${untold ? '，请写明图片里是什么。' : '，说明也带过来了，请看看对不对。'}` : '';
    editor.say(before + said + [...new Set(refused)].join(''));
    if (untold && typed === editor.typed) this.ask(untold);  // nobody is called away from what he writes
  }

  // An image stands between paragraphs, never in a cell.
  leaveTable() {
    const table = this.editor.closest('table');
    if (!table) return;
    if (!table.nextElementSibling) table.after(gkRichText.emptyParagraph());
    this.editor.standIn(table.nextElementSibling);
  }

  // The HTML of a paste with a place for each picture that is at hand, and the names of those; what is not stays as it was,
  // and the server tells how many were left out.
  claim(html, data) {
    if (!this.images.able) return {sent: html, names: []};
    const pictures = gkRichText.Images.within(html, data).slice(0, gkRichText.Images.most), names = [];
    let at = 0;
    const sent = html.replace(/<img\b[^>]*>/gi, (tag) => {
      const picture = pictures[at++];
      if (!picture) return tag;
      names.push(this.images.hold(picture));
      return `<img data-digest="${names.at(-1)}" alt="${gkRichText.Images.altIn(tag)}">`;
    });
    return {sent, names};
  }

  // ---- what is in an image

  // The one at the caret, or else the next that says nothing, or the first.
  next() {
    const all = [...this.editor.root.querySelectorAll('img:not([data-pending])')];
    const here = gkRichText.topBlock(this.editor.root)?.querySelector?.('img:not([data-pending])');
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
