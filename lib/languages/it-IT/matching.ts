import type { MatchingWords } from '../pack/matching.ts';

export const matchingWords: MatchingWords = {
  endings: { last: [['[aeio]', '']] },
  determiners: [
    ..."il lo la i gli le l' un uno una un' dei degli delle mio mia miei mie tuo tua tuoi tue suo sua suoi sue nostro nostra nostri nostre questo questa questi queste quest' nuovo nuova nuovi nuove".split(
      ' ',
    ),
    ...'paio di|un paio di|paia di'.split('|'),
  ],
  negations: 'non no ne mai senza nessun nessuna nessuno nulla niente'.split(' '),
  negationEndings: [],
  prefixes: 'in im ir dis s de ri re pre pro post inter sub anti ex a'.split(' '),
};
