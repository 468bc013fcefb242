import { describe, expect } from 'vitest';
import { eachRow } from '../../fixtures/each-row.ts';
import { readPart, readValue, type TypedKindName } from '../../fixtures/read-value.ts';

type Row = readonly [kind: TypedKindName, said: string, value: string];

/** Read against Tuesday, 17 November 2026, 15:00. */
const SAID: readonly Row[] = [
  // An hour in two words is one hour, and not the two ends of a rough time.
  ['datetime', 'hier soir vers vingt-deux heures', '2026-11-16T22:00'],
  ['datetime', 'hier vers vingt-trois heures', '2026-11-16T23:00'],
  ['datetime', 'hier sur les vingt-deux heures', '2026-11-16T22:00'],
  ['datetime', 'demain aux alentours de vingt-deux heures', '2026-11-18T22:00'],
  ['datetime', 'demain vers dix-sept heures', '2026-11-18T17:00'],
  ['datetime', 'demain vers huit neuf heures', '2026-11-18T08:00/2026-11-18T09:00'],
  ['time', 'vers huit neuf heures', '08:00/09:00'],
  ['time', 'dans les dix onze heures', '10:00/11:00'],
  ['time', 'vers midi une heure', '12:00/13:00'],
  // The two evenings that are called "réveillon".
  ['date', 'le réveillon du 31', '2026-12-31'],
  ['date', 'pour le réveillon du 31 décembre', '2026-12-31'],
  ['date', 'le réveillon du trente et un', '2026-12-31'],
  ['date', 'le réveillon de la Saint-Sylvestre', '2026-12-31'],
  ['date', "le réveillon du jour de l'an", '2026-12-31'],
  ['date', 'le réveillon du 24', '2026-12-24'],
  ['date', 'le réveillon du 24 décembre', '2026-12-24'],
  ['date', 'le réveillon du vingt-quatre', '2026-12-24'],
  ['date', 'avant les fêtes', '../2026-12-24'],
  ['date', "les fêtes de fin d'année", '2026-12-24/2027-01-02'],
  ['date', 'pendant les fêtes', '2026-12-24/2027-01-02'],
  ['date', 'durant les fêtes', '2026-12-24/2027-01-02'],
  ['date', 'dans la semaine', '2026-W47'],
  ['date', 'courant de la semaine', '2026-W47'],
];

describe('what is said in French', () => {
  eachRow(SAID)('%s "%s" is %s', async (kind, said, value) => {
    expect((await readValue(said, 'fr-FR', kind)).value).toBe(value);
  });

  eachRow([['date', 'dans la quinzaine']] as const)('%s "%s" has no value', async (kind, said) => {
    expect(await readValue(said, 'fr-FR', kind)).toMatchObject({ reason: 'invalid_value' });
  });

  eachRow([
    "la facture d'électricité du [2 octobre]",
    'la facture de gaz du [2 octobre]',
    'les cotisations du [2 octobre]',
    'ma quittance du [2 octobre]',
    'ma fiche de paie du [2 octobre]',
    'mon bulletin de paie du [2 octobre]',
  ])('knows that the day of a document is over: %s', async text => {
    const read = await readPart(text, 'fr-FR', 'date');
    expect(read).toMatchObject({ value: '2026-10-02' });
    expect(read.review_reasons).toBeUndefined();
  });

  eachRow([
    "la facture [d'octobre] est fausse",
    "la facture d'eau du mois d'[octobre]",
    "c'est la facture du mois d'[octobre]",
  ])('knows that the month of a bill is over: %s', async text => {
    expect(await readPart(text, 'fr-FR', 'date')).toMatchObject({ value: '2026-10' });
  });

  eachRow([
    ['vous pouvez me montrer une table [à sept heures]', '2026-11-17T19:00'],
    ['une table [à sept heures]', '2026-11-17T19:00'],
    ['monter la table [à sept heures]', '2026-11-18T07:00'],
    ['le montage de la table [à sept heures]', '2026-11-18T07:00'],
  ])('knows at which hour a table is wanted: %s', async (text, value) => {
    expect((await readPart(text, 'fr-FR', 'time')).value).toBe(value.slice(11));
  });
});
