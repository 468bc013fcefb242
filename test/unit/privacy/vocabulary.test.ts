import { describe, expect, it } from 'vitest';
import { PERSONAL_FORMS } from '../../../lib/languages/personal-forms.ts';
import { PRIVACY_WORDS } from '../../../lib/languages/privacy.ts';
import { encodeVocabulary } from '../../../lib/privacy/encode.ts';
import { USE } from '../../../lib/privacy/lexicon.ts';
import { Vocabulary } from '../../../lib/privacy/vocabulary.ts';
import { eachRow } from '../../fixtures/each-row.ts';

const stored = encodeVocabulary(Object.values(PRIVACY_WORDS));
const vocabulary = new Vocabulary(stored, []);
const { lexicon } = vocabulary;

describe('The vocabulary of redaction', () => {
  it('is data: JSON loses nothing of it', () => {
    expect(JSON.parse(JSON.stringify(stored))).toStrictEqual(stored);
  });

  it('holds words folded in sets', () => {
    const months = vocabulary.set('months');
    expect([months.has('marz'), months.has('märz')]).toEqual([true, false]);
  });

  it('holds words for patterns as written and folded, each once', () => {
    const streets = vocabulary.alternatives('streetsAttached');
    expect(streets).toEqual(expect.arrayContaining(['straße', 'strasse']));
    expect(new Set(streets).size).toBe(streets.length);
  });

  it('makes a pattern of the longest alternatives first, in which any separator is a blank', () => {
    expect('gran-vía'.replace(new RegExp(vocabulary.pattern('streetsBefore'), 'iu'), '')).toBe('');
    expect('avenida'.replace(new RegExp(vocabulary.pattern('streetsBefore'), 'iu'), '')).toBe('');
  });

  it('knows streets in small letters only where they mean nothing else', () => {
    expect(vocabulary.alternatives('streetsBehind')).toContain('hill');
    expect(vocabulary.alternatives('smallStreetsBehind')).not.toContain('hill');
    expect(vocabulary.alternatives('smallStreetsBehind')).toContain('street');
  });
});

/** Finders skip what cannot be a finding. Each test holds a fact about the words that such a check assumes. */
describe('A finder can assume that', () => {
  it('no word beside a label contains a digit, so that a code does not end before its last digit', () => {
    const beside = (['links', 'asides', 'joiners', 'assertions', 'weekdays'] as const).flatMap(name => [
      ...vocabulary.set(name),
    ]);
    expect(beside.filter(word => /\d/.test(word))).toEqual([]);
    expect(beside.length).toBeGreaterThan(100);
  });

  it('the forms of identifiers have no flags, so that they can be joined into one pattern', () => {
    const forms = Object.values(PERSONAL_FORMS).flatMap(({ identifiers }) => identifiers.map(({ form }) => form));
    expect(forms.filter(({ flags }) => flags !== '')).toEqual([]);
    expect(forms.length).toBeGreaterThan(5);
  });
});

describe('The lexicon of redaction', () => {
  it('holds no empty word', () => {
    expect(lexicon.get('')).toBeUndefined();
  });

  it('adds the uses of a word up', () => {
    expect(lexicon.get('neuf')).toMatchObject({ uses: USE.number | USE.host, value: 9, size: 'unit' });
  });

  it('keeps the first meaning of a use', () => {
    const english = PRIVACY_WORDS['en-US'];
    const other = { ...english, numbers: { ...english.numbers, hundred: 'ten', thousand: 'ten thousand' } };
    const both = new Vocabulary(encodeVocabulary([english, other]), []).lexicon;
    expect(both.get('ten')).toMatchObject({ value: 10, size: 'teen' });
    expect(both.get('ten')?.phrases).toMatchObject([{ rest: ['thousand'], word: { value: 1_000 } }]);
  });

  eachRow(['a', 'b', 'z'])('knows the letter %s alone, whatever else it is', letter => {
    expect(lexicon.get(letter)).toMatchObject({ letter: letter.toUpperCase() });
    expect((lexicon.get(letter)?.uses ?? 0) & USE.letter).toBe(USE.letter);
  });

  it('tries longer phrases first', () => {
    const lengths = (lexicon.get('credit')?.phrases ?? []).map(({ rest }) => rest.length);
    expect(new Set(lengths).size).toBeGreaterThan(1);
    expect(lengths).toEqual(lengths.toSorted((a, b) => b - a));
  });

  it('gives a word and the phrases that it begins their own meanings', () => {
    expect(lexicon.get('phone')?.label).toBe('number');
    const pin = lexicon.get('phone')?.phrases.find(({ rest }) => rest.join(' ') === 'pin');
    expect(pin?.word.label).toBe('pin');
    expect(pin?.first).toBe('p'.charCodeAt(0));
  });

  it('shares one meaning between words that begin no phrase', () => {
    expect(lexicon.get('eleven')).toBe(lexicon.get('elf'));
    expect(lexicon.get('eleven')).not.toBe(lexicon.get('twelve'));
  });
});
