import { describe, expect } from 'vitest';
import { loadRedaction } from '../../../lib/privacy/index.ts';
import { eachRow } from '../../fixtures/each-row.ts';

const { redactText } = await loadRedaction();

describe('Redaction of impersonal numbers', () => {
  eachRow([
    // Numbers beside the word for the numbered thing, with or without letters.
    'order reference 2026114587',
    'order ref 07700900',
    'order reference: 4455667788',
    'reference number 20261204',
    'ref. 9981204455',
    'invoice INV-20261104-03, and INV-10023345',
    'case 500-2214-887 is still open',
    'tracking number 1Z999AA10123456784',
    'serial number 9001234567',
    'booking 2026114587 for two nights',
    'confirmation code 4455667788',
    'Bestellreferenz 4455667788, Seriennummer 9001234567',
    'Rechnung RE-20261104-03',
    'Buchung 40118827, Bestätigungscode 4455667788',
    'referencia 2026114587, número de serie 9001234567',
    'reserva 40118827, factura FAC-20261104-03',
    'référence 2026114587, numéro de série 9001234567',
    'numéro de suivi 6A12345678901, devis 20261133',
    'riferimento 2026114587, numero di serie 9001234567',
    'order no. 00918273, invoice no. 4455667788, item 771-0042',
    'part no. 5304506471 for the fridge',
    'product code 618/4471, catalogue number 618/2093',
    'Artikelnr. 618447 in Filiale 12, Bestellnr. 4455667788',
    'Größe 42 in blau, Art.-Nr. 442918',
    'Teilenummer 5304506471, Vorgangsnr. 00918273, Rechnungsnr. 4455667788',
    'la pieza 5304506471 de la nevera',
    'référence de pièce 5304506471',
    // Codes of machines and versions.
    '0xC0000005, 0xC000021A and 0xc1900101',
    'windows error c000021a',
    'version 10.0.19045 of the app',
    'build 22631.4460',
    'Version 24.1.3.7',
    'it crashes with 119.0.6045.105',
    // Lists.
    'a las diez, once o doce',
    'dos, tres o cuatro personas',
    'alle nove, dieci o undici',
  ])('leaves %j', text => {
    expect(redactText(text)).toBe(text);
  });

  eachRow([
    // The thing that is named before the number is not what the number belongs to.
    ['about my order, my number is 07911 123456', 'about my order, my number is [PHONE]'],
    ['zur Bestellung, meine Nummer ist 0171 2345678', 'zur Bestellung, meine Nummer ist [PHONE]'],
    ['sobre el pedido, mi número es 655 12 34 56', 'sobre el pedido, mi número es [PHONE]'],
    ['pour la commande, mon numéro est 06 12 34 56 78', 'pour la commande, mon numéro est [PHONE]'],
    ['my phone number for the order is 07911 123456', 'my phone number for the order is [PHONE]'],
    ['it is about the booking. 07911 123456', 'it is about the booking. [PHONE]'],
    ['it is about the case. 07911 123456', 'it is about the case. [PHONE]'],
    ['auf jeden Fall 0171 2345678', 'auf jeden Fall [PHONE]'],
    ['Personalausweisnr. L01X00T47', 'Personalausweisnr. [NUMBER]'],
    ['is it the order? 07911 123456', 'is it the order? [PHONE]'],
    ['booking +44 7911 123456', 'booking [PHONE]'],
    ['just in case it is 07911 123456', 'just in case it is [PHONE]'],
    ['order 4111-1111-1111-1111', 'order [CARD]'],
    ['confirmation code 4111111111111111', 'confirmation code [CARD]'],
    ['the confirmation code is 447182', 'the confirmation code is [PIN]'],
    ['an unexpected error: 612 05 15 40', 'an unexpected error: [PHONE]'],
    ['the reference I have is 4455667788', 'the reference I have is [PHONE]'],
    // These are not codes of machines, versions or lists.
    ['AB000021A and xc1900101', '[NATIONAL_ID] and xc[NUMBER]'],
    ['06.1.22.33.44', '[PHONE]'],
    ['from 24.1.3.7', 'from [IP]'],
    ['it is two, four o six seven nine', 'it is [NUMBER]'],
    ['two, three oh four five', '[NUMBER]'],
  ])('takes out of %j what is personal', (text, redacted) => {
    expect(redactText(text)).toBe(redacted);
  });
});
