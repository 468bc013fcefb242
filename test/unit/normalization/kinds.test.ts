import { describe, expect, it } from 'vitest';
import { KINDS } from '../../../lib/normalization/kinds.ts';
import { VALUE_KINDS, type ValueKind } from '../../../lib/normalization/rules/rules-index.ts';
import { ruleSchema } from '../../../lib/normalization/rules/schema.ts';
import { TYPED_KINDS } from '../../fixtures/read-value.ts';

/** The steps of "Add an entity kind" in CONTRIBUTING.md that the compiler does not check. */

const WITHOUT_READER: readonly ValueKind[] = ['list', 'text'];

describe('Each kind of values', () => {
  it('may be the kind of a rule', () => {
    const isUnknown = (kind: string): boolean =>
      ruleSchema.safeParse({ kind }).error?.issues.some(({ code }) => code === 'invalid_union') === true;
    expect(isUnknown('no-kind')).toBe(true);
    expect(VALUE_KINDS.filter(isUnknown)).toEqual([]);
  });

  it('has a reader, except names of a list and free text', () => {
    expect(VALUE_KINDS.filter(kind => !KINDS[kind])).toEqual(WITHOUT_READER);
  });

  it('has examples in docs/values.md if it is typed', () => {
    const typed = VALUE_KINDS.filter(kind => !WITHOUT_READER.includes(kind) && kind !== 'id');
    expect([...TYPED_KINDS].toSorted()).toEqual(typed.toSorted());
  });
});
