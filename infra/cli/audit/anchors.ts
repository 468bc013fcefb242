import type { LedgerSealReference } from '../../../lib/ledger/index.ts';
import { UsageError } from '../tool/index.ts';

/**
 * Reads the heads of the chain from log lines or webhook payloads: one JSON document a line, with a `ledger_seal`
 * anywhere in it. Other lines are skipped.
 */
export function readAnchors(text: string): LedgerSealReference[] {
  const anchors = new Map<string, LedgerSealReference>();
  for (const line of text.split('\n')) {
    for (const anchor of anchorsIn(parse(line))) anchors.set(anchor.seal, anchor);
  }
  if (anchors.size === 0) throw new UsageError('--anchors: the file holds no ledger_seal');
  return [...anchors.values()].sort((a, b) => a.sequence - b.sequence);
}

function parse(line: string): unknown {
  try {
    return JSON.parse(line);
  } catch {
    return undefined;
  }
}

function* anchorsIn(value: unknown): Generator<LedgerSealReference> {
  if (typeof value !== 'object' || value === null) return;
  for (const [name, inner] of Object.entries(value)) {
    if (name === 'ledger_seal' && isReference(inner)) yield { ...inner };
    else yield* anchorsIn(inner);
  }
}

function isReference(value: unknown): value is LedgerSealReference {
  if (typeof value !== 'object' || value === null) return false;
  const { sequence, window, seal } = value as Partial<LedgerSealReference>;
  return Number.isInteger(sequence) && Number.isInteger(window) && typeof seal === 'string';
}
