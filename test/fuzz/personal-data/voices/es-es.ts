import type { Dice } from '../../../fixtures/personal-data/numbers.ts';
import { pad, type SpokenDate, type Voice } from '../voice.ts';

const UNITS = 'cero uno dos tres cuatro cinco seis siete ocho nueve'.split(' ');
const TEENS = 'diez once doce trece catorce quince dieciséis diecisiete dieciocho diecinueve'.split(' ');
const TWENTIES =
  'veinte veintiuno veintidós veintitrés veinticuatro veinticinco veintiséis veintisiete veintiocho veintinueve'.split(
    ' ',
  );
const TENS = ' diez veinte treinta cuarenta cincuenta sesenta setenta ochenta noventa'.split(' ');
const HUNDREDS =
  ' ciento doscientos trescientos cuatrocientos quinientos seiscientos setecientos ochocientos novecientos'.split(' ');
const MONTHS = 'enero febrero marzo abril mayo junio julio agosto septiembre octubre noviembre diciembre'.split(' ');

const pair = (value: number): string => {
  if (value < 10) return UNITS[value] ?? '';
  if (value < 20) return TEENS[value - 10] ?? '';
  if (value < 30) return TWENTIES[value - 20] ?? '';
  const [ten, unit] = [TENS[Math.floor(value / 10)] ?? '', value % 10];
  return unit === 0 ? ten : `${ten} y ${UNITS[unit]}`;
};
const hundreds = (value: number): string => {
  const rest = value % 100;
  if (value === 100) return 'cien';
  return `${HUNDREDS[Math.floor(value / 100)]}${rest === 0 ? '' : ` ${pair(rest)}`}`;
};
const below1000 = (value: number): string => (value < 100 ? pair(value) : hundreds(value));
const thousands = (value: number): string => {
  const [head, rest] = [Math.floor(value / 1000), value % 1000];
  return `${head === 1 ? '' : `${below1000(head)} `}mil${rest === 0 ? '' : ` ${below1000(rest)}`}`;
};

const ordinal = (day: number): string => (day === 1 ? 'primero' : pair(day));

function year(value: number, dice: Dice): string {
  const rest = value % 100;
  if (value >= 2000) return dice.pick([`dos mil${rest === 0 ? '' : ` ${pair(rest)}`}`, String(value)]);
  return dice.pick([`mil novecientos ${pair(rest)}`, pair(rest), String(value), `diecinueve ${pair(rest)}`]);
}

function spokenDate({ day, month, year: y }: SpokenDate, dice: Dice): string {
  const said = year(y, dice);
  const name = MONTHS[month - 1] ?? '';
  return dice.pick([
    `${dice.pick([ordinal(day), pair(day)])} de ${name} de ${said}`,
    `${pair(day)} de ${name} del ${said}`,
    `el ${pair(day)} de ${name}, eh, del ${said}`,
    `${pair(day)} del ${pair(month)} del ${said}`,
    `${pair(day)} ${pair(month)} ${said}`,
    `día ${pair(day)} de ${name} de ${said}`,
    `${day} de ${name} del ${String(y).slice(2)}`,
    `${pair(day)} de ${name} ${said}`,
  ]);
}

const NAMES = 'a be ce de e efe ge hache i jota ka ele eme ene o pe cu erre ese te u uve|uve doble|equis|i griega|zeta';
const LETTERS = NAMES.split('|').flatMap((part, index) => (index === 0 ? part.split(' ') : [part]));
const EXAMPLES =
  'Antonio Barcelona Carmen Dolores Enrique Francia Gerona Huelva Inés José Kilo Lorenzo Madrid Navarra Oviedo París Queso Ramón Sábado Tarragona Ulises Valencia Washington Xilófono Yegua Zaragoza'.split(
    ' ',
  );

function letter(character: string, dice: Dice): string {
  const at = character.toLowerCase().charCodeAt(0) - 97;
  const [upper, lower] = [character.toUpperCase(), character.toLowerCase()];
  return dice.pick([
    upper,
    upper,
    lower,
    LETTERS[at] ?? upper,
    `${upper} de ${EXAMPLES[at]}`,
    `${LETTERS[at]} de ${EXAMPLES[at]}`,
  ]);
}

