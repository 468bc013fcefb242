import { describe, expect } from 'vitest';
import { loadRedaction, overlapsAny } from '../../../lib/privacy/index.ts';
import { eachRow } from '../../fixtures/each-row.ts';

const { find, redactText } = await loadRedaction();

function redactAnswer(text: string, type: string): string {
  const findings = find(text, [type]);
  return findings.reduceRight(
    (rest, { start, end, kind }) => `${rest.slice(0, start)}[${kind}]${rest.slice(end)}`,
    text,
  );
}

describe('Redaction of what callers dictate', () => {
  eachRow([
    ['khan underscore the flying dutchman at yahoo.com', '[EMAIL]'],
    ['write to m as in mary dot cole at sky.com', 'write to [EMAIL]'],
    ['write to m, a as in apple, x at sky.com', 'write to [EMAIL]'],
    ['j u l i a at gmx punkt de', '[EMAIL]'],
    ['smith, hang on, at hotmail.com', '[EMAIL]'],
    ['lisa punkt vogt siebenundachtzig at web.de', '[EMAIL]'],
    ['gemma full stop reid at outlook full stop com', '[EMAIL]'],
    ['jean underscore claude chez wanadoo point fr', '[EMAIL]'],
    ['log in with the password correct horse battery staple', 'log in with the password [PASSWORD]'],
    ['ich habe als Passwort Schatzi', 'ich habe als Passwort [PASSWORD]'],
    ['mein Kundenkennwort ist Abendrot', 'mein Kundenkennwort ist [PASSWORD]'],
    ['meine Privatanschrift ist Lindenhof 4', 'meine Privatanschrift ist [ADDRESS]'],
    ['capital B, a, s, e, seven is my password', '[PASSWORD] is my password'],
    ['the pin is 6. six eight five', 'the pin is [PIN]'],
    ['zéro six. vingt-deux. trente-trois. quarante-quatre. cinquante-cinq', '[NUMBER]'],
    ['seiscientos noventa y cinco, quinientos sesenta y cinco, ciento uno', '[NUMBER]'],
    ['siebzig eins sieben drei null vier', '[NUMBER]'],
    ['meine Nummer ist fünfmal die sieben', 'meine Nummer ist [NUMBER]'],
    ['Am Sonnenhang 7, das ist meine Adresse', '[ADDRESS], das ist meine Adresse'],
    ['12 Mill Lane in Hove, that is where I live', '[ADDRESS], that is where I live'],
    ['Hello. 12 Bell Dell, Hove, that is where I live', 'Hello. [ADDRESS], that is where I live'],
    ['EC1A 1BB, 12 High Street please', '[ADDRESS] please'],
    ['I live at 12 Mill Lane. Call me at 5 pm', 'I live at [ADDRESS]. Call me at 5 pm'],
    ['The Old Rectory, Church Lane, GL54 3NB', '[ADDRESS]'],
    ['Lieu-dit Le Moulin, 24200 Sarlat', '[ADDRESS] Sarlat'],
    ['1807 Lakeview, Portland, OR, zip 97201', '[ADDRESS]'],
    ['846 Broadway in Phoenix, Arizona 64625', '[ADDRESS]'],
    ['passeport n° 12AB34567', 'passeport n° [PASSPORT]'],
    ['I was born on the first of June 1996', 'I was born on the [DATE_OF_BIRTH]'],
    ['treinta de junio de mil novecientos ochenta y dos, ese día nací', '[DATE_OF_BIRTH], ese día nací'],
    ['7663 Elm Drive Apt 20B, Springfield', '[ADDRESS]'],
    ['that was CE 01 76 72 B okay', 'that was [NATIONAL_ID] okay'],
    ['my pin for the account is 4711', 'my pin for the account is [PIN]'],
    ['my address is Rosenhof 112-114', 'my address is [ADDRESS]'],
    ['I was born on 5 March', 'I was born on [DATE_OF_BIRTH]'],
  ])('takes out of %j what is personal', (text, redacted) => {
    expect(redactText(text)).toBe(redacted);
  });

  eachRow([
    'I cannot log in with the password you sent me',
    'I log in with the password and the code',
    'je suis chez orange point fr',
    'am 7. vierzehnter Stock',
    'rooms six hundred, five hundred and four hundred',
    '2 weeks, that is my address change',
    'my address changed 2 weeks ago',
    'Jane Smith, 24200 Sarlat',
    'my passport is LOST 2 weeks ago',
    'my number plate is LOST',
    'c o 6 in 1 j o',
  ])('leaves %j', text => {
    expect(redactText(text)).toBe(text);
  });

  eachRow([
    ['c o 6 in 1 j o', '[ADDRESS]'],
    ['G Saturn v l y', '[ADDRESS]'],
    ['G8 C free y g', '[ADDRESS]'],
    ['what is it? 28 6 all l', 'what is it? [ADDRESS]'],
    ['w a s', 'w a s'],
    ['twelve', 'twelve'],
    ['12 14', '12 14'],
    ['I have 2 of them', 'I have 2 of them'],
    ['not a word of it was 6 or so I am sure', 'not a word of it was 6 or so I am sure'],
  ])('reads %j as an answer to a question for a postcode', (text, redacted) => {
    expect(redactAnswer(text, 'postcode')).toBe(redacted);
  });
});

describe('overlapsAny', () => {
  const findings = [{ start: 4, end: 8, kind: 'PIN' }];

  eachRow([
    { start: 0, end: 5, overlaps: true },
    { start: 7, end: 9, overlaps: true },
    { start: 0, end: 4, overlaps: false },
    { start: 8, end: 9, overlaps: false },
    { start: 5, end: null, overlaps: false },
    { start: null, end: 6, overlaps: false },
  ])('answers $overlaps for $start to $end', ({ start, end, overlaps }) => {
    expect(overlapsAny({ start, end }, findings)).toBe(overlaps);
  });
});
