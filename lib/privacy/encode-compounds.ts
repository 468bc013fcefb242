import type { PrivacyWords } from '../languages/index.ts';
import { fold } from '../text/index.ts';
import type { StoredCompounds } from './compounds.ts';

/** Encodes the rules for numbers that a language writes as one word. Only the build runs this. */
export function encodeCompounds({ numbers }: PrivacyWords): StoredCompounds | undefined {
  const { compounds } = numbers;
  if (!compounds) return undefined;
  const parts = new Map<string, { value: number; isFactor: boolean }>();
  const add = (forms: string, value: number, isFactor = false) => {
    for (const form of forms.split('|').filter(Boolean)) parts.set(fold(form), { value, isFactor });
  };
  numbers.units.forEach((forms, value) => {
    if (value > 0) add(forms, value);
  });
  compounds.units.forEach((forms, value) => {
    add(forms, value);
  });
  numbers.teens.forEach((forms, index) => {
    add(forms, index + 10);
  });
  numbers.tens.forEach((forms, index) => {
    add(forms, (index + 2) * 10);
  });
  numbers.hundreds.forEach((forms, index) => {
    add(forms, (index + 1) * 100);
  });
  add(numbers.hundred, 100, true);
  add(numbers.thousand, 1_000, true);
  return {
    parts: [...parts],
    joints: compounds.joints.split('|').filter(Boolean).map(fold),
    endings: compounds.ordinalEndings.split('|').filter(Boolean),
  };
}
