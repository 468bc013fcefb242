import type { Dice } from '../../../fixtures/personal-data/numbers.ts';
import { pad, type SpokenDate, type Voice } from '../voice.ts';

const UNITS = 'zero one two three four five six seven eight nine'.split(' ');
const TEENS = 'ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen'.split(' ');
const TENS = ' ten twenty thirty forty fifty sixty seventy eighty ninety'.split(' ');
const ORDINALS =
  'first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth fourteenth fifteenth sixteenth seventeenth eighteenth nineteenth twentieth'.split(
    ' ',
  );
export const MONTHS = 'January February March April May June July August September October November December'.split(
  ' ',
);

const pair = (value: number): string => {
  if (value < 10) return UNITS[value] ?? '';
  if (value < 20) return TEENS[value - 10] ?? '';
  const [ten, unit] = [TENS[Math.floor(value / 10)] ?? '', value % 10];
  return unit === 0 ? ten : `${ten}${value % 2 ? ' ' : '-'}${UNITS[unit]}`;
};

const hundreds = (value: number): string => {
  const rest = value % 100;
  const head = `${UNITS[Math.floor(value / 100)]} hundred`;
  return rest === 0 ? head : `${head} ${value % 2 ? 'and ' : ''}${pair(rest)}`;
};

const thousands = (value: number): string => {
  const rest = value % 1000;
  const head = `${pair(Math.floor(value / 1000))} thousand`;
  return rest === 0 ? head : `${head} ${rest < 100 ? `and ${pair(rest)}` : hundreds(rest)}`;
};

const ordinal = (day: number): string => {
  if (day <= 20) return ORDINALS[day - 1] ?? '';
  if (day === 30) return 'thirtieth';
  return `${day < 30 ? 'twenty' : 'thirty'} ${ORDINALS[(day % 10) - 1]}`;
};

function year(value: number, dice: Dice): string {
  const rest = value % 100;
  if (value >= 2000) {
    const after = rest === 0 ? '' : `${dice.pick([' ', ' and '])}${pair(rest)}`;
    return dice.pick([
      `two thousand${after}`,
      String(value),
      rest > 9 ? `twenty ${pair(rest)}` : `two thousand${after}`,
    ]);
  }
  const short = rest < 10 ? `oh ${UNITS[rest]}` : pair(rest);
  return dice.pick([
    `nineteen ${short}`,
    short,
    String(value),
    `nineteen hundred and ${pair(rest)}`,
    `19 ${pad(rest)}`,
  ]);
}

const suffix = (day: number): string =>
  day % 10 === 1 && day !== 11
    ? 'st'
    : day % 10 === 2 && day !== 12
      ? 'nd'
      : day % 10 === 3 && day !== 13
        ? 'rd'
        : 'th';

function spokenDate({ day, month, year: y }: SpokenDate, dice: Dice, american: boolean): string {
  const name = MONTHS[month - 1] ?? '';
  const spelled = dice.pick([name, name, name.toLowerCase()]);
  const said = year(y, dice);
  const numeric = american
    ? [`${pair(month)} ${pair(day)} ${said}`, `oh ${UNITS[month % 10]} ${pair(day)} ${pair(y % 100)}`]
    : [
        `${pair(day)} ${pair(month)} ${said}`,
        `the ${ordinal(day)} of the ${ordinal(month)} ${said}`,
        `${ordinal(day)} of the ${ordinal(month)}, ${said}`,
        `oh ${UNITS[day % 10]} oh ${UNITS[month % 10]} ${pair(y % 100)}`,
      ];
  return dice.pick([
    `${spelled} ${ordinal(day)} ${said}`,
    `${spelled} the ${ordinal(day)} ${said}`,
    `${spelled} ${ordinal(day)}, uh, ${said}`,
    `the ${ordinal(day)} of ${spelled} ${said}`,
    `${ordinal(day)} ${spelled} ${said}`,
    `${day}${suffix(day)} of ${spelled} ${y}`,
    `${spelled} ${day}${suffix(day)} ${y}`,
    ...numeric,
  ]);
}

const NATO =
  'alpha bravo charlie delta echo foxtrot golf hotel india juliet kilo lima mike november oscar papa quebec romeo sierra tango uniform victor whiskey x-ray yankee zulu'.split(
    ' ',
  );
