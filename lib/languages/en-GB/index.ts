import type { LanguagePack } from '../pack/index.ts';

export const enGB = {
  tag: 'en-GB',
  digits: { decimal: '.', groupsBySpace: false },
  phone: {
    country: 'GB',
    callingCode: '44',
    trunk: '0',
    // Numbers of nine digits exist only in the 41 areas with local numbers of five digits (metadata of libphonenumber).
    national:
      '[1-9]\\d{9}|8\\d{8}|8001111|845464\\d|1(?:20[48]|254|276|29[78]|36[34]|38[46]|404|420|46[01]|48[08]|52[47]|56[26]|606|629|635|647|659|69[57]|726|744|750|768|827|837|884|90[05]|935|94[69]|963|995)\\d{5}',
    international: ['00'],
  },
  currencies: ['GBP', 'EUR', 'USD'],
  dates: async () => (await import('./dates.ts')).dateWords,
  numbers: async () => (await import('../en-US/numbers.ts')).numberWords,
  money: async () => (await import('../en-US/money.ts')).moneyWords,
  spoken: async () => (await import('../en-US/spoken.ts')).spokenWords,
  matching: async () => (await import('../en-US/matching.ts')).matchingWords,
  fillers: async () => (await import('../en-US/fillers.ts')).fillerWords,
} as const satisfies LanguagePack;
