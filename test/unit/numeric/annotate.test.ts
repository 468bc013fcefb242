import { describe, expect, it, vi } from 'vitest';
import { LANGUAGES, type Language, languagePack } from '../../../lib/languages/index.ts';
import { createAnnotate } from '../../../lib/normalization/numeric/annotate.ts';
import { createLexicon } from '../../../lib/normalization/numeric/lexicon.ts';
import { tokenize } from '../../../lib/normalization/numeric/tokens.ts';

describe.each(LANGUAGES)('The number words of %s', language => {
  it('are looked up when they are said, each once', async () => {
    const words = await languagePack(language).numbers();
    const lexicon = createLexicon(words);
    const lookUp = vi.spyOn(lexicon.entries, 'get');
    const annotate = createAnnotate(words, lexicon);
    expect(lookUp).not.toHaveBeenCalled();
    const [word = ''] = Object.keys(words.cardinals);
    const [first] = annotate(tokenize(`${word} ${word}`));
    const [again] = annotate(tokenize(word));
    expect(lookUp.mock.calls).toEqual([[word]]);
    expect([first?.entry, first?.known]).toEqual([again?.entry, true]);
  });
});

describe('A compound', () => {
  it.each([
    ['en-US', 'tent', 'ten and t for trillion'],
    ['de-DE', 'elfmio', 'elf and the abbreviation of a million'],
    ['es-ES', 'nuevey', 'nueve and a word that only joins'],
    ['it-IT', 'ventie', 'venti and a word that only joins'],
  ] as const)('in %s is not %s: %s', async (language, word, _why) => {
    expect(await piecesOf(language, word)).toEqual([word]);
  });

  it('has the point in it, but not a word that joins a whole and a part, too', async () => {
    expect(await piecesOf('de-DE', 'nullkommazwei')).toEqual(['null', 'komma', 'zwei']);
    expect(await piecesOf('es-ES', 'dospuntocinco')).toEqual(['dos', 'punto', 'cinco']);
    expect(await piecesOf('es-ES', 'dosconcinco')).toEqual(['dosconcinco']);
  });
});

async function piecesOf(language: Language, word: string): Promise<string[]> {
  const words = await languagePack(language).numbers();
  const annotate = createAnnotate(words, createLexicon(words));
  return annotate(tokenize(word)).map(({ text }) => text);
}
