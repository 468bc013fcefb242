import type { Voice } from '../voice.ts';
import { americanDates, english } from './english.ts';

const STREETS = [
  'Main Street',
  'Oak Avenue',
  'Elm Drive',
  'Washington Boulevard',
  'Maple Lane',
  'Broadway',
  'Sunset Court',
  'Lakeview',
  'Riverside Drive',
];
const CITIES = [
  'Springfield Illinois',
  'Portland, OR',
  'Austin, Texas',
  'Boston MA',
  'Denver Colorado',
  'Phoenix, Arizona',
];

export const american: Voice = {
  ...english,
  language: 'en-US',
  country: 'US',
  digits: [
    ['zero', 'oh', 'zero'],
    ['one'],
    ['two'],
    ['three'],
    ['four'],
    ['five'],
    ['six'],
    ['seven'],
    ['eight'],
    ['nine'],
  ],
  dates: americanDates,
  addresses: [
    dice => `${dice.int(1, 9999)} ${dice.pick(STREETS)}, ${dice.pick(CITIES)} ${dice.int(10_000, 99_000)}`,
    dice =>
      `${dice.int(1, 9999)} ${dice.pick(STREETS)}, apartment ${dice.int(1, 40)}, ${dice.pick(CITIES)} ${dice.int(10_000, 99_000)}`,
    dice =>
      `${dice.int(1, 9999)} ${dice.pick(STREETS)} Apt ${dice.int(1, 40)}${dice.pick(['A', 'B', 'C'])}, ${dice.pick(CITIES)}`,
  ],
  spokenAddresses: [
    (dice, say) =>
      `${say.number(dice.int(1, 99))} ${dice.pick(STREETS)} ${dice.pick(CITIES)} ${say.digits(String(dice.int(10_000, 99_000)))}`,
    (dice, say) =>
      `${say.digits(String(dice.int(100, 9999)))} ${dice.pick(STREETS)}, ${dice.pick(CITIES)}, zip ${say.digits(String(dice.int(10_000, 99_000)))}`,
    (dice, say) =>
      `${say.number(dice.int(100, 999))} ${dice.pick(STREETS)} in ${dice.pick(CITIES)} ${dice.int(10_000, 99_000)}`,
  ],
  plates: [
    dice => `${dice.int(1, 9)}${dice.pick(['ABC', 'KLM', 'XTR'])}${dice.digits(3)}`,
    dice => `${dice.pick(['ABC', 'KLM', 'XTR'])} ${dice.digits(4)}`,
    dice => `${dice.pick(['GHT', 'BXR'])}-${dice.digits(4)}`,
  ],
};
