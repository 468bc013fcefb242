import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { LANGUAGES } from '../../lib/languages/index.ts';
import { normalizationConfig } from '../../lib/normalization/index.ts';
import { eachRow } from '../fixtures/each-row.ts';
import { isTypedKind, readValue, TYPED_KINDS } from '../fixtures/read-value.ts';

const languageOf = (tag: string) => LANGUAGES.find(language => language === tag);

const PAGE = readFileSync(join(import.meta.dirname, '../../docs/values.md'), 'utf8');

/** The rows of the tables of examples: those that begin with a language. */
const EXAMPLES = PAGE.split('\n')
  .map(line => line.split('|').map(cell => cell.trim()))
  .filter(([, tag = '']) => languageOf(tag));

describe('The examples of docs/values.md', () => {
  eachRow(EXAMPLES.map(([, language, kind, said, value, review]) => [kind, language, said, value, review]))(
    'are as they are read: %s in %s "%s"',
    async (kind = '', tag = '', said = '', value = '', review = '') => {
      const language = languageOf(tag);
      if (!language || !isTypedKind(kind)) throw new Error(`${kind} is no kind`);
      const read = await readValue(said, language, kind);
      const isRefused = read.reason === 'invalid_value';
      expect(isRefused ? 'none' : `\`${read.value}\``).toBe(value);
      expect((read.review_reasons ?? []).map(reason => `\`${reason}\``).join(', ')).toBe(review);
    },
  );

  it('are many, in all languages and of all typed kinds', () => {
    expect(EXAMPLES.length).toBeGreaterThanOrEqual(150);
    expect(new Set(EXAMPLES.map(([, language]) => language))).toEqual(new Set(LANGUAGES));
    expect(new Set(EXAMPLES.map(([, , kind]) => kind))).toEqual(new Set(TYPED_KINDS));
  });
});

describe('The policies of docs/values.md', () => {
  eachRow(Object.keys(normalizationConfig))('name the setting %s', name => {
    expect(PAGE).toContain(`\`${name}=`);
  });
});
