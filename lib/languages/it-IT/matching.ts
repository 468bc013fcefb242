import type { MatchingWords } from '../pack/matching.ts';

export const matchingWords: MatchingWords = {
  endings: { last: [['[aeio]', '']] },
  negations: 'non no ne mai senza nessun nessuna nessuno nulla niente'.split(' '),
  negationEndings: [],
  prefixes: 'in im ir dis s de ri re pre pro post inter sub anti ex a'.split(' '),
};
