import type { Dice } from '../../../fixtures/personal-data/numbers.ts';
import type { Voice } from '../voice.ts';
import { britishDates, english } from './english.ts';

const STREETS = [
  'High Street',
  'Church Lane',
  'Victoria Road',
  'Mill Close',
  'Park Avenue',
  'The Paddocks',
  'Station Approach',
  'Oak Rise',
  'Marlowe Gardens',
];
const CITIES = ['London', 'Leeds', 'Bristol', 'Manchester', 'Stoke-on-Trent', 'York'];

export const britishPostcode = (dice: Dice): string =>
  `${dice.pick(['SW1A', 'M1', 'EC1A', 'B33', 'CR2', 'DN55', 'LS11', 'BS8', 'G4', 'YO10', 'NE6', 'W1T', 'SE9'])} ${dice.int(0, 9)}${dice.pick(['AA', 'BB', 'XE', 'TH', 'QJ', 'LZ', 'WR', 'PN'])}`;

export const british: Voice = {
  ...english,
  language: 'en-GB',
  country: 'GB',
  digits: [
    ['oh', 'zero', 'nought', 'oh'],
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
  dates: britishDates,
  addresses: [
    dice => `${dice.int(1, 250)} ${dice.pick(STREETS)}, ${dice.pick(CITIES)} ${britishPostcode(dice)}`,
    dice =>
      `Flat ${dice.int(1, 40)}, ${dice.int(1, 250)} ${dice.pick(STREETS)}, ${dice.pick(CITIES)}, ${britishPostcode(dice)}`,
    dice =>
      `${dice.int(1, 250)}${dice.pick(['a', 'b'])} ${dice.pick(STREETS)} ${dice.pick(CITIES)} ${britishPostcode(dice).replace(' ', '')}`,
  ],
  spokenAddresses: [
    (dice, say) =>
      `${say.number(dice.int(1, 99))} ${dice.pick(STREETS)}, ${dice.pick(CITIES)}, ${say.code(britishPostcode(dice))}`,
    (dice, say) =>
      `flat ${say.number(dice.int(1, 30))}, ${say.number(dice.int(1, 99))} ${dice.pick(STREETS)} ${dice.pick(CITIES)} ${britishPostcode(dice)}`,
    (dice, say) => `${say.number(dice.int(1, 99))} ${dice.pick(STREETS)}, postcode ${say.code(britishPostcode(dice))}`,
  ],
  plates: [
    dice =>
      `${dice.pick(['AB', 'KX', 'LN', 'YD'])}${dice.pick(['12', '67', '19', '71'])} ${dice.pick(['CDE', 'WXY', 'OKR'])}`,
    dice => `${dice.pick(['AB', 'KX', 'LN'])}${dice.pick(['12', '67', '19'])}${dice.pick(['CDE', 'WXY', 'OKR'])}`,
    dice => `${dice.pick(['P', 'R', 'K'])}${dice.digits(3)} ${dice.pick(['ABC', 'TLM'])}`,
  ],
};
