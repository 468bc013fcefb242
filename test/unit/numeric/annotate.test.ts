import { describe, expect, it, vi } from 'vitest';
import { LANGUAGES, languagePack } from '../../../lib/languages/index.ts';
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
