/** Waiting for the pointer to be lifted: what moves the page between pressing and lifting swallows the click. */

let pressed = false;
window.addEventListener('pointerdown', () => set(true), true);
window.addEventListener('pointerup', () => set(false), true);
window.addEventListener('pointercancel', () => set(false), true);

const waiting: (() => void)[] = [];

/** At once, or when no button is pressed any more and the click has arrived. */
export function whenReleased(work: () => void): void {
  if (pressed) waiting.push(work);
  else work();
}

function set(now: boolean): void {
  pressed = now;
  if (pressed) return;
  for (const work of waiting.splice(0)) setTimeout(work);
}
