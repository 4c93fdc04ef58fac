/** Puts text on the clipboard, also where the window grants no permission for it. */

/** To be called while the key or click that asked for it is still fresh. Answers whether it worked. */
export function copyText(text: string): boolean {
  const field = document.createElement('textarea');
  field.value = text;
  field.style.position = 'fixed';
  field.style.opacity = '0';
  const before = document.activeElement;
  document.body.append(field);
  field.select();
  // The newer way asks for a permission, and the window denies every one.
  const copied = document.execCommand('copy');
  field.remove();
  if (before instanceof HTMLElement) before.focus({ preventScroll: true });
  return copied;
}
