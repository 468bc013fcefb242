import type { LanguagePack } from '../pack/index.ts';

export const esES = {
  tag: 'es-ES',
  digits: { decimal: ',', groupsBySpace: true },
  phone: { country: 'ES', callingCode: '34', trunk: '', national: '[5-9]\\d{8}', international: ['00'] },
  currencies: ['EUR', 'USD'],
  dates: async () => (await import('./dates.ts')).dateWords,
  numbers: async () => (await import('./numbers.ts')).numberWords,
  money: async () => (await import('./money.ts')).moneyWords,
  spoken: async () => (await import('./spoken.ts')).spokenWords,
  matching: async () => (await import('./matching.ts')).matchingWords,
  fillers: async () => (await import('./fillers.ts')).fillerWords,
} as const satisfies LanguagePack;
