import { fold } from '../../text/index.ts';

/** The folded name without articles and possessives before it, and without punctuation and quotes at its ends. */
export type BareName = (said: string) => string;

/** @param determiners folded phrases; after an apostrophe at the end, no space follows */
export function createBareName(determiners: readonly string[]): BareName {
  const phrases = determiners.map(phrase => (phrase.endsWith("'") ? phrase : `${phrase.replaceAll(' ', '\\s+')}\\s+`));
  const before = new RegExp(`^(?:${phrases.sort((a, b) => b.length - a.length).join('|')})`);
  return said => {
    let name = fold(said).replace(OPENING, '').replace(CLOSING, '');
    for (let rest = name.replace(before, ''); rest !== name; rest = name.replace(before, '')) name = rest;
    return name;
  };
}

const OPENING = /^[\s"'“”„«»()[\]¿¡]+/;
const CLOSING = /[\s"'“”„«»()[\].,;:!?…]+$/;
