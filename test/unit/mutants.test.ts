import { describe, expect, it } from 'vitest';
import { mutantsOf } from '../mutate/mutants.ts';

const mutated = (source: string) =>
  mutantsOf(source).map(({ start, end, replacement }) => source.slice(0, start) + replacement + source.slice(end));

describe('mutantsOf', () => {
  it('moves boundaries and turns comparisons around', () => {
    expect(mutated('return a <= b;')).toEqual(['return a < b;', 'return a > b;']);
  });

  it('leaves a condition of a write out', () => {
    expect(mutated('await put(item, versionIs(version));')).toEqual(['await put(item, undefined);']);
    expect(mutated("await put(item, counterIs('sequence', last));")).toEqual(['await put(item, undefined);']);
    expect(mutated('await put(item, isNew, options);')).toEqual(['await put(item, undefined, options);']);
  });

  it('leaves comments, strings and types alone', () => {
    expect(mutated('// a < b')).toEqual([]);
    expect(mutated("call('a < b', `c > d`);")).toEqual([]);
    expect(mutated('export type Pair = Map<string, true>;')).toEqual([]);
    expect(mutated('  invalid: true;\n  unreadable?: false;')).toEqual([]);
  });

  it('turns a field of an object around, which ends with a comma', () => {
    expect(mutated('  invalid: true,')).toEqual(['  invalid: false,']);
  });

  it('names the line of the mutant', () => {
    expect(mutantsOf('\n\nif (ready) go();').map(({ line }) => line)).toEqual([3, 3]);
  });
});
