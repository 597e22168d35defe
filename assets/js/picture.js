// A picture that is offered as SVG, as PNG as well: drawn by the browser on white, twice as large, as a document wants it. Without this
// script, or where it fails, the SVG is there.
'use strict';

(() => {
  async function save(button) {
    const answer = await fetch(button.dataset.picture);
    const picture = new Image();
    picture.src = `data:image/svg+xml;charset=utf-8,${encodeURIComponent(await answer.text())}`;
    await picture.decode();
    const canvas = document.createElement('canvas');
    canvas.width = picture.naturalWidth * 2;
    canvas.height = picture.naturalHeight * 2;
    const pen = canvas.getContext('2d');
    pen.fillStyle = '#ffffff';
    pen.fillRect(0, 0, canvas.width, canvas.height);
    pen.drawImage(picture, 0, 0, canvas.width, canvas.height);
    const link = document.createElement('a');
    link.href = canvas.toDataURL('image/png');
    link.download = `${button.dataset.name}.png`;
    link.click();
  }

  for (const button of document.querySelectorAll('.gk-picture-save')) {
    button.hidden = false;
    button.addEventListener('click', () => save(button).catch(() => { button.hidden = true; }));
  }
})();
