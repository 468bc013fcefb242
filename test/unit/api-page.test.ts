import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { EXPLANATIONS, PROBLEM_CODES, STATUSES } from '../../infra/openapi/problems.ts';
import { droppedEntity, entity } from '../../infra/openapi/schemas.ts';

const page = readFileSync('docs/api.md', 'utf8');
const rowsUnder = (start: string): string[] =>
  (page.split(start)[1] ?? '').split('\n\n')[0]?.split('\n').slice(2) ?? [];
const codeOf = (row: string): string | undefined => /^\| `([\w-]+)` \|/.exec(row)?.[1];

describe('docs/api.md', () => {
  it('explains every problem as the OpenAPI document does', () => {
    const expected = PROBLEM_CODES.map(code => {
      const { cause, remedy } = EXPLANATIONS[code];
      return `| \`${code}\` | ${STATUSES[code]} | ${cause} | ${remedy} |`;
    });
    expect(page.slice(page.indexOf('| code | status |')).trim().split('\n').slice(2)).toEqual(expected);
  });

  it('explains every reason of `dropped`, and every `match` from the surest on', () => {
    expect(rowsUnder('what is not returned:\n\n').map(codeOf)).toEqual(droppedEntity.shape.reason.options);
    const matches = rowsUnder('least sure:\n\n').map(codeOf);
    expect(matches.toSorted()).toEqual(entity.shape.match.options.toSorted());
  });

  it('has links to files that are there', () => {
    for (const [, target = ''] of page.matchAll(/\]\(((?!#|http)[^)#]+)/g)) {
      expect(() => readFileSync(`docs/${target}`)).not.toThrow();
    }
  });
});
