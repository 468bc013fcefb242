/** Check digits of the numbers that identify a person or an account. All take digits without separators. */

/** Payment cards, ISO/IEC 7812-1 annex B. */
export function luhnHolds(digits: string): boolean {
  let sum = 0;
  for (let at = digits.length - 1, double = false; at >= 0; at -= 1, double = !double) {
    const digit = digits.charCodeAt(at) - 48;
    const value = double ? digit * 2 : digit;
    sum += value > 9 ? value - 9 : value;
  }
  return sum % 10 === 0;
}

/** IBAN, ISO 13616: the first four characters go to the end, letters are 10 to 35, the rest of mod 97 is 1. */
export function mod97Holds(iban: string): boolean {
  let rest = 0;
  for (const character of iban.slice(4) + iban.slice(0, 4)) {
    const value = Number.parseInt(character, 36);
    rest = (rest * (value > 9 ? 100 : 10) + value) % 97;
  }
  return rest === 1;
}

/** Steuer-ID, ISO 7064 mod 11,10; eleven digits, the first one not 0. */
export function isSteuerId(digits: string): boolean {
  if (!/^[1-9]\d{10}$/.test(digits)) return false;
  let product = 10;
  for (let at = 0; at < 10; at += 1) {
    const sum = (Number(digits[at]) + product) % 10 || 10;
    product = (sum * 2) % 11;
  }
  return (11 - product) % 10 === Number(digits[10]);
}

const DNI_LETTERS = 'TRWAGMYFPDXBNJZSQVHLCKE';

/** The letter of a DNI (eight digits), or of a NIE with its first letter put as 0, 1 or 2. */
export const dniLetter = (digits: string): string => DNI_LETTERS.charAt(Number(digits) % 23);

/** NIR (numéro de sécurité sociale): sex, year, month, department, commune, order, key; Corsica is 2A or 2B. */
export function isNir(characters: string): boolean {
  if (!/^[1-478]\d{5}[\dAB]\d{8}$/.test(characters)) return false;
  const body = characters.slice(0, 13);
  const letter = body.charAt(6);
  const corsica = letter === 'A' ? 1_000_000 : letter === 'B' ? 2_000_000 : 0;
  const number = Number(body.replace(/[AB]/, '0')) - corsica;
  return 97 - (number % 97) === Number(characters.slice(13));
}

/** SSN as the Social Security Administration issues them: no 000, 666 or 9xx area, no 00 group, no 0000 serial. */
export const isSsn = (digits: string): boolean => /^(?!000|666|9)\d{3}(?!00)\d{2}(?!0000)\d{4}$/.test(digits);

/** National Insurance number: the prefixes that HMRC gives out, six digits, A to D. */
export const isNino = (characters: string): boolean =>
  /^(?!BG|GB|NK|KN|TN|NT|ZZ)[A-CEGHJ-PR-TW-Z][A-CEGHJ-NPR-TW-Z]\d{6}[A-D]$/i.test(characters);
