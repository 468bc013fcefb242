import type { PersonalForms } from '../pack/personal-forms.ts';

export const personalForms: PersonalForms = {
  identifiers: [
    // Partita IVA: ten digits and a check digit by Luhn.
    {
      length: 11,
      digits: 11,
      form: /^\d{11}$/,
      holds: hasCheckDigit,
      onlyWhen: { grouped: /(?!)/, labels: 'partita iva|p iva|piva' },
    },
    // Codice fiscale
    {
      length: 16,
      digits: 7,
      form: /^[A-Z]{6}\d\d[A-EHLMPRST]\d\d[A-Z]\d{3}[A-Z]$/,
      holds: hasCheckLetter,
    },
  ],
};

function hasCheckDigit(number: string): boolean {
  const sum = [...number].reduce((total, digit, at) => {
    const weighted = at % 2 === 0 ? Number(digit) : Number(digit) * 2;
    return total + (weighted > 9 ? weighted - 9 : weighted);
  }, 0);
  return sum % 10 === 0;
}

/** The values of the characters at odd positions, for 0 to 9 and A to Z (D.M. 12 marzo 1974). */
const AT_ODD_PLACES = [1, 0, 5, 7, 9, 13, 15, 17, 19, 21, 2, 4, 18, 20, 11, 3, 6, 8, 12, 14, 16, 10, 22, 25, 24, 23];

function hasCheckLetter(code: string): boolean {
  const sum = [...code.slice(0, 15)].reduce((total, character, at) => {
    const value = Number.parseInt(character, 36) - (/\d/.test(character) ? 0 : 10);
    return total + (at % 2 === 0 ? (AT_ODD_PLACES[value] ?? 0) : value);
  }, 0);
  return String.fromCharCode(65 + (sum % 26)) === code.charAt(15);
}
