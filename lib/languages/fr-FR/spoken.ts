import { SHARED_EXTENSION } from '../pack/shared-spoken.ts';
import type { SpokenWords } from '../pack/spoken.ts';

export const spokenWords: SpokenWords = {
  plus: ['plus'],
  asIn: ['comme'],
  letters: { hache: 'h', ache: 'h', ji: 'j', ka: 'k', zede: 'z', igrec: 'y', ix: 'x' },
  symbols: {
    tiret: '-',
    'trait d union': '-',
    moins: '-',
    slash: '/',
    barre: '/',
    'tiret bas': '_',
    'tiret du bas': '_',
    // The keys of the French keyboard.
    'tiret du huit': '_',
    'tiret du 8': '_',
    'tiret du six': '-',
    'tiret du 6': '-',
    underscore: '_',
    souligne: '_',
    point: '.',
    dot: '.',
    plus: '+',
  },
  ignored: ['majuscule', 'minuscule', 'lettre', 'chiffre', 'espace', 'et', 'puis'],
  email: {
    at: ['arobase', 'arrobase', 'arobas', 'at', 'chez'],
    letterWords: ['a', 'y'],
    lettersByName: true,
    intro: 'email e mail mel courriel electronique adresse contact ecrire'.split(' '),
    joined: ['tout attache', 'tout colle', 'en un mot', 'en un seul mot', 'sans espace', 'sans espaces'],
    letterCase: ['tout en minuscules', 'en minuscules', 'tout en minuscule', 'en minuscule', 'majuscule', 'minuscule'],
    spellings: {},
  },
  phone: { extension: [...SHARED_EXTENSION, 'poste', 'extension'] },
};