const EXAMPLES =
  'apple boy cat dog egg freddie george harry india jack king lemon mother nellie orange peter queen robert sugar tommy umbrella victor william xylophone yellow zebra'.split(
    ' ',
  );

export function letter(character: string, dice: Dice): string {
  const at = character.toLowerCase().charCodeAt(0) - 97;
  const [upper, lower] = [character.toUpperCase(), character.toLowerCase()];
  return dice.pick([
    upper,
    upper,
    lower,
    NATO[at] ?? upper,
    `${upper} for ${EXAMPLES[at]}`,
    `${upper} as in ${EXAMPLES[at]}`,
  ]);
}

const carriers: Voice['carriers'] = {
  phone: [
    'my phone number is {}',
    'you can reach me on {}',
    'call me back at {} please',
    "yeah it's {}",
    'the best number is {}',
    '{}',
    "it's {} okay",
    'my mobile is {}',
    'home phone {}',
  ],
  card: [
    'my card number is {}',
    'the card is {}',
    '{}',
    'yes it goes {}',
    'so the long number across the front is {}',
    "it's a visa, {}",
  ],
  iban: ['my IBAN is {}', 'the iban goes {}', '{}', 'please send it to {}'],
  'national id': ["it's {}", 'my number is {}', '{}', 'the number you asked for is {}'],
  'bank account': ['my account number is {}', 'account {}', "that's account number {}", 'please debit {}'],
  'sort code': ['my sort code is {}', 'sort code {}', 'the sort code for that account is {}'],
  'date of birth': [
    'my date of birth is {}',
    'I was born on {}',
    'born {}',
    'date of birth {}',
    "my birthday's {}",
    'DOB {}',
    "I'm born {}",
    'date of birth would be {}',
    'birthdate is {}',
  ],
  'e-mail': [
    'my email is {}',
    'my email address is {}',
    'you can write to {}',
    '{}',
    "sure it's {}",
    'send it to {} please',
    "that's {}",
  ],
  address: ['I live at {}', 'my address is {}', '{}', 'please deliver it to {}', "it's {}", 'we moved to {}'],
  postcode: ['my postcode is {}', "it's {}", '{}', 'the post code is {}', 'yeah {}'],
  'ip address': ['my IP address is {}', 'I am coming from {}', 'the IP is {}', 'IP {}'],
  'mac address': ['the MAC address is {}', 'the router says {}', '{}'],
  digits: ["it's {}", 'the reference I have is {}', '{}', 'the number is {}'],
  password: [
    'my password is {}',
    'the password is {}',
    'password: {}',
    'I set my password to {}',
    "my passcode's {}",
    'log in with the password {}',
  ],
  pin: ['my pin is {}', 'my PIN number is {}', 'the pin is {}', 'PIN: {}', 'the four digit pin is {}', 'pin code {}'],
  'card code': [
    'the CVC is {}',
    'CVV {}',
    'the security code is {}',
    'the three digits on the back are {}',
    'card security code {}',
    'cvv number is {}',
  ],
  passport: ['my passport number is {}', 'passport {}', 'passport no. {}', 'the number in my passport is {}'],
  licence: [
    "my driver's license number is {}",
    'my driving licence number is {}',
    'licence number {}',
    'driver license {}',
    "driver's licence is {}",
  ],
  plate: [
    'my license plate is {}',
    'the number plate is {}',
    'plate number {}',
    'registration is {}',
    "the car's registration number is {}",
    'licence plate {}',
  ],
  secret: ['the log says {}', 'here is the token {}', 'use the link {}', '{}'],
};

const trailing: Voice['trailing'] = {
  phone: ["{}, that's my phone number", '{} is my mobile number', '{} is the number'],
  card: ["{}, that's the card number", '{} is my card'],
  'date of birth': [
    "{}, that's my date of birth",
    '{} is my date of birth',
    '{} is when I was born',
    "{} that's my birthday",
    '{}, date of birth',
  ],
  'e-mail': ["{} that's my email", '{} is my email address'],
  address: ["{}, that's my address", '{} is where I live'],
  password: ["{}, that's my password", '{} is my password', '{} is the password I use'],
  pin: ["{}, that's my pin", '{} is my pin', '{} is the pin code'],
  'card code': ["{}, that's the security code", '{} is the CVV', '{} on the back of the card'],
  passport: ['{} is my passport number', "{}, that's my passport number"],
  licence: ["{} is my driver's license number", "{}, that's my driving licence"],
  plate: ['{} is my license plate', "{}, that's the registration of my car"],
};

