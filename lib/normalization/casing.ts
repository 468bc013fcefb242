import type { Casing } from './rules/rules-index.ts';

/** Applies a rule's casing to a value that is returned as it was said. */
export function applyCasing(value: string, casing: Casing): string {
  if (casing === 'upper') return value.toUpperCase();
  if (casing === 'lower') return value.toLowerCase();
  if (casing === 'title') return value.toLowerCase().replace(WORD_START, letter => letter.toUpperCase());
  return value;
}

const WORD_START = /(?<![\p{L}\p{M}\p{N}'’])\p{L}/gu;
