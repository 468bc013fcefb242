import { describe, expect, it } from 'vitest';
import { createTrace } from '../../../lib/context.ts';
import { DEFAULT_POLICY } from '../../../lib/ledger/index.ts';
import { describeFacts, type RecordRules } from '../../../lib/ledger/record-builder.ts';
import { loadRedaction } from '../../../lib/privacy/index.ts';
import { eachRow } from '../../fixtures/each-row.ts';
import { facts, testKeys } from '../../fixtures/ledger.ts';
import { sized } from '../../fixtures/test-scale.ts';
import { type DictatedDatum, generateDictation } from './index.ts';

/**
 * Makes audit records of what callers dictate. The generator was written from the way people talk and shares no list
 * with redaction, so data that redaction misses here is a real gap.
 */

const COUNT = sized(1_500, 120_000);
/** Shares of the data that leave a trace. */
const MOST = { written: 0.01, spoken: 0.03 };
/** The share for one kind in one mode. A small run has some hundreds of each. */
const MOST_OF_A_KIND = 0.12;

const rules: RecordRules = {
  policy: DEFAULT_POLICY,
  preview: 'redacted',
  values: 'clear',
  isPrivate: () => false,
  redaction: await loadRedaction(),
};

const all = generateDictation(20_261_127, COUNT).map(datum => ({ ...datum, leaks: leavesTrace(datum) }));
const shareOf = (data: typeof all): number => data.filter(({ leaks }) => leaks).length / data.length;

describe('Dictated personal data', () => {
  eachRow(['written', 'spoken'] as const)('leave a trace in few audit records when they are %s', mode => {
    const data = all.filter(datum => datum.mode === mode);
    expect(shareOf(data), examplesOf(data)).toBeLessThanOrEqual(MOST[mode]);
  });

  it('leave a trace in few audit records, whatever their kind and language', () => {
    const groups = Map.groupBy(all, ({ kind, mode }) => `${kind}, ${mode}`);
    const languages = Map.groupBy(all, ({ language, mode }) => `${language}, ${mode}`);
    const bad = [...groups, ...languages].filter(([, data]) => shareOf(data) > MOST_OF_A_KIND);
    expect(bad.map(([name, data]) => `${name}: ${shareOf(data)}\n${examplesOf(data)}`)).toEqual([]);
  });
});

/**
 * At least half of the letters and digits of a datum in one piece. The piece does not count if the words around the
 * datum also contain it.
 */
function leavesTrace({ sentence, start, end, entityTypes, language }: DictatedDatum): boolean {
  const request = { text: sentence, language, entityTypes };
  const { preview } = describeFacts(facts({ request, entities: [] }), createTrace(), rules, testKeys);
  const datum = bare(sentence.slice(start, end));
  const left = longestShared(datum, bare((preview ?? '').replace(/\[[A-Z_]+\]/g, '|')));
  return (
    left * 2 >= datum.length && left > longestShared(datum, bare(`${sentence.slice(0, start)}|${sentence.slice(end)}`))
  );
}

function bare(text: string): string {
  return text.toLowerCase().replace(/[^\p{L}\p{N}|]/gu, '');
}

function longestShared(a: string, b: string): number {
  let longest = 0;
  let row = new Uint16Array(b.length + 1);
  for (let at = 1; at <= a.length; at += 1) {
    const next = new Uint16Array(b.length + 1);
    for (let to = 1; to <= b.length; to += 1) {
      if (a[at - 1] !== b[to - 1]) continue;
      next[to] = (row[to - 1] ?? 0) + 1;
      longest = Math.max(longest, next[to] ?? 0);
    }
    row = next;
  }
  return longest;
}

function examplesOf(data: typeof all): string {
  const leaks = data.filter(({ leaks: leaksOne }) => leaksOne).slice(0, 10);
  return leaks.map(({ kind, language, sentence }) => `${kind}, ${language}: ${sentence}`).join('\n');
}
