import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { loadRedaction } from '../../../lib/privacy/index.ts';
import { generatePersonalData } from '../../fixtures/personal-data/index.ts';

const { find: findPersonalData, previewOf, redactText } = await loadRedaction();

describe('Redaction', () => {
  it.each([
    ['write to jane.doe+shop@mail.example.co.uk.', 'write to [EMAIL].'],
    ['"jane doe"@example.com or jane @ example.com', '[EMAIL] or [EMAIL]'],
    ['jane dot doe at example dot com', '[EMAIL]'],
    ['mein Konto ist max punkt muster at gmx punkt de', 'mein Konto ist [EMAIL]'],
    ['escriba a ana punto lopez arroba correo punto es', 'escriba a [EMAIL]'],
    ['marie point curie arobase poste point fr', '[EMAIL]'],
    ['call (213) 373-4253 or +44 20 7946 0958', 'call [PHONE] or [PHONE]'],
    ['0151 23456789, 06.12.34.56.78, 612 34 56 78', '[PHONE], [PHONE], [PHONE]'],
    ['pay with 4111 1111 1111 1111', 'pay with [CARD]'],
    ['4111-1111-1111-1112 is mistyped', '[NUMBER] is mistyped'],
    ['DE89 3704 0044 0532 0130 00', '[IBAN]'],
    ['FR1420041010050500013M02606!', '[IBAN]!'],
    ['DE88 3704 0044 0532 0130 00 is mistyped', 'DE[NUMBER] is mistyped'],
    ['SSN 123-45-6789', 'SSN [NATIONAL_ID]'],
    ['NINO AB 12 34 56 C', 'NINO [NATIONAL_ID]'],
    ['Steuer-ID 86 095 742 719', 'Steuer-ID [NATIONAL_ID]'],
    ['DNI 12.345.678-Z, NIE X-1234567-L', 'DNI [NATIONAL_ID], NIE [NATIONAL_ID]'],
    ['NIR 1 84 12 2A 451 089 33', 'NIR [NATIONAL_ID]'],
    ['10 Downing Street, London SW1A 2AA', '[ADDRESS]'],
    ['my postcode is sw1a2aa', 'my postcode is [ADDRESS]'],
    ['Hauptstraße 12a, 10115 Berlin', '[ADDRESS] Berlin'],
    ['12 bis rue de Rivoli, 75001 Paris', '[ADDRESS] Paris'],
    ['Calle Mayor 5, 28013 Madrid', '[ADDRESS] Madrid'],
    ['28013 Madrid, calle Mayor 5', '[ADDRESS]'],
    ['123 Main St, Springfield, IL 62701-1234', '[ADDRESS]'],
    ['I was born on March 5th, 1984', 'I was born on [DATE_OF_BIRTH]'],
    ['12/03/1984 is my date of birth', '[DATE_OF_BIRTH] is my date of birth'],
    ['born on the twenty seventh of the ninth seventy nine', 'born on the [DATE_OF_BIRTH]'],
    ['d.o.b. 05.03.1984', 'd.o.b. [DATE_OF_BIRTH]'],
    ['je suis née le 1er mars 1984', 'je suis née le [DATE_OF_BIRTH]'],
    ['geboren am fünften März neunzehnhundertvierundachtzig', 'geboren am [DATE_OF_BIRTH]'],
    ['nací el cinco de marzo de mil novecientos ochenta y cuatro', 'nací el [DATE_OF_BIRTH]'],
    ['né le cinq mars mil neuf cent quatre-vingt-quatre', 'né le [DATE_OF_BIRTH]'],
    ['10117 Berlin, Unter den Linden 77', '[ADDRESS]'],
    ['jane [at] example [dot] com', '[EMAIL]'],
    ['four two dash four two, um, four two', '[NUMBER]'],
    ['four two dash four two uh nine nine', '[NUMBER]'],
    ['+49 (0)30 1234-567, 030 / 1234567', '[PHONE], [PHONE]'],
    ['1-800-555-0199 or 555-0199', '[PHONE] or [PHONE]'],
    ['from 192.168.17.4 and 2001:db8::ff00:42:8329', 'from [IP] and [IP]'],
    ['my number is 370795561790', 'my number is [NUMBER]'],
    ['GET /?email=jane.doe%40example.com&page=7', 'GET [EMAIL]&page=7'],
    ['jane(at)example.com or j.doe at gmail punto com', '[EMAIL] or [EMAIL]'],
    ['jane\uff20example\uff0ecom', '[EMAIL]'],
    ['4111,1111,1111,1111 or 4111|1111|1111|1111', '[CARD] or [CARD]'],
    ['٤١١١ ١١١١ ١١١١ ١١١١', '[CARD]'],
    ['my postcode is S W one A two A A', 'my postcode is [ADDRESS]'],
    ['g 4 5 3 f b, m 3 1 GS and B-17 5hb', '[ADDRESS], [ADDRESS] and [ADDRESS]'],
    ['the card ends in forty-two forty-two', 'the card ends in [NUMBER]'],
    ['die letzten Ziffern sind zweiundvierzig sechzehn', 'die letzten Ziffern sind [NUMBER]'],
    ['NINO AB_12_34_56_C, DE89_3704_0044_0532_0130_00', 'NINO [NATIONAL_ID], [IBAN]'],
    ['from 2001:db8::df6e:1e60.: no answer', 'from [IP].: no answer'],
    ['am 5.3.1984 geboren, am 6.4.1985 geboren', 'am [DATE_OF_BIRTH] geboren'],
    ['it is four two four two', 'it is [NUMBER]'],
    ['double four seven six nine oh', '[NUMBER]'],
    ['null eins sieben sechs zweiundvierzig', '[NUMBER]'],
    ['seis uno dos treinta y cuatro cincuenta y seis', '[NUMBER]'],
    ['zéro six douze trente-quatre cinquante-six soixante-dix-huit', '[NUMBER]'],
    ['four two four two 4242 4242 4242', '[CARD]'],
    ['４２４２ ４２４２ ４２４２ ４２４２', '[CARD]'],
    ['1\u200b2\u200b4\u200b2\u200b4\u200b2\u200b4', '[NUMBER]'],
  ])('takes out of %j what is personal', (text, redacted) => {
    expect(redactText(text)).toBe(redacted);
  });

  it.each([
    'I would like to return my wireless headphones WH-1000XM5',
    'on 12/05/2026 at 19:00 for 4 people, 2 of them children',
    'between 9.30 and 10:45:30 on 2026-11-17T09:30:00Z',
    'it costs 1,234.56 or 1.234.567 € or 1 234 567 € or $100000',
    'versions 2019-2024, 2021/2022 and 19.99 29.99',
    'the first of May, two or three days, nine thirty to ten fifteen',
    'one two three',
    'a dash of salt, one dash',
    'I have 12345 points, and I need 4',
    'je ne viens pas le 5 mars 2024',
    'it is my birthday on 5 May, a table for four',
    'my zip code is 90210',
    'look at example dot com',
    'request c8f5a3e2-1234-4567-89ab-123456789012',
    'audit 01KJ9ZQ4W0ABC1DEF2345678GH 01KJ9ZQ4W0ABC1DEF2345678GJ',
    'iPhone 15 Pro 256 GB, MTQT3LL/A',
    'in 2019, 2020, 2021, 2022 or 1000,2000,3000,4000',
    'meet me (at) the shop',
    'save 50%40 more, 100%40',
    'the contract ends in twenty twenty-six',
    'a table for two on platform 3, m 3 1 at noon, gate E 2 3rd floor',
    'so one two as it was',
    'forty-two forty-three',
    '::',
    '',
  ])('leaves %j as it is', text => {
    expect(redactText(text)).toBe(text);
  });

  it('takes a number out that only looks like an id of machines', () => {
    expect(redactText('ref-a1-b2-c3-d4x4111111111111111')).toBe('ref-a1-b2-c3-d4x[CARD]');
  });

  it('leaves not one of 10,000 made-up personal data in five locales', () => {
    const leaks = generatePersonalData(20_261_122, 10_000).filter(({ secret, sentence }) => {
      const start = sentence.indexOf(secret);
      const redacted = redactText(sentence);
      const covered = findPersonalData(sentence).some(
        finding => finding.start < start + secret.length && start < finding.end,
      );
      return !covered || redacted.includes(secret) || /\d{3}/.test(redacted.replace(/\[[A-Z_]+\]/g, ''));
    });
    expect(leaks.map(({ kind, sentence }) => `${kind}: ${sentence} -> ${redactText(sentence)}`)).toEqual([]);
  });

  it('hides the whole of what it finds, of all kinds but addresses, whose city may stay', () => {
    const partial = generatePersonalData(7, 3_000).filter(({ kind, secret, sentence }) => {
      if (kind === 'address') return false;
      const start = sentence.indexOf(secret);
      const findings = findPersonalData(sentence);
      return !findings.some(finding => finding.start <= start && start + secret.length <= finding.end);
    });
    expect(partial.map(({ sentence }) => `${sentence} -> ${redactText(sentence)}`)).toEqual([]);
  });

  it('finds ascending spans without overlaps, whatever the text', () => {
    const pieces = fc.constantFrom(
      '@',
      '1',
      '42',
      ' ',
      '.',
      'a',
      'DE12',
      'born ',
      'four ',
      ':',
      '-',
      '12/3/84',
      '😀',
      'é',
      '(',
      '+',
    );
    fc.assert(
      fc.property(fc.array(pieces, { maxLength: 60 }), parts => {
        const text = parts.join('');
        let end = 0;
        for (const finding of findPersonalData(text)) {
          expect(finding.start).toBeGreaterThanOrEqual(end);
          expect(finding.end).toBeGreaterThan(finding.start);
          end = finding.end;
        }
        expect(end).toBeLessThanOrEqual(text.length);
      }),
      { numRuns: 500 },
    );
  });

  it('finds nothing more in what it has redacted', () => {
    for (const { sentence } of generatePersonalData(11, 1_000)) {
      const redacted = redactText(sentence);
      expect(redactText(redacted)).toBe(redacted);
    }
  });
});

describe('The preview', () => {
  it('is the redacted text, cut to 100 characters', () => {
    expect(previewOf(`${'a'.repeat(99)}bc`)).toBe(`${'a'.repeat(99)}b`);
  });

  it('never ends within a placeholder or a surrogate pair', () => {
    expect(previewOf(`${'a'.repeat(96)} jane@example.com`)).toBe(`${'a'.repeat(96)} `);
    expect(previewOf(`${'a'.repeat(99)}😀`)).toBe('a'.repeat(99));
  });

  it('shows nothing of a number that its scan cuts in two', () => {
    const address = `${'somebody.'.repeat(6)}x@example.com`;
    const shown = `${address} `.repeat(7);
    for (let start = 490; start < 512; start += 1) {
      const text = `${shown}${'-'.repeat(start - shown.length - 1)} 4111 1111 1111 1111 and more of the same for ever`;
      expect(text.indexOf('4111')).toBe(start);
      expect(previewOf(text)).not.toMatch(/4111|111/);
    }
  });

  it('takes out the spans of private entities with their types', () => {
    expect(previewOf('I am Ada Lovelace', [{ start: 5, end: 17, kind: 'NAME' }])).toBe('I am [NAME]');
  });
});
