import { canonicalize } from '../../lib/normalization/canonical-text.ts';
import { createSpanLocator } from '../../lib/normalization/spans.ts';
import { createSpanCases, violationOf } from '../fixtures/span-cases.ts';
import type { Result } from '../report.ts';
import { quietMs, within } from './measure.ts';

/** Spans: no violation over a million generated strings, and a time that is linear in the length of any text. */
export async function bench(): Promise<Result[]> {
  return [violations(1_000_000), ...ADVERSARIAL.map(([name, text, value]) => worstCase(name, text, value))];
}

function violations(count: number): Result {
  const next = createSpanCases(1);
  let found = 0;
  for (let index = 0; index < count; index += 1) {
    const generated = next();
    const violation = violationOf(generated);
    if (!violation) continue;
    found += 1;
    if (found <= 5) console.error(violation, JSON.stringify(generated));
  }
  return { id: `spans/violations-in-${count}`, value: found, unit: 'count', bar: 0, pass: found === 0 };
}

const UNITS = 100_000;
const ADVERSARIAL: readonly (readonly [name: string, text: string, value: string])[] = [
  ['one-letter', 'a'.repeat(UNITS), `${'a'.repeat(UNITS / 2)}b`],
  ['one-letter-reversed', 'a'.repeat(UNITS), `b${'a'.repeat(UNITS / 2)}`],
  ['sharp-s', 'ß'.repeat(UNITS), 's'],
  ['emoji', '😀'.repeat(UNITS / 2), '😁'],
  ['decomposed', 'e\u0301 '.repeat(UNITS / 3), 'éé'],
  ['white-space', ` \t${' \n'.repeat(UNITS / 2)}a`, 'b'],
  ['marks', `a${'\u0301'.repeat(UNITS)}`, 'aa'],
  ['words', 'wireless headphones '.repeat(UNITS / 20), 'wireless headset'],
];

function worstCase(name: string, text: string, value: string): Result {
  const milliseconds = quietMs(() => {
    const locator = createSpanLocator(canonicalize(text));
    for (let start = 0; start < 10; start += 1) locator.locate({ value, start: start * 9_000, end: start * 9_000 + 9 });
  });
  return within(`spans/100-kB-ten-entities/${name}`, milliseconds, 'ms', 50);
}
