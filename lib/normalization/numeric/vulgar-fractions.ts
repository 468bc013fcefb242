import type { Scan } from './scan.ts';
import { vulgarValue } from './vulgar-signs.ts';

/** "½", or digits over digits: "7/8". */
export function readVulgar(scan: Scan, at: number): { value: number; next: number } | undefined {
  const token = scan.tokens[at];
  const known = vulgarValue(token?.text ?? '');
  if (known !== undefined) return { value: known, next: at + 1 };
  const slash = scan.tokens[at + 1];
  const below = scan.tokens[at + 2];
  if (token?.kind !== 'digits' || below?.kind !== 'digits' || !slash || !'/⁄'.includes(slash.text)) return undefined;
  if (!/^\d{1,9}$/.test(token.text) || !/^\d{1,9}$/.test(below.text) || Number(below.text) === 0) return undefined;
  const more = scan.tokens[at + 3];
  const isDate = more?.text === '/' || (at > 0 && scan.tokens[at - 1]?.text === '/');
  return isDate ? undefined : { value: Number(token.text) / Number(below.text), next: at + 3 };
}
