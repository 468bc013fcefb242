import { beforeAll, describe, expect } from 'vitest';
import type { Language } from '../../../../lib/languages/index.ts';
import { loadDateTime } from '../../../../lib/normalization/datetime/index.ts';
import { eachRow } from '../../../fixtures/each-row.ts';
import { readings } from './fixture.ts';

beforeAll(async () => {
  await Promise.all([loadDateTime('en-US'), loadDateTime('es-ES')]);
});

/** The first two readings of the hour in brackets. */
function halves(language: Language, text: string): (string | undefined)[] {
  const [before = '', said = '', after = ''] = text.split(/[[\]]/);
  const [first, second] = readings(said, language, { around: () => ({ before, said, after }) });
  expect(first?.review).toEqual(['policy']);
  return [first?.value, second?.value];
}

describe('an hour at which a day starts', () => {
  eachRow<[Language, string]>([
    ['en-US', 'a wake up call [at six]'],
    ['en-US', 'wake me [at six]'],
    ['en-US', 'he woke [at six]'],
    ['en-US', 'waking us [at six]'],
    ['en-US', 'I start work [at six]'],
    ['en-US', 'she starts work [at six]'],
    ['en-US', 'he started work [at six]'],
    ['en-US', 'my shift starts [at six]'],
    ['en-US', 'your gym opens [at six]'],
    ['en-US', 'do you open at [six]'],
    ['en-US', 'we open around [six]'],
    ['en-US', 'they open by [six]'],
    ['en-US', "do y'all open [at six]"],
    ['es-ES', 'quiero que me despierten con el despertador [a las seis]'],
    ['es-ES', 'para despertarme [a las seis]'],
    ['es-ES', 'para despertarnos [a las seis]'],
    ['es-ES', 'para despertar [a las seis]'],
    ['es-ES', 'despertadme [a las seis]'],
    ['es-ES', 'tiene que despertarse [a las seis]'],
    ['es-ES', 'me levanto [a las seis]'],
    ['es-ES', 'tengo que levantarme [a las seis]'],
    ['es-ES', 'entro a trabajar [a las seis]'],
  ])('is in the morning, for review: %s, %s', (language, text) => {
    expect(halves(language, text)).toEqual(['06:00', '18:00']);
  });

  eachRow<[Language, string]>([
    ['en-US', 'are you open [at six]'],
    ['en-US', 'is anything open [at six]'],
    ['en-US', 'I start work [at six] tonight'],
    ['en-US', 'the work is done [at six]'],
    ['es-ES', 'entro por la tarde [a las seis]'],
  ])('is in the working day otherwise: %s, %s', (language, text) => {
    expect(halves(language, text)).toEqual(['18:00', '06:00']);
  });
});

describe('an hour at which a day ends', () => {
  eachRow<[Language, string]>([
    ['en-US', 'a table for two [at eight]'],
    ['en-US', 'two tables [at eight]'],
    ['en-US', 'you close [at eight]'],
    ['en-US', 'it closes around [eight]'],
    ['en-US', 'they shut at about [eight]'],
    ['en-US', 'the shop shuts by [eight]'],
    ['en-US', 'I get off [at eight]'],
    ['en-US', 'she gets home [at eight]'],
    ['en-US', 'we got home [at eight]'],
    ['en-US', 'I finish work [at eight]'],
    ['en-US', 'he finishes work [at eight]'],
    ['en-US', 'the concert is [at eight]'],
    ['en-US', 'the movie starts [at eight]'],
    ['en-US', 'our gig is [at eight]'],
    ['en-US', 'a party of ten [at eight]'],
    ['en-US', 'their bedtime is [at eight]'],
    ['en-US', 'the kids go to bed [at eight]'],
    ['es-ES', 'salgo de trabajar [a las ocho]'],
    ['es-ES', 'mi mujer sale del trabajo [a las ocho]'],
    ['es-ES', 'salimos de trabajar [a las ocho]'],
    ['es-ES', 'termino de trabajar [a las ocho]'],
    ['es-ES', 'termina de trabajar [a las ocho]'],
    ['es-ES', 'terminamos de trabajar [a las ocho]'],
    ['es-ES', 'acabo de trabajar [a las ocho]'],
    ['es-ES', 'acaba de trabajar [a las ocho]'],
    ['es-ES', 'acabamos de trabajar [a las ocho]'],
    ['es-ES', 'yo llego a casa [a las ocho]'],
    ['es-ES', 'me acuesto [a las ocho]'],
    ['es-ES', 'la niña se acuesta [a las ocho]'],
    ['es-ES', 'nos acostamos [a las ocho]'],
    ['es-ES', 'el concierto es [a las ocho]'],
    ['es-ES', 'la película empieza [a las ocho]'],
    ['es-ES', 'vamos al cine [a las ocho]'],
    ['es-ES', 'la fiesta es [a las ocho]'],
    ['es-ES', 'una mesa para dos [a las ocho]'],
    ['es-ES', 'dos mesas [a las ocho]'],
    ['es-ES', 'la tienda cierra [a las ocho]'],
    ['es-ES', 'cierran [a las ocho]'],
    ['es-ES', 'cierras [a las ocho]'],
    ['es-ES', 'cerráis [a las ocho]'],
    ['es-ES', 'cerramos [a las ocho]'],
  ])('is in the evening, for review: %s, %s', (language, text) => {
    expect(halves(language, text)).toEqual(['20:00', '08:00']);
  });

  eachRow<[Language, string]>([
    // Furniture, and a meal in the morning.
    ['en-US', 'deliver the table [at eight]'],
    ['en-US', 'the table comes [at eight]'],
    ['en-US', 'the table arrives [at eight]'],
    ['en-US', 'the table I bought [at eight]'],
    ['en-US', 'I bought a table [at eight]'],
    ['en-US', 'assemble the table [at eight]'],
    ['en-US', 'the coffee table [at eight]'],
    ['en-US', 'brunch at a table [at eight]'],
    ['en-US', 'a table for brunch [at eight]'],
    ['en-US', '[at eight] I have a table'],
    ['es-ES', 'me traéis la mesa [a las ocho]'],
    ['es-ES', 'entregáis la mesa [a las ocho]'],
    ['es-ES', 'montar la mesa [a las ocho]'],
    ['es-ES', 'compré una mesa [a las ocho]'],
    ['es-ES', 'la mesa de comedor [a las ocho]'],
    ['es-ES', 'la mesa llega [a las ocho]'],
    ['es-ES', 'la mesa viene [a las ocho]'],
    ['es-ES', 'la mesa la traéis [a las ocho]'],
    ['es-ES', 'la mesa me la montáis [a las ocho]'],
    ['es-ES', 'la mesa la entregan [a las ocho]'],
    // What is closed is no shop.
    ['en-US', 'close my account [at eight]'],
    ['en-US', "I'm at home [at eight]"],
    ['en-US', 'turn it off [at eight]'],
    ['es-ES', 'estoy en casa [a las ocho]'],
    ['es-ES', 'llego al trabajo [a las ocho]'],
    ['en-US', 'my water was shut off [at eight]'],
    ['es-ES', 'cierra mi cuenta [a las ocho]'],
  ])('is in the working day otherwise: %s, %s', (language, text) => {
    expect(halves(language, text)).toEqual(['08:00', '20:00']);
  });
});
