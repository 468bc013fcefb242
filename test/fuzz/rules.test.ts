import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { loadRules } from '../../lib/normalization/index.ts';
import { checkRules } from '../../lib/normalization/rules/check.ts';
import { compileRules } from '../../lib/normalization/rules/compile.ts';
import { sized } from '../fixtures/test-scale.ts';
import { rulesText } from './rules-documents.ts';

const RUNS = { seed: 20_261_127, numRuns: sized(30, 10_000) };

describe('Fuzz of rules documents', () => {
  it('ends with a list of faults that a person can find, or with rules that load', () => {
    fc.assert(
      fc.property(rulesText(), text => {
        const { faults, document } = checkRules(text);
        expect(document === undefined).toBe(faults.length > 0);
        const lines = text.split(/\r\n|\r|\n/).length + 1;
        for (const { line, column, message } of faults) {
          expect(line).toBeGreaterThanOrEqual(1);
          expect(line).toBeLessThanOrEqual(lines);
          expect(column).toBeGreaterThanOrEqual(1);
          expect(message).toMatch(/\S/);
          expect(message).not.toMatch(/\n\s+at /);
        }
        if (document) loadRules(JSON.stringify(compileRules(`${text}\n`)));
      }),
      RUNS,
    );
  });
});
