import type { Settings } from './settings.ts';

/** The span counted in another unit than JavaScript's own. */
export function offsetsIn(
  unit: Settings['offsetUnit'],
  text: string,
  { start, end }: { start: number; end: number },
): { start: number; end: number } {
  return { start: count(unit, text.slice(0, start)), end: count(unit, text.slice(0, end)) };
}

function count(unit: Settings['offsetUnit'], text: string): number {
  if (unit === 'utf16') return text.length;
  return unit === 'code-point' ? Array.from(text).length : Buffer.byteLength(text);
}
