/**
 * Minor digits of the currencies that do not have two, by CLDR. A test compares them with the runtime. A formatter
 * would know them too, but it takes several milliseconds to make, which the first amount of an environment would wait
 * for.
 */
const OTHER_DIGITS: Readonly<Record<string, number>> = {
  AFN: 0,
  ALL: 0,
  BHD: 3,
  BIF: 0,
  CLP: 0,
  COP: 0,
  DJF: 0,
  ESP: 0,
  GNF: 0,
  HUF: 0,
  IDR: 0,
  IQD: 0,
  IRR: 0,
  ISK: 0,
  ITL: 0,
  JOD: 3,
  JPY: 0,
  KMF: 0,
  KPW: 0,
  KRW: 0,
  KWD: 3,
  LAK: 0,
  LBP: 0,
  LUF: 0,
  LYD: 3,
  MGA: 0,
  MMK: 0,
  OMR: 3,
  PKR: 0,
  PYG: 0,
  RWF: 0,
  SLL: 0,
  SOS: 0,
  SYP: 0,
  TND: 3,
  UGX: 0,
  VND: 0,
  VUV: 0,
  XAF: 0,
  XOF: 0,
  XPF: 0,
  YER: 0,
};

const byCurrency: ReadonlyMap<string, number> = new Map(Object.entries(OTHER_DIGITS));

/** At least the currency's minor digits (2 for EUR, 0 for JPY, 3 for KWD); more if more were said. */
export function formatAmount(amount: string, currency: string): string {
  const point = amount.indexOf('.');
  const whole = point < 0 ? amount : amount.slice(0, point);
  const padded = (point < 0 ? '' : amount.slice(point + 1)).padEnd(minorDigits(currency), '0');
  return padded === '' ? whole : `${whole}.${padded}`;
}

export const minorDigits = (currency: string): number => byCurrency.get(currency) ?? 2;
