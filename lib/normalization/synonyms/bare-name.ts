import { fold } from '../../text/index.ts';

/** A name without what stands around it: articles and possessives before it, punctuation and quotes at its ends. Folded. */
export type BareName = (said: string) => string;

/** @param determiners folded phrases; behind an apostrophe at their end no space follows */
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
