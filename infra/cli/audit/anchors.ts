import { readFile } from 'node:fs/promises';
import type { LedgerSealReference } from '../../../lib/ledger/index.ts';
import { UsageError } from '../tool/index.ts';
import { readLogAnchors } from './log-anchors.ts';
import { readCheckpoint } from './verify-checkpoint.ts';
import { readWebhookAnchors } from './webhook-anchors.ts';

/** Where verify finds seals of earlier times, outside the table. */
export interface AnchorSources {
  /** Log lines or webhook bodies. */
  file: string | undefined;
  webhookFile: string | undefined;
  webhookSecret: string | undefined;
  logGroup: string | undefined;
  checkpointFile: string | undefined;
  /** Name of the Ledger table. */
  table: string;
}

export interface Anchors {
  /** Ascending by sequence. */
  anchors: LedgerSealReference[];
  /** One sentence for each source. */
  told: string[];
}

/** @param from epoch milliseconds, as `to`: the span of the log that is read */
export async function gatherAnchors(sources: AnchorSources, from: number, to: number): Promise<Anchors> {
  const { file, webhookFile, logGroup, checkpointFile } = sources;
  const found: LedgerSealReference[] = [];
  const told: string[] = [];
  const add = (anchors: readonly LedgerSealReference[], source: string) => {
    found.push(...anchors);
    told.push(`${anchors.length} anchors from ${source}`);
  };
  if (file !== undefined) add(readAnchors(await readFile(file, 'utf8'), '--anchors'), file);
  if (webhookFile !== undefined) {
    const anchors = await readWebhookAnchors(webhookFile, sources.webhookSecret);
    if (anchors.length === 0) throw new UsageError('--anchors-from-webhook: the file holds no ledger_seal');
    add(anchors, `${webhookFile}${sources.webhookSecret === undefined ? ' (signatures not checked)' : ''}`);
  }
  if (logGroup !== undefined) add(await readLogAnchors(logGroup, from, to), `the log group ${logGroup}`);
  const checkpoint = checkpointFile === undefined ? undefined : await readCheckpoint(checkpointFile, sources.table);
  if (checkpoint) {
    found.push(checkpoint.ledger_seal);
    told.push(`the checkpoint of ${checkpoint.verified_at}`);
  }
  return { anchors: distinct(found), told };
}

/** The heads of the chain in log lines or webhook payloads: one JSON document a line. Other lines are skipped. */
export function readAnchors(text: string, option: string): LedgerSealReference[] {
  const anchors = anchorsInLines(text.split('\n'));
  if (anchors.length === 0) throw new UsageError(`${option}: the file holds no ledger_seal`);
  return anchors;
}

export const anchorsInLines = (lines: readonly string[]): LedgerSealReference[] =>
  distinct(lines.flatMap(line => [...anchorsIn(parse(line))]));

function distinct(anchors: readonly LedgerSealReference[]): LedgerSealReference[] {
  const bySeal = new Map(anchors.map(anchor => [anchor.seal, anchor]));
  return [...bySeal.values()].sort((a, b) => a.sequence - b.sequence);
}

function parse(line: string): unknown {
  try {
    return JSON.parse(line);
  } catch {
    return undefined;
  }
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