export const english = {
  pair,
  hundreds,
  thousands,
  repeated: (digit: string, times: 2 | 3) => `${times === 2 ? 'double' : 'triple'} ${digit}`,
  joins: [
    'and',
    'then',
    'and then',
    'and then we have',
    'dash',
    'space',
    'followed by',
    "and that's",
    'so',
    'next',
    'okay',
    'after that',
    'and uh',
    'right',
  ],
  hesitations: ['uh', 'um', 'er', 'hmm', "let's see", 'hang on', 'you know', 'I think', 'wait', 'well'],
  corrections: ['no sorry', 'sorry', 'no wait', 'I mean', 'scratch that', 'correction', 'no'],
  asides: [
    'give me a sec',
    'let me grab it',
    'where is it',
    'here we go',
    'did you get that',
    'are you ready',
    'let me check',
    'the next four are',
    'the last bit is',
    'uh-huh',
    'so far so good',
    'and finally',
  ],
  openings: ['sure, ', 'okay so ', 'hi, this is Sandra, ', 'all right, ', 'of course. ', 'let me see, '],
  closings: [
    ', thanks',
    '.',
    ', can you confirm?',
    ' if you need it',
    ' and I want to check my order',
    '. Is that enough?',
  ],
  questions: {
    phone: 'What is your phone number?',
    card: 'Can I have the card number, please?',
    'date of birth': 'And what is your date of birth?',
    'e-mail': 'What is your e-mail?',
    pin: 'Could you tell me the PIN?',
    passport: 'What is your passport number?',
    password: 'What is your password?',
    'card code': 'And the security code?',
    plate: 'What is the registration?',
    iban: 'What is the IBAN?',
  },
  letter,
  mail: {
    at: ['at', 'at', 'at sign'],
    dot: ['dot', 'dot', 'period', 'point'],
    underscore: ['underscore'],
    hyphen: ['dash', 'hyphen', 'minus'],
    hosts: [
      'gmail.com',
      'yahoo.com',
      'sky.com',
      'btinternet.com',
      'outlook.com',
      'hotmail.co.uk',
      'acme-tools.com',
      'aol.com',
      'mycompany.org',
      'smithfamily.net',
      'live.co.uk',
      'university.edu',
    ],
    remarks: ['all one word', 'all lowercase', 'all in small letters', 'no spaces'],
    names: [
      'jane',
      'doe',
      'claire',
      'smith',
      'peter',
      'mcdonald',
      'bob',
      'khan',
      'lucy',
      'wilkinson',
      'info',
      'sales',
      'the flying dutchman',
    ],
  },
  carriers,
  trailing,
  passwords: [
    'hunter2',
    'Tr0ub4dor&3',
    'Sunshine99!',
    'correct horse battery staple',
    'MyDogRex',
    'qwerty123',
    'P@ssw0rd',
    'bluesky',
    'capital R rover seven seven',
    'chelsea1905',
    'letmein',
    'dragon fly 7',
  ],
} as const;

export const americanDates: Voice['dates'] = {
  months: MONTHS,
  ordinal,
  year,
  spoken: (parts, dice) => spokenDate(parts, dice, true),
  written: (day, month, y, dice) =>
    dice.pick([
      `${pad(month)}/${pad(day)}/${y}`,
      `${month}/${day}/${String(y).slice(2)}`,
      `${MONTHS[month - 1]} ${day}, ${y}`,
      `${MONTHS[month - 1]?.slice(0, 3)} ${day} ${y}`,
      `${y}-${pad(month)}-${pad(day)}`,
      `${pad(month)}-${pad(day)}-${y}`,
    ]),
};

export const britishDates: Voice['dates'] = {
  months: MONTHS,
  ordinal,
  year,
  spoken: (parts, dice) => spokenDate(parts, dice, false),
  written: (day, month, y, dice) =>
    dice.pick([
      `${pad(day)}/${pad(month)}/${y}`,
      `${day}/${month}/${String(y).slice(2)}`,
      `${day} ${MONTHS[month - 1]} ${y}`,
      `${day}${suffix(day)} ${MONTHS[month - 1]} ${y}`,
      `${y}-${pad(month)}-${pad(day)}`,
      `${pad(day)}.${pad(month)}.${y}`,
      `${pad(day)} ${pad(month)} ${y}`,
    ]),
};
