/** `“字” (U+5B57)`: a character as it is named where it may not be drawable; a control character has no picture. */
export function characterInWords(character: string): string {
  const code = (character.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0');
  return `${character < ' ' ? '' : `“${character}” `}(U+${code})`;
}
