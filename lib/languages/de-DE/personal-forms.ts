import type { PersonalForms } from '../pack/personal-forms.ts';

export const personalForms: PersonalForms = {
  identifiers: [{ length: 11, digits: 11, form: /^[1-9]\d{10}$/, holds: hasSteuerIdCheckDigit }],
};

/** Steuer-ID, ISO 7064 mod 11,10. */
function hasSteuerIdCheckDigit(digits: string): boolean {
  let product = 10;
  for (let at = 0; at < 10; at += 1) {
    const sum = (Number(digits[at]) + product) % 10 || 10;
    product = (sum * 2) % 11;
  }
  return (11 - product) % 10 === Number(digits[10]);
}
