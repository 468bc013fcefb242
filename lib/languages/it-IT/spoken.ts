import { SHARED_EXTENSION } from '../pack/shared-spoken.ts';
import type { SpokenWords } from '../pack/spoken.ts';

export const spokenWords: SpokenWords = {
  plus: ['piu', 'plus'],
  asIn: ['come', 'di'],
  letters: {
    bi: 'b',
    ci: 'c',
    effe: 'f',
    gi: 'g',
    acca: 'h',
    cappa: 'k',
    elle: 'l',
    emme: 'm',
    enne: 'n',
    pi: 'p',
    erre: 'r',
    esse: 's',
    ti: 't',
    vu: 'v',
    ics: 'x',
    ipsilon: 'y',
    zeta: 'z',
  },
  symbols: {
    trattino: '-',
    meno: '-',
    'trattino basso': '_',
    underscore: '_',
    barra: '/',
    slash: '/',
    punto: '.',
    dot: '.',
    piu: '+',
  },
  ignored: ['maiuscola', 'minuscola', 'lettera', 'numero', 'spazio', 'e', 'poi'],
  email: {
    at: ['chiocciola', 'at', 'presso'],
    letterWords: ['a', 'e', 'i', 'o'],
  },
  phone: { extension: [...SHARED_EXTENSION, 'interno'] },
};
