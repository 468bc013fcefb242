/**
 * Currency signs and their qualified forms, as tokens separated by spaces. Codes are ranked. All languages share them.
 */
export const CURRENCY_SYMBOLS: Readonly<Record<string, string>> = {
  $: 'USD CAD AUD NZD HKD SGD MXN',
  '€': 'EUR',
  '£': 'GBP EGP LBP',
  '¥': 'JPY CNY',
  '￥': 'JPY CNY',
  元: 'CNY TWD',
  円: 'JPY',
  '₹': 'INR',
  '₨': 'PKR LKR INR',
  '₽': 'RUB',
  '₩': 'KRW',
  '₪': 'ILS',
  '₺': 'TRY',
  '₴': 'UAH',
  '₦': 'NGN',
  '₫': 'VND',
  '₱': 'PHP',
  '₡': 'CRC',
  '₲': 'PYG',
  '₵': 'GHS',
  '₸': 'KZT',
  '₾': 'GEL',
  '₼': 'AZN',
  '₮': 'MNT',
  '₭': 'LAK',
  '฿': 'THB',
  '₿': 'BTC',
  'r $': 'BRL',
  's $': 'SGD',
  'u $ d': 'USD',
  'u $ s': 'USD',
  'u . s $': 'USD',
  'u . s . $': 'USD',
  rs: 'INR PKR LKR NPR',
  'rs .': 'INR PKR LKR NPR',
  rp: 'IDR',
  rm: 'MYR',
  zl: 'PLN',
  kc: 'CZK',
  btc: 'BTC',
  xbt: 'BTC',
  stg: 'GBP',
  rmb: 'CNY',
  'l . e': 'EGP',
  'l . e .': 'EGP',
  'p . a .': 'USD',
};

/** What may stand on either side of a dollar sign. */
export const DOLLAR_QUALIFIERS: Readonly<Record<string, string>> = {
  us: 'USD',
  usd: 'USD',
  c: 'CAD',
  ca: 'CAD',
  can: 'CAD',
  cad: 'CAD',
  a: 'AUD',
  au: 'AUD',
  aud: 'AUD',
  nz: 'NZD',
  nzd: 'NZD',
  hk: 'HKD',
  hkd: 'HKD',
  sg: 'SGD',
  sgd: 'SGD',
  nt: 'TWD',
  mx: 'MXN',
  mex: 'MXN',
  mxn: 'MXN',
  ar: 'ARS',
  cl: 'CLP',
  co: 'COP',
  j: 'JMD',
  tt: 'TTD',
};

/** Signs of minor units, a hundredth of the currency. */
export const MINOR_UNIT_SYMBOLS: Readonly<Record<string, string>> = { '¢': 'USD EUR' };

/** Codes that are also words. In free text they count only in capitals and after the number. */
export const WORDLIKE_CURRENCY_CODES = 'ALL TOP TRY MAD CUP PEN GEL COP SOS BAM LAK BOB FIM';

/** Currencies that are no longer legal tender, and bitcoin, which has no ISO 4217 code. Speakers still use them. */
export const FURTHER_CURRENCY_CODES =
  'FIM DEM FRF ESP ITL BEF NLG ATS PTE GRD IEP LUF EEK LTL LVL SKK SIT CYP MTL HRK BTC CNH';
