// How a person gets at a page: by mouse and keyboard as it comes, or by the keyboard alone, where every field and button
// is reached by Tab and nothing else.
const mostStops = 200;

// As it comes.
export const anyHands = {
  async fill(place, text) { await place.fill(text); },
  async press(place) {
    await place.focus();
    await place.press('Enter');
  },
};

// The keyboard alone. What Tab does not reach is a fault: a stop that is not there within 200 fails the journey.
export function keyboardHands(page) {
  const isAt = (place) => place.evaluate((element) => element === document.activeElement);
  async function reach(place) {
    await place.waitFor();
    for (let stop = 0; stop < mostStops; ++stop) {
      if (await isAt(place)) return;
      await page.keyboard.press('Tab');
    }
    throw new Error(`Tab does not lead to ${place}`);
  }
  return {
    async fill(place, text) {
      await reach(place);
      await page.keyboard.press('Control+a');
      await page.keyboard.insertText(text);
    },
    async press(place) {
      await reach(place);
      const seen = await place.evaluate((element) => {
        const {outlineStyle, outlineWidth} = getComputedStyle(element);
        return outlineStyle !== 'none' && Number.parseFloat(outlineWidth) >= 2;
      });
      if (!seen) throw new Error(`where the keyboard is cannot be seen at ${place}`);
      await page.keyboard.press('Enter');
    },
  };
}
