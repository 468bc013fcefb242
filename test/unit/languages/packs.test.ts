import { execFileSync } from 'node:child_process';
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import {
  COMMON_LANGUAGE,
  CONTRACT_LANGUAGES,
  LANGUAGES,
  type Language,
  languagePack,
} from '../../../lib/languages/index.ts';

const folder = join(import.meta.dirname, '../../../lib/languages');

/** What the packs are built with, no language. */
const SHARED = 'pack';

describe('languages', () => {
  it('are the folders beside the list', () => {
    const folders = readdirSync(folder, { withFileTypes: true }).filter(entry => entry.isDirectory());
    expect(folders.map(({ name }) => name).sort()).toEqual([...LANGUAGES, SHARED].sort());
  });

  it('are at least the five of the contract', () => {
    expect(LANGUAGES).toEqual(expect.arrayContaining([...CONTRACT_LANGUAGES]));
  });

  it.each(LANGUAGES)('%s has the pack of its tag', tag => {
    expect(languagePack(tag).tag).toBe(tag);
  });
});

/** Languages that build on another one load its files too. */
const BUILT_ON: Partial<Record<Language, Language>> = { 'en-GB': 'en-US' };

describe('the parts of a pack', () => {
  const program = join(import.meta.dirname, '../../fixtures/loaded-languages.ts');
  const loaded = JSON.parse(execFileSync(process.execPath, [program], { encoding: 'utf8' }));

  it.each(LANGUAGES)('are loaded for %s alone', language => {
    const builtOn = BUILT_ON[language];
    const own = [language, ...(builtOn ? [builtOn] : [])];
    // Names that hold in every language are looked up by the rules of English.
    const withNames = [...new Set([...own, COMMON_LANGUAGE])];
    expect(loaded[language]).toEqual({ atStart: [], forValues: own.sort(), forNames: withNames.sort() });
  });
});
