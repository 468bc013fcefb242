import { describe, expect, it } from 'vitest';
import { LANGUAGES, languagePack } from '../../../lib/languages/index.ts';
import { foldWord } from '../../../lib/privacy/characters.ts';
import { isMonth, LEXICON } from '../../../lib/privacy/lexicon.ts';

/**
 * Redaction keeps its own short lists of number words and months, since the parts that hold them otherwise are loaded
 * on first use. These tests hold the lists against those parts.
 */
describe.each(LANGUAGES)('The words of personal data in %s', language => {
  const pack = languagePack(language);

  it('name the digits of each number word below 100 that is no article', async () => {
    const { cardinals, articles, neverInCompounds } = await pack.numbers();
    const expected = Object.entries(cardinals).filter(
      ([word, value]) =>
        value < 100 && !word.includes(' ') && !articles.includes(word) && !neverInCompounds.includes(word),
    );
    const missing = expected.filter(([word, value]) => LEXICON.get(foldWord(word))?.digits !== String(value));
    expect(missing).toEqual([]);
    expect(expected.length).toBeGreaterThan(25);
  });

  it('name the digits that are said otherwise when they are read out', async () => {
    const { spokenDigits } = await pack.numbers();
    for (const [word, value] of Object.entries(spokenDigits)) {
      expect(LEXICON.get(foldWord(word)), word).toMatchObject({ use: 'unit', digits: String(value) });
    }
  });

  it('name all months', async () => {
    const { months } = await pack.dates();
    const names = months.flatMap(([forms]) => forms.split('|')).map(name => name.replace(/ ?\.$/, ''));
    const missing = names.filter(name => !isMonth(foldWord(name)));
    expect(missing).toEqual([]);
  });
});
