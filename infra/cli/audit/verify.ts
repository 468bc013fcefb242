import {
  type HeadSlot,
  LEDGER_LAYOUT,
  type LedgerSealReference,
  thumbprintOf,
  type Verification,
  type VerificationFinding,
  verifyLedger,
  windowAt,
} from '../../../lib/ledger/index.ts';
import { failureOf } from '../tool/failure.ts';
import { counted, EXIT_CODES, readText, ToolError, UsageError, writeLine } from '../tool/index.ts';
import { readPublicKeys } from '../verify-bundle.mjs';
import { type AnchorSources, gatherAnchors } from './anchors.ts';
import type { AuditCall } from './commands.ts';
import { describeFinding, describeTime, describeVerification } from './describe.ts';
import { showProgress } from './progress.ts';
import { narrowSpan, type Span } from './span.ts';
import { writeCheckpoint } from './verify-checkpoint.ts';

/** A new stage and a table that somebody emptied look the same. */
const NO_HEAD =
  'The chain of seals has no head: a new stage seals its first window 16 minutes after its first record. Without anchors, a table that was emptied looks the same.';
export const WITHOUT_ANCHORS =
  'Without anchors: a table that was rolled back, emptied or cut off at its end looks genuine. See --anchors-from-logs.';

export interface VerifyRequest
  extends Pick<AuditCall, 'ledger' | 'span' | 'anchorSources' | 'publicKeyFile' | 'progress' | 'now'> {}

export interface VerifyRun {
  result: Verification;
  /** The span that was read: it begins at the first record. */
  span: Span;
  anchors: readonly LedgerSealReference[];
  /** One sentence for each source of anchors. */
  comparedWith: readonly string[];
}

/** Reads anchors, records and seals, and compares them. */
export async function runVerify({ ledger, progress, now, ...request }: VerifyRequest): Promise<VerifyRun> {
  const { anchors, comparedWith, warning } = await gatherAnchors(request.anchorSources, request.span.from, now);
  if (anchors.length === 0) progress.end(warningOf(await ledger.store.readHead()));
  if (warning !== undefined) progress.end(warning);
  for (const source of comparedWith) progress.end(`Compared with ${source}.`);
  const span = await narrowSpan(ledger.store, request.span, anchors);
  const result = await verifyLedger({
    store: ledger.store,
    serviceKeys: await ledger.serviceKeys(),
    sealKeys: await ledger.sealKeys(),
    publicKeys: await readKeyFile(request.publicKeyFile),
    anchors,
    nowSeconds: now / 1000,
    from: windowAt(span.from),
    to: windowAt(span.to - 1) + LEDGER_LAYOUT.windowSeconds,
    onProgress: ({ window, records: count }) =>
      showProgress(progress, span, window * 1000, { what: counted(count, 'record') }),
  });
  return { result, span, anchors, comparedWith };
}

/** The command `verify`. */
export async function verify(call: AuditCall): Promise<number> {
  const { out, progress } = call;
  const { result, span, anchors } = await runVerify(call);
  if (call.format === 'json') await writeLine(out, JSON.stringify(result));
  else for (const line of describeFindings(result.findings)) await writeLine(out, line);
  const hasSeals = result.sealedWindows + result.expiredWindows > 0;
  if (hasSeals && span.from > call.span.from)
    progress.end(`${describeTime(span.from)} is the first sealed window of this span.`);
  progress.end(describeVerification(result));
  await keepCheckpoint(call, result, anchors);
  if (anchors.length === 0) progress.end(warningOf(await call.ledger.store.readHead()));
  return result.findings.length === 0 ? EXIT_CODES.success : EXIT_CODES.negative;
}

const warningOf = ({ sequence }: HeadSlot): string => (sequence === 0 ? NO_HEAD : WITHOUT_ANCHORS);

async function readKeyFile(file: string | undefined) {
  if (file === undefined) return undefined;
  const pem = await readText(file);
  try {
    return new Map(readPublicKeys(pem).map(key => [thumbprintOf(key), key]));
  } catch {
    throw new UsageError(
      `--public-key: ${file} holds no Ed25519 public key as PEM, as npm run audit -- public-key prints it`,
    );
  }
}

/**
 * A table that was deleted has a finding for each window. After this many findings of a kind, only their number is
 * shown.
 */
const MOST_OF_A_KIND = 20;

export function* describeFindings(findings: readonly VerificationFinding[]): Generator<string> {
  const counts = new Map<string, number>();
  for (const finding of findings) {
    const kind = `${finding.kind} ${finding.fault}`;
    const count = (counts.get(kind) ?? 0) + 1;
    counts.set(kind, count);
    if (count <= MOST_OF_A_KIND) yield describeFinding(finding);
  }
  for (const [kind, count] of counts) {
    if (count > MOST_OF_A_KIND) yield `… and ${count - MOST_OF_A_KIND} more of "${kind}"; --json names all`;
  }
}

/** Only a run that found nothing moves the checkpoint, and only forward. */
async function keepCheckpoint(
  { anchorSources, now, progress }: Pick<AuditCall, 'now' | 'progress'> & { anchorSources: AnchorSources },
  { findings, head }: Verification,
  anchors: readonly LedgerSealReference[],
): Promise<void> {
  const { checkpointFile: file, table } = anchorSources;
  const newest = anchors.at(-1);
  if (file === undefined || head === undefined || findings.length > 0) return;
  if (newest !== undefined && newest.sequence > head.sequence) return;
  await writeCheckpoint(file, { table, verified_at: new Date(now).toISOString(), ledger_seal: head }).catch(error => {
    const { message } = failureOf(error);
    throw new ToolError(`The checkpoint was not written. ${message}\nGive --checkpoint FILE, or --no-checkpoint.`);
  });
  progress.end(`The next run compares with this one: ${file}`);
}
