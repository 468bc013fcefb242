import type { LedgerSealReference } from '../../../lib/ledger/index.ts';
import { failureOf } from '../tool/failure.ts';
import { readText, UsageError } from '../tool/index.ts';
import { anchorsInLines, distinct } from './anchor-lines.ts';
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
  /** Read if nothing else gives an anchor. It is not a failure if it cannot be read. */
  fallbackLogGroup?: string | undefined;
  checkpointFile: string | undefined;
  /** Name of the Ledger table. */
  table: string;
}

export interface Anchors {
  /** Ascending by sequence. */
  anchors: LedgerSealReference[];
  /** One sentence for each source. */
  comparedWith: string[];
  /** Why the fallback could not be read. */
  warning?: string;
}

const FALLBACK_MS = 86_400_000;

/** @param from epoch milliseconds, like `to`: the span of the log to read; for the fallback only its last day */
export async function gatherAnchors(sources: AnchorSources, from: number, to: number): Promise<Anchors> {
  const { file, webhookFile, logGroup, checkpointFile } = sources;
  const found: LedgerSealReference[] = [];
  const comparedWith: string[] = [];
  const add = (anchors: readonly LedgerSealReference[], source: string) => {
    found.push(...anchors);
    comparedWith.push(`${anchors.length} anchors from ${source}`);
  };
  if (file !== undefined) add(readAnchors(await readText(file), '--anchors'), file);
  if (webhookFile !== undefined) {
    const anchors = await readWebhookAnchors(webhookFile, sources.webhookSecret);
    if (anchors.length === 0)
      throw new UsageError('--anchors-from-webhook: the file holds no ledger_seal; it must hold delivered messages');
    add(anchors, `${webhookFile}${sources.webhookSecret === undefined ? ' (signatures not checked)' : ''}`);
  }
  if (logGroup !== undefined) add(await readLogAnchors(logGroup, from, to), `the log group ${logGroup}`);
  const checkpoint = checkpointFile === undefined ? undefined : await readCheckpoint(checkpointFile, sources.table);
  if (checkpoint) {
    found.push(checkpoint.ledger_seal);
    comparedWith.push(`the checkpoint of ${checkpoint.verified_at}`);
  }
  if (found.length > 0 || sources.fallbackLogGroup === undefined) return { anchors: distinct(found), comparedWith };
  return readFallback(sources.fallbackLogGroup, Math.max(from, to - FALLBACK_MS), to);
}

async function readFallback(logGroup: string, from: number, to: number): Promise<Anchors> {
  try {
    const anchors = await readLogAnchors(logGroup, from, to);
    return {
      anchors,
      comparedWith: anchors.length === 0 ? [] : [`${anchors.length} anchors from the log group ${logGroup}`],
    };
  } catch (error) {
    const [reason] = failureOf(error).message.split('\n');
    return { anchors: [], comparedWith: [], warning: `The log group ${logGroup} gave no anchors. ${reason}` };
  }
}

/** The heads of the chain in log lines or webhook payloads: one JSON document a line. Other lines are skipped. */
export function readAnchors(text: string, option: string): LedgerSealReference[] {
  const anchors = anchorsInLines(text.split('\n'));
  if (anchors.length === 0)
    throw new UsageError(
      `${option}: the file holds no ledger_seal; it must hold log lines of metrics-flush or delivered messages`,
    );
  return anchors;
}
