import { describe, expect } from 'vitest';
import { eachRow } from '../../fixtures/each-row.ts';
import { readPart, readValue, type TypedKindName } from '../../fixtures/read-value.ts';

const readMonday = (text: string) => readPart(text, 'it-IT', 'date');

/** On Tuesday, 17 November 2026. */
describe('the tense of a clause in Italian', () => {
  eachRow([
    ...'successo risposto disdetto iscritto richiesto emesso trasmesso spento sceso morto deciso tolto smesso'
      .split(' ')
      .map(verb => `l'ha ${verb} [lunedì]`),
    'la cosa è successa [lunedì]',
    '[lunedì] funzionava ancora',
    '[lunedì] non funzionavano',
    'il display [lunedì] diceva errore',
    'i numeri [lunedì] dicevano altro',
    'il tecnico doveva passare [lunedì] e non si è visto nessuno',
    'i tecnici dovevano passare [lunedì] ma non si sono presentati',
    'il tecnico doveva passare [lunedì] e non è passato',
  ])('is past: %s', async text => {
    const read = await readMonday(text);
    expect(read).toMatchObject({ value: '2026-11-16' });
    expect(read.review_reasons).toBeUndefined();
  });

  eachRow([
    'il tecnico doveva passare [lunedì]',
    'mia madre voleva un appuntamento [lunedì]',
    'mio marito cercava un posto [lunedì]',
    'pensava a [lunedì]',
    'le interessava [lunedì]',
    'bastava [lunedì]',
    'andava bene [lunedì]',
    'desiderava venire [lunedì]',
    'sperava di venire [lunedì]',
    'aspettava il pacco [lunedì]',
    'poteva andare [lunedì]',
    'la banca preleva i soldi [lunedì]',
    'il tecnico rileva i dati [lunedì]',
    'la signora è brava, viene [lunedì]',
    'la ottava settimana [lunedì]',
  ])('leaves a Monday open: %s', async text => {
    expect(await readMonday(text)).toMatchObject({ value: '2026-11-23', review_reasons: ['policy'] });
  });
});

describe('what is said in Italian', () => {
  eachRow<[TypedKindName, string, string]>([
    ['date', 'da due settimane', '2026-11-03/..'],
    ['date', 'da circa tre giorni', '2026-11-14/..'],
    ['date', 'da quasi un mese', '2026-10-17/..'],
    ['date', 'da oltre un mese', '2026-10-17/..'],
    ['date', 'da ben tre giorni', '2026-11-14/..'],
    ['date', 'già da tre giorni', '2026-11-14/..'],
    ['duration', 'da due ore', 'PT2H'],
    ['birth_date', 'il sette luglio del sessantanove', '1969-07-07'],
    ['birth_date', "il 3 maggio dell'ottantuno", '1981-05-03'],
    ['birth_date', 'tre di maggio settantadue', '1972-05-03'],
  ])('%s "%s" is %s', async (kind, said, value) => {
    expect((await readValue(said, 'it-IT', kind)).value).toBe(value);
  });
});
