import { parseJson } from '../../../lib/json.ts';
import type { LedgerSealReference } from '../../../lib/ledger/index.ts';

/** The heads of the chain in lines that are JSON documents. Other lines are skipped. */
export const anchorsInLines = (lines: readonly string[]): LedgerSealReference[] =>
  distinct(lines.flatMap(line => [...anchorsIn(parseJson(line))]));

/** Ascending by sequence. */
export function distinct(anchors: readonly LedgerSealReference[]): LedgerSealReference[] {
  const bySeal = new Map(anchors.map(anchor => [anchor.seal, anchor]));
  return [...bySeal.values()].sort((a, b) => a.sequence - b.sequence);
}

/** `ledger_seal` at any depth. */
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
  return Number.isSafeInteger(sequence) && Number.isSafeInteger(window) && typeof seal === 'string';
}
