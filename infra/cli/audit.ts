import { open } from 'node:fs/promises';
import type { Writable } from 'node:stream';
import { finished } from 'node:stream/promises';
import { isAuditId } from '../../lib/ledger/index.ts';
import type { AnchorSources } from './audit/anchors.ts';
import { type AuditCall, exportAll, publicKey, show } from './audit/commands.ts';
import { connect } from './audit/connect.ts';
import { readFilters } from './audit/filters.ts';
import { list, review } from './audit/list.ts';
import { logGroupOf } from './audit/log-anchors.ts';
import { createProgress } from './audit/progress.ts';
import { readSpan } from './audit/span.ts';
import { verify } from './audit/verify.ts';
import { defaultCheckpointFile } from './audit/verify-checkpoint.ts';
import { openStage, STAGE_OPTION } from './stage.ts';
import { type Call, createMain, type Io, runCli, UsageError } from './tool/index.ts';

const OPTIONS = {
  stage: STAGE_OPTION,
  from: {
    type: 'string',
    value: 'TIME',
    help: 'a date, an instant with its offset, or a time ago (90m, 2h, 7d); default: 1h',
  },
  to: { type: 'string', value: 'TIME', help: 'as --from; default: now' },
  limit: { type: 'string', value: 'N', help: 'records a page, 1 to 1000; default 50' },
  after: {
    type: 'string',
    value: 'AUDIT_ID',
    help: 'continues after this record: with older ones, or with newer ones in an export',
  },
  flag: {
    type: 'string',
    value: 'FLAG',
    help: 'only records with this governance flag: COMPLIANT, REVIEW, NOT_APPLICABLE',
  },
  outcome: { type: 'string', value: 'OUTCOME', help: 'only records with this outcome: ok, or the code of an error' },
  language: { type: 'string', value: 'TAG', help: 'only records in this language, such as de-DE' },
  request: { type: 'string', value: 'ID', help: 'only records of the request with this x-request-id' },
  caller: { type: 'string', value: 'ID', help: 'only records of the caller with this API key id' },
  entity: { type: 'string', value: 'TYPE', help: 'only records with a returned entity of this type' },
  follow: { type: 'boolean', help: 'shows new records as they are written, until Ctrl-C; without --from, from now on' },
  json: { type: 'boolean', help: 'JSON lines instead of text' },
  csv: { type: 'boolean', help: 'CSV with a header row instead of text' },
  out: { type: 'string', value: 'FILE', help: 'writes the export to this file instead of to the standard output' },
  bundle: {
    type: 'string',
    value: 'FILE',
    help: 'writes records, seals and proofs to this file, for verify-bundle.mjs and the public key',
  },
  record: {
    type: 'string',
    value: 'AUDIT_ID',
    help: 'the bundle holds this record and its proof, and no other record',
  },
  anchors: {
    type: 'string',
    value: 'FILE',
    help: 'compares the chain with the ledger_seal of these log lines or webhook bodies',
  },
  'anchors-from-logs': { type: 'boolean', help: 'compares the chain with what metrics-flush wrote to CloudWatch Logs' },
  'anchors-from-webhook': {
    type: 'string',
    value: 'FILE',
    help: 'compares it with delivered webhooks, a JSON line each; checks signatures if WEBHOOK_SIGNING_SECRET is set',
  },
  checkpoint: {
    type: 'string',
    value: 'FILE',
    help: 'compares it with the last run, and is written when nothing is found; default: see below',
  },
  'no-checkpoint': { type: 'boolean', help: 'neither reads nor writes a checkpoint' },
  'public-key': { type: 'string', value: 'FILE', help: 'also checks the signatures of the seals with this PEM' },
} as const;

type AuditCommand = (call: AuditCall) => Promise<number>;

const inSpan = ['stage', 'from', 'to'] as const;
const filtered = ['flag', 'outcome', 'language', 'request', 'caller', 'entity'] as const;
const paged = ['limit', 'after', 'json', 'csv'] as const;
const anchored = ['anchors', 'anchors-from-logs', 'anchors-from-webhook', 'checkpoint', 'no-checkpoint'] as const;

/** `npm run audit` */
export const main = createMain({
  name: 'audit',
  purpose: 'Reads the audit ledger and verifies that nobody has tampered with it.',
  options: OPTIONS,
  commands: {
    list: {
      help: 'records, one a line, the newest first; R stands for review',
      options: [...inSpan, ...filtered, ...paged, 'follow'],
      run: call => runCommand(call, list),
    },
    show: {
      help: 'the record of an answer, and whether it is as it was written',
      takes: { text: 'AUDIT_ID | REQUEST_ID', least: 1, most: 1 },
      options: [...inSpan],
      run: call => runCommand(call, show),
    },
    review: {
      help: 'records that ask for review, by their index, the newest first',
      options: [...inSpan, ...filtered, ...paged],
      run: call => runCommand(call, review),
    },
    verify: {
      help: 'every record, every seal and the chain of seals; names what was tampered with',
      options: [...inSpan, ...anchored, 'public-key', 'json'],
      run: call => runCommand(call, verify),
    },
    'public-key': {
      help: 'the public key of the seals, as PEM; during a rotation both',
      options: ['stage'],
      run: call => runCommand(call, publicKey),
    },
    export: {
      help: 'records as JSON lines, in order of time',
      options: [...inSpan, ...filtered, 'after', 'out', 'bundle', 'record'],
      run: call => runCommand(call, exportAll),
    },
  },
  notes: [
    'verify keeps its checkpoint in ~/.local/state/cxone-entities/TABLE.REGION.json (XDG_STATE_HOME replaces ~/.local/state; AWS_PROFILE is part of the name), at stage local as long as the tables. Without a checkpoint and other anchors it reads a day of the log of metrics-flush.',
  ],
  examples: [
    ['list --from 2h --flag REVIEW', 'what the last two hours left for review'],
    ['list --follow --outcome upstream-unavailable', 'such answers as they happen'],
    ['list --from 365d --caller KEY_ID --csv --limit 1000 > records.csv', 'the last 1,000 of a caller, as a table'],
    ['show 0b6ad1e5-4d0b-4c2e-9a3d-1f2e3d4c5b6a --from 7d', 'by the x-request-id of the answer'],
    ['verify --from 7d --anchors-from-logs', 'compares a week with what the log says of it'],
    ['export --from 2026-11-01 --to 2026-12-01 --out november.jsonl', 'a month of records'],
    ['export --from 2026-11-01 --to 2026-12-01 --bundle november.bundle', 'the same for an auditor without any secret'],
  ],
  negative: 'verify has a finding, or show finds no such record',
});

