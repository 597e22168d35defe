// Puts what was pasted into the editor, where the caret stands or stood. Used by rich_text.js.
'use strict';

gkRichText.Insertion = class {
  constructor(root) { this.root = root; }

  // A place in the text that stays while one waits for the server and goes on typing.
  markPlace() {
    const mark = document.createElement('span');
    const selection = getSelection();
    if (selection.rangeCount && this.root.contains(selection.anchorNode)) {
      selection.getRangeAt(0).insertNode(mark);
    } else {
      this.root.append(mark);
    }
    return mark;
  }

  backTo(mark) {
    if (!mark.isConnected) return;
    getSelection().collapse(mark.parentNode, [...mark.parentNode.childNodes].indexOf(mark));
    const {parentNode} = mark;
    mark.remove();
    parentNode.normalize();
  }

  // False when there was nothing to put in.
  insert(fragment) {
    const nodes = [...fragment.childNodes];
    if (nodes.length === 0) return false;
    const selection = getSelection();
    if (!selection.rangeCount || !this.root.contains(selection.anchorNode)) {
      selection.selectAllChildren(this.root);
      selection.collapseToEnd();
    }
    selection.deleteFromDocument();
    const isOneLine = nodes.length === 1 && (nodes[0].nodeType === Node.TEXT_NODE || (nodes[0].nodeName === 'P' && !nodes[0].className && !nodes[0].querySelector('img')));
    if (isOneLine) {
      this.insertInline(nodes[0].nodeName === 'P' ? [...nodes[0].childNodes] : nodes);
    } else {
      this.insertBlocks(nodes);
    }
    return true;
  }

  insertInline(nodes) {
    const range = getSelection().getRangeAt(0), fragment = document.createDocumentFragment();
    fragment.append(...nodes);
    range.insertNode(fragment);
    const last = nodes.at(-1);
    const next = last.nextSibling;
    if (next?.nodeName === 'BR' && !next.nextSibling) next.remove();  // it held an empty paragraph open
    getSelection().collapse(last.parentNode, [...last.parentNode.childNodes].indexOf(last) + 1);
  }

  // A paragraph is cut in two where the caret stands; behind a list, and in front of nothing else, the rest stays whole.
  insertBlocks(nodes) {
    const cell = gkRichText.closest(this.root, 'td, th');
    const holdsTable = nodes.some((node) => node.nodeName === 'TABLE');
    const block = cell && !holdsTable ? this.blockIn(cell) : gkRichText.topBlock(this.root);
    const canBeCut = /^(P|H[234])$/.test(block.nodeName);
    let rest = null;
    if (canBeCut) {
      const range = getSelection().getRangeAt(0);
      range.setEnd(block, block.childNodes.length);
      rest = block.cloneNode(false);
      rest.append(range.extractContents());
    }
    block.after(...nodes);
    const last = nodes.at(-1);
    if (rest && rest.textContent.trim() !== '') last.after(rest);
    if (canBeCut && block.textContent.trim() === '' && !block.querySelector('img')) block.remove();
    const standsAlone = last.nodeName === 'TABLE' || last.querySelector?.('img');
    if (standsAlone && !last.nextSibling) last.after(gkRichText.emptyParagraph());
    const end = document.createRange();
    end.selectNodeContents(last.nodeName === 'TABLE' ? last.nextSibling : last);
    end.collapse(last.nodeName === 'TABLE');
    getSelection().removeAllRanges();
    getSelection().addRange(end);
  }

  blockIn(cell) {
    let node = getSelection().anchorNode;
    while (node !== cell && node.parentNode !== cell) node = node.parentNode;
    if (node !== cell) return node.nodeType === Node.TEXT_NODE ? this.wrap(node) : node;
    return cell.lastChild ?? cell.appendChild(gkRichText.emptyParagraph());
  }

  wrap(text) {
    const paragraph = document.createElement('p');
    text.replaceWith(paragraph);
    paragraph.append(text);
    getSelection().collapse(text, text.data.length);
    return paragraph;
  }
};
