import type { MatchingWords } from '../pack/matching.ts';

export const matchingWords: MatchingWords = {
  endings: {
    last: [
      ['ces', 'z'],
      ['(?<![aeiou])es', ''],
      ['(?<=[aeiou])s', ''],
    ],
  },
  determiners: [
    ...'el la los las un una unos unas mi mis tu tus su sus nuestro nuestra nuestros nuestras este esta estos estas ese esa esos esas nuevo nueva nuevos nuevas'.split(
      ' ',
    ),
    ...'par de|un par de|pares de|en|de color|en color'.split('|'),
  ],
  negations: 'no ni nunca jamas sin ningun ninguna ninguno nada tampoco'.split(' '),
  negationEndings: [],
  prefixes: 'in im ir des dis de re pre pro post inter sub anti ex a en sobre'.split(' '),
};
