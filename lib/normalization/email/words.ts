/** How the signs of an address are read out, by language; folded, several words separated by a space. */
export interface EmailWords {
  readonly at: readonly (readonly string[])[];
  /** What stands for a sign of the address. */
  readonly signs: readonly (readonly [readonly string[], string])[];
  /** Before an address: no part of it. */
  readonly intro: readonly string[];
}

const words = (phrase: string): string[] => phrase.split(' ');

/** The longer phrases first, so that "tiret bas" is not read as "tiret". */
const phrases = (table: Record<string, string>): [string[], string][] =>
  Object.entries(table)
    .map(([phrase, sign]): [string[], string] => [words(phrase), sign])
    .sort(([a], [b]) => b.length - a.length);

export const EMAIL_WORDS: Readonly<Record<string, EmailWords>> = {
  en: {
    at: ['at sign', 'at symbol', 'at'].map(words),
    signs: phrases({
      dot: '.',
      point: '.',
      period: '.',
      'full stop': '.',
      dash: '-',
      hyphen: '-',
      minus: '-',
      underscore: '_',
      'under score': '_',
      plus: '+',
    }),
    intro: 'my the email e mail address is it s its to at contact me please send'.split(' '),
  },
  de: {
    at: ['at zeichen', 'klammeraffe', 'affenschwanz', 'at', 'et', 'ät'].map(words),
    signs: phrases({
      punkt: '.',
      dot: '.',
      minus: '-',
      bindestrich: '-',
      strich: '-',
      unterstrich: '_',
      underscore: '_',
      plus: '+',
    }),
    intro: 'meine die email e mail adresse mailadresse ist lautet an bitte'.split(' '),
  },
  es: {
    at: ['arroba', 'at'].map(words),
    signs: phrases({
      punto: '.',
      dot: '.',
      'guion bajo': '_',
      'barra baja': '_',
      subrayado: '_',
      guion: '-',
      'guion medio': '-',
      menos: '-',
      mas: '+',
      plus: '+',
    }),
    intro: 'mi el la correo electronico email e mail es direccion a por favor'.split(' '),
  },
  fr: {
    at: ['arobase', 'arrobase', 'arobas', 'at', 'chez'].map(words),
    signs: phrases({
      point: '.',
      dot: '.',
      'tiret bas': '_',
      'tiret du bas': '_',
      underscore: '_',
      souligne: '_',
      tiret: '-',
      'trait d union': '-',
      plus: '+',
    }),
    intro: 'mon mail l adresse e email courriel est c a s il vous plait'.split(' '),
  },
};
