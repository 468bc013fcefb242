import { describe, expect, it } from 'vitest';
import type { Language } from '../../../lib/languages/index.ts';
import { eachRow } from '../../fixtures/each-row.ts';
import { isTypedKind, readValue, type TypedKindName } from '../../fixtures/read-value.ts';

const reasonOf = async (said: string, language: Language, kind: TypedKindName): Promise<string | undefined> =>
  (await readValue(said, language, kind, 'keep')).reason;

/** By language and kind, separated by bars. */
const IMPOSSIBLE: readonly (readonly [Language, string, string])[] = [
  ['en-US', 'date', '30 February|2/29/2027|31.06.|March 32|32 March 2027|13/13|13/32/26|purchased on February 30th'],
  ['en-US', 'date', 'from February 28 to 30|until February 30|between the 29th and the 31st of June'],
  ['en-US', 'time', '25:00|24:30|5:75|at 26|from 9:00 to 25:00|half past 25|25 o’clock|13 o’clock pm'],
  ['en-US', 'datetime', 'February 30 at 5 pm|tomorrow at 25:00|Friday at 5:75'],
  ['en-US', 'birth_date', '31 02 85|February 30 1985|3 May 2030|two thirty eighty five'],
  ['en-US', 'recurrence', 'every February 30|every day on December 3rd 2026|every day tomorrow'],
  ['en-US', 'phone', '202-555-01433|555-0143|my number is 202 555 014|two oh two five five five oh one|extension 45'],
  ['en-US', 'integer', 'three point five|half'],
  ['en-GB', 'date', '31/04/2026|31/11|32/01/2026|29.02.2027'],
  ['en-GB', 'phone', '0161 496|020 7946 09588888'],
  ['de-DE', 'date', '31.06.|1.13.|1.13.2026|30. Februar|32. März|vom 28. bis 31. Juni|bis zum 31. April'],
  ['de-DE', 'time', '25 Uhr|25:00 Uhr|25 Uhr 30|14 Uhr 75|um 26|von 9 bis 25 Uhr'],
  ['de-DE', 'recurrence', 'jeden Tag am 3. Dezember 2026'],
  ['de-DE', 'datetime', 'morgen um 25 Uhr|am 30. Februar um 15 Uhr'],
  ['de-DE', 'birth_date', '31.02.1985|einunddreißig null zwei fünfundachtzig'],
  ['de-DE', 'phone', '030 12|0151 2345678901234|null eins fünf eins zwei'],
  ['es-ES', 'date', '30 de febrero|treinta y dos de marzo|29/02/2027|del 29 al 31 de abril'],
  ['es-ES', 'time', '25:00|a las 25|a las 25:30|25 horas|las 14:75|a las 14 y 75'],
  ['es-ES', 'phone', '91 123 45|612 34 56 78 90|seiscientos doce treinta y cuatro'],
  ['fr-FR', 'date', '30 février|trente-deux mars|29/02/2027|du 29 au 31 avril|25 heures'],
  ['fr-FR', 'time', '14h75|25h|25h30|25 heures|25 heures 30|14 heures 75'],
  ['fr-FR', 'datetime', 'demain à 25h'],
  ['fr-FR', 'phone', '06 12 34 56|06 12 34 56 78 90|zéro six douze'],
  ['it-IT', 'date', '31 aprile|32 marzo|dal 29 al 31 aprile'],
  ['it-IT', 'time', 'alle 25|14:75'],
  ['it-IT', 'phone', '333 12'],
];

describe('a value that does not exist, where the rule keeps what it does not know', () => {
  eachRow(IMPOSSIBLE)('is dropped: %s, %s, %s', async (language, kind, phrases) => {
    if (!isTypedKind(kind)) throw new Error(`${kind} is no kind`);
    const all = phrases.split('|');
    const reasons = await Promise.all(all.map(said => reasonOf(said, language, kind)));
    expect(all.filter((_, at) => reasons[at] !== 'invalid_value')).toEqual([]);
  });

  it('is null where the rule says so', async () => {
    expect(await readValue('30 February', 'en-GB', 'date', 'null')).toMatchObject({ value: null, match: 'none' });
    const forReview = await readValue('30 February', 'en-GB', 'date', 'review');
    expect(forReview).toMatchObject({ value: null, review_reasons: ['unknown'] });
  });
});

describe('a text that is not a value of its kind, and might be meant otherwise', () => {
  eachRow([
    ['en-US', 'date', 'some words'],
    ['en-US', 'date', 'three weeks'],
    ['en-US', 'birth_date', 'October 9th'],
    ['en-US', 'phone', '202-555-0143 or 202-555-0144'],
    ['en-US', 'phone', '1-800-FLOWERS'],
    ['en-US', 'integer', 'a few of them'],
    ['en-US', 'time', 'whenever'],
  ] as const)('is kept as it was said: %s, %s, "%s"', async (language, kind, said) => {
    expect(await readValue(said, language, kind, 'keep')).toMatchObject({ value: said, match: 'none' });
  });
});
