import type { Casing } from './rules/rules-index.ts';

/** Applies a rule's casing to a value that is returned as it was said. */
export function applyCasing(value: string, casing: Casing): string {
  if (casing === 'upper') return value.toUpperCase();
  if (casing === 'lower') return value.toLowerCase();
  // The pattern is read when it is first needed, because its classes take V8 1 ms.
  if (casing === 'title') {
    return value.toLowerCase().replace(/(?<![\p{L}\p{M}\p{N}'’])\p{L}/gu, letter => letter.toUpperCase());
  }
  return value;
}
