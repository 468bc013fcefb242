import { ASCII, BEYOND_ASCII, foldCharacter } from './fold.ts';

/** The fold of a text, with the positions of both mapped to each other. */
export class FoldedText {
  readonly folded: string;
  /** Absent when the fold of each character is as long as itself, so that positions are the same. */
  readonly #positions: Positions | undefined;

  constructor(text: string) {
    let keepsPositions = true;
    const measured = (character: string): string => {
      const folded = foldCharacter(character);
      // A surrogate pair counts as longer, since no character starts inside it.
      if (character.length !== 1 || folded.length !== 1) keepsPositions = false;
      return folded;
    };
    this.folded = (ASCII.test(text) ? text : text.replace(BEYOND_ASCII, measured)).toLowerCase();
    this.#positions = keepsPositions ? undefined : positionsOf(text, this.folded);
  }

  /** Folded position of a position of the text. */
  toFolded(position: number): number {
    return this.#positions ? (this.#positions.foldedAt[position] ?? this.folded.length) : position;
  }

  /** Where the character starts whose fold starts at this folded position; -1 inside the fold of a character. */
  startAt(folded: number): number {
    return this.#positions ? (this.#positions.starts[folded] ?? -1) : folded;
  }

  /** Where the character ends whose fold ends at this folded position, with the marks on it; -1 inside a fold. */
  endAt(folded: number): number {
    return this.#positions ? (this.#positions.ends[folded] ?? -1) : folded;
  }
}

interface Positions {
  foldedAt: Uint32Array;
  starts: Int32Array;
  ends: Int32Array;
}

function positionsOf(text: string, folded: string): Positions {
  const foldedAt = new Uint32Array(text.length + 1);
  const starts = new Int32Array(folded.length + 1).fill(-1);
  const ends = new Int32Array(folded.length + 1).fill(-1);
  let length = 0;
  for (let position = 0; position < text.length; ) {
    const isPlain = text.charCodeAt(position) < 0x80;
    const character = isPlain ? '' : String.fromCodePoint(text.codePointAt(position) ?? 0);
    const size = isPlain ? 1 : foldCharacter(character).length;
    const end = position + (isPlain ? 1 : character.length);
    foldedAt[position] = length;
    if (end - position === 2) foldedAt[position + 1] = length + size;
    if (size > 0) starts[length] = position;
    length += size;
    if (size > 0 || (ends[length] === position && /\p{M}/u.test(character))) ends[length] = end;
    position = end;
  }
  foldedAt[text.length] = length;
  return { foldedAt, starts, ends };
}
