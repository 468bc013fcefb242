import type { PersonalForms } from '../pack/personal-forms.ts';

export const personalForms: PersonalForms = {
  identifiers: [
    {
      // National Insurance number: a prefix that HMRC assigns, six digits, A to D.
      length: 9,
      digits: 6,
      form: /^(?!BG|GB|NK|KN|TN|NT|ZZ)[A-CEGHJ-PR-TW-Z][A-CEGHJ-NPR-TW-Z]\d{6}[A-D]$/,
    },
    // Driving licence: five characters of the surname, birth date, initials and check characters.
    { length: 16, digits: 7, form: /^[A-Z9]{5}\d{6}[A-Z9]{2}\d[A-Z]{2}$/ },
  ],
  postcodes: {
    areas:
      'AB|AL|B|BA|BB|BD|BH|BL|BN|BR|BS|BT|CA|CB|CF|CH|CM|CO|CR|CT|CV|CW|DA|DD|DE|DG|DH|DL|DN|DT|DY|E|EC|EH|EN|EX|FK|FY|G|GL|GU|GY|HA|HD|HG|HP|HR|HS|HU|HX|IG|IM|IP|IV|JE|KA|KT|KW|KY|L|LA|LD|LE|LL|LN|LS|LU|M|ME|MK|ML|N|NE|NG|NN|NP|NR|NW|OL|OX|PA|PE|PH|PL|PO|PR|RG|RH|RM|S|SA|SE|SG|SK|SL|SM|SN|SO|SP|SR|SS|ST|SW|SY|TA|TD|TF|TN|TQ|TR|TS|TW|UB|W|WA|WC|WD|WF|WN|WR|WS|WV|YO|ZE',
    lastLetters: 'ABD-HJLNP-UW-Z',
    neverLast: 'st|nd|rd|th|at|am|pm|an|as|by|be|do|go|he|we|up|us|so|to|if|hr|ft|lb|gb|tb|hp|px|xl|xs|la|le|el',
  },
};
