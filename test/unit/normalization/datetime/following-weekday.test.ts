import { describe, expect } from 'vitest';
import type { Language } from '../../../../lib/languages/index.ts';
import { eachRow } from '../../../fixtures/each-row.ts';
import { readPart } from '../../../fixtures/read-value.ts';

/** On Tuesday, 17 November 2026. */
describe('a weekday after a day that was mentioned', () => {
  eachRow<[Language, string, string]>([
    ['de-DE', '[am darauffolgenden Montag] war alles wieder normal', '2026-11-16'],
    ['de-DE', '[der darauffolgende Montag] passt', '2026-11-23'],
    ['de-DE', 'und [am Montag drauf] war es wieder weg', '2026-11-16'],
    ['de-DE', 'und [am Montag darauf] war es wieder weg', '2026-11-16'],
    ['de-DE', '[am Montag danach] komme ich wieder', '2026-11-23'],
    ['de-DE', '[am folgenden Montag] war alles wieder normal', '2026-11-16'],
    ['fr-FR', "[le lundi suivant] c'était réglé", '2026-11-16'],
    ['fr-FR', "[le lundi d'après] ça marchait", '2026-11-16'],
    ['fr-FR', 'je peux venir [le lundi suivant]', '2026-11-23'],
    ['it-IT', '[il lunedì successivo] funzionava', '2026-11-16'],
    ['it-IT', '[il lunedì seguente] era tutto a posto', '2026-11-16'],
    ['it-IT', '[il lunedì dopo] posso venire', '2026-11-23'],
    ['es-ES', '[el lunes siguiente] me llamaron', '2026-11-16'],
    ['es-ES', 'puedo venir [el lunes siguiente]', '2026-11-23'],
    ['en-US', '[the following Monday] it worked again', '2026-11-16'],
    ['en-US', 'can you come [the following Monday]', '2026-11-23'],
  ])('%s: %s is %s, for review', async (language, text, value) => {
    expect(await readPart(text, language, 'date')).toMatchObject({ value, review_reasons: ['policy'] });
  });
});
