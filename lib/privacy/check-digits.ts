/** Check digits of payment cards and bank accounts. Those of national identifiers are in the language packs. */

/**
 * Whether digits are the number of a payment card, by length, first digit and check digit. @param digits without
 * separators
 */
export const isCard = (digits: string): boolean =>
  digits.length >= SHORTEST_CARD && /^[2-6]\d{12,18}$/.test(digits) && luhnHolds(digits);

const SHORTEST_CARD = 13;

/** ISO/IEC 7812-1 annex B. */
function luhnHolds(digits: string): boolean {
  let sum = 0;
  for (let at = digits.length - 1, double = false; at >= 0; at -= 1, double = !double) {
    const digit = digits.charCodeAt(at) - ZERO;
    const value = double ? digit * 2 : digit;
    sum += value > 9 ? value - 9 : value;
  }
  return sum % 10 === 0;
}

/** IBAN, ISO 13616: the first four characters go to the end, letters are 10 to 35, the rest of mod 97 is 1. */
export function mod97Holds(iban: string): boolean {
  let rest = 0;
  for (let at = 0; at < iban.length; at += 1) {
    const unit = iban.charCodeAt((at + IBAN_HEAD) % iban.length);
    const isLetter = unit > NINE;
    rest = (rest * (isLetter ? 100 : 10) + (isLetter ? (unit | SMALL) - BEFORE_A : unit - ZERO)) % 97;
  }
  return rest === 1;
}

const IBAN_HEAD = 4;
const ZERO = 0x30;
const NINE = 0x39;
const SMALL = 0x20;
/** Subtracted from the code of a small letter, so that "a" gives 10. */
const BEFORE_A = 0x61 - 10;
