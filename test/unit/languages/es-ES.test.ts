import { describe, expect, it } from 'vitest';
import { eachRow } from '../../fixtures/each-row.ts';
import { readPart, readValue, type TypedKindName } from '../../fixtures/read-value.ts';

const SAID: readonly (readonly [kind: TypedKindName, said: string, value: string])[] = [
  // Months with the year in two digits, and the expiry of a card.
  ['date', 'diciembre del veintiséis', '2026-12'],
  ['date', 'mayo de 27', '2027-05'],
  ['date', 'el cero nueve del veintiocho', '2028-09'],
  ['date', 'cero nueve barra veintiocho', '2028-09'],
  // Weeks by one of their days or by all.
  ['date', 'la semana del doce', '2026-W50'],
  ['date', 'en la semana del 7', '2026-W50'],
  ['date', 'la semana del 12 al 16 de enero', '2027-01-12/2027-01-17'],
  // Parts of a month. Those that are over are in the next one.
  ['date', 'a últimos de mes', '2026-11-21/2026-12-01'],
  ['date', 'a primeros de mes', '2026-12-01/2026-12-11'],
  ['date', 'a mediados de mes', '2026-11-11/2026-11-21'],
  ['date', 'en las rebajas de enero', '2027-01'],
  ['date', 'las rebajas de julio', '2027-07'],
  ['date', 'rebajas de enero', '2027-01'],
  ['date', 'el último fin de semana del mes', '2026-11-28/2026-11-30'],
  ['date', 'el primer fin de semana de este mes', '2026-11-07/2026-11-09'],
  ['date', 'el primer fin de semana del mes', '2026-12-05/2026-12-07'],
  ['datetime', 'esta noche pasada', '2026-11-16T18:00/2026-11-17T00:00'],
  ['datetime', 'esta pasada noche', '2026-11-16T18:00/2026-11-17T00:00'],
  ['datetime', 'la noche pasada', '2026-11-16T18:00/2026-11-17T00:00'],
  ['datetime', 'la pasada noche a las once', '2026-11-16T23:00'],
  ['date', 'el finde q viene', '2026-11-21/2026-11-23'],
  ['date', 'el otro día, el jueves', '2026-11-12'],
  ['date', 'el otro día jueves', '2026-11-12'],
  // A time of a day, and from a day to another.
  ['datetime', 'del sábado a las dos y media', '2026-11-21T14:30'],
  ['datetime', 'sábado a 14:30', '2026-11-21T14:30'],
  ['datetime', 'del sábado hasta las 14:30', '2026-11-21T00:00/2026-11-21T14:30'],
  ['datetime', 'del sábado hasta la una', '2026-11-21T00:00/2026-11-21T13:00'],
  ['datetime', 'del sábado a las 10 a las 12', '2026-11-21T10:00/2026-11-21T12:00'],
  ['datetime', 'del viernes a las 9 al domingo a las 18', '2026-11-20T09:00/2026-11-22T18:00'],
  ['datetime', 'desde el sábado a las 10 de la mañana a las 12', '2026-11-21T10:00/2026-11-21T12:00'],
  ['date', 'del viernes al domingo', '2026-11-20/2026-11-23'],
  ['date', 'desde el lunes a viernes', '2026-11-16/2026-11-21'],
  ['datetime', 'del sábado a las 10 al sábado a las 12', '2026-11-21T10:00/2026-11-21T12:00'],
  ['datetime', 'miércoles 10-4', '2026-11-18T10:00/2026-11-18T16:00'],
  // Around a meal.
  ['time', 'a la hora de comer', '14:00/16:00'],
  ['time', 'la hora de la comida', '14:00/16:00'],
  ['time', 'después de comer', '15:00/17:00'],
  ['time', 'antes de la comida', '12:00/14:00'],
  // The end of a day.
  ['datetime', 'el viernes al final del día', '2026-11-20T23:59:59'],
  ['datetime', 'cuatro y media del diecisiete', '2026-11-17T16:30'],
  ['date', 'pasado el día veinte', '2026-11-21/..'],
  ['date', 'pasada la Semana Santa', '2027-03-29/..'],
  ['date', 'pasados los Reyes', '2027-01-07/..'],
  ['date', 'el pasado lunes', '2026-11-16'],
  // As people type.
  ['datetime', 'mñn a las 9', '2026-11-18T09:00'],
  ['date', 'pasado mñn', '2026-11-19'],
  ['date', 'mñna', '2026-11-18'],
  ['datetime', 'mañana x la tarde', '2026-11-18T12:00/2026-11-18T20:00'],
  ['date', 'el lunes q viene', '2026-11-23'],
  ['date', 'la semana q viene', '2026-W48'],
  // A part after what is measured.
  ['number', 'ochenta y dos kilos y medio', '82.5'],
  ['number', 'diecinueve grados y medio', '19.5'],
  // Lengths.
  ['duration', 'una hora y pico', 'PT1H'],
  ['duration', 'un año y algo', 'P1Y'],
  ['duration', 'dos horas y poco', 'PT2H'],
  ['duration', 'un mes y un poco', 'P1M'],
  ['duration', '2h 30m', 'PT2H30M'],
  ['duration', 'dos añitos', 'P2Y'],
  ['duration', 'tres mesecitos', 'P3M'],
  ['duration', 'un añito', 'P1Y'],
  ['duration', 'un mesecito', 'P1M'],
  ['duration', 'un diíta', 'P1D'],
  ['duration', 'tres diítas', 'P3D'],
  ['duration', 'desde hace dos meses', 'P2M'],
];

describe('what is said in Spanish', () => {
  eachRow(SAID)('%s "%s" is %s', async (kind, said, value) => {
    expect((await readValue(said, 'es-ES', kind)).value).toBe(value);
  });

  eachRow([
    ['number', 'dos habitaciones y un cuarto'],
    ['number', 'menos kilos y medio'],
    ['integer', 'dos kilos y medio'],
  ] as const)('%s "%s" has no value', async (kind, said) => {
    expect(await readValue(said, 'es-ES', kind)).toMatchObject({ reason: 'invalid_value' });
  });

  it('takes a day before a clock for no start of a range', async () => {
    const noon = await readValue('mañana al mediodía', 'es-ES', 'datetime');
    expect(noon).toMatchObject({ value: '2026-11-18T12:00' });
    expect(noon.alternatives).toBeUndefined();
  });

  it('takes a bill of a month for one of the past', async () => {
    for (const text of ['la factura esa [de enero]', 'el recibo este [de enero]']) {
      expect(await readPart(text, 'es-ES', 'date'), text).toMatchObject({ value: '2026-01' });
    }
  });

  it('puts the start of a month in the next one, for review, unless the clause is past', async () => {
    expect(await readPart('cobro [a principios de mes]', 'es-ES', 'date')).toMatchObject({
      value: '2026-12-01/2026-12-11',
      review_reasons: ['policy'],
      alternatives: [{ value: '2026-11-01/2026-11-11' }],
    });
    const over = await readPart('lo compré [a principios de mes]', 'es-ES', 'date');
    expect(over).toMatchObject({ value: '2026-11-01/2026-11-11' });
    expect(over.alternatives).toBeUndefined();
  });
});
