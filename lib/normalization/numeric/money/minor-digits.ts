const digits = new Map<string, number>();

/** At least the currency's minor digits (CLDR: 2 for EUR, 0 for JPY, 3 for KWD); more when more were said. */
export function formatAmount(amount: string, currency: string): string {
  const [whole = '0', fraction = ''] = amount.split('.');
  const padded = fraction.padEnd(minorDigits(currency), '0');
  return padded === '' ? whole : `${whole}.${padded}`;
}

export function minorDigits(currency: string): number {
  const known = digits.get(currency);
  if (known !== undefined) return known;
  const options = new Intl.NumberFormat('en', { style: 'currency', currency }).resolvedOptions();
  const count = options.maximumFractionDigits ?? 2;
  digits.set(currency, count);
  return count;
}
