import { beforeAll, describe, expect, it } from 'vitest';
import {
  cardinalWords,
  guardNumbers,
  LANGUAGES,
  type Language,
  languagePack,
  type NumberWords,
  ordinalWords,
} from '../../../lib/languages/index.ts';
import { loadNumber, parseNumber, parseOrdinal } from '../../../lib/normalization/numeric/index.ts';
import { eachRow } from '../../fixtures/each-row.ts';
import { contextOf } from '../numeric/contexts.ts';

const packs = new Map<Language, NumberWords>();
const wordsOf = (language: Language): NumberWords => {
  const words = packs.get(language);
  if (!words) throw new Error(`no words of ${language}`);
  return words;
};

beforeAll(async () => {
  for (const language of LANGUAGES) {
    await loadNumber(language);
    packs.set(language, await languagePack(language).numbers());
  }
});

describe('cardinalWords', () => {
  eachRow([
    ['en-US', 21, 'twenty one'],
    ['de-DE', 21, 'einundzwanzig'],
    ['de-DE', 32, 'zwounddreissig'],
    ['es-ES', 16, 'dieciseis'],
    ['es-ES', 16, 'diez y seis'],
    ['es-ES', 84, 'ochenta y cuatro'],
    ['fr-FR', 21, 'vingt et un'],
    ['fr-FR', 22, 'vingt deux'],
    ['fr-FR', 71, 'soixante et onze'],
    ['fr-FR', 91, 'quatre vingt onze'],
    ['fr-FR', 91, 'nonante et un'],
  ] as const)('says %s %i as "%s"', (language, value, phrase) => {
    expect(cardinalWords(wordsOf(language), 99)[value]?.split('|')).toContain(phrase);
  });

  it('says every number below a hundred in ways that are read back as that number', () => {
    for (const language of LANGUAGES) {
      const phrases = cardinalWords(wordsOf(language), 99);
      expect(phrases.filter(phrase => phrase === '')).toEqual([]);
      const wrong = phrases.flatMap((said, value) =>
        said.split('|').filter(phrase => parseNumber(phrase, contextOf(language))[0]?.value !== String(value)),
      );
      expect(wrong).toEqual([]);
    }
  });
});

describe('ordinalWords', () => {
  it('says the first to the 31st in ways that are read back', () => {
    for (const language of LANGUAGES) {
      const phrases = ordinalWords(wordsOf(language), 31);
      expect(phrases.filter(phrase => phrase === '')).toEqual([]);
      const wrong = phrases.flatMap((said, index) =>
        said.split('|').filter(phrase => parseOrdinal(phrase, contextOf(language))[0]?.value !== String(index + 1)),
      );
      expect(wrong).toEqual([]);
    }
  });

  it('makes both parts of a Spanish ordinal agree', () => {
    expect(ordinalWords(wordsOf('es-ES'), 21).at(-1)?.split('|')).toEqual(
      expect.arrayContaining(['vigesimo primero', 'vigesima primera', 'vigesimo primer']),
    );
    expect(ordinalWords(wordsOf('es-ES'), 21).at(-1)?.split('|')).not.toContain('vigesima primero');
  });
});

describe('guardNumbers', () => {
  it('holds every longer number word of the language, in all its forms', () => {
    expect(guardNumbers(wordsOf('de-DE'))).toEqual(
      expect.arrayContaining(['sieben', 'siebten', 'hundert', 'tausend', 'zweite']),
    );
    expect(guardNumbers(wordsOf('de-DE'))).not.toContain('elf');
  });
});
