import type { LanguagePack } from '../pack/index.ts';

export const enUS = {
  tag: 'en-US',
  digits: { decimal: '.', groupsBySpace: false },
  phone: { country: 'US', callingCode: '1', trunk: '1', national: '[2-9]\\d{9}', international: ['011'] },
  currencies: ['USD', 'EUR', 'GBP'],
  dates: async () => (await import('./dates.ts')).dateWords,
  numbers: async () => (await import('./numbers.ts')).numberWords,
  money: async () => (await import('./money.ts')).moneyWords,
  spoken: async () => (await import('./spoken.ts')).spokenWords,
  matching: async () => (await import('./matching.ts')).matchingWords,
  fillers: async () => (await import('./fillers.ts')).fillerWords,
} as const satisfies LanguagePack;
