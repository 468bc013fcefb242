import type { Reading, TypedKind } from './typed.ts';

/** E-mail addresses as they are written. The domain is made lower case, the local part is left alone (RFC 5321, 2.4). */
export function createEmailKind(): TypedKind {
  return {
    load: async () => {},
    parse(said) {
      const match = WHOLE.exec(said.trim());
      return match ? [readingOf(match[1] ?? '', match[2] ?? '')] : [];
    },
    recognize(text) {
      return [...text.matchAll(ADDRESS)].map(match => ({
        start: match.index,
        end: match.index + match[0].length,
        readings: [readingOf(match[1] ?? '', match[2] ?? '')],
      }));
    },
  };
}

function readingOf(local: string, domain: string): Reading {
  return { value: `${local}@${domain.toLowerCase()}`, typed: { kind: 'email' } };
}

const LOCAL = String.raw`[\p{L}\p{N}!#$%&'*+/=?^_\x60{|}~-]+(?:\.[\p{L}\p{N}!#$%&'*+/=?^_\x60{|}~-]+)*`;
const DOMAIN = String.raw`[\p{L}\p{N}](?:[\p{L}\p{N}-]*[\p{L}\p{N}])?(?:\.[\p{L}\p{N}](?:[\p{L}\p{N}-]*[\p{L}\p{N}])?)*\.\p{L}{2,}`;
const WHOLE = new RegExp(`^(?:mailto:)?<?(${LOCAL})@(${DOMAIN})>?[.,;]?$`, 'u');
const ADDRESS = new RegExp(`(${LOCAL})@(${DOMAIN})`, 'gu');
