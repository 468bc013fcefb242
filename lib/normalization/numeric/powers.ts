import { decimalOf, timesPowerOfTen } from './decimal.ts';
import type { NumberRead } from './number-read.ts';
import type { Scan } from './scan.ts';
import { touches } from './scan.ts';

/** "1.3e6", "6.23x10^-4", "1.1^23". */
export function readPowers(scan: Scan, read: NumberRead): NumberRead | undefined {
  if (read.kind !== 'cardinal' || scan.tokens[read.next - 1]?.kind !== 'digits' || !touches(scan, read.next))
    return undefined;
  const ten = ['x', '×', '*'].includes(scan.tokens[read.next]?.text ?? '') && scan.tokens[read.next + 1]?.text === '10';
  const mark = scan.tokens[read.next + (ten ? 2 : 0)]?.text;
  const base = ten && mark === '^' ? 10 : mark === 'e' ? 10 : mark === '^' ? undefined : 0;
  if (base === 0) return undefined;
  const exponent = readExponent(scan, read.next + (ten ? 3 : 1));
  if (!exponent) return undefined;
  const raise = (amount: string) =>
    base === 10 ? timesPowerOfTen(amount, exponent.value) : decimalOf(Number(amount) ** exponent.value);
  const amounts = read.amounts
    .slice(0, 1)
    .map(raise)
    .filter(amount => amount !== '');
  return amounts.length > 0 ? { ...read, amounts, kind: 'fraction', next: exponent.next } : undefined;
}

export function readExponent(scan: Scan, at: number): { value: number; next: number } | undefined {
  let next = at;
  let sign = 1;
  while (next < at + 2 && '+-'.includes(scan.tokens[next]?.text ?? ' ')) {
    if (scan.tokens[next]?.text === '-') sign = -sign;
    next += 1;
  }
  const token = scan.tokens[next];
  if (token?.kind !== 'digits' || !/^\d{1,2}$/.test(token.text)) return undefined;
  return { value: sign * Number(token.text), next: next + 1 };
}
