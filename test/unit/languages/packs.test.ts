import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { beforeEach, describe, expect, it, vi } from 'vitest';
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
  beforeEach(() => {
    vi.resetModules();
  });

  it.each(LANGUAGES)('are loaded for %s alone', async language => {
    const loaded = new Set<string>();
    for (const tag of LANGUAGES) {
      for (const file of readdirSync(join(folder, tag))) {
        if (file === 'index.ts') continue;
        vi.doMock(join(folder, tag, file), async original => {
          loaded.add(tag);
          return await original();
        });
      }
    }
    const { KINDS, createKindLoader } = await import('../../../lib/normalization/kinds.ts');
    const loader = createKindLoader(KINDS);
    expect([...loaded]).toEqual([]);
    for (const kind of ['date', 'number', 'money', 'phone', 'email', 'id'] as const) await loader.load(kind, language);
    const builtOn = BUILT_ON[language];
    expect([...loaded].sort()).toEqual([language, ...(builtOn ? [builtOn] : [])].sort());
    // Names that hold in every language are looked up by the rules of English.
    const { createInexactSearches } = await import('../../../lib/normalization/synonyms/index.ts');
    await createInexactSearches().load(language);
    expect([...loaded].sort()).toEqual([...new Set([language, COMMON_LANGUAGE])].sort());
  });
});
