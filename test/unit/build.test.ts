import { globSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { describe, expect, it } from 'vitest';
import { KEPT_ERRORS } from '../../esbuild.config.ts';

describe('build', () => {
  it('keeps every class of an SDK error that the functions import', async () => {
    const imported = new Set<string>();
    for (const file of globSync('{lib,functions}/**/*.ts')) {
      const source = await readFile(file, 'utf8');
      for (const [, names = ''] of source.matchAll(/import \{([^}]*)\} from '@aws-sdk\/client-[^']+'/g)) {
        for (const [name] of names.matchAll(/\b\w+(?:Exception|Error)\b/g)) imported.add(name);
      }
    }
    expect([...imported].sort()).toEqual([...KEPT_ERRORS].sort());
  });
});
