import { describe, expect, it } from 'vitest';
import { eachRow } from '../../fixtures/each-row.ts';
import { readValue } from '../../fixtures/read-value.ts';

describe('A number that is denied or bounded', () => {
  eachRow([
    ['not 5', 'en-US', 'number'],
    ['more than 5', 'en-US', 'number'],
    ['at least 5', 'en-US', 'number'],
    ['no more than 5', 'en-US', 'number'],
    ['5 or more', 'en-US', 'number'],
    ['five-ish', 'en-US', 'number'],
    ['plus or minus 5', 'en-US', 'number'],
    ['plus or minus 5 dollars', 'en-US', 'money'],
    ['not 50 dollars', 'en-US', 'money'],
    ['over $50', 'en-GB', 'money'],
    ['nicht fünf', 'de-DE', 'number'],
    ['mindestens fünf', 'de-DE', 'number'],
    ['mehr als 50 Euro', 'de-DE', 'money'],
    ['al menos cinco', 'es-ES', 'number'],
    ['por lo menos cinco', 'es-ES', 'number'],
    ['al menos 50 euros', 'es-ES', 'money'],
    ['más de 50 euros', 'es-ES', 'money'],
    ['menos de 50 euros', 'es-ES', 'money'],
    ['menos del 5%', 'es-ES', 'percentage'],
    ['au moins cinq', 'fr-FR', 'number'],
    ['au moins 50 euros', 'fr-FR', 'money'],
    ['plus de 50 euros', 'fr-FR', 'money'],
    ['au moins 5 %', 'fr-FR', 'percentage'],
    ['almeno cinque', 'it-IT', 'number'],
    ['meno di 50 euro', 'it-IT', 'money'],
  ] as const)('has no value: "%s" in %s', async (said, language, kind) => {
    expect(await readValue(said, language, kind)).toMatchObject({ reason: 'invalid_value' });
  });

  eachRow([
    ['más o menos 50 euros', 'es-ES', 'money', '50.00 EUR'],
    ['cinco más o menos', 'es-ES', 'number', '5'],
    ['plus ou moins cinq', 'fr-FR', 'number', '5'],
    ['à peu près 50 euros', 'fr-FR', 'money', '50.00 EUR'],
    ['più o meno 50 euro', 'it-IT', 'money', '50.00 EUR'],
    ['so um die 50 Euro', 'de-DE', 'money', '50.00 EUR'],
    ['50 dollars or so', 'en-US', 'money', '50.00 USD'],
    ['more or less 50 dollars', 'en-US', 'money', '50.00 USD'],
  ] as const)('has its value where it is only hedged: "%s" in %s', async (said, language, kind, value) => {
    expect(await readValue(said, language, kind)).toMatchObject({ value });
  });

  eachRow([
    ['una devolución de menos 20 euros', 'es-ES', '-20.00 EUR'],
    ['un solde de moins 20 euros', 'fr-FR', '-20.00 EUR'],
    ['saldo di meno 20 euro', 'it-IT', '-20.00 EUR'],
    ['a refund of minus 20 dollars', 'en-US', '-20.00 USD'],
  ] as const)('is negative where a minus belongs to it: "%s" in %s', async (said, language, value) => {
    expect(await readValue(said, language, 'money')).toMatchObject({ value });
  });
});

describe('A scale behind "and a half"', () => {
  eachRow([
    ['three and a half million', 'en-US', '3500000'],
    ['two and a half thousand', 'en-GB', '2500'],
    ['two and a half hundred', 'en-GB', '250'],
    ['three million and a half', 'en-US', '3500000'],
    ['tres y medio millones', 'es-ES', '3500000'],
    ['deux et demi millions', 'fr-FR', '2500000'],
  ] as const)('counts for the whole: "%s" in %s', async (said, language, value) => {
    expect(await readValue(said, language, 'number')).toMatchObject({ value });
  });
});

