import { type Language, languagePack } from '../languages/index.ts';
import { fold } from '../text/index.ts';
import type { Recognition, TypedContext, TypedKind } from './typed.ts';

/** UTF-16 units on either side that are looked at: a word and what joins it. */
const REACH = 40;

/**
 * Whether a value found in what was said is one end of a range or one of a choice, the other being told without its
 * unit: "between 5 and 10 euros", "2 or 3 days", "$5-10". Neither of the two is the value then.
 */
export function isOneOfTwo(said: string, found: Recognition, reader: TypedKind, context: TypedContext): boolean {
  const dash = /[\u2013\u2014-]/.test(said.charAt(found.start)) ? 1 : 0;
  const { before, after } = formsOf(context.language);
  const others = [
    before.exec(fold(said.slice(Math.max(0, found.start - REACH), found.start + dash))),
    after.exec(fold(said.slice(found.end, found.end + REACH))),
  ];
  return others.some(other => other?.[1] !== undefined && reader.parse(other[1], context).length > 0);
}

/** The word before a value, and the word behind it, with what joins them to it. */
interface Forms {
  readonly before: RegExp;
  readonly after: RegExp;
}

const known = new Map<Language, Forms>();

function formsOf(language: Language): Forms {
  const found = known.get(language);
  if (found) return found;
  const join = `(?:\\s+(?:${languagePack(language).joiners.join('|')})\\s+|\\s*[/-]\\s*)`;
  const forms = { before: new RegExp(`([^\\s-]+)${join}$`), after: new RegExp(`^${join}([^\\s-]+)`) };
  known.set(language, forms);
  return forms;
}
