import type { Recognition, TypedContext, TypedKind } from './typed.ts';

const JOINER = 'to|till|until|through|and|or|bis|und|oder|hasta|al?|[yeou]|jusque?|à|et|ou';
const BEFORE = new RegExp(`([^\\s\u2013\u2014-]+)(?:\\s+(?:${JOINER})\\s+|\\s*[\u2013\u2014/-]\\s*)$`, 'iu');
const AFTER = new RegExp(`^(?:\\s+(?:${JOINER})\\s+|\\s*[\u2013\u2014/-]\\s*)([^\\s\u2013\u2014-]+)`, 'iu');
/** UTF-16 units on either side that are looked at: a word and what joins it. */
const REACH = 40;

/**
 * Whether a value found in what was said is one end of a range or one of a choice, the other being told without its
 * unit: "between 5 and 10 euros", "2 or 3 days", "$5-10". Neither of the two is the value then.
 */
export function isOneOfTwo(said: string, found: Recognition, reader: TypedKind, context: TypedContext): boolean {
  const dash = /[\u2013\u2014-]/.test(said.charAt(found.start)) ? 1 : 0;
  const before = BEFORE.exec(said.slice(Math.max(0, found.start - REACH), found.start + dash));
  const after = AFTER.exec(said.slice(found.end, found.end + REACH));
  return [before, after].some(other => other?.[1] !== undefined && reader.parse(other[1], context).length > 0);
}
