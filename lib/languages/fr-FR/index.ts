import type { LanguagePack } from '../pack/index.ts';

export const frFR = {
  tag: 'fr-FR',
  digits: { decimal: ',', groupsBySpace: true },
  phone: { country: 'FR', callingCode: '33', trunk: '0', national: '[1-9]\\d{8}', international: ['00'] },
  currencies: ['EUR', 'CHF', 'USD'],
  dates: async () => (await import('./dates.ts')).dateWords,
  numbers: async () => (await import('./numbers.ts')).numberWords,
  money: async () => (await import('./money.ts')).moneyWords,
  spoken: async () => (await import('./spoken.ts')).spokenWords,
  matching: async () => (await import('./matching.ts')).matchingWords,
  fillers: async () => (await import('./fillers.ts')).fillerWords,
} as const satisfies LanguagePack;
