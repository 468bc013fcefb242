import { describe, expect, it } from 'vitest';
import { LANGUAGES, languagePack } from '../../../lib/languages/index.ts';
import { PRIVACY_WORDS } from '../../../lib/languages/privacy.ts';
import { encodeVocabulary } from '../../../lib/privacy/encode.ts';
import { USE } from '../../../lib/privacy/lexicon.ts';
import { Vocabulary } from '../../../lib/privacy/vocabulary.ts';
import { fold } from '../../../lib/text/index.ts';

const vocabulary = new Vocabulary(encodeVocabulary(Object.values(PRIVACY_WORDS)), []);
const months = vocabulary.set('months');
const numberOf = (word: string): number | undefined => {
  const { lexicon } = vocabulary;
  const found = lexicon.get(fold(word)) ?? lexicon.compound(fold(word));
  return found && (found.uses & USE.number) !== 0 ? found.value : undefined;
};

/**
 * Redaction takes number words and months from the packs (lib/languages/pack/read-out.ts). These tests check that its
 * lexicon contains all of them.
 */
describe.each(LANGUAGES)('The words of personal data in %s', language => {
  const pack = languagePack(language);

  it('name the digits of each number word below 100 that is not an article', async () => {
    const { cardinals, articles, neverInCompounds } = await pack.numbers();
    const expected = Object.entries(cardinals).filter(
      ([word, value]) =>
        value < 100 && !word.includes(' ') && !articles.includes(word) && !neverInCompounds.includes(word),
    );
    const missing = expected.filter(([word, value]) => numberOf(word) !== value);
    expect(missing).toEqual([]);
    expect(expected.length).toBeGreaterThan(25);
  });

  it('name the digits that are said otherwise when they are read out', async () => {
    const { spokenDigits } = await pack.numbers();
    for (const [word, value] of Object.entries(spokenDigits)) {
      expect(numberOf(word), word).toBe(value);
    }
  });

  it('name all months', async () => {
    const { months: rows } = await pack.dates();
    const names = rows.flatMap(([forms]) => forms.split('|')).map(name => name.replace(/ ?\.$/, ''));
    const missing = names.filter(name => !months.has(fold(name)));
    expect(missing).toEqual([]);
  });
});
