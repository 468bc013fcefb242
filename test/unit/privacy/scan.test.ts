import { describe, expect, it } from 'vitest';
import { PRIVACY_WORDS } from '../../../lib/languages/privacy.ts';
import { encodeVocabulary } from '../../../lib/privacy/encode.ts';
import { scanText } from '../../../lib/privacy/scan.ts';
import { Vocabulary } from '../../../lib/privacy/vocabulary.ts';

const { lexicon } = new Vocabulary(encodeVocabulary(Object.values(PRIVACY_WORDS)), []);

describe('scanText', () => {
  it.each(['12 Mill rd', '12 Mill Rd.', 'rd'])('reads a street in "%s"', text => {
    expect(scanText(text, lexicon).streets).toHaveLength(1);
  });

  it.each(['December 3rd', 'the 10th and the 9rd'])('reads no street at the end of a figure in "%s"', text => {
    expect(scanText(text, lexicon).streets).toEqual([]);
  });
});
