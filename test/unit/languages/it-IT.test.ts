import { describe, expect, it } from 'vitest';
import { recognise } from '../../../infra/local/cxone/recogniser/index.ts';
import { readConfig } from '../../../lib/config.ts';
import { extractionConfig } from '../../../lib/extraction/index.ts';
import { createRequestReader } from '../../../lib/extraction/request.ts';
import { canonicalize, createNormalizer } from '../../../lib/normalization/index.ts';
import type { Normalizer } from '../../../lib/normalization/port.ts';
import { compileRules } from '../../../lib/normalization/rules/compile.ts';
import { loadRedaction } from '../../../lib/privacy/index.ts';
import { eachRow } from '../../fixtures/each-row.ts';

const { redactText } = await loadRedaction();

/** Tuesday, 17 November 2026, 10:00 in Rome. */
const CONTEXT = { language: 'it-IT', referenceTime: Date.UTC(2026, 10, 17, 9), timeZone: 'Europe/Rome' } as const;

const normalizer: Normalizer = createNormalizer({ rules: compileRules('lib/normalization/rules/default.yaml') });

async function normalizedValue(name: string, said: string): Promise<string | null | undefined> {
  const { entities } = await normalizer.normalize({
    text: canonicalize(said),
    entities: [{ name, value: said, confidence: 1, start: 0, end: said.length }],
    entityTypes: [name],
    confidenceThreshold: 0,
    ...CONTEXT,
  });
  const [entity] = entities;
  return entity?.match === 'none' ? undefined : entity?.value;
}

