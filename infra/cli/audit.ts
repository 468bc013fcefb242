import { createWriteStream } from 'node:fs';
import { finished } from 'node:stream/promises';
import { parseArgs } from 'node:util';
import { isAuditId } from '../../lib/ledger/index.ts';
import { type AuditOptions, type Command, exportAll, list, review, show, verify } from './audit/commands.ts';
import { connect } from './audit/connect.ts';
import { createProgress } from './audit/progress.ts';
import { readSpan } from './audit/span.ts';
import { UsageError } from './usage-error.ts';

const USAGE = `Usage: npm run audit -- COMMAND [OPTIONS]
  list             records, one a line, in order of time
  show AUDIT_ID    one record, and whether it is as it was written
  review           records that ask for review, by their index
  verify           every record, every seal and the chain of seals; names what was tampered with
  export           records as JSON lines
Options
  --stage STAGE    default: STAGE of the environment, else local (which reads .env.local)
  --from, --to     a date, an instant with its offset, or a time ago (90m, 2h, 7d); default: the last hour
  --limit N        records a page of list and review, 1 to 1000; default 50
  --after ID       goes on behind this audit id
  --flag, --outcome, --language    only such records, for list, review and export
  --json           JSON lines instead of text
  --out FILE       export writes there instead of to the standard output
  --anchors FILE   verify also holds the chain against the ledger_seal of these log lines or webhook payloads
  --help           prints this`;

const COMMANDS: Readonly<Record<string, Command>> = { list, show, review, verify, export: exportAll };

/** `npm run audit`: exits 0 when all is well, 1 on findings, 2 when it is called wrongly, 3 when the ledger fails. */
async function main(argv: string[]): Promise<number> {
  const { values, positionals } = readArguments(argv);
  if (values.help) {
    console.log(USAGE);
    return 0;
  }
  const [name = '', argument] = positionals;
  const command = COMMANDS[name];
  if (!command || positionals.length > (name === 'show' ? 2 : 1)) throw new UsageError(USAGE);
  const now = Date.now();
  const call = {
    span: readSpan(values, now),
    options: readOptions(values),
    ledger: connect(values.stage ?? (process.env.STAGE || 'local')),
    progress: createProgress(process.stderr, Date.now),
    now,
  };
  if (values.out === undefined) return command({ ...call, out: process.stdout }, argument);
  const out = createWriteStream(values.out, { mode: 0o600 });
  const code = await command({ ...call, out }, argument);
  await finished(out.end());
  return code;
}

const OPTIONS = {
  stage: { type: 'string' },
  from: { type: 'string' },
  to: { type: 'string' },
  limit: { type: 'string' },
  after: { type: 'string' },
  flag: { type: 'string' },
  outcome: { type: 'string' },
  language: { type: 'string' },
  json: { type: 'boolean' },
  out: { type: 'string' },
  anchors: { type: 'string' },
  help: { type: 'boolean', short: 'h' },
} as const;

function readArguments(argv: string[]) {
  try {
    return parseArgs({ args: argv, options: OPTIONS, allowPositionals: true });
  } catch (error) {
    throw new UsageError(`${error instanceof Error ? error.message : ''}\n${USAGE}`);
  }
}

type Values = ReturnType<typeof readArguments>['values'];

function readOptions({ limit: given = '50', after, json = false, flag, outcome, language, anchors }: Values) {
  const limit = Number(given);
  if (!Number.isInteger(limit) || limit < 1 || limit > 1_000) throw new UsageError('--limit is not 1 to 1000');
  if (after !== undefined && !isAuditId(after)) throw new UsageError('--after is no audit id');
  const options: AuditOptions = {
    limit,
    json,
    ...(after !== undefined && { after }),
    ...(flag !== undefined && { flag }),
    ...(outcome !== undefined && { outcome }),
    ...(language !== undefined && { language }),
    ...(anchors !== undefined && { anchors }),
  };
  return options;
}

// `| head` closes the pipe: that is no fault.
process.stdout.on('error', error => {
  if ('code' in error && error.code === 'EPIPE') process.exit(0);
  throw error;
});

try {
  process.exitCode = await main(process.argv.slice(2));
} catch (error) {
  console.error(error instanceof Error ? error.message : String(error));
  process.exitCode = error instanceof UsageError ? 2 : 3;
}
