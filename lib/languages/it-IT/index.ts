import type { LanguagePack } from '../pack/index.ts';

export const itIT = {
  tag: 'it-IT',
  digits: { decimal: ',', groupsBySpace: true },
  // The leading 0 is part of an Italian number, also from abroad.
  phone: {
    country: 'IT',
    callingCode: '39',
    trunk: '',
    national: '3\\d{8,9}|0\\d{6,10}|[189]\\d{5,9}',
    international: ['00'],
  },
  currencies: ['EUR', 'CHF', 'USD'],
  dates: async () => (await import('./dates.ts')).dateWords,
  numbers: async () => (await import('./numbers.ts')).numberWords,
  money: async () => (await import('./money.ts')).moneyWords,
  spoken: async () => (await import('./spoken.ts')).spokenWords,
  matching: async () => (await import('./matching.ts')).matchingWords,
  fillers: async () => (await import('./fillers.ts')).fillerWords,
} as const satisfies LanguagePack;
