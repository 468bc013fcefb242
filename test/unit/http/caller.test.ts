import { describe, expect, it } from 'vitest';
import { callerOf } from '../../../lib/http/event.ts';

const of = (identity: { apiKeyId?: unknown; userArn?: unknown } | null) =>
  callerOf({ requestContext: { requestId: 'request', identity } });
const ROLE = 'arn:aws:sts::123456789012:assumed-role/agent-assist';

describe('callerOf', () => {
  it('is the API key, also of a request that is signed, too', () => {
    expect(of({ apiKeyId: 'key' })).toBe('key');
    expect(of({ apiKeyId: 'key', userArn: `${ROLE}/session` })).toBe('key');
  });

  it('is the user or the role that signed, in any session', () => {
    expect(of({ userArn: 'arn:aws:iam::123456789012:user/bot' })).toBe('arn:aws:iam::123456789012:user/bot');
    expect(of({ apiKeyId: null, userArn: `${ROLE}/i-0001` })).toBe(ROLE);
    expect(of({ apiKeyId: '', userArn: `${ROLE}/i-0002` })).toBe(ROLE);
    expect(of({ userArn: 'arn:aws-us-gov:sts::123456789012:assumed-role/path/role/session' })).toBe(
      'arn:aws-us-gov:sts::123456789012:assumed-role/path/role',
    );
  });

  it('is unknown where the gateway names none', () => {
    for (const identity of [
      null,
      {},
      { apiKeyId: null, userArn: null },
      { apiKeyId: 7, userArn: {} },
      { userArn: '' },
    ]) {
      expect(of(identity)).toBeUndefined();
    }
  });
});
