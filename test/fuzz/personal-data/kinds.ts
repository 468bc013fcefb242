import {
  cardNumber,
  type Dice,
  dni,
  iban,
  nie,
  nino,
  nir,
  ssn,
  steuerId,
} from '../../fixtures/personal-data/numbers.ts';
import { sayEmail, writeEmail } from './email.ts';
import type { Kind, Speaker, Voice } from './voice.ts';
import { britishPostcode } from './voices/en-gb.ts';

export type Mode = 'written' | 'spoken';

/** Makes one datum of each kind in each mode. */
type Maker = (dice: Dice, voice: Voice, say: Speaker) => string;

const inGroups = (text: string, size: number, separator: string): string =>
  (text.match(new RegExp(`.{1,${size}}`, 'g')) ?? []).join(separator);

const UPPER = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ';
const letters = (dice: Dice, count: number): string =>
  Array.from({ length: count }, () => dice.pick([...UPPER])).join('');

/** National digits of a telephone number, trunk included. */
function phoneDigits(dice: Dice, { country }: Voice): string {
  if (country === 'US') return `${dice.pick(['415', '212', '617', '303', '206'])}${dice.int(2, 9)}${dice.digits(6)}`;
  if (country === 'GB')
    return `0${dice.pick(['7700', '7911', '20 79', '161 4', '1632'].map(part => part.replace(' ', '')))}${dice.digits(6)}`;
  if (country === 'DE') return `0${dice.pick(['176', '151', '30', '221', '89', '171'])}${dice.digits(dice.int(7, 8))}`;
  if (country === 'ES') return `${dice.pick(['6', '6', '7', '9'])}${dice.int(1, 9)}${dice.digits(7)}`;
  return `0${dice.int(1, 7)}${dice.digits(8)}`;
}

const CALLING = { US: '1', GB: '44', DE: '49', ES: '34', FR: '33' };

function nationalId(dice: Dice, { country }: Voice): string {
  if (country === 'US') return ssn(dice).join('');
  if (country === 'GB') return nino(dice).join('');
  if (country === 'DE') return steuerId(dice);
  if (country === 'ES') return dice.pick([dni(dice), nie(dice)]);
  return nir(dice).join('');
}

/** UK: a sort code and eight digits. Other countries: the form that banks print on their slips. */
const accountDigits = (dice: Dice, { country }: Voice): string =>
  dice.digits(country === 'GB' ? 8 : country === 'DE' ? 10 : country === 'US' ? dice.int(9, 12) : 11);

const passport = (dice: Dice, { country }: Voice): string => {
  if (country === 'DE') return `C${dice.digits(2)}X${dice.digits(2)}T${dice.digits(2)}`;
  if (country === 'ES') return `${letters(dice, 3)}${dice.digits(6)}`;
  if (country === 'FR') return `${dice.digits(2)}${letters(dice, 2)}${dice.digits(5)}`;
  return country === 'US' && dice.random() < 0.5 ? `${letters(dice, 1)}${dice.digits(8)}` : dice.digits(9);
};

const licence = (dice: Dice, { country }: Voice): string => {
  if (country === 'US') return `${letters(dice, 1)}${dice.digits(7)}`;
  if (country === 'GB')
    return `${dice.pick(['MORGA', 'SMITH', 'JONES'])}${dice.digits(6)}${letters(dice, 2)}${dice.int(1, 9)}${letters(dice, 2)}`;
  if (country === 'DE')
    return `${letters(dice, 1)}${dice.digits(3)}${letters(dice, 3)}${dice.digits(2)}${dice.digits(2)}`;
  if (country === 'ES') return dni(dice);
  return dice.digits(12);
};

function postcodeOf(dice: Dice, { country }: Voice): string {
  return country === 'GB' ? britishPostcode(dice) : String(dice.int(10_000, 95_999));
}

const birthDay = (dice: Dice) => ({ day: dice.int(1, 31), month: dice.int(1, 12), year: dice.int(1934, 2007) });
const octets = (dice: Dice): string[] => Array.from({ length: 4 }, () => String(dice.int(1, 254)));