describe('A number that is said loosely', () => {
  eachRow([
    ['a few', 'en-US', 'number', '3'],
    ['a couple of hundred', 'en-US', 'number', '200'],
    ['a couple of dozen', 'en-GB', 'number', '24'],
    ['ein paar', 'de-DE', 'number', '2'],
    ['un par de cientos', 'es-ES', 'number', '200'],
    ['a couple of hundred', 'en-US', 'money', '200.00 USD'],
    ['couple of quid', 'en-GB', 'money', '2.00 GBP'],
    ['un par de cientos de euros', 'es-ES', 'money', '200.00 EUR'],
    ['un paio di euro', 'it-IT', 'money', '2.00 EUR'],
  ] as const)('is for review: "%s" in %s', async (said, language, kind, value) => {
    expect(await readValue(said, language, kind)).toMatchObject({ value, review_reasons: ['policy'] });
  });

  eachRow([
    ['a few hundred', 'en-US', 'number'],
    ['a few hundred dollars', 'en-US', 'money'],
    ['several', 'en-US', 'number'],
    ['hundreds', 'en-US', 'number'],
    ['thousands of dollars', 'en-US', 'money'],
    ['ein paar hundert Euro', 'de-DE', 'money'],
    ['ein paar Euro', 'de-DE', 'money'],
    ['hunderte', 'de-DE', 'number'],
    ['unos cientos de euros', 'es-ES', 'money'],
    ['quelques centaines', 'fr-FR', 'number'],
  ] as const)('has no value when it names none: "%s" in %s', async (said, language, kind) => {
    expect(await readValue(said, language, kind)).toMatchObject({ reason: 'invalid_value' });
  });
});

describe('Digits that are read out', () => {
  eachRow([
    ['dreißig zwo', 'de-DE'],
    ['null dreißig zwo', 'de-DE'],
  ] as const)('are no number where the unit goes first: "%s" in %s', async (said, language) => {
    expect(await readValue(said, language, 'number')).toMatchObject({ reason: 'invalid_value' });
  });

  it('begin with a zero before a point', async () => {
    expect(await readValue('oh point five', 'en-US', 'number')).toMatchObject({ value: '0.5' });
  });

  eachRow([
    ['oh four seven one nine point two', 'en-US', '4719.2'],
    ['four seven one nine point oh two', 'en-GB', '4719.02'],
    ['null vier sieben eins komma zwei', 'de-DE', '471.2'],
    ['cero cuatro siete uno coma dos', 'es-ES', '471.2'],
    ['zéro quatre sept un virgule deux', 'fr-FR', '471.2'],
  ] as const)('may have decimals: "%s" in %s', async (said, language, value) => {
    expect(await readValue(said, language, 'number')).toMatchObject({ value });
  });
});

describe('A part of one percent', () => {
  eachRow([
    ['three quarters of one percent', 'en-US', '0.75 %'],
    ['half of 1%', 'en-US', '0.5 %'],
    ['un cuarto de un por ciento', 'es-ES', '0.25 %'],
  ] as const)('is a part of a hundredth: "%s" in %s', async (said, language, value) => {
    expect(await readValue(said, language, 'percentage')).toMatchObject({ value });
  });

  eachRow(['half of two percent', 'two of one percent'])('is refused where it needs a product: "%s"', async said => {
    expect(await readValue(said, 'en-US', 'percentage')).toMatchObject({ reason: 'invalid_value' });
  });
});

describe('A scale behind "of"', () => {
  eachRow([
    ['half of a million', 'en-US', '500000'],
    ['three quarters of a million', 'en-US', '750000'],
    ['a couple of million', 'en-US', '2000000'],
    ['medio millón', 'es-ES', '500000'],
  ] as const)('belongs to a part: "%s" in %s', async (said, language, value) => {
    expect(await readValue(said, language, 'number')).toMatchObject({ value });
  });

  eachRow(['1 of lakh', 'five of million'])('makes no number of a whole one: "%s"', async said => {
    expect(await readValue(said, 'en-US', 'number')).toMatchObject({ reason: 'invalid_value' });
  });
});

