import { describe, expect, it } from 'vitest';
import { PRIVACY_WORDS } from '../../../lib/languages/privacy.ts';
import { encodeVocabulary } from '../../../lib/privacy/encode.ts';
import { LabelWords } from '../../../lib/privacy/label-words.ts';
import { LabelledAddress } from '../../../lib/privacy/labelled-address.ts';
import { Labels } from '../../../lib/privacy/labels.ts';
import { loneRun } from '../../../lib/privacy/number-run.ts';
import { scanText } from '../../../lib/privacy/scan.ts';
import { StreetWords } from '../../../lib/privacy/street-words.ts';
import { Vocabulary } from '../../../lib/privacy/vocabulary.ts';
import { WordRoles } from '../../../lib/privacy/word-roles.ts';

const vocabulary = new Vocabulary(encodeVocabulary(Object.values(PRIVACY_WORDS)), []);
const words = new LabelWords(vocabulary, new WordRoles(vocabulary));
const finder = new LabelledAddress(vocabulary, words, new StreetWords(vocabulary));

describe('LabelledAddress', () => {
  it('ends an address at the label of another datum, but not at that of a postcode', () => {
    const { found } = behind('my address is Rosenhof 4 in Gera, postcode 10115, my pin is 4711');
    expect(found).toBe('Rosenhof 4 in Gera, postcode 10115');
  });

  it('reads few labels of a text with many addresses', () => {
    const { reads } = behind('live at 12 '.repeat(2_000));
    expect(reads).toBeLessThan(100);
  });
});

/** The address after the first label, and how many labels were read for it. */
function behind(text: string): { found: string | undefined; reads: number } {
  const scan = scanText(text, vocabulary.lexicon);
  const runs = scan.tokens.filter(token => token.type === 'digits').map(token => loneRun(token));
  let reads = 0;
  const counted = new Proxy(scan.labels, {
    get(target, key, receiver) {
      if (/^\d+$/.test(String(key))) reads += 1;
      return Reflect.get(target, key, receiver);
    },
  });
  const labels = new Labels({ ...scan, labels: counted }, words, new Set());
  const finding = finder.behind(text, scan.labels[0]?.end ?? 0, runs, labels);
  return { found: finding && text.slice(finding.start, finding.end), reads };
}
