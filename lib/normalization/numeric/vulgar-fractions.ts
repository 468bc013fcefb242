import type { Scan } from './scan.ts';

const VULGAR: ReadonlyMap<string, number> = new Map(
  Object.entries({
    '½': 1 / 2,
    '⅓': 1 / 3,
    '⅔': 2 / 3,
    '¼': 1 / 4,
    '¾': 3 / 4,
    '⅕': 1 / 5,
    '⅖': 2 / 5,
    '⅗': 3 / 5,
    '⅘': 4 / 5,
    '⅙': 1 / 6,
    '⅚': 5 / 6,
    '⅐': 1 / 7,
    '⅛': 1 / 8,
    '⅜': 3 / 8,
    '⅝': 5 / 8,
    '⅞': 7 / 8,
    '⅑': 1 / 9,
    '⅒': 1 / 10,
  }),
);

/** One character, or digits over digits. */
export function readVulgar(scan: Scan, at: number): { value: number; next: number } | undefined {
  const token = scan.tokens[at];
  const known = token && VULGAR.get(token.text);
  if (known !== undefined) return { value: known, next: at + 1 };
  const slash = scan.tokens[at + 1];
  const below = scan.tokens[at + 2];
  if (token?.kind !== 'digits' || below?.kind !== 'digits' || !slash || !'/⁄'.includes(slash.text)) return undefined;
  if (!/^\d{1,9}$/.test(token.text) || !/^\d{1,9}$/.test(below.text) || Number(below.text) === 0) return undefined;
  const more = scan.tokens[at + 3];
  const isDate = more?.text === '/' || (at > 0 && scan.tokens[at - 1]?.text === '/');
  return isDate ? undefined : { value: Number(token.text) / Number(below.text), next: at + 3 };
}

export const isVulgar = (text: string): boolean => VULGAR.has(text);
