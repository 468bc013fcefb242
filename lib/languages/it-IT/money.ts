import type { MoneyWords } from '../pack/money.ts';

export const moneyWords: MoneyWords = {
  locale: 'it',
  noun: 'first',
  endings: ['i', 'e', 'o', 'a'],
  irregular: { franchi: 'franco' },
  of: ['di'],
  units: {
    euro: { codes: 'EUR' },
    centesimo: { codes: 'EUR', factor: 0.01 },
    cent: { codes: 'EUR USD', factor: 0.01 },
    dollaro: { codes: 'USD CAD AUD' },
    'dollaro americano': { codes: 'USD' },
    sterlina: { codes: 'GBP' },
    pound: { codes: 'GBP' },
    penny: { codes: 'GBP', factor: 0.01 },
    franco: { codes: 'CHF' },
    'franco svizzero': { codes: 'CHF' },
    lira: { codes: 'ITL TRY' },
    yen: { codes: 'JPY' },
    yuan: { codes: 'CNY' },
    corona: { codes: 'SEK NOK DKK CZK' },
    rublo: { codes: 'RUB' },
    rupia: { codes: 'INR' },
    bitcoin: { codes: 'BTC' },
  },
};
