import type { MatchingWords } from '../pack/matching.ts';

export const matchingWords: MatchingWords = {
  endings: { last: [['(?<!s)[sx]', '']] },
  negations: 'ne non pas sans jamais aucun aucune ni rien'.split(' '),
  negationEndings: [],
  prefixes: 'in im il ir des de dis mal re pre pro post inter sub anti ex a en em'.split(' '),
};
