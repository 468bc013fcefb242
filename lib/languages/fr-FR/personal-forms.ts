import type { PersonalForms } from '../pack/personal-forms.ts';

export const personalForms: PersonalForms = {
  identifiers: [
    {
      // NIR (numéro de sécurité sociale): sex, year, month, department (2A and 2B in Corsica), commune, order, key.
      length: 15,
      digits: 15,
      form: /^[1-478]\d{5}[\dAB]\d{8}$/,
      holds: hasNirKey,
    },
  ],
};

function hasNirKey(nir: string): boolean {
  const letter = nir.charAt(6);
  const corsica = letter === 'A' ? 1_000_000 : letter === 'B' ? 2_000_000 : 0;
  const number = Number(nir.slice(0, 13).replace(/[AB]/, '0')) - corsica;
  return 97 - (number % 97) === Number(nir.slice(13));
}
