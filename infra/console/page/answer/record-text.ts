/** Fields that hold text of the caller by design: the redacted preview, and values that the rules allow. */
const ALLOWED = new Set(['preview', 'value', 'entity_types', 'name', 'rule']);

/** A word that is shorter occurs in ids and digests by chance. */
const LONGEST_CHANCE = 7;

/** Fields of a record, other than its preview and its values, that repeat a part of the text. There should be none. */
export function textBeyondPreview(record: object, text: string): string[] {
  const pieces =
    text
      .toLowerCase()
      .match(/[\p{L}\p{N}@.+-]+/gu)
      ?.filter(piece => piece.length > LONGEST_CHANCE) ?? [];
  const found: string[] = [];
  const look = (value: unknown, path: string): void => {
    if (typeof value === 'string') {
      const held = value.toLowerCase();
      if (pieces.some(piece => held.includes(piece))) found.push(path);
    } else if (typeof value === 'object' && value !== null) {
      for (const [name, inner] of Object.entries(value)) {
        if (!ALLOWED.has(name)) look(inner, path === '' ? name : `${path}.${name}`);
      }
    }
  };
  look(record, '');
  return found;
}
