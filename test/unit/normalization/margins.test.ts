import { describe, expect } from 'vitest';
import { eachRow } from '../../fixtures/each-row.ts';
import { readPart } from '../../fixtures/read-value.ts';

describe('A margin', () => {
  eachRow([
    ['à [12 euros] près', 'money'],
    ["c'est à [douze euros près]", 'money'],
    ["c'est juste [à 12 euros près]", 'money'],
    ['à [deux pour cent] près', 'percentage'],
    ['à [trois] près', 'number'],
    ['à [cinq minutes] près', 'duration'],
  ] as const)('is no value: %s', async (text, kind) => {
    expect((await readPart(text, 'fr-FR', kind)).value).toBeUndefined();
  });

  eachRow([
    ['à [cinq minutes] près de la gare', 'duration', 'PT5M'],
    ['à [12 euros à peu près]', 'money', '12.00 EUR'],
    ["à l'achat, [12 euros]", 'money', '12.00 EUR'],
    ['[près de 12 euros]', 'money', '12.00 EUR'],
  ] as const)('is not meant by all of its words: %s', async (text, kind, value) => {
    expect((await readPart(text, 'fr-FR', kind)).value).toBe(value);
  });
});