describe('An amount', () => {
  eachRow(['$89.95 including tax', '$89.95 tax included', '89.95 dollars incl tax', '$89.95 inclusive of tax'])(
    'may include the tax: "%s"',
    async said => {
      expect(await readValue(said, 'en-US', 'money')).toMatchObject({ value: '89.95 USD' });
    },
  );
});

describe('A part without a mark', () => {
  eachRow([
    ['half off', 'en-US', '50 %'],
    ['half price', 'en-GB', '50 %'],
    ['a quarter off', 'en-US', '25 %'],
    ['three quarters off the total', 'en-US', '75 %'],
    ['la mitad del precio', 'es-ES', '50 %'],
    ['la mitad de descuento', 'es-ES', '50 %'],
    ['la mitad de precio', 'es-ES', '50 %'],
    ['a mitad de precio', 'es-ES', '50 %'],
    ['at half price', 'en-US', '50 %'],
    ['for half price', 'en-GB', '50 %'],
  ] as const)('is hundredths of a price: "%s" in %s', async (said, language, value) => {
    expect(await readValue(said, language, 'percentage')).toMatchObject({ value });
  });

  eachRow(['a third off', 'minus half off'])('is no percentage that is exact: "%s"', async said => {
    expect(await readValue(said, 'en-US', 'percentage')).toMatchObject({ reason: 'invalid_value' });
  });

  eachRow([
    ['half', 'en-US'],
    ['ein Drittel', 'de-DE'],
  ] as const)('is no percentage: "%s" in %s', async (said, language) => {
    expect(await readValue(said, language, 'percentage')).toMatchObject({ reason: 'invalid_value' });
    const value = language === 'en-US' ? 'half a percent' : 'ein halbes Prozent';
    expect(await readValue(value, language, 'percentage')).toMatchObject({ value: '0.5 %' });
  });
});

describe('An ordinal', () => {
  it('may have a pronoun behind it', async () => {
    expect(await readValue('the third one', 'en-US', 'ordinal')).toMatchObject({ value: '3' });
    expect(await readValue('the third one hundred', 'en-US', 'ordinal')).toMatchObject({ reason: 'invalid_value' });
  });
});

