import { beforeAll, describe, expect } from 'vitest';
import { LANGUAGES, type Language } from '../../../../lib/languages/index.ts';
import { loadDateTime } from '../../../../lib/normalization/datetime/index.ts';
import { eachRow } from '../../../fixtures/each-row.ts';
import { rankedValues, readings } from './fixture.ts';

beforeAll(async () => {
  await Promise.all(LANGUAGES.map(loadDateTime));
});

describe('up to a part of the day', () => {
  eachRow<[Language, string, string, string]>([
    ['en-US', 'by tomorrow afternoon', '../2026-11-18T18:00', '../2026-11-18T12:00'],
    ['en-US', 'until tomorrow morning', '../2026-11-18T12:00', '../2026-11-18T04:00'],
    ['en-US', 'by this evening', '../2026-11-18T00:00', '../2026-11-17T18:00'],
    ['en-US', 'until tonight', '../2026-11-18T00:00', '../2026-11-17T18:00'],
    ['en-GB', 'no later than tomorrow morning', '../2026-11-18T12:00', '../2026-11-18T04:00'],
    ['de-DE', 'bis morgen Nachmittag', '../2026-11-18T18:00', '../2026-11-18T12:00'],
    ['es-ES', 'hasta mañana por la tarde', '../2026-11-18T20:00', '../2026-11-18T12:00'],
    ['fr-FR', "jusqu'à demain matin", '../2026-11-18T12:00', '../2026-11-18T04:00'],
    ['it-IT', 'fino a domani mattina', '../2026-11-18T12:00', '../2026-11-18T04:00'],
  ])('ends with it, for review: %s, %s', (language, said, value, start) => {
    expect(rankedValues(said, language)).toEqual([value, start]);
    expect(readings(said, language)[0]?.review).toEqual(['policy']);
  });

  eachRow<[Language, string, string]>([
    ['en-US', 'before tomorrow afternoon', '../2026-11-18T12:00'],
    ['en-US', 'by lunchtime tomorrow', '../2026-11-18T12:00'],
    ['en-US', 'until dawn tomorrow', '../2026-11-18T04:00'],
    ['en-US', 'by 3 pm tomorrow', '../2026-11-18T15:00'],
    ['de-DE', 'vor morgen Nachmittag', '../2026-11-18T12:00'],
  ])('ends where it begins for a moment or after "before": %s, %s', (language, said, value) => {
    expect(rankedValues(said, language)).toEqual([value]);
  });
});
