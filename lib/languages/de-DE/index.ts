import type { LanguagePack } from '../pack/index.ts';

export const deDE = {
  tag: 'de-DE',
  digits: { decimal: ',', groupsBySpace: true },
  phone: {
    country: 'DE',
    callingCode: '49',
    trunk: '0',
    national: '1[567]\\d{8,9}|1[1389]\\d{4,10}|[2-9]\\d{6,12}',
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
