import { beforeAll, describe, expect } from 'vitest';
import { LANGUAGES, type Language } from '../../../../lib/languages/index.ts';
import { loadDateTime } from '../../../../lib/normalization/datetime/index.ts';
import { eachRow } from '../../../fixtures/each-row.ts';
import { bestValue } from './fixture.ts';

beforeAll(async () => {
  await Promise.all(LANGUAGES.map(loadDateTime));
});

/** On Tuesday 17 November 2026 at 10:00. */
describe('the last night', () => {
  eachRow<[Language, string, string]>([
    ['de-DE', 'letzte Nacht', '2026-11-16T20:00/2026-11-17T06:00'],
    ['de-DE', 'vergangene Nacht', '2026-11-16T20:00/2026-11-17T06:00'],
    ['de-DE', 'vorige Nacht', '2026-11-16T20:00/2026-11-17T06:00'],
    ['de-DE', 'in der letzten Nacht', '2026-11-16T20:00/2026-11-17T06:00'],
    ['de-DE', 'in der vergangenen Nacht', '2026-11-16T20:00/2026-11-17T06:00'],
    ['de-DE', 'gestern Nacht', '2026-11-16T20:00/2026-11-17T06:00'],
    ['de-DE', 'letzte Nacht um drei', '2026-11-17T03:00'],
    ['de-DE', 'letzte Nacht um elf', '2026-11-16T23:00'],
    ['de-DE', 'vorletzte Nacht', '2026-11-15T20:00/2026-11-16T06:00'],
    ['de-DE', 'in der vorletzten Nacht', '2026-11-15T20:00/2026-11-16T06:00'],
    ['de-DE', 'vorgestern Nacht', '2026-11-15T20:00/2026-11-16T06:00'],
    ['fr-FR', 'la nuit dernière', '2026-11-16T20:00/2026-11-17T04:00'],
    ['fr-FR', 'la nuit passée', '2026-11-16T20:00/2026-11-17T04:00'],
    ['de-DE', 'letzte Nacht gegen zwei Uhr morgens', '2026-11-17T02:00'],
    ['de-DE', 'letzte Nacht um elf Uhr abends', '2026-11-16T23:00'],
    ['fr-FR', 'la nuit dernière vers deux heures du matin', '2026-11-17T02:00'],
    ['fr-FR', 'la nuit dernière à onze heures du soir', '2026-11-16T23:00'],
    ['it-IT', 'la notte scorsa verso le due di mattina', '2026-11-17T02:00'],
    ['fr-FR', 'cette nuit-là', '2026-11-16T20:00/2026-11-17T04:00'],
    ['fr-FR', 'la nuit dernière à trois heures', '2026-11-17T03:00'],
    ['it-IT', 'la notte scorsa', '2026-11-16T20:00/2026-11-17T04:00'],
    ['it-IT', 'la notte passata', '2026-11-16T20:00/2026-11-17T04:00'],
    ['it-IT', 'ieri notte', '2026-11-16T20:00/2026-11-17T04:00'],
    ['it-IT', 'la notte scorsa alle tre', '2026-11-17T03:00'],
  ])('goes on into this day: %s, %s', (language, said, value) => {
    expect(bestValue(said, language)).toBe(value);
  });

  eachRow<[Language, string]>([
    ['de-DE', 'letzte Nacht um neun Uhr morgens'],
    ['fr-FR', 'la nuit dernière à neuf heures du matin'],
  ])('has no hour of the day: %s, %s', (language, said) => {
    expect(bestValue(said, language)).toBeUndefined();
  });

  eachRow<[Language, string, string]>([
    ['de-DE', 'gestern Abend', '2026-11-16T18:00/2026-11-17T00:00'],
    ['de-DE', 'vorgestern Abend', '2026-11-15T18:00/2026-11-16T00:00'],
    ['en-US', 'last night', '2026-11-16T18:00/2026-11-17T00:00'],
    ['fr-FR', 'hier soir', '2026-11-16T18:00/2026-11-17T00:00'],
    ['it-IT', 'ieri sera', '2026-11-16T18:00/2026-11-17T00:00'],
  ])('is no evening: %s, %s', (language, said, value) => {
    expect(bestValue(said, language)).toBe(value);
  });

  eachRow<[Language, string, string]>([
    ['de-DE', 'nächste Nacht', '2026-11-17T20:00/2026-11-18T06:00'],
    ['de-DE', 'kommende Nacht', '2026-11-17T20:00/2026-11-18T06:00'],
    ['de-DE', 'in der nächsten Nacht', '2026-11-17T20:00/2026-11-18T06:00'],
    ['de-DE', 'in der kommenden Nacht', '2026-11-17T20:00/2026-11-18T06:00'],
    ['fr-FR', 'la nuit prochaine', '2026-11-17T20:00/2026-11-18T04:00'],
    ['fr-FR', 'la nuit qui vient', '2026-11-17T20:00/2026-11-18T04:00'],
  ])('is not the coming one: %s, %s', (language, said, value) => {
    expect(bestValue(said, language)).toBe(value);
  });
});
