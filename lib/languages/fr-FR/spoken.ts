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
  },
  phone: { extension: [...SHARED_EXTENSION, 'poste', 'extension'] },
};
