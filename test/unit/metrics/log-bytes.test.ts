import { readFileSync } from 'node:fs';
import { Logger } from '@aws-lambda-powertools/logger';
import { Metrics } from '@aws-lambda-powertools/metrics';
import { expect, it, vi } from 'vitest';
import { UTTERED_TYPES } from '../../../infra/code-cache/utterances.ts';
import { findRequested } from '../../../infra/local/cxone/recogniser/index.ts';
import { createPlainLogger } from '../../../lib/platform/logger.ts';
import { PARAGRAPHS } from '../../fixtures/bench-texts.ts';
import { createExtractFunction } from '../../fixtures/extract-function.ts';

/** Ids as long as API Gateway's. */
const FROM_GATEWAY = {
  requestContext: { requestId: '0b6ad1e5-4d0b-4c2e-9a3d-1f2e3d4c5b6a', identity: { apiKeyId: 'a1b2c3d4e5' } },
};

const [, ofThree = '', ofTen = ''] =
  /^\| the same, with \d+ metrics.*? \| ([\d.]+) KB \| ([\d.]+) KB \|$/m.exec(
    readFileSync('docs/performance.md', 'utf8'),
  ) ?? [];

/** What the function writes to its log for a hit in memory. */
async function bytesOfHit(text: string, types: readonly string[]): Promise<number> {
  const entities = await findRequested(text, 'en-US', [...types], undefined);
  const log = new Logger({ serviceName: 'extract' });
  const one = createExtractFunction({
    upstream: () => Response.json({ entities }),
    platform: {
      auditLog: createPlainLogger(log),
      bindLog(fields) {
        log.resetKeys();
        log.appendKeys(fields);
      },
      metrics: new Metrics({
        namespace: 'CxoneEntities',
        serviceName: 'extract',
        defaultDimensions: { stage: 'prod' },
      }),
    },
  });
  const ask = () => one.post({ text, language: 'en-US', entity_types: types }, {}, FROM_GATEWAY);
  const lines: string[] = [];
  const spy = vi.spyOn(process.stdout, 'write').mockImplementation(line => lines.push(String(line)) > 0);
  await ask();
  lines.length = 0;
  const { headers } = await ask();
  spy.mockRestore();
  expect(headers?.['Cache-Status']).toContain('memory');
  // Its audit line, and its metrics.
  expect(lines).toHaveLength(2);
  return Buffer.byteLength(lines.join(''));
}

it.each([
  [
    'three types',
    'I want a refund for my wireless headphones, bought last Tuesday, please',
    ['intent', 'product', 'date'],
    ofThree,
  ],
  ['ten types', PARAGRAPHS['en-US'], UTTERED_TYPES, ofTen],
] as const)(
  'A hit of %s writes as many bytes of log as docs/performance.md says, within a tenth',
  async (_, text, types, stated) => {
    const kilobytes = (await bytesOfHit(text, types)) / 1_000;
    expect(kilobytes).toBeGreaterThan(0.9 * Number(stated));
    expect(kilobytes).toBeLessThan(1.1 * Number(stated));
  },
);
