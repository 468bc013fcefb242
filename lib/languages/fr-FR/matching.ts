import type { MatchingWords } from '../pack/matching.ts';

export const matchingWords: MatchingWords = {
  endings: {
    last: [['(?<!s)[sx]', '']],
    // For "sans fils": otherwise, a word of four letters keeps its ending.
    spellings: [['^fils$', 'fil']],
  },
  determiners: [
    ..."le la les l' un une des du de d' mon ma mes ton ta tes son sa ses notre nos votre vos leur leurs ce cet cette ces nouveau nouvelle nouveaux nouvelles".split(
      ' ',
    ),
    ..."paire de|une paire de|paires de|paire d'|une paire d'|en|de couleur|en couleur|couleur".split('|'),
  ],
  negations: 'ne non pas sans jamais aucun aucune ni rien'.split(' '),
  negationEndings: [],
  prefixes: 'in im il ir des de dis mal re pre pro post inter sub anti ex a en em'.split(' '),
};
