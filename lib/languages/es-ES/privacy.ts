import type { PrivacyWords } from '../pack/privacy.ts';

export const privacyWords: PrivacyWords = {
  numbers: {
    units: ['cero', 'uno', 'dos', 'tres', 'cuatro', 'cinco', 'seis', 'siete', 'ocho', 'nueve'],
    teens: [
      'diez',
      'once',
      'doce',
      'trece',
      'catorce',
      'quince',
      'dieciséis|diesiseis',
      'diecisiete|diesisiete',
      'dieciocho|diesiocho',
      'diecinueve|diesinueve',
      '',
      'veintiuno|veintiún|veintiuna',
      'veintidós',
      'veintitrés',
      'veinticuatro',
      'veinticinco',
      'veintiséis',
      'veintisiete',
      'veintiocho',
      'veintinueve',
    ],
    tens: ['veinte', 'treinta', 'cuarenta', 'cincuenta', 'sesenta', 'setenta', 'ochenta', 'noventa'],
    afterTens: 'y',
    repeats: { 2: 'doble' },
  },
  months:
    'enero|febrero|marzo|abril|mayo|junio|julio|agosto|septiembre|setiembre|octubre|noviembre|diciembre|ene|feb|mar|abr|jun|jul|ago|sep|set|sept|oct|nov|dic',
  dateWords: 'primero|mil|novecientos',
  births: {
    said: 'nacido|nacida|nací|nació|nacimiento',
    days: 'cumpleaños',
    links: 'es|era|fue|el|la|los|del|de|en|mi|y|yo|soy|fecha|nacimiento|año|día',
  },
  mail: {
    at: 'arroba',
    dot: 'punto',
    joints: 'punto|guion|bajo',
    neverNames: '',
    hosts: '',
    topLevels: 'es|cat|com',
  },
  fillers: 'guion|eh',
  tails: { words: 'acaba|termina|terminada|terminado|dígitos|digitos|cifras', links: 'en|con|son' },
  streets: { words: 'calle|c|avenida|avda|plaza|pza|paseo|carrer|camino|ronda|travesía|número|n' },
  currencies: 'euros|dólares|dolares|libras',
  identifiers: [
    // DNI
    { digits: 8, form: /^\d{8}[A-Z]$/, holds: hasDniLetter },
    // NIE: its first letter counts as 0, 1 or 2.
    { digits: 7, form: /^[XYZ]\d{7}[A-Z]$/, holds: nie => hasDniLetter('XYZ'.indexOf(nie.charAt(0)) + nie.slice(1)) },
  ],
};

function hasDniLetter(dni: string): boolean {
  return 'TRWAGMYFPDXBNJZSQVHLCKE'.charAt(Number(dni.slice(0, 8)) % 23) === dni.charAt(8);
}
