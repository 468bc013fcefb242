import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { describe, expect, it } from 'vitest';
import { flatText } from '../../../lib/privacy/flat-text.ts';
import { eachRow } from '../../fixtures/each-row.ts';

describe('flatText', () => {
  eachRow([0, 1, 63, 64, 65, 512, 513])('keeps a text of %i units as it is', length => {
    const text = 'né \u{1f600} 12, '.repeat(60).slice(0, length);
    expect(flatText(text)).toBe(text);
  });

  it('copies a slice, so that the text from which it was cut can be freed', () => {
    const before = usedAfterCollection();
    const copies = Array.from({ length: TEXTS }, () =>
      flatText(Buffer.alloc(TEXT_BYTES, 'a').toString().slice(1, 200)),
    );
    expect(usedAfterCollection() - before).toBeLessThan((TEXTS * TEXT_BYTES) / 4);
    expect(copies).toHaveLength(TEXTS);
  });
});

const TEXTS = 64;
const TEXT_BYTES = 262_144;

/** V8 keeps a whole text as long as a slice of it is in use. */
function usedAfterCollection(): number {
  setFlagsFromString('--expose-gc');
  const collect: unknown = runInNewContext('gc');
  if (typeof collect === 'function') collect();
  return process.memoryUsage().heapUsed;
}
