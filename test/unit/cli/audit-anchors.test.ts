import { describe, expect, it } from 'vitest';
import { anchorsInLines } from '../../../infra/cli/audit/anchor-lines.ts';
import { logGroupOf } from '../../../infra/cli/audit/log-anchors.ts';
import { defaultCheckpointFile } from '../../../infra/cli/audit/verify-checkpoint.ts';

describe('Anchors', () => {
  it('are found at any depth of a line of JSON, once each, in order of the chain', () => {
    const [first, second] = [1, 2].map(sequence => ({ sequence, window: sequence * 60, seal: `seal-${sequence}` }));
    const lines = [
      JSON.stringify({ ledger_seal: second }),
      'no JSON',
      JSON.stringify({ a: [{ body: { ledger_seal: first } }] }),
      JSON.stringify({ ledger_seal: second }),
      JSON.stringify({ ledger_seal: null }),
      JSON.stringify({ ledger_seal: { sequence: '1', window: 60, seal: 's' } }),
      JSON.stringify({ ledger_seal: { sequence: 1, window: 1e300, seal: 's' } }),
    ];
    expect(anchorsInLines(lines)).toEqual([first, second]);
  });

  it('come from the log group of the stage, and at stage local from none of AWS', () => {
    expect(logGroupOf('prod', {})).toBe('/aws/lambda/cxone-entities-prod-metrics-flush');
    expect(logGroupOf('prod', { METRICS_FLUSH_LOG_GROUP: '/mine' })).toBe('/mine');
    expect(() => logGroupOf('local', {})).toThrow('stage local has no CloudWatch Logs');
    expect(logGroupOf('local', { AWS_ENDPOINT_URL_CLOUDWATCH_LOGS: 'http://127.0.0.1' })).toContain('-local-');
  });

  it('are kept for each table and region, at stage local where the running stack says', () => {
    const environment = { XDG_STATE_HOME: '/state', AWS_REGION: 'eu-west-1' };
    expect(defaultCheckpointFile('prod', 'ledger', environment)).toBe('/state/cxone-entities/ledger.eu-west-1.json');
    const ofProfile = (AWS_PROFILE: string) => defaultCheckpointFile('prod', 'ledger', { ...environment, AWS_PROFILE });
    expect(ofProfile('acme')).toBe('/state/cxone-entities/ledger.eu-west-1.acme.json');
    expect(ofProfile('../a/b')).toBe('/state/cxone-entities/ledger.eu-west-1..._a_b.json');
    expect(ofProfile('')).toBe('/state/cxone-entities/ledger.eu-west-1.json');
    expect(defaultCheckpointFile('local', 'ledger', environment)).toBeUndefined();
    const local = { ...environment, LOCAL_CHECKPOINT_FILE: '/clone/checkpoint.json' };
    expect(defaultCheckpointFile('local', 'ledger', local)).toBe('/clone/checkpoint.json');
    expect(defaultCheckpointFile('prod', 'ledger', local)).toBe('/state/cxone-entities/ledger.eu-west-1.json');
  });
});
