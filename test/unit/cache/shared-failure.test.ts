import { describe, expect, it } from 'vitest';
import { readFailure, writeFailure } from '../../../lib/cache/shared-failure.ts';
import { DeadlineExceededError, TokenUnavailableError, UpstreamThrottledError } from '../../../lib/errors.ts';
import { eachRow } from '../../fixtures/each-row.ts';

describe('a failure that followers are told of', () => {
  it('is the same for them', () => {
    const note = writeFailure(new UpstreamThrottledError('held back', { retryAfterSeconds: 7 }));
    const failure = readFailure(note ?? '');
    expect(failure).toBeInstanceOf(UpstreamThrottledError);
    expect(failure).toMatchObject({ message: 'held back', retryAfterSeconds: 7 });
  });

  eachRow([
    ['a deadline of the holder', new DeadlineExceededError('too late')],
    ['a token that this environment alone could not get', new TokenUnavailableError('no token', { isLocal: true })],
    ['a fault of our own', new Error('bug')],
    ['what is no error', undefined],
  ])('is not %s', (_, error) => {
    expect(writeFailure(error)).toBeUndefined();
  });

  eachRow([
    ['no JSON', 'held back'],
    ['of a code that followers do not share', '{"code":"deadline-exceeded","message":"too late"}'],
    ['of an unknown code', '{"code":"constructor","message":"m"}'],
    ['without a message', '{"code":"upstream-throttled","message":""}'],
    ['with a pause beyond 15 minutes', '{"code":"upstream-throttled","message":"m","retryAfterSeconds":901}'],
  ])('is none when the note is %s', (_, note) => {
    expect(readFailure(note)).toBeUndefined();
  });
});
