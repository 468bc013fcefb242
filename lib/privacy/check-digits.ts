/** Check digits of payment cards and bank accounts. Those of national identifiers belong to the languages. */

/** A payment card's number by its length, first digit and check digit. @param digits without separators */
export const isCard = (digits: string): boolean => /^[2-6]\d{12,18}$/.test(digits) && luhnHolds(digits);

/** ISO/IEC 7812-1 annex B. */
function luhnHolds(digits: string): boolean {
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
