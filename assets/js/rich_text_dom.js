// The inside of the editor of rich text, as a tree: built only out of the elements that a body may hold, never by
// letting the browser read markup into the page. Used by rich_text.js and rich_text_draft.js.
'use strict';

globalThis.gkRichText = (() => {
  const names = {
    H1: 'h2', H2: 'h2', H3: 'h3', H4: 'h4', H5: 'h4', H6: 'h4', P: 'p', DIV: 'p', B: 'b', STRONG: 'b', I: 'i', EM: 'i', U: 'u',
    A: 'a', BR: 'br', UL: 'ul', OL: 'ol', LI: 'li', TABLE: 'table', TBODY: 'tbody', THEAD: 'tbody', TR: 'tr', TH: 'th', TD: 'td',
    IMG: 'img',
  };
  const dropped = new Set(['SCRIPT', 'STYLE', 'TEMPLATE', 'TITLE', 'NOSCRIPT', 'IFRAME', 'OBJECT', 'SVG', 'MATH', 'TEXTAREA', 'SELECT']);
  const aligned = new Set(['rt-center', 'rt-end']);
  // The server decides (LinkAddress); this keeps out what would never pass.
  const leads = /^(https?:\/\/[^\s@"'<>\\]+|mailto:[^\s"'<>\\]+|tel:[^\s"'<>\\]+|\/(?![/\\])[^\s"'<>\\]*)$/i;
  const digest = /^sm3:[0-9a-f]{64}$/;

  function element(name, from, images) {
    const made = document.createElement(name);
    if (name === 'img') {
      if (!digest.test(from.dataset.digest ?? '')) return null;
      made.dataset.digest = from.dataset.digest;
      made.alt = from.getAttribute('alt') ?? '';
      const address = images.get(from.dataset.digest);
      if (address) made.src = address;
    }
    if (name === 'a' && leads.test(from.getAttribute('href') ?? '')) made.setAttribute('href', from.getAttribute('href'));
    if (name === 'p' || /^h\d$/.test(name)) made.classList.add(...[...from.classList].filter((each) => aligned.has(each)));
    if (made.classList.length === 0) made.removeAttribute('class');
    if (name === 'td' || name === 'th') {
      for (const side of ['rowSpan', 'colSpan']) if (from[side] > 1) made[side] = from[side];
    }
    return made;
  }

  function copyInto(target, source, images) {
    for (const node of source.childNodes) {
      if (node.nodeType === Node.TEXT_NODE) {
        if (!/^\s*\n\s*$/.test(node.data)) target.append(document.createTextNode(node.data));
      } else if (node.nodeType === Node.ELEMENT_NODE && !dropped.has(node.nodeName.toUpperCase())) {
        const name = names[node.nodeName];
        const made = name ? element(name, node, images) : target;
        if (made === null) continue;
        if (made !== target) target.append(made);
        copyInto(made, node, images);
      }
    }
  }

  // Something to stand in: a cell or a page without a paragraph cannot be clicked into.
  function withPlaces(root) {
    for (const cell of root.querySelectorAll('td, th')) {
      if (cell.childNodes.length === 0) cell.append(emptyParagraph());
    }
    for (const paragraph of root.querySelectorAll('p, h2, h3, h4, li')) {
      if (paragraph.childNodes.length === 0) paragraph.append(document.createElement('br'));
    }
    return root;
  }

  function emptyParagraph() {
    const paragraph = document.createElement('p');
    paragraph.append(document.createElement('br'));
    return paragraph;
  }

  return {
    emptyParagraph,
    leads,

    // What the server wrote, or what was kept in this browser. The parsed page is never shown: it is copied, by the list.
    fragmentOf(html, images) {
      const fragment = document.createDocumentFragment();
      copyInto(fragment, new DOMParser().parseFromString(html, 'text/html').body, images);
      return withPlaces(fragment);
    },

    // Plain text: a paragraph a line.
    fragmentOfText(text) {
      const fragment = document.createDocumentFragment();
      for (const line of text.split(/\r?\n/)) {
        if (line.trim() === '') continue;
        const paragraph = document.createElement('p');
        paragraph.textContent = line.trim();
        fragment.append(paragraph);
      }
      return fragment;
    },

    htmlOf(root) { return root.innerHTML; },

    // Tells two contents apart by what they show: elements and text, without blanks.
    shapeOf(root) {
      const say = (node) => {
        if (node.nodeType === Node.TEXT_NODE) return node.data.replace(/\s+/g, '');
        if (node.nodeName === 'BR') return '';
        if (node.nodeName === 'IMG') return `<IMG ${node.dataset.digest} ${node.alt}>`;
        const inside = [...node.childNodes].map(say).join('');
        if (/^(P|H[234]|LI|B|I|U|A)$/.test(node.nodeName) && inside === '') return '';
        return node.nodeType === Node.ELEMENT_NODE ? `<${node.nodeName}${node.className}>${inside}</>` : inside;
      };
      return [...root.childNodes].map(say).join('');
    },
    textOf(root) { return root.textContent.replace(/\s+/g, ''); },

    // A short name for a content; it need not be safe against anybody.
    nameOf(text) {
      let sum = 5381;
      for (let at = 0; at < text.length; ++at) sum = (sum * 33 + text.charCodeAt(at)) % 4294967296;
      return `${text.length}-${sum}`;
    },

    // The innermost element around the caret that fits, within the page; null without one.
    closest(root, selector) {
      const node = getSelection().anchorNode;
      const found = (node?.nodeType === Node.ELEMENT_NODE ? node : node?.parentElement)?.closest(selector);
      return found && found !== root && root.contains(found) ? found : null;
    },

    // The child of the page in which the caret stands.
    topBlock(root) {
      let node = getSelection().anchorNode;
      while (node && node.parentNode !== root) node = node.parentNode;
      return node ?? root.lastChild;
    },

    // Where the caret stands, as numbers that fit a copy of the tree.
    pathOf(root, node, offset) {
      const path = [offset];
      for (let each = node; each !== root; each = each.parentNode) {
        if (!each) return null;
        path.unshift([...each.parentNode.childNodes].indexOf(each));
      }
      return path;
    },
    caretAt(root, path) {
      let node = root;
      for (const step of path.slice(0, -1)) node = node.childNodes[step] ?? node;
      const most = node.nodeType === Node.TEXT_NODE ? node.data.length : node.childNodes.length;
      getSelection().collapse(node, Math.min(path.at(-1), most));
    },
  };
})();