const STREETS = [
  'Calle Mayor',
  'Avenida de América',
  'Plaza de España',
  'Paseo del Prado',
  'calle Alcalá',
  'Gran Vía',
  'La Rambla',
  'Ronda de Atocha',
];
const CITIES = ['Madrid', 'Sevilla', 'Valencia', 'Bilbao', 'Las Palmas', 'San Sebastián'];
const postcode = (dice: Dice): string => pad(dice.int(1, 52)) + dice.digits(3);

export const spanish: Voice = {
  language: 'es-ES',
  country: 'ES',
  digits: [['cero'], ['uno'], ['dos'], ['tres'], ['cuatro'], ['cinco'], ['seis'], ['siete'], ['ocho'], ['nueve']],
  pair,
  hundreds,
  thousands,
  repeated: (digit, times, dice) =>
    times === 2
      ? dice.pick([`dos veces ${digit}`, `dos veces el ${digit}`, `doble ${digit}`])
      : dice.pick([`tres veces ${digit}`, `triple ${digit}`]),
  joins: [
    'y',
    'luego',
    'y luego',
    'después',
    'y después',
    'entonces',
    'y ahora',
    'seguido de',
    'guion',
    'espacio',
    'más',
    'a continuación',
  ],
  hesitations: ['eh', 'este', 'a ver', 'pues', 'bueno', 'espere', 'un momento', 'mmm', 'creo', 'vale'],
  corrections: ['no', 'perdón', 'no perdón', 'digo', 'quiero decir', 'no espera', 'me he equivocado'],
  asides: [
    'un segundo',
    'dónde está',
    'aquí está',
    'lo tiene',
    'los siguientes son',
    'los últimos',
    'y el resto es',
    'eso es',
    'luego viene',
    'déjeme ver',
  ],
  openings: ['claro, ', 'vale, ', 'hola, ', 'por supuesto. ', 'hola soy Carmen, ', 'a ver, '],
  closings: [' gracias', '.', ', ¿lo tiene?', ' y quiero saber de mi pedido', '. ¿Vale así?'],
  questions: {
    phone: '¿Cuál es su número de teléfono?',
    card: '¿Me dice el número de la tarjeta?',
    'date of birth': '¿Y su fecha de nacimiento?',
    'e-mail': '¿Cuál es su correo?',
    pin: '¿Me dice el PIN?',
    passport: '¿Número de pasaporte?',
    password: '¿Cuál es la contraseña?',
    'card code': '¿Y el código de seguridad?',
    plate: '¿La matrícula?',
    iban: '¿Cuál es su IBAN?',
  },
  letter,
  mail: {
    at: ['arroba', 'arroba', 'at'],
    dot: ['punto'],
    underscore: ['guion bajo', 'guión bajo', 'barra baja'],
    hyphen: ['guion', 'guión medio', 'guion medio'],
    hosts: [
      'gmail.com',
      'hotmail.es',
      'yahoo.es',
      'telefonica.net',
      'correo.es',
      'mi-empresa.es',
      'outlook.com',
      'ono.com',
      'uam.es',
    ],
    remarks: ['todo junto', 'todo en minúsculas', 'en minúscula', 'sin espacios'],
    names: ['ana', 'lopez', 'javier', 'garcía', 'maria', 'fernandez', 'info', 'pepe', 'ruiz'],
  },
  dates: {
    months: MONTHS,
    ordinal,
    year,
    spoken: spokenDate,
    written: (day, month, y, dice) =>
      dice.pick([
        `${pad(day)}/${pad(month)}/${y}`,
        `${day}/${month}/${String(y).slice(2)}`,
        `${day} de ${MONTHS[month - 1]} de ${y}`,
        `${pad(day)}-${pad(month)}-${y}`,
        `${day} ${MONTHS[month - 1]?.slice(0, 3)} ${y}`,
        `${y}-${pad(month)}-${pad(day)}`,
      ]),
  },
  addresses: [
    dice => `${dice.pick(STREETS)} ${dice.int(1, 250)}, ${postcode(dice)} ${dice.pick(CITIES)}`,
    dice =>
      `${dice.pick(STREETS)}, ${dice.int(1, 250)}, ${dice.int(1, 9)}º ${dice.pick(['A', 'B', 'izquierda'])}, ${postcode(dice)} ${dice.pick(CITIES)}`,
    dice => `${dice.pick(STREETS)} número ${dice.int(1, 250)}, código postal ${postcode(dice)}`,
  ],
  spokenAddresses: [
    (dice, say) =>
      `${dice.pick(STREETS)} ${say.number(dice.int(1, 99))}, ${say.digits(postcode(dice))} ${dice.pick(CITIES)}`,
    (dice, say) =>
      `${dice.pick(STREETS)} número ${say.number(dice.int(1, 99))}, código postal ${say.digits(postcode(dice))}`,
  ],
  plates: [
    dice => `${dice.digits(4)} ${dice.pick(['BCD', 'KLM', 'FGH'])}`,
    dice => `${dice.digits(4)}${dice.pick(['BCD', 'KLM', 'FGH'])}`,
    dice => `M-${dice.digits(4)}-${dice.pick(['XY', 'AB'])}`,
  ],
  carriers: {
    phone: [
      'mi teléfono es el {}',
      'mi número es {}',
      'me puede llamar al {}',
      '{}',
      'el móvil es {}',
      'apunte, {}',
      'sí, es el {}',
    ],
    card: ['el número de la tarjeta es {}', 'mi tarjeta es la {}', '{}', 'la tarjeta {}'],
    iban: ['mi IBAN es {}', 'el iban es {}', '{}', 'ingréselo en {}'],
    'national id': ['mi DNI es {}', 'es el {}', '{}', 'el documento es {}'],
    'bank account': ['mi número de cuenta es {}', 'cuenta {}', 'la cuenta es {}'],
    'sort code': [],
    'date of birth': [
      'nací el {}',
      'mi fecha de nacimiento es {}',
      'fecha de nacimiento {}',
      'he nacido el {}',
      'mi cumpleaños es el {}',
      'soy del {}',
      'nacido el {}',
      'nacida el {}',
    ],
    'e-mail': ['mi correo es {}', 'mi email es {}', 'el correo electrónico es {}', '{}', 'escríbame a {}', 'sí, es {}'],
    address: ['vivo en {}', 'mi dirección es {}', '{}', 'envíelo a {}', 'el domicilio es {}'],
    postcode: ['mi código postal es {}', '{}'],
    'ip address': ['mi IP es {}', 'la dirección IP es {}', 'entro desde {}'],
    'mac address': ['la MAC es {}', 'la dirección MAC es {}', '{}'],
    digits: ['el número es {}', '{}', 'aquí pone {}'],
    password: [
      'mi contraseña es {}',
      'la contraseña es {}',
      'contraseña: {}',
      'la clave es {}',
      'mi clave de acceso es {}',
    ],
    pin: ['mi pin es {}', 'el PIN es el {}', 'PIN: {}', 'el número secreto es {}', 'mi código pin es {}'],
    'card code': ['el CVV es {}', 'el código de seguridad es {}', 'CVC {}', 'los tres dígitos de detrás son {}'],
    passport: ['mi número de pasaporte es {}', 'pasaporte {}', 'el pasaporte es {}'],
    licence: ['mi carnet de conducir es {}', 'el número del permiso de conducir es {}', 'permiso de conducir {}'],
    plate: ['mi matrícula es {}', 'la matrícula del coche es {}', 'matrícula {}'],
    secret: ['el registro dice {}', 'aquí está el token {}', 'el enlace es {}'],
  },
  trailing: {
    phone: ['{}, ese es mi teléfono', '{} es mi número'],
    card: ['{}, esa es la tarjeta'],
    'date of birth': [
      '{}, esa es mi fecha de nacimiento',
      '{} es mi fecha de nacimiento',
      '{}, ese día nací',
      '{} es mi cumpleaños',
    ],
    'e-mail': ['{}, ese es mi correo', '{} es mi email'],
    address: ['{}, esa es mi dirección', '{}, ahí vivo'],
    password: ['{}, esa es mi contraseña', '{} es mi clave'],
    pin: ['{}, ese es mi pin', '{} es el pin'],
    'card code': ['{} es el código de seguridad', '{}, ese es el CVV', '{} por detrás de la tarjeta'],
    passport: ['{} es mi pasaporte', '{}, ese es el número de pasaporte'],
    licence: ['{} es mi carnet de conducir'],
    plate: ['{} es mi matrícula', '{}, esa es la matrícula'],
  },
  passwords: ['Secreto123', 'miperro', 'M4drid!2020', 'contraseña1', 'sol y luna', 'Barça1899', 'gatito'],
};
