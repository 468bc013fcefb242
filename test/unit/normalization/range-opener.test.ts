import { describe, expect } from 'vitest';
import type { Language } from '../../../lib/languages/index.ts';
import { eachRow } from '../../fixtures/each-row.ts';
import { readPart } from '../../fixtures/read-value.ts';

describe('hours from one to another after a word outside of them', () => {
  eachRow<[Language, string, string]>([
    ['en-US', 'we are open [ten to six]', '10:00/18:00'],
    ['en-US', 'Between [ten and twelve]', '10:00/12:00'],
    ['en-GB', "we're open from [ten to six]", '10:00/18:00'],
    ['en-US', 'I work [ten to six]', '10:00/18:00'],
    ['en-US', "I'm working [ten to six]", '10:00/18:00'],
    ['en-US', 'your hours are [ten to six]', '10:00/18:00'],
    ['en-US', 'business hours [ten to five]', '10:00/17:00'],
    ['en-US', 'they [open ten to six]', '10:00/18:00'],
    ['en-US', '[I work ten to six]', '10:00/18:00'],
    ['en-US', '[working ten to six]', '10:00/18:00'],
    ['en-US', '[hours are ten to six]', '10:00/18:00'],
    ['es-ES', 'está abierto de [diez a seis]', '10:00/18:00'],
    ['es-ES', 'abren desde [las diez a las seis]', '10:00/18:00'],
    ['es-ES', 'trabajo desde [diez a seis]', '10:00/18:00'],
    ['es-ES', 'estoy fuera del [tres al siete]', '2026-12-03/2026-12-08'],
    ['es-ES', 'trabajo de [lunes a viernes]', '2026-11-16/2026-11-21'],
    ['es-ES', 'estoy fuera del [tres al siete de diciembre]', '2026-12-03/2026-12-08'],
  ])('are a range: %s, %s', async (language, text, value) => {
    expect(await readPart(text, language, 'time')).toMatchObject({ value, typed: { kind: 'interval' } });
  });

  eachRow<[Language, string, string]>([
    ['en-US', 'please call me at [ten to six]', '17:50'],
    ['en-US', 'you open at [ten to six]', '05:50'],
    ['en-US', 'reopen [ten to six]', '17:50'],
    ['es-ES', 'la cita de [las tres]', '15:00'],
  ])('are a point after another word: %s, %s', async (language, text, value) => {
    expect(await readPart(text, language, 'time')).toMatchObject({ value, typed: { kind: 'time' } });
  });
});
