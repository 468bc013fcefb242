import { describe, expect, it } from 'vitest';
import { eachRow } from '../../fixtures/each-row.ts';
import { readValue } from '../../fixtures/read-value.ts';

/** Words that deny what follows, by language, in a pattern of two amounts. */
const DENIALS = {
  'de-DE': ['nicht', 'und nicht', 'statt', 'anstatt', 'anstelle von'],
  'en-US': ['not', 'and not', 'instead of', 'in place of', 'as opposed to', 'rather than'],
  'es-ES': ['y no', 'en vez de', 'en lugar de'],
  'fr-FR': ['pas', 'non pas', 'et pas', 'et non', 'et non pas', 'au lieu de'],
  'it-IT': ['e non', 'invece di', 'invece che', 'anziché'],
} as const;

const LISTED = Object.entries(DENIALS).flatMap(([language, words]) =>
  words.map(word => [language as keyof typeof DENIALS, `150 euro ${word} 300`] as const),
);

describe('a value before one that is denied', () => {
  eachRow([...LISTED, ['es-ES', '150 euros, no 300'], ['it-IT', '150 euro, non 300']] as const)(
    'is the value, for review: %s, %s',
    async (language, said) => {
      const read = await readValue(said, language, 'money');
      expect([read.value, read.review_reasons]).toEqual(['150.00 EUR', ['corrected']]);
    },
  );

  eachRow([
    ['de-DE', 'Freitag statt Donnerstag'],
    ['en-US', 'Friday instead of Thursday'],
    ['es-ES', 'el viernes en vez del jueves'],
    ['es-ES', 'el viernes en lugar del jueves'],
    ['fr-FR', 'vendredi au lieu de jeudi'],
    ['fr-FR', 'le vendredi 20 au lieu du jeudi 19'],
    ['it-IT', 'venerdì invece di giovedì'],
    ['it-IT', 'venerdì 20 invece del giovedì 19'],
  ] as const)('is the day: %s, %s', async (language, said) => {
    expect((await readValue(said, language, 'date')).value).toBe('2026-11-20');
  });

  eachRow([
    ['de-DE', 'ja nicht Freitag'],
    ['en-US', 'yes not Friday'],
    ['en-US', 'yeah, not Friday'],
    ['en-US', 'nope not Friday'],
    ['es-ES', 'sí, no el viernes'],
    ['fr-FR', 'oui pas vendredi'],
    ['it-IT', 'sì non venerdì'],
  ] as const)('has to be said: %s, %s', async (language, said) => {
    expect((await readValue(said, language, 'date')).value).toBeUndefined();
  });

  eachRow(['nope the 25th', 'nah the 25th', 'nope the 25th not the 24th'])('may come after a no: %s', async said => {
    expect((await readValue(said, 'en-US', 'date')).value).toBe('2026-11-25');
  });

  it('is a value only where the denied words are one too', async () => {
    expect((await readValue('150 euros et pas plus', 'fr-FR', 'money')).reason).toBe('invalid_value');
    expect((await readValue('150 euros instead of cash', 'en-US', 'money')).reason).toBe('invalid_value');
  });
});
