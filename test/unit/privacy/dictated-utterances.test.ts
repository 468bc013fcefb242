import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { loadRedaction } from '../../../lib/privacy/index.ts';

/**
 * Utterances as callers dictate them, written without the lists of redaction. Each line has these parts: language,
 * kind, mode, requested types (`-` for none), and the text with its data between ⟦ and ⟧.
 */
const LINES = readFileSync(new URL('../../fixtures/personal-data/dictated.txt', import.meta.url), 'utf8').split('\n');

const redaction = await loadRedaction();

interface Utterance {
  readonly name: string;
  readonly text: string;
  readonly types: readonly string[];
  readonly data: readonly { start: number; end: number }[];
}

const utterances = LINES.filter(Boolean)
  .map(readLine)
  .map(utterance => ({ ...utterance, shareInClear: shareInClear(utterance) }));

function readLine(line: string): Utterance {
  const [language, kind, mode, types = '-', ...rest] = line.split(' | ');
  const data: { start: number; end: number }[] = [];
  let text = '';
  for (const part of rest.join(' | ').split(/(⟦[^⟧]*⟧)/)) {
    const bare = part.replace(/[⟦⟧]/g, '');
    if (part.startsWith('⟦')) data.push({ start: text.length, end: text.length + bare.length });
    text += bare;
  }
  return { name: `${language}, ${kind}, ${mode}: ${text}`, text, types: types === '-' ? [] : types.split(','), data };
}

/** The share of the letters and digits of all data of an utterance that is not redacted. */
function shareInClear({ text, types, data }: Utterance): number {
  const findings = redaction.find(text, types);
  let [all, clear] = [0, 0];
  for (const { start, end } of data) {
    for (let at = start; at < end; at += 1) {
      if (!/[\p{L}\p{N}]/u.test(text.charAt(at))) continue;
      all += 1;
      if (!findings.some(finding => finding.start <= at && at < finding.end)) clear += 1;
    }
  }
  return clear / all;
}

describe('Redaction of dictated utterances', () => {
  it('leaves less than half of every datum in clear', () => {
    expect(utterances.length).toBeGreaterThan(600);
    expect(utterances.filter(utterance => utterance.shareInClear >= 0.5).map(({ name }) => name)).toEqual([]);
  });

  it('leaves a part of at most one datum in twelve in clear', () => {
    const partly = utterances.filter(utterance => utterance.shareInClear > 0.1);
    expect(partly.length / utterances.length).toBeLessThanOrEqual(1 / 12);
  });
});
