/** How digits and letters are read out beyond the number words. Folded. */
export interface SpokenWords {
  readonly plus: readonly string[];
  /** Said between a letter and its example: "b for bravo". */
  readonly asIn: readonly string[];
  /** Names of letters: "bee", "zett", "hache". */
  readonly letters: ReadonlyMap<string, string>;
  readonly symbols: ReadonlyMap<string, string>;
  /** "capital b", "großes b": no part of the value. */
  readonly ignored: readonly string[];
}

export const SPOKEN_WORDS: Readonly<Record<string, SpokenWords>> = {
  en: {
    plus: ['plus'],
    asIn: ['for', 'as in', 'like'],
    letters: new Map(
      Object.entries({
        zed: 'z',
        zee: 'z',
        bee: 'b',
        cee: 'c',
        see: 'c',
        dee: 'd',
        gee: 'g',
        jay: 'j',
        kay: 'k',
        pee: 'p',
        tee: 't',
        vee: 'v',
        aitch: 'h',
        haitch: 'h',
        ex: 'x',
        why: 'y',
        you: 'u',
        are: 'r',
        queue: 'q',
        cue: 'q',
        ess: 's',
        eff: 'f',
        ell: 'l',
        em: 'm',
        en: 'n',
        'double u': 'w',
      }),
    ),
    symbols: new Map(
      Object.entries({
        dash: '-',
        hyphen: '-',
        minus: '-',
        slash: '/',
        underscore: '_',
        dot: '.',
        point: '.',
        plus: '+',
      }),
    ),
    ignored: [
      'capital',
      'uppercase',
      'upper',
      'case',
      'lowercase',
      'letter',
      'number',
      'digit',
      'space',
      'and',
      'then',
    ],
  },
  de: {
    plus: ['plus'],
    asIn: ['wie', 'von'],
    letters: new Map(
      Object.entries({
        zett: 'z',
        ypsilon: 'y',
        ix: 'x',
        vau: 'v',
        ka: 'k',
        jot: 'j',
        ha: 'h',
        be: 'b',
        ce: 'c',
        de: 'd',
        ef: 'f',
        ge: 'g',
        el: 'l',
        em: 'm',
        en: 'n',
        pe: 'p',
        ku: 'q',
        er: 'r',
        es: 's',
        te: 't',
        we: 'w',
      }),
    ),
    symbols: new Map(
      Object.entries({
        bindestrich: '-',
        minus: '-',
        strich: '-',
        schragstrich: '/',
        unterstrich: '_',
        punkt: '.',
        plus: '+',
      }),
    ),
    ignored: ['gross', 'grosses', 'klein', 'kleines', 'buchstabe', 'ziffer', 'leerzeichen', 'und', 'dann'],
  },
  es: {
    plus: ['mas', 'plus'],
    asIn: ['de', 'como'],
    letters: new Map(
      Object.entries({
        be: 'b',
        ce: 'c',
        efe: 'f',
        ge: 'g',
        hache: 'h',
        jota: 'j',
        ka: 'k',
        ele: 'l',
        eme: 'm',
        ene: 'n',
        pe: 'p',
        cu: 'q',
        erre: 'r',
        ere: 'r',
        ese: 's',
        te: 't',
        uve: 'v',
        ve: 'v',
        equis: 'x',
        zeta: 'z',
      }),
    ),
    symbols: new Map(Object.entries({ guion: '-', menos: '-', barra: '/', 'guion bajo': '_', punto: '.', mas: '+' })),
    ignored: ['mayuscula', 'minuscula', 'letra', 'numero', 'espacio', 'y', 'luego'],
  },
  fr: {
    plus: ['plus'],
    asIn: ['comme'],
    letters: new Map(Object.entries({ hache: 'h', ache: 'h', ji: 'j', ka: 'k', zede: 'z', igrec: 'y', ix: 'x' })),
    symbols: new Map(
      Object.entries({
        tiret: '-',
        moins: '-',
        slash: '/',
        barre: '/',
        'tiret bas': '_',
        underscore: '_',
        point: '.',
        plus: '+',
      }),
    ),
    ignored: ['majuscule', 'minuscule', 'lettre', 'chiffre', 'espace', 'et', 'puis'],
  },
};

/** The ICAO alphabet is used in all four languages; each stands for its first letter. */
export const ALPHABET: ReadonlySet<string> = new Set(
  (
    'alpha alfa bravo charlie delta echo foxtrot golf hotel india juliett juliet kilo lima mike november oscar papa ' +
    'quebec romeo sierra tango uniform victor whiskey whisky xray yankee zulu'
  ).split(' '),
);
