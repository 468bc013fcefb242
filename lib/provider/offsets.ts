/** How an upstream counts: UTF-16 units as JavaScript does, code points as Python and Go runes do, or bytes of UTF-8. */
export const OFFSET_UNITS = ['utf16', 'code-point', 'utf8-byte'] as const;

export type OffsetUnit = (typeof OFFSET_UNITS)[number];

/** Maps an offset in the upstream's unit to UTF-16 units of the text; an offset beyond the text becomes its end. */
export type OffsetReader = (offset: number) => number;

/** The table behind it is made once for a text, and only when the two units differ in this text. */
export function createOffsetReader(text: string, unit: OffsetUnit): OffsetReader {
  if (unit === 'utf16' || (unit === 'code-point' ? !/[\ud800-\udfff]/.test(text) : /^[\0-\x7f]*$/.test(text))) {
    return offset => offset;
  }
  let table: number[] | undefined;
  return offset => {
    table ??= unitStarts(text, unit);
    return table[offset] ?? text.length;
  };
}

/** For each unit that the upstream counts, the UTF-16 index at which the character around it starts. */
function unitStarts(text: string, unit: OffsetUnit): number[] {
  const starts: number[] = [];
  let index = 0;
  for (const character of text) {
    const width = unit === 'code-point' ? 1 : utf8Width(character.codePointAt(0) ?? 0);
    for (let step = 0; step < width; step += 1) starts.push(index);
    index += character.length;
  }
  return starts;
}

function utf8Width(codePoint: number): number {
  if (codePoint < 0x80) return 1;
  if (codePoint < 0x800) return 2;
  return codePoint < 0x10000 ? 3 : 4;
}
