import type { MatchingWords } from '../pack/matching.ts';

export const matchingWords: MatchingWords = {
  endings: {
    last: [
      ['ces', 'z'],
      ['(?<![aeiou])es', ''],
      ['(?<=[aeiou])s', ''],
    ],
  },
  negations: 'no ni nunca jamas sin ningun ninguna ninguno nada tampoco'.split(' '),
  negationEndings: [],
  prefixes: 'in im ir des dis de re pre pro post inter sub anti ex a en sobre'.split(' '),
};
