/** A text without case and accents, and the way back to the units of the original. */
export interface FoldedText {
  readonly text: string;
  /** Span of the original, UTF-16 units, that a span of the folded text stands for. */
  toOriginal(start: number, end: number): { start: number; end: number };
}

/** Folds code point by code point, so that lengths may differ: `ß` becomes two letters, a combining accent none. */
export function fold(original: string): FoldedText {
  let text = '';
  const starts: number[] = [];
  const ends: number[] = [];
  let at = 0;
  for (const character of original) {
    const folded = foldCharacter(character);
    if (folded === '' && ends.length > 0) ends[ends.length - 1] = at + character.length;
    for (let unit = 0; unit < folded.length; unit += 1) {
      starts.push(at);
      ends.push(at + character.length);
    }
    text += folded;
    at += character.length;
  }
  return {
    text,
    toOriginal: (start, end) => ({ start: starts[start] ?? original.length, end: ends[end - 1] ?? original.length }),
  };
}

function foldCharacter(character: string): string {
  if (character === 'ß' || character === 'ẞ') return 'ss';
  if (character === '’') return "'";
  if (/[\u00a0\u2009\u202f]/.test(character)) return ' ';
  return character.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase();
}
