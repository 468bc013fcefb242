import { describe, expect, it } from 'vitest';
import { ConsoleError, problemOf } from '../../../infra/console/server/problem.ts';
import { LedgerUnavailableError } from '../../../lib/ledger/index.ts';
import { eachRow } from '../../fixtures/each-row.ts';

const IN_AWS = { local: undefined };
const named = (name: string, message: string) => Object.assign(new Error(message), { name });

describe('problemOf', () => {
  eachRow([
    [named('CredentialsProviderError', 'Could not load credentials from any providers'), 'no-credentials'],
    [new LedgerUnavailableError('the ledger table did not answer: CredentialsProviderError'), 'no-credentials'],
    [named('ExpiredTokenException', 'The security token is expired'), 'refused-credentials'],
    [named('UnrecognizedClientException', 'The security token is invalid'), 'refused-credentials'],
    [new Error('Region is missing'), 'no-region'],
    [named('AccessDeniedException', 'no right'), 'unavailable'],
    ['text', 'unavailable'],
  ])('gives %s the code %s', (error, code) => {
    expect(problemOf(error, IN_AWS)).toMatchObject({ status: 502, code });
  });

  eachRow([new Error('Region is missing'), Object.assign(new Error(''), { code: 'ECONNREFUSED' })])(
    'gives no advice for the local stack at a stage in AWS: %s',
    error => {
      expect(problemOf(error, IN_AWS).detail).toContain('AWS_REGION');
      expect(problemOf(error, IN_AWS).detail).not.toMatch(/local|npm/);
    },
  );

  it('keeps what the console itself refuses', () => {
    const problem = { status: 409, code: 'not-local', detail: 'no' };
    expect(problemOf(new ConsoleError(409, 'not-local', 'no'), IN_AWS)).toEqual(problem);
  });
});
