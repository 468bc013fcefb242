import type { PersonalForms } from '../pack/personal-forms.ts';

export const personalForms: PersonalForms = {
  identifiers: [
    {
      // SSN: no 000, 666 or 9xx area, no 00 group, no 0000 serial.
      length: 9,
      digits: 9,
      form: /^(?!000|666|9)\d{3}(?!00)\d{2}(?!0000)\d{4}$/,
      onlyWhen: { grouped: /^\d{3}([ -])\d{2}\1\d{4}$/, labels: 'ssn|social' },
    },
  ],
};
