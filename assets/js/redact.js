// Drawing on a page of a partial release: a box is drawn by dragging, or by the keyboard, and stands in the field "areas" as it would
// be typed. Marks that are sent come back without loading the picture again. Layers are shown and hidden. Without it all of it is
// typed and sent as a form.
'use strict';

(() => {
  const sheet = document.querySelector('[data-redact-sheet]');
  const svg = sheet && sheet.querySelector('svg');
  if (!svg) return;
  const size = {width: svg.viewBox.baseVal.width, height: svg.viewBox.baseVal.height};
  const field = () => document.getElementById('areas');
  const clamp = (value) => Math.min(100, Math.max(0, value));
  const pending = svg.appendChild(document.createElementNS('http://www.w3.org/2000/svg', 'g'));

  // ---- what stands in the field, drawn

  function boxes() {
    const area = field();
    if (!area) return [];
    return area.value.split('\n').map((line) => line.trim().split(/[\s,%]+/).filter(Boolean).map(Number))
      .filter((numbers) => numbers.length === 4 && numbers.every(Number.isFinite));
  }

  function rect([left, top, right, bottom]) {
    const shape = document.createElementNS('http://www.w3.org/2000/svg', 'rect');
    shape.setAttribute('class', 'redact-pending');
    shape.setAttribute('x', String(Math.min(left, right) * size.width / 100));
    shape.setAttribute('y', String(Math.min(top, bottom) * size.height / 100));
    shape.setAttribute('width', String(Math.abs(right - left) * size.width / 100));
    shape.setAttribute('height', String(Math.abs(bottom - top) * size.height / 100));
    return shape;
  }

  let drawn = null;
  function show() {
    pending.replaceChildren(...boxes().map(rect), ...(drawn ? [rect(drawn)] : []));
  }

  function keep(box) {
    const area = field();
    drawn = null;
    const [left, top, right, bottom] = [Math.min(box[0], box[2]), Math.min(box[1], box[3]), Math.max(box[0], box[2]), Math.max(box[1], box[3])];
    if (area && right - left > 0.4 && bottom - top > 0.3) {
      const line = [left, top, right, bottom].map((value) => value.toFixed(2)).join(' ');
      area.value = (area.value.trim() ? area.value.trim() + '\n' : '') + line;
    }
    show();
  }

  // ---- by hand

  function placeOf(event) {
    const frame = svg.getBoundingClientRect();
    return [clamp((event.clientX - frame.left) * 100 / frame.width), clamp((event.clientY - frame.top) * 100 / frame.height)];
  }

  let pointer = null;
  sheet.addEventListener('pointerdown', (event) => {
    if (!field() || event.button !== 0) return;
    pointer = event.pointerId;
    sheet.setPointerCapture(pointer);
    const [x, y] = placeOf(event);
    drawn = [x, y, x, y];
    event.preventDefault();
    sheet.focus({preventScroll: true});
  });
  sheet.addEventListener('pointermove', (event) => {
    if (event.pointerId !== pointer || !drawn) return;
    [drawn[2], drawn[3]] = placeOf(event);
    show();
  });
  sheet.addEventListener('pointerup', (event) => {
    if (event.pointerId !== pointer || !drawn) return;
    pointer = null;
    keep(drawn);
  });
  sheet.addEventListener('pointercancel', () => {
    pointer = drawn = null;
    show();
  });

  // ---- by the keyboard, while the page has the focus

  const steps = {ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, -1], ArrowDown: [0, 1]};
  const turn = {PageUp: 'prev', PageDown: 'next'};
  function move(step, resizes) {
    if (!resizes) {
      drawn[0] = clamp(drawn[0] + step[0]);
      drawn[1] = clamp(drawn[1] + step[1]);
    }
    drawn[2] = clamp(drawn[2] + step[0]);
    drawn[3] = clamp(drawn[3] + step[1]);
  }

  sheet.addEventListener('keydown', (event) => {
    if (event.altKey || event.ctrlKey || event.metaKey) return;
    if (turn[event.key]) {
      const link = document.querySelector(`.redact-move a[rel="${turn[event.key]}"]`);
      if (link) link.click();
    } else if (event.key === 'Enter' && field()) {
      if (drawn) keep(drawn);
      else drawn = [40, 45, 60, 48];
    } else if (event.key === 'Escape' && drawn) {
      drawn = null;
    } else if (steps[event.key] && drawn) {
      move(steps[event.key], event.shiftKey);
    } else {
      return;
    }
    event.preventDefault();
    show();
  });

  // ---- layers

  const layers = document.querySelector('[data-redact-layers]');
  function hideLayers() {
    for (const tick of document.querySelectorAll('[data-redact-layer]')) {
      for (const mark of svg.querySelectorAll(`.redact-mark[data-layer="${tick.dataset.redactLayer}"]`)) {
        mark.toggleAttribute('data-hidden', !tick.checked);
      }
    }
  }
  if (layers) {
    layers.hidden = false;
    layers.addEventListener('change', hideLayers);
  }

  // ---- sent without loading the picture again

  function take(page) {
    const marks = page.querySelector('[data-redact-marks]'), list = page.getElementById('redact-list'), form = page.getElementById('redact-form');
    if (!marks || !list || !form) return false;
    const chosen = ['ground', 'reason', 'layer'].map((name) => [name, document.getElementById(name)?.value]);
    svg.querySelector('[data-redact-marks]').replaceWith(document.importNode(marks, true));
    document.getElementById('redact-list').replaceWith(document.importNode(list, true));
    document.getElementById('redact-form').replaceWith(document.importNode(form, true));
    for (const [name, value] of chosen) {
      const input = document.getElementById(name);
      if (input && value !== undefined) input.value = value;
    }
    listen();
    show();
    hideLayers();
    return true;
  }

  async function send(event) {
    const form = event.target;
    const button = event.submitter;
    if (!button || button.value !== 'areas') return;
    event.preventDefault();
    button.disabled = true;
    const body = new URLSearchParams(new FormData(form));
    body.set('do', 'areas');
    const answer = await fetch(form.action, {method: 'POST', body, credentials: 'same-origin'}).catch(() => null);
    // What did not go through is sent as a form: then the page itself says why.
    const page = answer && answer.ok ? new DOMParser().parseFromString(await answer.text(), 'text/html') : null;
    if (page && take(page)) {
      sheet.focus({preventScroll: true});
      return;
    }
    button.disabled = false;
    const what = Object.assign(document.createElement('input'), {type: 'hidden', name: 'do', value: 'areas'});
    form.append(what);
    form.submit();
  }

  function listen() {
    const form = document.getElementById('redact-form');
    if (!form) return;
    form.addEventListener('submit', send);
    field()?.addEventListener('input', show);
  }
  listen();
  show();
})();