async function runCommand({ values, given: [id = ''], io }: Call<typeof OPTIONS>, command: AuditCommand) {
  const now = Date.now();
  const stage = values.stage ?? (process.env.STAGE || 'local');
  const call = {
    id,
    span: values.follow && values.from === undefined ? { from: now, to: now + 1 } : readSpan(values, now),
    limit: readLimit(values.limit),
    after: readAfter(values.after),
    filters: readFilters(values),
    format: readFormat(values),
    follow: values.follow ? readFollow(values, io) : undefined,
    bundleOf: readBundle(values),
    anchorSources: readSources(values, stage),
    publicKeyFile: values['public-key'],
    ledger: connect(stage),
    progress: createProgress(io.err, Date.now),
    now,
  };
  const file = values.bundle ?? values.out;
  if (file === undefined) return command({ ...call, out: io.out });
  return withFile(file, out => command({ ...call, out }));
}

function readFormat({ json, csv }: Call<typeof OPTIONS>['values']): AuditCall['format'] {
  if (json && csv) throw new UsageError('--json and --csv do not go together');
  if (json) return 'json';
  return csv ? 'csv' : 'text';
}

/** Ends when the person stops the program. */
function readFollow(values: Call<typeof OPTIONS>['values'], io: Io): AbortSignal {
  for (const option of ['to', 'limit', 'after'] as const) {
    if (values[option] !== undefined)
      throw new UsageError(`--follow shows records without an end: --${option} cannot be used with it`);
  }
  const stop = new AbortController();
  io.onStop(async () => stop.abort());
  return stop.signal;
}

function readSources(values: Call<typeof OPTIONS>['values'], stage: string): AnchorSources {
  const { env } = process;
  const table = openStage(stage).ledgerTable;
  const isWithout = values['no-checkpoint'] ?? false;
  if (isWithout && values.checkpoint !== undefined)
    throw new UsageError('--checkpoint and --no-checkpoint do not go together');
  return {
    file: values.anchors,
    webhookFile: values['anchors-from-webhook'],
    webhookSecret: env.WEBHOOK_SIGNING_SECRET || undefined,
    logGroup: values['anchors-from-logs'] ? logGroupOf(stage, env) : undefined,
    fallbackLogGroup: stage === 'local' ? undefined : logGroupOf(stage, env),
    checkpointFile: isWithout ? undefined : (values.checkpoint ?? defaultCheckpointFile(stage, table, env)),
    table,
  };
}

/** A bundle cannot be verified when some of its records are left out. */
function readBundle({ bundle, record, ...others }: Call<typeof OPTIONS>['values']) {
  if (record !== undefined && bundle === undefined) throw new UsageError('--record needs --bundle FILE');
  if (bundle === undefined) return undefined;
  for (const option of [...filtered, 'after', 'out'] as const) {
    if (others[option] !== undefined)
      throw new UsageError(`--bundle writes all records: --${option} cannot be used with it`);
  }
  if (record !== undefined && !isAuditId(record)) throw new UsageError(`--record is not an audit id ${SUCH_AS}`);
  return record === undefined ? ('windows' as const) : { record };
}

/** How an audit id looks. */
const SUCH_AS = 'such as 01M81Z79RRBY31ZVBSCAVT71ZK';

function readLimit(given = '50'): number {
  const limit = Number(given);
  if (!Number.isInteger(limit) || limit < 1 || limit > 1_000) throw new UsageError('--limit must be 1 to 1000');
  return limit;
}

function readAfter(given: string | undefined): string | undefined {
  if (given !== undefined && !isAuditId(given)) throw new UsageError(`--after is not an audit id ${SUCH_AS}`);
  return given;
}

/** Opens the file first, so that a path that cannot be written is told before anything is read. */
async function withFile(path: string, write: (out: Writable) => Promise<number>): Promise<number> {
  const file = await open(path, 'w', 0o600);
  const out = file.createWriteStream();
  const failed = new Promise<never>((_resolve, reject) => out.once('error', reject));
  try {
    const code = await Promise.race([write(out), failed]);
    await finished(out.end());
    return code;
  } finally {
    out.destroy();
    await file.close();
  }
}

runCli(import.meta, main);
