import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect } from 'vitest';
import { eachRow } from '../../fixtures/each-row.ts';

const PAGE = join(import.meta.dirname, '../../../infra/console/page');
/** The texts themselves; code to copy and requests are not texts of the page. */
const OTHERS = ['texts.ts', 'ask/copy-code.ts', 'ask/examples.ts'];

describe('the page', () => {
  eachRow(globSync('**/*.ts', { cwd: PAGE }).filter(file => !OTHERS.includes(file)))(
    '%s holds no text of its own',
    file => {
      const code = readFileSync(join(PAGE, file), 'utf8').replaceAll(/\/\*[\s\S]*?\*\/|^\s*\/\/.*$/gm, '');
      expect(
        code.match(
          /(?:aria-label|title|placeholder)="[A-Za-z]|>\s*[A-Z]?[a-z]+ [a-z]+[^<>=(){}]*<\/|'[A-Z][a-z]+ [a-z]+ [^']*'/g,
        ),
      ).toBeNull();
    },
  );
});
