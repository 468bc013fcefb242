import { beforeAll, describe, expect, it } from 'vitest';
import { LANGUAGES, type Language } from '../../../lib/languages/index.ts';
import { loadPhone, parsePhone, recognizePhones } from '../../../lib/normalization/phone/index.ts';
import { eachRow } from '../../fixtures/each-row.ts';
import { contextOf } from '../numeric/contexts.ts';

const values = (said: string, language: Language) => parsePhone(said, contextOf(language)).map(({ value }) => value);

beforeAll(async () => {
  for (const language of LANGUAGES) await loadPhone(language);
});

describe('A phone number without enough digits', () => {
  eachRow([
    ['212 555', 'en-US'],
    ['212 736 500', 'en-US'],
    ['736 5000', 'en-US'],
    ['two one two seven three six five zero zero', 'en-US'],
    ['0161 496', 'en-GB'],
    ['0161 496 0', 'en-GB'],
    ['07911 12345', 'en-GB'],
    ['oh seven nine one one one two three four five', 'en-GB'],
    ['030 12', 'de-DE'],
    ['030 1234', 'de-DE'],
    ['0171 12345', 'de-DE'],
    ['null eins sieben eins zwölf vierunddreißig', 'de-DE'],
    ['912 34', 'es-ES'],
    ['91234567', 'es-ES'],
    ['nueve uno dos tres cuatro cinco seis siete', 'es-ES'],
    ['01 23 45', 'fr-FR'],
    ['01 23 45 67 8', 'fr-FR'],
    ['zéro un vingt-trois quarante-cinq', 'fr-FR'],
    ['+44 161 496', 'en-GB'],
    ['+44 161 496', 'en-US'],
    ['+33 1 42 68', 'de-DE'],
    ['+49 30 12', 'de-DE'],
  ] as const)('is no phone number: "%s" in %s', (said, language) => {
    expect(values(said, language)).toEqual([]);
  });
});

describe('A number that does not exist', () => {
  eachRow([
    ['(555) 123-4567', 'en-US', '+15551234567'],
    ['(977) 625-2661', 'en-US', '+19776252661'],
    ['+420 123 456 789', 'en-GB', '+420123456789'],
    ['01632 960123', 'en-GB', '+441632960123'],
  ] as const)('is one when it has the form: "%s"', (said, language, value) => {
    expect(values(said, language)).toEqual([value]);
  });
});

describe('A phone number with too many digits', () => {
  eachRow([
    ['212 736 50001', 'en-US'],
    ['2127365000123', 'en-US'],
    ['212 736 5000 1', 'en-US'],
    ['(212) 736-50001', 'en-US'],
    ['07911 1234567', 'en-GB'],
    ['020 7946 09581', 'en-GB'],
    ['01711234567890123', 'de-DE'],
    ['9123456789', 'es-ES'],
    ['612 345 678 9', 'es-ES'],
    ['01 23 45 67 89 0', 'fr-FR'],
    ['06 12 34 56 78 90', 'fr-FR'],
  ] as const)('is no phone number: "%s" in %s', (said, language) => {
    expect(values(said, language)).toEqual([]);
  });
});

describe('A calling code without its plus', () => {
  eachRow([
    ['44 7911 123456', 'en-GB', '+447911123456'],
    ['447911123456', 'en-GB', '+447911123456'],
    ['49 171 1234567', 'de-DE', '+491711234567'],
    ['34 912 345 678', 'es-ES', '+34912345678'],
    ['33 1 42 68 53 00', 'fr-FR', '+33142685300'],
    ['33 1 42 68 53 00', 'en-US', '+33142685300'],
    ['44 20 7946 0958', 'de-DE', '+442079460958'],
  ] as const)('is read in "%s" in %s', (said, language, value) => {
    expect(values(said, language)).toEqual([value]);
  });

  eachRow([
    ['212 736 500012', 'en-US'],
    ['33142685300', 'en-US'],
  ] as const)('is not read into the digits of "%s"', (said, language) => {
    expect(values(said, language)).toEqual([]);
  });
});

describe('A trunk prefix', () => {
  eachRow([
    ['+44 (0)20 7946 0958', 'en-GB', '+442079460958'],
    ['+44 020 7946 0958', 'en-GB', '+442079460958'],
    ['+49 (0)30 901820', 'de-DE', '+4930901820'],
    ['+49 030 901820', 'de-DE', '+4930901820'],
    ['+33 (0)1 42 68 53 00', 'fr-FR', '+33142685300'],
    ['+33 01 42 68 53 00', 'fr-FR', '+33142685300'],
    ['0049 30 901820', 'de-DE', '+4930901820'],
    ['1 212 736 5000', 'en-US', '+12127365000'],
  ] as const)('is no part of the number: "%s"', (said, language, value) => {
    expect(values(said, language)).toEqual([value]);
  });
});

describe('Tens and units that are said apart', () => {
  eachRow([
    ['null dreißig neun null eins acht zwo null', 'de-DE', '+4930901820'],
    ['null dreißig zwo zwo neun null null zwo zwo', 'de-DE', '+49302290022'],
    ['zéro six vingt-deux trente trois cinquante-six zéro neuf', 'fr-FR', '+33622335609'],
  ] as const)('are read by the rules of the language: "%s"', (said, language, value) => {
    expect(values(said, language)).toEqual([value]);
  });
});

