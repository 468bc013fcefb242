import { describe, expect, it } from 'vitest';
import { readConfig } from '../../../lib/config.ts';
import { extractionConfig } from '../../../lib/extraction/index.ts';
import { CONTRACT_LANGUAGES, LANGUAGES } from '../../../lib/languages/index.ts';
import { eachRow } from '../../fixtures/each-row.ts';

const enabled = (list?: string) =>
  readConfig(extractionConfig, list === undefined ? {} : { LANGUAGES_ENABLED: list }).LANGUAGES_ENABLED;

describe('LANGUAGES_ENABLED', () => {
  it('is the five of the contract unless it is set', () => {
    expect(enabled()).toEqual(CONTRACT_LANGUAGES);
    expect(enabled('')).toEqual(CONTRACT_LANGUAGES);
  });

  it('takes tags separated by commas, each once, in the order of the list', () => {
    expect(enabled('fr-FR')).toEqual(['fr-FR']);
    expect(enabled(' fr-FR, en-GB,fr-FR ')).toEqual(['en-GB', 'fr-FR']);
    expect(enabled(LANGUAGES.join(','))).toEqual(LANGUAGES);
  });

  eachRow(['xx-XX', 'de', 'de-de', 'de-DE,xx-XX', 'de-DE,', ','])('refuses "%s"', list => {
    expect(() => enabled(list)).toThrow(/LANGUAGES_ENABLED: must be tags separated by commas, each one of en-US, /);
  });
});
