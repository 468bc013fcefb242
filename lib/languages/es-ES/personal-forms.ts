import type { PersonalForms } from '../pack/personal-forms.ts';

export const personalForms: PersonalForms = {
  identifiers: [
    // DNI
    { length: 9, digits: 8, form: /^\d{8}[A-Z]$/, holds: hasDniLetter },
    // NIE: the first letter counts as 0, 1 or 2.
    {
      length: 9,
      digits: 7,
      form: /^[XYZ]\d{7}[A-Z]$/,
      holds: nie => hasDniLetter('XYZ'.indexOf(nie.charAt(0)) + nie.slice(1)),
    },
  ],
};

function hasDniLetter(dni: string): boolean {
  return 'TRWAGMYFPDXBNJZSQVHLCKE'.charAt(Number(dni.slice(0, 8)) % 23) === dni.charAt(8);
}
