import type { LanguagePack } from '../pack/index.ts';

export const enGB = {
  tag: 'en-GB',
  digits: { decimal: '.', groupsBySpace: false },
  phone: {
    country: 'GB',
    callingCode: '44',
    trunk: '0',
    // Nine digits only behind area codes of four digits: those of three, 11x and 1x1, have seven behind them.
    national: '[1-9]\\d{9}|1(?!1)\\d(?!1)\\d{6}|8\\d{8}|8001111|845464\\d',
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