describe('Hundreds that are dictated', () => {
  eachRow([
    ['seiscientos doce treinta y cuatro cincuenta y seis setenta y ocho', 'es-ES', '+34612345678'],
    ['novecientos doce trescientos cuarenta y cinco seiscientos setenta y ocho', 'es-ES', '+34912345678'],
    ['one eight hundred two seven five two two seven three', 'en-US', '+18002752273'],
    ['null acht hundert eins zwei drei vier fünf sechs sieben', 'de-DE', '+498001234567'],
  ] as const)('are read in "%s"', (said, language, value) => {
    expect(values(said, language)).toEqual([value]);
  });
});

describe('An extension', () => {
  eachRow([
    ['212 736 5000 ext. 12', 'en-US', '+12127365000;ext=12'],
    ['212 736 5000 x12', 'en-US', '+12127365000;ext=12'],
    ['(212) 736-5000, extension four five', 'en-US', '+12127365000;ext=45'],
    ['tel:+1-212-736-5000;ext=12', 'en-US', '+12127365000;ext=12'],
    ['020 7946 0958 ext 45', 'en-GB', '+442079460958;ext=45'],
    ['oh two oh seven nine four six oh nine five eight extension forty five', 'en-GB', '+442079460958;ext=45'],
    ['030 901820 Durchwahl 12', 'de-DE', '+4930901820;ext=12'],
    ['030 901820 App. 7', 'de-DE', '+4930901820;ext=7'],
    ['912 345 678 extensión 34', 'es-ES', '+34912345678;ext=34'],
    ['912 345 678 ext. treinta y cuatro', 'es-ES', '+34912345678;ext=34'],
    ['01 42 68 53 00 poste 12', 'fr-FR', '+33142685300;ext=12'],
    ['01 42 68 53 00 poste douze', 'fr-FR', '+33142685300;ext=12'],
  ] as const)('is a part of "%s" (RFC 3966)', (said, language, value) => {
    expect(values(said, language)).toEqual([value]);
  });

  eachRow([
    ['212 736 5000 ext.', 'en-US'],
    ['212 736 5000 ext 12 or 13', 'en-US'],
    ['020 7946 0958 ext 12345678', 'en-GB'],
  ] as const)('is not half read: "%s"', (said, language) => {
    expect(values(said, language)).toEqual([]);
  });

  it('is found in free text', () => {
    const found = (text: string, language: Language) =>
      recognizePhones(text, contextOf(language)).map(({ start, end, readings }) => [
        text.slice(start, end),
        readings[0]?.value,
      ]);
    expect(found('call 020 7946 0958 ext. 45 after 5', 'en-GB')).toEqual([
      ['020 7946 0958 ext. 45', '+442079460958;ext=45'],
    ]);
    expect(found('ruf 030 901820, Durchwahl 12, an', 'de-DE')).toEqual([
      ['030 901820, Durchwahl 12', '+4930901820;ext=12'],
    ]);
    expect(found('call 020 7946 0958 extension', 'en-GB')).toEqual([['020 7946 0958', '+442079460958']]);
  });
});

describe('What is left over beside a phone number', () => {
  eachRow([
    ['not 212 736 5000', 'en-US'],
    ['212 736 5000 or 212 736 5001', 'en-US'],
    ['nicht 030 901820', 'de-DE'],
    ['030 901820 oder 030 901821', 'de-DE'],
    ['912 345 678 o 612 345 678', 'es-ES'],
    ['01 42 68 53 00 ou 06 12 34 56 78', 'fr-FR'],
    ['AB 212 736 5000', 'en-US'],
  ] as const)('is not ignored: "%s"', (said, language) => {
    expect(values(said, language)).toEqual([]);
  });

  eachRow([
    ['my number is 212 736 5000', 'en-US', '+12127365000'],
    ["it's oh two oh seven nine four six oh nine five eight thanks", 'en-GB', '+442079460958'],
    ['meine Nummer ist 171 1234567', 'de-DE', '+491711234567'],
    ['mi teléfono es el 912 345 678', 'es-ES', '+34912345678'],
    ["mon numéro c'est le 01 42 68 53 00", 'fr-FR', '+33142685300'],
  ] as const)('may be a filler: "%s"', (said, language, value) => {
    expect(values(said, language)).toEqual([value]);
  });
});

describe('Groups of a phone number', () => {
  eachRow([
    ['area code 202, 555 0143', 'en-US', '+12025550143'],
    ['202, 555, 0143', 'en-US', '+12025550143'],
    ['020, 7946, 0958', 'en-GB', '+442079460958'],
    ['612, 34, 56, 78', 'es-ES', '+34612345678'],
    ['06, 12, 34, 56, 78', 'fr-FR', '+33612345678'],
  ] as const)('may have commas between them: "%s" in %s', (said, language, value) => {
    expect(values(said, language)).toEqual([value]);
  });

  eachRow([
    ['2025550143, 2025550144', 'en-US'],
    ['555-0143, 555-0144', 'en-US'],
    ['order 21234 phone 20255', 'en-US'],
    ['030 123456, 030 654321', 'de-DE'],
  ] as const)('are none when they are numbers of their own or stand apart: "%s" in %s', (said, language) => {
    expect(values(said, language)).toEqual([]);
  });

  it('may begin with 00 also where another prefix is dialled', () => {
    expect(values('001 202 555 0143', 'en-US')).toEqual(['+12025550143']);
    expect(values('0044 20 7946 0958', 'en-US')).toEqual(['+442079460958']);
  });
});
