import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { kindOf, recognise } from '../../../infra/local/cxone/recogniser/index.ts';
import { LANGUAGES, type Language } from '../../../lib/languages/index.ts';
import { eachRow } from '../../fixtures/each-row.ts';

const found = (text: string, language: Language) =>
  recognise(text, language).map(({ kind, value, start, end }) => [kind, value, start, end]);

describe('recogniser', () => {
  it("finds product, intent and date in the document's two sentences", () => {
    expect(found('I need a refund for my wireless headphones purchased last Tuesday', 'en-US')).toEqual([
      ['intent', 'refund', 9, 15],
      ['product', 'wireless headphones', 23, 42],
      ['date', 'last Tuesday', 53, 65],
    ]);
    expect(found('I would like to return my wireless headphones that came last Tuesday', 'en-US')).toEqual([
      ['intent', 'return', 16, 22],
      ['product', 'wireless headphones', 26, 45],
      ['date', 'last Tuesday', 56, 68],
    ]);
  });

  eachRow<[Language, string, string[]]>([
    [
      'en-US',
      'Bought it on November 3rd, 2026 for $349.99, order number A12-99812, call 415-555-0132 or mail jo.doe@example.com',
      [
        'date: November 3rd, 2026',
        'money: $349.99',
        'order_number: A12-99812',
        'phone: 415-555-0132',
        'email: jo.doe@example.com',
      ],
    ],
    [
      'en-GB',
      'Exchange the bluetooth earbuds of the 3rd of March, twenty five pounds, ring 020 7946 0958 about #445566 at 3pm',
      [
        'intent: Exchange',
        'product: bluetooth earbuds',
        'date: the 3rd of March',
        'money: twenty five pounds',
        'phone: 020 7946 0958',
        'order_number: 445566',
        'time: 3pm',
      ],
    ],
    [
      'de-DE',
      'Ich möchte meine kabellosen Kopfhörer zurückgeben, letzten Dienstag für 1.249,00 € gekauft, Bestellnummer AB-77123, Telefon 030 901820',
      [
        'product: kabellosen Kopfhörer',
        'intent: zurückgeben',
        'date: letzten Dienstag',
        'money: 1.249,00 €',
        'order_number: AB-77123',
        'phone: 030 901820',
      ],
    ],
    [
      'es-ES',
      'Quiero devolver los auriculares inalámbricos del martes pasado, 89,95 euros, pedido 55-8812, 612 345 678',
      [
        'intent: devolver',
        'product: auriculares inalámbricos',
        'date: martes',
        'money: 89,95 euros',
        'order_number: 55-8812',
        'phone: 612 345 678',
      ],
    ],
    [
      'fr-FR',
      'Un remboursement pour mon casque sans fil acheté mardi dernier, 1\u202f234,56 €, commande n° FR-20991, 01 23 45 67 89 à 15h30',
      [
        'intent: remboursement',
        'product: casque sans fil',
        'date: mardi dernier',
        'money: 1\u202f234,56 €',
        'order_number: FR-20991',
        'phone: 01 23 45 67 89',
        'time: 15h30',
      ],
    ],
  ])('finds every kind in %s', (language, text, expected) => {
    const confident = recognise(text, language).filter(({ confidence }) => confidence >= 0.75);
    expect(confident.map(({ kind, value }) => `${kind}: ${value}`)).toEqual(expected);
  });

  it('counts UTF-16 units, also after emoji, combining marks and sharp s', () => {
    const [intent] = recognise('👩‍👩‍👧 Groß e\u0301: Umtausch', 'de-DE');
    expect(intent).toMatchObject({ value: 'Umtausch', start: 18, end: 26 });
  });

  it('takes the combining mark at the end of a span with it', () => {
    const text = 'e\u0301change\u0301 hier';
    expect(found(text, 'fr-FR')[0]).toEqual(['intent', 'e\u0301change\u0301', 0, 9]);
  });

  it('takes a number inside a price, a date or an order number for no number of its own', () => {
    const kinds = recognise('order 2026-1111 on 2026-11-03 for 20 dollars, three times', 'en-US').map(
      ({ kind }) => kind,
    );
    expect(kinds).toEqual(['order_number', 'date', 'money', 'number']);
  });

  it('is not sure that "one" is a number', () => {
    const [one] = recognise('this one', 'en-US');
    expect(one?.confidence).toBeLessThan(0.75);
  });

  it('finds nothing within words', () => {
    expect(found('the refunder tabletop monday-ish 5pm-ers', 'en-US').map(([kind]) => kind)).not.toContain('intent');
    expect(found('overheadphonesX', 'en-US')).toEqual([]);
  });

  it('gives spans that are the value, in order, without overlap, for any text', () => {
    const bits = fc.constantFrom(
      'refund',
      'last Tuesday',
      '👍',
      'ß',
      'e\u0301',
      '3',
      '.',
      ',',
      '€',
      '$',
      ' ',
      'zwanzig',
      'Euro',
      '@',
      'a.de',
      '+49',
      '0',
      'order',
      '-',
      'İ',
      '\ud800',
    );
    fc.assert(
      fc.property(fc.array(bits, { maxLength: 30 }), fc.constantFrom(...LANGUAGES), (parts, language) => {
        const text = parts.join('');
        let previousEnd = 0;
        for (const { start, end, value, confidence } of recognise(text, language)) {
          expect(start).toBeGreaterThanOrEqual(previousEnd);
          expect(text.slice(start, end)).toBe(value);
          expect(value).not.toBe('');
          expect(confidence > 0 && confidence <= 1).toBe(true);
          previousEnd = end;
        }
      }),
      { numRuns: 300 },
    );
  });

  eachRow([
    ['en-US', 'from March 3 to 5 for 20 or 30 dollars', ['from March 3 to 5', '20 or 30 dollars']],
    ['en-GB', 'the 3rd to the 5th of March for 20 to 30 pounds', ['the 3rd to the 5th of March', '20 to 30 pounds']],
    ['de-DE', 'vom 3. bis 5. März für 20 oder 30 Euro', ['vom 3. bis 5. März', '20 oder 30 Euro']],
    ['es-ES', 'del 3 al 5 de marzo por 20 o 30 euros', ['del 3 al 5 de marzo', '20 o 30 euros']],
    ['fr-FR', 'du 3 au 5 mars pour 20 à 30 euros', ['du 3 au 5 mars', '20 à 30 euros']],
    ['it-IT', 'dal 3 al 5 marzo per 20 o 30 euro', ['dal 3 al 5 marzo', '20 o 30 euro']],
  ] as const)('keeps ranges and choices whole: %s, %s', (language, text, values) => {
    expect(recognise(text, language).map(({ value }) => value)).toEqual(values);
  });

  it('knows the entity types by their other names', () => {
    expect([kindOf('phone_number'), kindOf('phone'), kindOf('shoe_size')]).toEqual(['phone', 'phone', undefined]);
  });
});