const MAC = (dice: Dice, separator: string): string =>
  Array.from({ length: 6 }, () => dice.int(0, 255).toString(16).padStart(2, '0')).join(separator);

export const MAKERS: Record<Kind, Partial<Record<Mode, Maker>>> = {
  phone: {
    written(dice, voice) {
      const digits = phoneDigits(dice, voice);
      const abroad = `+${CALLING[voice.country]} ${voice.country === 'US' || voice.country === 'ES' ? digits : digits.slice(1)}`;
      const us = `${digits.slice(0, 3)}-${digits.slice(3, 6)}-${digits.slice(6)}`;
      return dice.pick([
        digits,
        abroad,
        abroad.replace('+', '00'),
        inGroups(digits, 2, ' '),
        inGroups(digits, 3, ' '),
        inGroups(digits, 3, '-'),
        inGroups(digits, 2, '.'),
        voice.country === 'US' ? `(${us.slice(0, 3)}) ${us.slice(4)}` : `${digits.slice(0, 4)}/${digits.slice(4)}`,
        `${digits.slice(0, 5)} ${digits.slice(5)}`,
      ]);
    },
    spoken: (dice, voice, say) => say.digits(phoneDigits(dice, voice)),
  },
  card: {
    written(dice) {
      const number = cardNumber(dice);
      return dice.pick([number, inGroups(number, 4, ' '), inGroups(number, 4, '-'), inGroups(number, 4, ' - ')]);
    },
    spoken: (dice, _voice, say) => say.digits(cardNumber(dice)),
  },
  iban: {
    written(dice) {
      const number = iban(dice);
      return dice.pick([number, inGroups(number, 4, ' '), number.toLowerCase(), inGroups(number, 4, '-')]);
    },
    spoken(dice, voice, say) {
      const number = iban(dice);
      const [country, rest] = [number.slice(0, 2), number.slice(2)];
      const head = [...country].map(character => voice.letter(character, dice)).join(' ');
      return /[A-Z]/.test(rest) ? say.code(number) : `${head} ${say.digits(rest)}`;
    },
  },
  'national id': {
    written(dice, voice) {
      const id = nationalId(dice, voice);
      if (voice.country === 'US')
        return dice.pick([
          `${id.slice(0, 3)}-${id.slice(3, 5)}-${id.slice(5)}`,
          `${id.slice(0, 3)} ${id.slice(3, 5)} ${id.slice(5)}`,
        ]);
      if (voice.country === 'GB') return dice.pick([id, inGroups(id, 2, ' '), id.toLowerCase()]);
      if (voice.country === 'ES')
        return dice.pick([id, `${id.slice(0, -1)}-${id.slice(-1)}`, `${id.slice(0, -1)} ${id.slice(-1)}`]);
      return dice.pick([id, inGroups(id, 3, ' ')]);
    },
    spoken(dice, voice, say) {
      const id = nationalId(dice, voice);
      return /[A-Z]/.test(id) ? say.code(id) : say.digits(id);
    },
  },
  'bank account': {
    written(dice, voice) {
      const digits = accountDigits(dice, voice);
      const sorted = `${inGroups(dice.digits(6), 2, dice.pick(['-', ' ']))} ${digits}`;
      return dice.pick([digits, inGroups(digits, 3, ' '), voice.country === 'GB' ? sorted : digits]);
    },
    spoken: (dice, voice, say) => say.digits(accountDigits(dice, voice)),
  },
  // Only for Great Britain.
  'sort code': {
    written: dice => inGroups(dice.digits(6), 2, dice.pick(['-', ' ', ' - '])),
    spoken: (dice, _voice, say) => say.digits(dice.digits(6)),
  },
  'date of birth': {
    written(dice, { dates }) {
      const { day, month, year } = birthDay(dice);
      return dates.written(day, month, year, dice);
    },
    spoken: (dice, { dates }) => dates.spoken(birthDay(dice), dice),
  },
  'e-mail': { written: (dice, voice) => writeEmail(dice, voice), spoken: (dice, voice) => sayEmail(dice, voice) },
  address: {
    written: (dice, voice, say) => dice.pick(voice.addresses)(dice, say),
    spoken: (dice, voice, say) => dice.pick(voice.spokenAddresses)(dice, say),
  },
  postcode: {
    // Elsewhere a postcode stands for thousands of people and counts only within an address.
    written: (dice, voice) => {
      const code = postcodeOf(dice, voice);
      return dice.pick([code, code.replace(' ', ''), code.toLowerCase()]);
    },
    spoken: (dice, voice, say) => say.code(postcodeOf(dice, voice)),
  },
  'ip address': {
    written: dice => {
      const groups = Array.from({ length: 8 }, () => dice.int(1, 0xffff).toString(16));
      return dice.pick([octets(dice).join('.'), groups.join(':'), `2001:db8::${groups[0]}:${groups[1]}`]);
    },
    spoken(dice, voice, say) {
      const dot = dice.pick(voice.mail.dot);
      const manner = dice.random();
      return octets(dice)
        .map(octet =>
          manner < 0.4
            ? say.number(Number(octet))
            : manner < 0.7
              ? octet
              : [...octet].map(digit => say.number(Number(digit))).join(' '),
        )
        .join(` ${dot} `);
    },
  },
  'mac address': {
    written: dice => dice.pick([MAC(dice, ':'), MAC(dice, '-'), MAC(dice, ':').toUpperCase()]),
  },
  digits: {
    written: dice => dice.int(1, 9) + dice.digits(dice.int(6, 20)),
    spoken: (dice, _voice, say) => say.digits(String(dice.int(1, 9)) + dice.digits(dice.int(5, 12))),
  },
  password: { written: (dice, { passwords }) => dice.pick(passwords) },
  pin: {
    written: dice => dice.digits(dice.pick([4, 4, 5, 6])),
    spoken: (dice, _voice, say) => say.digits(dice.digits(dice.pick([4, 4, 6]))),
  },
  'card code': {
    written: dice => dice.digits(dice.pick([3, 3, 4])),
    spoken: (dice, _voice, say) => say.digits(dice.digits(3)),
  },
  passport: {
    written: (dice, voice) => dice.pick([passport(dice, voice), passport(dice, voice).toLowerCase()]),
    spoken: (dice, voice, say) => say.code(passport(dice, voice)),
  },
  licence: {
    written: (dice, voice) => licence(dice, voice),
    spoken: (dice, voice, say) => say.code(licence(dice, voice)),
  },
  plate: {
    written: (dice, voice, say) => dice.pick(voice.plates)(dice, say),
    spoken: (dice, voice, say) => say.code(dice.pick(voice.plates)(dice, say)),
  },
  secret: { written: dice => SECRETS[dice.int(0, SECRETS.length - 1)]?.(dice) ?? '' },
};

const token = (dice: Dice, count: number): string =>
  Array.from({ length: count }, () => dice.pick([...UPPER, ...UPPER.toLowerCase(), ...'0123456789'])).join('');

const SECRETS: readonly ((dice: Dice) => string)[] = [
  dice => `eyJ${token(dice, 20)}.eyJ${token(dice, 40)}.${token(dice, 43)}`,
  dice => `Bearer ${token(dice, 32)}`,
  dice => `sk_live_${token(dice, 24)}`,
  dice => `ghp_${token(dice, 36)}`,
  dice => `https://user:${token(dice, 10)}@host.example.com/path`,
  dice => `https://app.example.com/callback?access_token=${token(dice, 30)}&page=1`,
  dice => `https://example.com/reset?token=${token(dice, 16)}`,
  dice => `postgres://admin:${token(dice, 12)}@db.example.com:5432/shop`,
  dice => `x-api-key: ${token(dice, 40)}`,
  dice => `client_secret=${token(dice, 32)}`,
];