describe('A count by what is counted', () => {
  eachRow([
    ['I need three', 'en-US', '3'],
    ['a party of six', 'en-GB', '6'],
    ['my 3 kids', 'en-US', '3'],
    ['me and my 2 kids', 'en-US', '3'],
    ['a two-bedroom suite', 'en-GB', '1'],
    ['2 adults, 2 kids', 'en-US', '4'],
    ['my wife, the two kids and me', 'en-US', '4'],
    ['mi mujer, los dos niños y yo', 'es-ES', '4'],
    ['los tres', 'es-ES', '3'],
    ['another half a dozen', 'en-GB', '6'],
    ['mesa para dos', 'es-ES', '2'],
  ] as const)('is not taken from a word beside the number: "%s" in %s', async (said, language, value) => {
    expect(await readValue(said, language, 'number')).toMatchObject({ value });
  });

  eachRow([
    ['eight people, two of them children', 'en-US', '8'],
    ['eight people, two of whom are kids', 'en-US', '8'],
    ['eight, two of them kids', 'en-US', '8'],
    ['eight people including two kids', 'en-US', '8'],
    ['eight people, three kids among them', 'en-US', '8'],
    ['eight people, two kids included', 'en-US', '8'],
    ['eight counting me', 'en-US', '8'],
    ['two of them', 'en-US', '2'],
    ['eight people and two kids', 'en-US', '10'],
    ['ocho personas, dos de ellas niños', 'es-ES', '8'],
    ['ocho personas, de las cuales dos son niños', 'es-ES', '8'],
    ['ocho, entre ellos dos niños', 'es-ES', '8'],
    ['ocho personas incluidos dos niños', 'es-ES', '8'],
    ['dos de ellos', 'es-ES', '2'],
    ['acht Personen, zwei davon Kinder', 'de-DE', '8'],
    ['acht Leute, darunter zwei Kinder', 'de-DE', '8'],
    ['huit personnes, dont deux enfants', 'fr-FR', '8'],
    ["huit personnes, deux d'entre elles des enfants", 'fr-FR', '8'],
    ['otto persone, di cui due bambini', 'it-IT', '8'],
    ['otto persone compresi due bambini', 'it-IT', '8'],
  ] as const)('does not add a part to those of whom it is one: "%s" in %s', async (said, language, value) => {
    expect(await readValue(said, language, 'number')).toMatchObject({ value });
  });

  eachRow([
    ['en-US', 'of them|of whom|of which|among them|including|incl|included|counting'],
    ['es-ES', 'de ellos|de ellas|de los cuales|de las cuales|de los que|de las que|entre ellos|entre ellas'],
    ['es-ES', 'incluido|incluida|incluidos|incluidas|incluyendo|contando|contándome'],
    ['de-DE', 'davon|darunter|von ihnen|inklusive|inkl|einschließlich|eingeschlossen|mitgerechnet|mitgezählt'],
    ['fr-FR', "dont|d'entre eux|d'entre elles|parmi eux|y compris|en comptant|inclus|incluant"],
    ['it-IT', 'di cui|dei quali|delle quali|tra cui|fra cui|di loro|compreso|compresa|compresi|comprese'],
    ['it-IT', 'incluso|inclusa|inclusi|incluse|contando'],
  ] as const)('tells of a part in %s: %s', async (language, phrases) => {
    for (const phrase of phrases.split('|')) {
      expect(await readValue(`8 adults, 2 ${phrase}`, language, 'number'), phrase).toMatchObject({ value: '8' });
    }
  });

  eachRow([
    ['en-US', 'people persons guests passengers travelers travellers of_us total'],
    ['es-ES', 'personas invitados pasajeros viajeros comensales en_total'],
    ['de-DE', 'Personen Leute Gäste Menschen Reisende insgesamt'],
    ['fr-FR', 'personnes invités passagers voyageurs convives au_total'],
    ['it-IT', 'persone ospiti passeggeri viaggiatori invitati in_totale'],
  ] as const)('is refused beside a word for all in %s: %s', async (language, words) => {
    expect(await readValue('8 seniors, 2 kids', language, 'number')).toMatchObject({ value: '10' });
    for (const word of words.split(' ')) {
      const said = `8 ${word.replace('_', ' ')}, 2 kids`;
      expect(await readValue(said, language, 'number'), said).toMatchObject({ reason: 'invalid_value' });
    }
  });

  eachRow([
    ['eight people, two kids', 'en-US'],
    ['two people, two of them kids', 'en-US'],
    ['eight of us, two kids', 'en-US'],
    ['two people, three of them kids', 'en-US'],
    ['me and two of them', 'en-US'],
    ['eight not counting the two kids', 'en-US'],
    ['ocho personas, dos niños', 'es-ES'],
    ['acht Personen, zwei Kinder', 'de-DE'],
    ['huit personnes, deux enfants', 'fr-FR'],
    ['otto persone, due bambini', 'it-IT'],
  ] as const)('is refused where one part may be of the other: "%s" in %s', async (said, language) => {
    expect(await readValue(said, language, 'number')).toMatchObject({ reason: 'invalid_value' });
  });

  eachRow([
    ['5 and 6', 'en-US'],
    ['fünf und sechs', 'de-DE'],
    ['cinco y seis', 'es-ES'],
    ['cinq et six', 'fr-FR'],
  ] as const)('is no sum of numbers: "%s" in %s', async (said, language) => {
    expect(await readValue(said, language, 'number')).toMatchObject({ reason: 'invalid_value' });
  });

  eachRow([
    ['five, no, six', 'en-US'],
    ['fünf, nein, sechs', 'de-DE'],
    ['cinco, no, seis', 'es-ES'],
    ['cinq, non, six', 'fr-FR'],
  ] as const)('is the corrected one, for review: "%s" in %s', async (said, language) => {
    expect(await readValue(said, language, 'number')).toMatchObject({ value: '6', review_reasons: ['corrected'] });
  });
});
