import type { MatchingWords } from '../pack/matching.ts';

export const matchingWords: MatchingWords = {
  endings: {
    spellings: [['(?<=[aou])e', '']],
    last: [
      ['n', ''],
      ['e', ''],
      ['s', ''],
    ],
    others: [
      ['e[nrms]', ''],
      ['e', ''],
    ],
  },
  negations: 'nicht nichts nie niemals kein keine keinen keinem keiner keines ohne weder'.split(' '),
  negationEndings: [],
  prefixes: 'ab an auf aus ein be ver ent er zer um zu vor nach un in de re pro inter ex'.split(' '),
};
