import { describe, expect, it } from 'vitest';
import { createCallContext } from '../../../lib/context.ts';
import { UpstreamMalformedError } from '../../../lib/errors.ts';
import { createAuditor, DEFAULT_POLICY } from '../../../lib/ledger/index.ts';
import { loadRedaction } from '../../../lib/privacy/index.ts';
import { FakeClock } from '../../fixtures/fake-clock.ts';
import { createRecordingLogger, dropped, entity, facts, testKeys } from '../../fixtures/ledger.ts';
import { createMemoryLedgerStore } from '../../fixtures/memory-ledger-store.ts';
import { generatePersonalData } from '../../fixtures/personal-data/index.ts';
import { sized } from '../../fixtures/test-scale.ts';

const { redactDeep } = await loadRedaction();

const STRINGS = generatePersonalData(424_242, sized(1_500, 10_000));

/** As it would stand in a JSON document. */
const written = (secret: string): string => JSON.stringify(secret).slice(1, -1);

describe('Thousands of personal data through the auditor', () => {
  it('leave none in the ledger or in its log line, as text, entity value, type or caller', async () => {
    const clock = new FakeClock();
    const logger = createRecordingLogger();
    const store = createMemoryLedgerStore(clock);
    const auditor = createAuditor({
      clock,
      logger,
      auditLog: logger,
      store,
      keys: async () => testKeys,
      isPrivate: () => false,
      policy: DEFAULT_POLICY,
      mode: 'required',
      preview: 'redacted',
      values: 'clear',
      line: 'record',
      redaction: loadRedaction,
      retentionDays: 400,
    });
    const leaks: string[] = [];
    for (const { sentence, secret, kind } of STRINGS) {
      const start = sentence.indexOf(secret);
      const found = entity({ name: 'note', value: secret, raw_value: secret, start, end: start + secret.length });
      const context = createCallContext(clock, 'request-1', 25_000);
      const { auditId } = await auditor.record(
        facts({
          request: { text: sentence, language: 'en-US', entityTypes: ['note'] },
          entities: [{ ...found, rule: `note/${secret}` }],
          dropped: [dropped({ raw_value: secret })],
        }),
        context,
      );
      const record = JSON.stringify((await store.getRecords([auditId]))[0]);
      const line = JSON.stringify(redactDeep(logger.lines.pop()));
      if (record.includes(written(secret)) || line.includes(written(secret))) leaks.push(`${kind}: ${sentence}`);
    }
    expect(leaks).toEqual([]);
  }, 60_000);
});

describe('Personal data through the guard of the log', () => {
  it('leave none in errors, causes, upstream bodies or debug fields', () => {
    const leaks = STRINGS.slice(0, sized(600, 3_000)).filter(({ sentence, secret }) => {
      const cause = new TypeError(`Unexpected token in ${JSON.stringify({ error: { text: sentence } })}`);
      const error = new UpstreamMalformedError('the upstream answered with something else', { cause });
      const fields = { error, body: `{"message":${JSON.stringify(sentence)}}`, query: [{ text: sentence }] };
      return JSON.stringify(redactDeep({ message: `debug: ${sentence}`, fields })).includes(written(secret));
    });
    expect(leaks).toEqual([]);
  });
});
