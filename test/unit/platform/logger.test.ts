import { Logger } from '@aws-lambda-powertools/logger';
import { describe, expect, it, vi } from 'vitest';
import { createLogger, createPlainLogger, type LineRedaction } from '../../../lib/platform/logger.ts';

const redaction: LineRedaction = {
  redactDeep: <T>(value: T): T => JSON.parse(JSON.stringify(value).replaceAll('secret', '[X]')),
};

/** A Powertools logger whose lines are kept instead of written. */
function createSink() {
  const powertools = new Logger({ serviceName: 'test', logLevel: 'DEBUG' });
  const lines: unknown[][] = [];
  for (const level of ['debug', 'info', 'warn', 'error'] as const) {
    vi.spyOn(powertools, level).mockImplementation((...line: unknown[]) => {
      lines.push([level, ...line]);
    });
  }
  return { powertools, lines };
}

const settle = () => new Promise<void>(resolve => setImmediate(resolve));

describe('createLogger', () => {
  it('keeps the first lines until redaction is loaded, and writes them redacted and in order', async () => {
    const { powertools, lines } = createSink();
    const loading = Promise.withResolvers<LineRedaction>();
    const logger = createLogger(powertools, () => loading.promise);
    logger.info('first', { text: 'a secret' });
    logger.error('second secret');
    await settle();
    expect(lines).toEqual([]);
    loading.resolve(redaction);
    await settle();
    expect(lines).toEqual([
      ['info', 'first', { text: 'a [X]' }],
      ['error', 'second [X]', {}],
    ]);
  });

  it('writes at once when redaction is loaded', async () => {
    const { powertools, lines } = createSink();
    const logger = createLogger(powertools, async () => redaction);
    logger.debug('first');
    await settle();
    logger.warn('second', { text: 'secret' });
    expect(lines.at(-1)).toEqual(['warn', 'second', { text: '[X]' }]);
  });

  it('loads redaction once, and not before the first line', async () => {
    const { powertools } = createSink();
    const load = vi.fn(async () => redaction);
    const logger = createLogger(powertools, load);
    await settle();
    expect(load).not.toHaveBeenCalled();
    logger.info('one');
    logger.info('two');
    await settle();
    logger.info('three');
    expect(load).toHaveBeenCalledTimes(1);
  });

  it('writes messages without their fields when redaction cannot be loaded, and once why', async () => {
    const { powertools, lines } = createSink();
    const error = new Error('no such chunk');
    const logger = createLogger(powertools, () => Promise.reject(error));
    logger.info('first', { text: 'secret' });
    await settle();
    logger.info('second', { text: 'secret' });
    expect(lines).toEqual([
      ['error', 'Redaction cannot be loaded: lines are written without their fields', { error }],
      ['info', 'first'],
      ['info', 'second'],
    ]);
  });
});

describe('createPlainLogger', () => {
  it('writes lines as they are', () => {
    const { powertools, lines } = createSink();
    createPlainLogger(powertools).info('audit', { audit: { preview: 'secret' } });
    expect(lines).toEqual([['info', 'audit', { audit: { preview: 'secret' } }]]);
  });
});
