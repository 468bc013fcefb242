import type { Language } from '../../../../lib/languages/index.ts';
import { parseDateTime } from '../../../../lib/normalization/datetime/index.ts';
import type { Reading, TypedContext } from '../../../../lib/normalization/typed.ts';

/** Tuesday, 17 November 2026, 10:00 in the morning in New York. */
export const REFERENCE = Date.UTC(2026, 10, 17, 15);

export const contextOf = (language: Language, overrides: Partial<TypedContext> = {}): TypedContext => ({
  language,
  referenceTime: REFERENCE,
  timeZone: 'America/New_York',
  ...overrides,
});

export const readings = (
  said: string,
  language: Language = 'en-US',
  overrides: Partial<TypedContext> = {},
): Reading[] => parseDateTime(said, contextOf(language, overrides));

/** The best value, or undefined when the string cannot be read. */
export const bestValue = (
  said: string,
  language: Language = 'en-US',
  overrides: Partial<TypedContext> = {},
): string | undefined => readings(said, language, overrides)[0]?.value;

export const rankedValues = (
  said: string,
  language: Language = 'en-US',
  overrides: Partial<TypedContext> = {},
): string[] => readings(said, language, overrides).map(({ value }) => value);
