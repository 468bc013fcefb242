/**
 * The unit table: what the names and signs that the sources use for currencies may mean. A unit that several countries
 * share accepts each code listed; `factor` turns minor units into the currency. Units that are not listed are ISO codes
 * themselves, or are matched by the currency's name in CLDR.
 */
interface Unit {
  codes: readonly string[];
  factor?: number;
}

const DOLLARS = ['USD', 'CAD', 'AUD', 'NZD', 'HKD', 'SGD', 'TWD', 'MXN'];
const KRONER = ['SEK', 'NOK', 'DKK', 'ISK', 'CZK'];
const CENTS = [...DOLLARS, 'EUR', 'ZAR'];
const FRANCS = ['CHF', 'FRF', 'BEF', 'LUF', 'XOF', 'XAF', 'XPF'];

const UNITS: Readonly<Record<string, Unit>> = {
  $: { codes: DOLLARS },
  '£': { codes: ['GBP', 'EGP', 'LBP', 'SYP'] },
  '¥': { codes: ['JPY', 'CNY'] },
  '฿': { codes: ['BTC', 'XBT'] },
  dollar: { codes: DOLLARS },
  dolar: { codes: DOLLARS },
  pound: { codes: ['GBP', 'EGP', 'LBP', 'SYP'] },
  libra: { codes: ['GBP', 'EGP', 'LBP', 'SYP'] },
  livre: { codes: ['GBP', 'EGP', 'LBP', 'SYP'] },
  pfund: { codes: ['GBP', 'EGP', 'LBP', 'SYP'] },
  euro: { codes: ['EUR'] },
  cent: { codes: CENTS, factor: 0.01 },
  centavo: { codes: [...CENTS, 'MXN', 'GBP'], factor: 0.01 },
  centime: { codes: [...CENTS, ...FRANCS], factor: 0.01 },
  penny: { codes: ['GBP', 'USD'], factor: 0.01 },
  pence: { codes: ['GBP'], factor: 0.01 },
  penique: { codes: ['GBP'], factor: 0.01 },
  kr: { codes: KRONER },
  krone: { codes: KRONER },
  corona: { codes: KRONER },
  couronne: { codes: KRONER },
  franc: { codes: FRANCS },
  franco: { codes: FRANCS },
  franken: { codes: ['CHF'] },
  rupee: { codes: ['INR', 'PKR', 'LKR', 'NPR', 'MUR'] },
  riyal: { codes: ['SAR', 'QAR', 'OMR', 'YER', 'IRR'] },
  rial: { codes: ['IRR', 'OMR', 'YER', 'QAR', 'SAR'] },
  dinar: { codes: ['KWD', 'JOD', 'BHD', 'IQD', 'TND', 'DZD', 'LYD', 'RSD'] },
  peso: { codes: ['MXN', 'ARS', 'CLP', 'COP', 'PHP', 'UYU', 'DOP', 'CUP'] },
  bitcoin: { codes: ['BTC', 'XBT'] },
  satoshi: { codes: ['BTC', 'XBT'], factor: 1e-8 },
  pts: { codes: ['ESP', 'PTS'] },
};

/** CLDR's names in the four languages, for units told by name ("Canadian dollar", "Marco finlandés"). */
const names = new Map<string, string>();
for (const language of ['en', 'de', 'es', 'fr']) {
  const display = new Intl.DisplayNames(language, { type: 'currency' });
  for (const code of Intl.supportedValuesOf('currency')) names.set(fold(display.of(code) ?? code), code);
}

/** Names of the sources that CLDR words in another way. */
const OTHER_NAMES: Readonly<Record<string, string>> = {
  'united states dollar': 'USD',
  'dolar estadounidense': 'USD',
  'dollar etats-unis': 'USD',
  'dolar de hong kong': 'HKD',
  'dollar de hong kong': 'HKD',
  'yen japonais': 'JPY',
  'yuan chinois': 'CNY',
  'marco finlandes': 'FIM',
};

/** The options for an amount in a unit; none of them when the source leaves the unit open. */
export function unitValues(amount: number, unit: string): { amount: number; codes?: readonly string[] }[] {
  const folded = fold(unit);
  if (folded === 'unnamed' || folded === 'ambiguous') return [{ amount }];
  const known = UNITS[unit] ?? UNITS[folded];
  if (known) return [{ amount: amount * (known.factor ?? 1), codes: known.codes }];
  return [{ amount, codes: [OTHER_NAMES[folded] ?? names.get(folded) ?? unit] }];
}

function fold(text: string): string {
  return text.toLowerCase().normalize('NFD').replace(/\p{M}/gu, '');
}