describe('it-IT', () => {
  eachRow([
    ['oggi', '2026-11-17'],
    ['domani', '2026-11-18'],
    ['ieri', '2026-11-16'],
    ['dopodomani', '2026-11-19'],
    ["l'altro ieri", '2026-11-15'],
    ['lunedì', '2026-11-23'],
    ['venerdì prossimo', '2026-11-27'],
    ['il prossimo mercoledì', '2026-11-25'],
    ['martedì scorso', '2026-11-10'],
    ['la settimana scorsa', '2026-W46'],
    ['la prossima settimana', '2026-W48'],
    ['il mese prossimo', '2026-12'],
    ['questo mese', '2026-11'],
    ["l'anno scorso", '2025'],
    ['il 3 dicembre', '2026-12-03'],
    ['3 dicembre 2027', '2027-12-03'],
    ['il primo gennaio', '2027-01-01'],
    ['1º maggio 2027', '2027-05-01'],
    ['venerdì 4 dicembre', '2026-12-04'],
    ['03/12/2026', '2026-12-03'],
    ['3.12.2026', '2026-12-03'],
    ['2026-12-03', '2026-12-03'],
    ['ventuno dicembre', '2026-12-21'],
    ['dicembre 2026', '2026-12'],
    ['tra due settimane', '2026-12-01'],
    ['fra tre giorni', '2026-11-20'],
    ['tre giorni fa', '2026-11-14'],
    ['un mese fa', '2026-10-17'],
    ['il primo lunedì di marzo', '2027-03-01'],
    ["l'ultimo giorno del mese", '2026-11-30'],
    ['Natale', '2026-12-25'],
    ['la vigilia di Natale', '2026-12-24'],
    ['Ferragosto 2027', '2027-08-15'],
    ['Pasquetta 2027', '2027-03-29'],
    ['Festa della Repubblica', '2027-06-02'],
    ['il giorno dopo Natale', '2026-12-26'],
    ['dal 3 al 7 dicembre', '2026-12-03/2026-12-08'],
    ['fine mese', '2026-11-21/2026-12-01'],
    ['questo fine settimana', '2026-11-21/2026-11-23'],
    ['prima di venerdì', '../2026-11-20'],
    ['acquistato martedì scorso', '2026-11-10'],
    ['la consegna di giovedì, grazie', '2026-11-19'],
    ['il 10 del mese prossimo', '2026-12-10'],
    ['il terzo trimestre del 2027', '2027-07-01/2027-10-01'],
  ])('reads the date "%s"', async (said, value) => {
    expect(await normalizedValue('date', said)).toBe(value);
  });

  eachRow([
    ['alle 15:30', '15:30'],
    ['alle 9 di mattina', '09:00'],
    ['alle sette di sera', '19:00'],
    ['alle tre e mezza del pomeriggio', '15:30'],
    ['alle otto meno un quarto di sera', '19:45'],
    ['alle 18 in punto', '18:00'],
    ['mezzogiorno', '12:00'],
    ['mezzanotte', '00:00'],
    ['alle 16 e 20', '16:20'],
    ['ore 8:05', '08:05'],
  ])('reads the time "%s"', async (said, value) => {
    expect(await normalizedValue('time', said)).toBe(value);
  });

  eachRow([
    ['domani alle 15', '2026-11-18T15:00'],
    ['venerdì alle 17:30', '2026-11-20T17:30'],
    ['domani mattina', '2026-11-18T04:00/2026-11-18T12:00'],
    ['stasera alle 20', '2026-11-17T20:00'],
    ['domani dalle 14 alle 16', '2026-11-18T14:00/2026-11-18T16:00'],
    ['ieri sera', '2026-11-16T18:00/2026-11-17T00:00'],
  ])('reads "%s"', async (said, value) => {
    expect(await normalizedValue('datetime', said)).toBe(value);
  });

  eachRow([
    ['due ore', 'PT2H'],
    ["un'ora e mezza", 'PT1H30M'],
    ["mezz'ora", 'PT30M'],
    ['tre settimane', 'P3W'],
    ['un anno e due mesi', 'P1Y2M'],
    ["un quarto d'ora", 'PT15M'],
    ['quindici giorni', 'P15D'],
    ['due notti', 'P2D'],
    ['tutta la settimana', 'P1W'],
  ])('reads the duration "%s"', async (said, value) => {
    expect(await normalizedValue('duration', said)).toBe(value);
  });

  eachRow([
    ['ogni giorno', 'R/P1D'],
    ['ogni due settimane', 'R/P2W'],
    ['ogni lunedì', 'R/2026-11-23/P1W'],
  ])('reads what recurs: "%s"', async (said, value) => {
    expect(await normalizedValue('recurrence', said)).toBe(value);
  });

  eachRow([
    ['zero', '0'],
    ['ventuno', '21'],
    ['ventotto', '28'],
    ['quarantatré', '43'],
    ['cento', '100'],
    ['centocinque', '105'],
    ['duecentoquaranta', '240'],
    ['mille', '1000'],
    ['duemila', '2000'],
    ['duemilacinquecento', '2500'],
    ['tre milioni', '3000000'],
    ['1.234,5', '1234.5'],
    ['meno cinque', '-5'],
    ['due virgola cinque', '2.5'],
    ['una dozzina', '12'],
    ['tre quarti', '0.75'],
  ])('reads the number "%s"', async (said, value) => {
    expect(await normalizedValue('number', said)).toBe(value);
  });

  eachRow([
    ['primo', '1'],
    ['terza', '3'],
    ['undicesimo', '11'],
    ['ventitreesimo', '23'],
    ['5º', '5'],
  ])('reads the ordinal "%s"', async (said, value) => {
    expect(await normalizedValue('ordinal', said)).toBe(value);
  });

  eachRow([
    ['il venti per cento', '20 %'],
    ['12,5%', '12.5 %'],
  ])('reads the percentage "%s"', async (said, value) => {
    expect(await normalizedValue('percentage', said)).toBe(value);
  });

  eachRow([
    ['12,50 €', '12.50 EUR'],
    ['1.250 euro', '1250.00 EUR'],
    ['venti euro', '20.00 EUR'],
    ['cinquanta centesimi', '0.50 EUR'],
    ['cento dollari', '100.00 USD'],
    ['trenta sterline', '30.00 GBP'],
    ['venti franchi svizzeri', '20.00 CHF'],
    ['due milioni di euro', '2000000.00 EUR'],
    ['un importo di 49,90 euro', '49.90 EUR'],
  ])('reads the amount "%s"', async (said, value) => {
    expect(await normalizedValue('money', said)).toBe(value);
  });

  eachRow([
    ['+39 06 6982 1234', '+390669821234'],
    ['06 6982 1234', '+390669821234'],
    ['340 123 4567', '+393401234567'],
    ['0039 340 1234567', '+393401234567'],
    ['tre quattro zero uno due tre quattro cinque sei sette', '+393401234567'],
  ])('reads the phone number "%s"', async (said, value) => {
    expect(await normalizedValue('phone', said)).toBe(value);
  });

  eachRow([
    ['mario.rossi@example.it', 'mario.rossi@example.it'],
    ['mario punto rossi chiocciola example punto it', 'mario.rossi@example.it'],
    ['la mia email è anna trattino neri chiocciola example punto com', 'anna-neri@example.com'],
  ])('reads the address "%s"', async (said, value) => {
    expect(await normalizedValue('email', said)).toBe(value);
  });

  eachRow([
    ['date', 'qualsiasi giorno tranne venerdì'],
    ['date', '30 febbraio'],
    ['date', 'cuffie senza fili'],
    ['money', 'non 50 euro'],
    ['number', 'da 5 a 10'],
  ])('refuses the %s "%s"', async (name, said) => {
    expect(await normalizedValue(name, said)).toBeUndefined();
  });

  eachRow([
    ['sono nato il 5 novembre 1981', '5 novembre 1981'],
    ['la mia data di nascita è 05/11/1981', '05/11/1981'],
    ['il mio numero è 340 123 4567', '340 123 4567'],
    ['abito in via Garibaldi 12, 20121 Milano', 'Garibaldi 12'],
    ['scrivetemi a mario punto rossi chiocciola example punto it', 'mario punto rossi'],
    ['la carta è 4111 1111 1111 1111', '4111 1111 1111 1111'],
    ['la partita IVA è 12345670017', '12345670017'],
    ['codice fiscale RSSMRA85T10A562S', 'RSSMRA85T10A562S'],
    ['il mio numero è trecentoquarantasette e poi dodici, ventotto, trentuno', 'dodici'],
    ['la password è topolino', 'topolino'],
    ['tre quattro sette uno, è il mio pin', 'tre quattro'],
    ['sono nato il ventitré maggio millenovecentottantaquattro', 'ventitré maggio'],
    ['maria punto rossi chiocciola libero punto it', 'rossi'],
  ])('leaves nothing personal in "%s"', (text, secret) => {
    expect(redactText(text)).not.toContain(secret);
  });

  it('is found by the stand-in of the upstream', () => {
    const text = 'Vorrei un rimborso per le mie cuffie senza fili comprate martedì scorso per 49,90 euro';
    expect(recognise(text, 'it-IT').map(({ kind }) => kind)).toEqual(
      expect.arrayContaining(['intent', 'product', 'date', 'money']),
    );
  });

  it('is served when it is enabled, and only then', () => {
    const request = { text: 'Vorrei un rimborso', language: 'it-IT', entity_types: ['intent'] };
    const readerFor = (list: string) =>
      createRequestReader(readConfig(extractionConfig, { LANGUAGES_ENABLED: list }).LANGUAGES_ENABLED);
    expect(readerFor('en-US,it-IT').parse(request)).toMatchObject({ language: 'it-IT' });
    expect(() => readerFor('').parse(request)).toThrow('The request breaks a rule.');
  });
});
