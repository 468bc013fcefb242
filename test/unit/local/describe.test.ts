import { describe, expect, it } from 'vitest';
import { describeFunctions } from '../../../infra/local/describe.ts';
import { readLocalSettings } from '../../../infra/local/environment.ts';

describe('what npm start prints', () => {
  const rulesLine = (NORMALIZATION_RULES: string) => {
    const functions = { httpUrl: 'http://127.0.0.1:3000', lambdaUrl: 'http://127.0.0.1:3002' };
    const running = { ...functions, ended: new Promise<never>(() => {}), close: async () => {} };
    const text = describeFunctions(running, readLocalSettings({ NORMALIZATION_RULES }), 'http://127.0.0.1:8004');
    return text.split('\n').find(line => line.startsWith('Rules')) ?? '';
  };

  it('names a file by the shorter of its relative and its absolute path', () => {
    expect(rulesLine('')).toBe(`Rules${' '.repeat(12)}lib/normalization/rules/default.yaml  a change is live at once`);
    expect(rulesLine('/r.yaml')).toMatch(/^Rules +\/r\.yaml {2,}a change is live at once$/);
  });

  it('keeps within 80 columns: first without the note, then without the beginning of the path', () => {
    const middle = `/${'m'.repeat(55)}/r.yaml`;
    expect(rulesLine(middle)).toBe(`Rules${' '.repeat(12)}${middle}`);
    const long = rulesLine(`/${'l'.repeat(100)}/r.yaml`);
    expect([long.length, long.slice(17, 19), long.slice(-7)]).toEqual([80, '…l', '/r.yaml']);
  });
});
