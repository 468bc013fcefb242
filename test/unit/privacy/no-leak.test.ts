import { describe, expect, it } from 'vitest';
import { createCallContext } from '../../../lib/context.ts';
import { UpstreamMalformedError } from '../../../lib/errors.ts';
import { type AuditorOptions, createAuditor } from '../../../lib/ledger/index.ts';
import type { ExtractionFacts } from '../../../lib/ledger/port.ts';
import { loadRedaction } from '../../../lib/privacy/index.ts';
import { AUDITOR_OPTIONS } from '../../fixtures/auditor-options.ts';
import { FakeClock } from '../../fixtures/fake-clock.ts';
import { createRecordingLogger, dropped, entity, facts } from '../../fixtures/ledger.ts';
import { createMemoryLedgerStore } from '../../fixtures/memory-ledger-store.ts';
import { generatePersonalData, type PersonalData } from '../../fixtures/personal-data/index.ts';
import { sized } from '../../fixtures/test-scale.ts';

const { redactDeep } = await loadRedaction();

const STRINGS = generatePersonalData(424_242, sized(300, 10_000));

/** The string as it is written in a JSON document. */
const written = (secret: string): string => JSON.stringify(secret).slice(1, -1);

function setUp(redaction: AuditorOptions['redaction'] = loadRedaction) {
  const clock = new FakeClock();
  const logger = createRecordingLogger();
  const store = createMemoryLedgerStore(clock);
  const auditor = createAuditor({
    clock,
    logger,
    auditLog: logger,
    store,
    ...AUDITOR_OPTIONS,
    line: 'record',
    redaction,
  });
  return { clock, logger, store, auditor };
}

function factsOf({ sentence, secret }: PersonalData): ExtractionFacts {
  const start = sentence.indexOf(secret);
  const found = entity({ name: 'note', value: secret, raw_value: secret, start, end: start + secret.length });
  return facts({
    request: { text: sentence, language: 'en-US', entityTypes: ['note'] },
    entities: [{ ...found, rule: `note/${secret}` }],
    dropped: [dropped({ raw_value: secret })],
  });
}

describe('Thousands of personal data through the auditor', () => {
  it('leave the same record where it is made of what was noted of an earlier answer', async () => {
    const { auditor, clock, store } = setUp();
    const other = setUp(() => Promise.reject(new Error('redaction was loaded')));
    for (const data of STRINGS.slice(0, sized(75, 10_000))) {
      const context = createCallContext(clock, 'request-1', 25_000);
      const findings = JSON.parse(JSON.stringify(await auditor.noteFindings(factsOf(data), context)));
      const first = await auditor.record(factsOf(data), context);
      const second = await other.auditor.record({ ...factsOf(data), findings }, context);
      const [made] = await store.getRecords([first.auditId]);
      const [remade] = await other.store.getRecords([second.auditId]);
      expect([remade?.preview, remade?.entities]).toEqual([made?.preview, made?.entities]);
    }
  });

  it('leave none in the ledger or in its log line, as text, entity value, type or caller', async () => {
    const { auditor, clock, logger, store } = setUp();
    const leaks: string[] = [];
    for (const data of STRINGS) {
      const { sentence, secret, kind } = data;
      const context = createCallContext(clock, 'request-1', 25_000);
      const { auditId } = await auditor.record(factsOf(data), context);
      const record = JSON.stringify((await store.getRecords([auditId]))[0]);
      const line = JSON.stringify(redactDeep(logger.lines.pop()));
      if (record.includes(written(secret)) || line.includes(written(secret))) leaks.push(`${kind}: ${sentence}`);
    }
    expect(leaks).toEqual([]);
  }, 60_000);
});

describe('Personal data through the guard of the log', () => {
  it('leave none in errors, causes, upstream bodies or debug fields', () => {
    const leaks = STRINGS.slice(0, sized(300, 3_000)).filter(({ sentence, secret }) => {
      const cause = new TypeError(`Unexpected token in ${JSON.stringify({ error: { text: sentence } })}`);
      const error = new UpstreamMalformedError('the upstream answered with something else', { cause });
      const fields = { error, body: `{"message":${JSON.stringify(sentence)}}`, query: [{ text: sentence }] };
      return JSON.stringify(redactDeep({ message: `debug: ${sentence}`, fields })).includes(written(secret));
    });
    expect(leaks).toEqual([]);
  });
});
