import type { MatchingWords } from '../pack/matching.ts';

export const matchingWords: MatchingWords = {
  endings: {
    spellings: [['(?<=[aou])e', '']],
    last: [
      ['en', ''],
      ['e', ''],
      ['n', ''],
      ['s', ''],
    ],
    others: [
      ['e[nrms]', ''],
      ['e', ''],
    ],
  },
  determiners: [
    ...'der die das den dem des ein eine einen einem einer eines mein meine meinen meinem meiner meines dein deine deinen ihr ihre ihren ihrem ihrer sein seine seinen unser unsere unseren unserem unserer euer eure dieser diese dieses diesen diesem neue neuen neuer neues'.split(
      ' ',
    ),
    ...'paar|ein paar|zwei paar|in|im|farbe|in der farbe'.split('|'),
  ],
  negations: 'nicht nichts nie niemals kein keine keinen keinem keiner keines ohne weder'.split(' '),
  negationEndings: [],
  prefixes: 'ab an auf aus ein be ver ent er zer um zu vor nach un in de re pro inter ex'.split(' '),
};
