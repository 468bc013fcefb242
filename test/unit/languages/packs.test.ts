import { execFileSync } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import {
  COMMON_LANGUAGE,
  CONTRACT_LANGUAGES,
  LANGUAGES,
  type Language,
  languagePack,
} from '../../../lib/languages/index.ts';
import { eachRow } from '../../fixtures/each-row.ts';
import { IS_FULL } from '../../fixtures/test-scale.ts';

const folder = join(import.meta.dirname, '../../../lib/languages');

/** The folder of shared code, which is not a language. */
const SHARED = 'pack';

describe('languages', () => {
  it('are the folders beside the list', () => {
    const folders = readdirSync(folder, { withFileTypes: true }).filter(entry => entry.isDirectory());
    expect(folders.map(({ name }) => name).sort()).toEqual([...LANGUAGES, SHARED].sort());
  });

  it('are at least the five of the contract', () => {
    expect(LANGUAGES).toEqual(expect.arrayContaining([...CONTRACT_LANGUAGES]));
  });

  eachRow(LANGUAGES)('%s has the pack of its tag', tag => {
    expect(languagePack(tag).tag).toBe(tag);
  });
});

/** Languages that build on another one load its files too. */
const BUILT_ON: Partial<Record<Language, Language>> = { 'en-GB': 'en-US' };

/** Each language of the program takes 0.7 s of processor time. */
const LOADED: readonly Language[] = IS_FULL ? LANGUAGES : ['en-GB', 'fr-FR'];

describe('the parts of a pack', () => {
  eachRow(LANGUAGES)('of %s are in its own folder', language => {
    const folders = new Set<string>();
    for (const file of readdirSync(join(folder, language))) {
      const source = readFileSync(join(folder, language, file), 'utf8');
      for (const [, name = language] of source.matchAll(/'\.\.\/([a-z]{2}-[A-Z]{2})\/[^']+'/g)) folders.add(name);
    }
    expect([...folders]).toEqual(BUILT_ON[language] ? [BUILT_ON[language]] : []);
  });

  const program = join(import.meta.dirname, '../../fixtures/loaded-languages.ts');
  const loaded = JSON.parse(execFileSync(process.execPath, [program, ...LOADED], { encoding: 'utf8' }));

  eachRow(LOADED)('are loaded only for %s', language => {
    const builtOn = BUILT_ON[language];
    const own = [language, ...(builtOn ? [builtOn] : [])];
    // Names that apply to every language are looked up by the rules of English.
    const withNames = [...new Set([...own, COMMON_LANGUAGE])];
    expect(loaded[language]).toEqual({ atStart: [], forValues: own.sort(), forNames: withNames.sort() });
  });
});
