import type { ReviewReason } from './port.ts';
import type { Reading } from './typed.ts';

/** Adds reasons for a review to those that a reading has. */
export function withReview(reading: Reading, ...reasons: readonly ReviewReason[]): Reading {
  if (reasons.length === 0) return reading;
  return { ...reading, review: [...new Set([...(reading.review ?? []), ...reasons])] };
}
