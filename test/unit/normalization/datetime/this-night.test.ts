import { beforeAll, describe, expect, it } from 'vitest';
import { LANGUAGES, type Language } from '../../../../lib/languages/index.ts';
import { loadDateTime } from '../../../../lib/normalization/datetime/index.ts';
import { eachRow } from '../../../fixtures/each-row.ts';
import { readings } from './fixture.ts';

beforeAll(async () => {
  await Promise.all(LANGUAGES.map(loadDateTime));
});

/** The readings of what stands in brackets, on Tuesday 17 November 2026 at 10:00. */
function valuesIn(language: Language, text: string) {
  const [before = '', said = '', after = ''] = text.split(/[[\]]/);
  return readings(said, language, { around: () => ({ before, said, after }) }).map(({ value }) => value);
}

describe('this night', () => {
  eachRow([
    ['de-DE', 'es hat [heute Nacht um drei] geklingelt', '2026-11-17T03:00', '2026-11-18T03:00'],
    ['de-DE', '[heute Nacht um 3 Uhr 20] hat es geklingelt', '2026-11-17T03:20', '2026-11-18T03:20'],
    [
      'de-DE',
      '[diese Nacht] hat es geklingelt',
      '2026-11-16T20:00/2026-11-17T06:00',
      '2026-11-17T20:00/2026-11-18T06:00',
    ],
    [
      'de-DE',
      '[heute Nacht] hat es geklingelt',
      '2026-11-16T20:00/2026-11-17T06:00',
      '2026-11-17T20:00/2026-11-18T06:00',
    ],
    ['es-ES', '[esta noche] se fue la luz', '2026-11-16T18:00/2026-11-17T00:00', '2026-11-17T18:00/2026-11-18T00:00'],
    ['es-ES', 'saltó la alarma [esta noche a las tres]', '2026-11-17T03:00', '2026-11-18T03:00'],
    ['fr-FR', 'le colis a été scanné [cette nuit à trois heures douze]', '2026-11-17T03:12', '2026-11-18T03:12'],
    ['fr-FR', "on m'a appelé [cette nuit]", '2026-11-16T20:00/2026-11-17T04:00', '2026-11-17T20:00/2026-11-18T04:00'],
    ['it-IT', 'è saltata la corrente [stanotte alle tre]', '2026-11-17T03:00', '2026-11-18T03:00'],
    ['it-IT', 'ci hanno svegliato [questa notte alle tre]', '2026-11-17T03:00', '2026-11-18T03:00'],
  ] as const)(
    'is over in a clause about the past, and the coming one is the alternative: %s, %s',
    (language, text, over, coming) => {
      expect(valuesIn(language, text).slice(0, 2)).toEqual([over, coming]);
    },
  );

  eachRow([
    ['de-DE', 'der Flieger kommt [heute Nacht um drei]', '2026-11-18T03:00'],
    ['de-DE', '[heute Nacht um drei]', '2026-11-18T03:00'],
    ['es-ES', 'el vuelo llega [esta noche a las tres]', '2026-11-18T03:00'],
    ['fr-FR', 'le vol arrive [cette nuit à trois heures]', '2026-11-18T03:00'],
    ['it-IT', 'il volo arriva [stanotte alle tre]', '2026-11-18T03:00'],
  ] as const)('is the coming one elsewhere: %s, %s', (language, text, value) => {
    expect(valuesIn(language, text)).toEqual([value]);
  });

  it('is no evening: what was agreed for this evening may be to come', () => {
    expect(valuesIn('fr-FR', 'on avait dit [ce soir]')[0]).toBe('2026-11-17T18:00/2026-11-18T00:00');
    expect(valuesIn('de-DE', 'wir hatten [heute Abend] gesagt')[0]).toBe('2026-11-17T18:00/2026-11-18T00:00');
    expect(valuesIn('it-IT', 'avevamo detto [questa sera]')[0]).toBe('2026-11-17T18:00/2026-11-18T00:00');
  });
});

describe('a clock in the night between two days', () => {
  eachRow([
    ['de-DE', 'in der Nacht vom 14. auf den 15. November um 2 Uhr'],
    ['de-DE', 'in der Nacht von Samstag auf Sonntag um 2 Uhr'],
    ['en-US', 'the night of the 14th to the 15th of November at 2 am'],
    ['en-US', 'the night from Saturday to Sunday at 2 am'],
    ['es-ES', 'la noche del 14 al 15 de noviembre a las dos'],
    ['es-ES', 'la noche del sábado al domingo a las dos'],
    ['fr-FR', 'dans la nuit du 14 au 15 novembre à 2h'],
    ['fr-FR', 'dans la nuit du 14 au 15 novembre vers deux heures du matin'],
    ['fr-FR', 'dans la nuit de samedi à dimanche vers deux heures'],
  ] as const)('is on the second day after midnight: %s, %s', (language, said) => {
    const around = () => ({
      before: '',
      said,
      after: {
        'de-DE': ' hat es gebrannt',
        'en-US': ' it stopped working',
        'es-ES': ' se rompió',
        'fr-FR': ' tout a brûlé',
      }[language],
    });
    expect(readings(said, language, { around })[0]?.value).toBe('2026-11-15T02:00');
  });

  it('is on the first day before midnight', () => {
    expect(readings('la nuit du 14 au 15 novembre à 23h', 'fr-FR')[0]?.value).toBe('2026-11-14T23:00');
  });

  it('needs a clock: a second night or a part of the day gives no time in it', () => {
    expect(readings('la nuit du 14 au 15 novembre le matin', 'fr-FR').map(({ value }) => value)).not.toContain(
      '2026-11-15T04:00',
    );
  });
});
