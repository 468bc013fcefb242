import type { MatchingWords } from '../pack/matching.ts';

export const matchingWords: MatchingWords = {
  endings: {
    last: [
      ['ies', 'y'],
      ['(?<=ch|sh|[sxz])es', ''],
      ['(?<![sui])s', ''],
    ],
  },
  determiners: [
    ...'a an the my our your his her their its this that these those some any new'.split(' '),
    ...'pair of|a pair of|pairs of|set of|a set of|couple of|a couple of'.split('|'),
  ],
  negations: (
    "no not non nor none never neither without cannot cant can't dont don't wont won't isnt isn't doesnt doesn't didnt " +
    "didn't"
  ).split(' '),
  negationEndings: ["n't"],
  prefixes: 'un in im il ir dis non de re pre pro post over under out up on off inter intra sub mis anti ex a'.split(
    ' ',
  ),
};
