import { randomBytes } from 'node:crypto';
import { rm, stat } from 'node:fs/promises';
import { extname, resolve } from 'node:path';
import { systemClock } from '../../../lib/platform/clock.ts';
import { StoppedError } from '../../local/lifecycle.ts';
import { counted, EXIT_CODES, ToolError, UsageError, writeLine } from '../tool/index.ts';
import { estimate } from './estimate.ts';
import { type AnswerFormat, createCsvFormat, FAILURES, NDJSON } from './formats.ts';
import { BulkInput } from './input.ts';
import { Pace } from './pace.ts';
import { BulkProgress, describeSeconds, percent } from './progress.ts';
import { RowFile } from './row-file.ts';
import { type Counts, runBulk } from './run.ts';
import { Service } from './service.ts';
import { type BulkCall, type BulkSettings, readSettings } from './settings.ts';

/** Reads the command line, asks every row, and reports the result. A stop waits until both files are closed. */
export async function bulk(call: BulkCall): Promise<number> {
  const stop = new AbortController();
  const work = bulkUntil(stop.signal, call);
  call.io.onStop(async () => {
    stop.abort(new StoppedError('Stopped'));
    await work.catch(() => undefined);
  });
  return work;
}

async function bulkUntil(signal: AbortSignal, call: BulkCall): Promise<number> {
  const settings = readSettings(call);
  await checkFiles(settings);
  const format = formatOf(settings);
  if (settings.isDryRun) return dryRun(settings, format, call);
  await checkService(settings);
  const output = await RowFile.open(settings.output, format);
  try {
    return await withFailures(settings, output, failures => run(settings, { output, failures, format }, signal, call));
  } catch (error) {
    // A run without any answer leaves no file behind, so that the same command can be repeated.
    if (output.count === 0) await rm(settings.output, { force: true });
    throw error;
  } finally {
    await output.close();
  }
}

/** Opens the file of failures. The file exists only while it holds failures. */
async function withFailures(
  { failures: path }: BulkSettings,
  output: RowFile,
  work: (failures: RowFile) => Promise<number>,
): Promise<number> {
  const failures = await RowFile.open(path, FAILURES);
  try {
    await failures.compact(row => !output.has(row));
    return await work(failures);
  } finally {
    await failures.close();
    if (failures.count === 0) await rm(path, { force: true });
  }
}

interface Files {
  readonly output: RowFile;
  readonly failures: RowFile;
  readonly format: AnswerFormat;
}

async function run(settings: BulkSettings, files: Files, signal: AbortSignal, { io }: BulkCall): Promise<number> {
  const clock = systemClock;
  const startedAt = clock.monotonic();
  const { concurrency, baseUrl, apiKey } = settings;
  const pace = new Pace(settings.rate, clock);
  const id = randomBytes(4).toString('hex');
  const service = new Service({ baseUrl, apiKey, run: id, concurrency, pace, clock, signal });
  const input = new BulkInput(settings, signal);
  const retryFailed = settings.mode === 'retry-failed';
  const progress = new BulkProgress({
    ...{ err: io.err, now: () => clock.monotonic(), totalRows: () => input.totalRows },
    doneBefore: files.output.count + (retryFailed ? 0 : files.failures.count),
  });
  let last: Counts | undefined;
  try {
    const counts = await runBulk({
      ...{ rows: input.rows(), ...files, callsAtOnce: concurrency, ask: rows => service.ask(rows), retryFailed },
      rowsPerCall: () => Math.min(settings.batch, pace.rowsAtOnce),
      onRow(now) {
        last = now;
        progress.show(now);
      },
    });
    progress.end();
    await files.failures.compact(row => !files.output.has(row));
    const seconds = (clock.monotonic() - startedAt) / 1_000;
    await writeLine(io.out, describeEnd(counts, seconds, settings, id));
    return files.failures.count === 0 ? EXIT_CODES.success : EXIT_CODES.negative;
  } catch (error) {
    progress.end();
    const done = last ? last.before + last.answered + last.failed : 0;
    const isUsage = error instanceof ToolError && error.exitCode === EXIT_CODES.usage;
    if (done > 0 && !isUsage) {
      await writeLine(
        io.err,
        `Stopped after ${counted(done, 'row')}. To continue, run the same command with --resume.`,
      );
    }
    throw error;
  }
}

async function dryRun(settings: BulkSettings, format: AnswerFormat, { io }: BulkCall): Promise<number> {
  const output = await RowFile.peek(settings.output, format);
  const failures = await RowFile.peek(settings.failures, FAILURES);
  const input = new BulkInput(settings, new AbortController().signal);
  const retryFailed = settings.mode === 'retry-failed';
  const { rowsAtOnce } = new Pace(settings.rate, systemClock);
  const rowsPerCall = () => Math.min(settings.batch, rowsAtOnce);
  const plan = { rows: input.rows(), output, failures, retryFailed, rowsPerCall, onRow() {} };
  for (const line of await estimate(plan, settings.rate, systemClock.now())) await writeLine(io.out, line);
  return EXIT_CODES.success;
}

function formatOf({ output, layout }: BulkSettings): AnswerFormat {
  return extname(output) === '.csv' ? createCsvFormat(layout.common.entity_types) : NDJSON;
}

/** Refuses to overwrite a file. @throws UsageError */
async function checkFiles({ input, output, failures, mode, isDryRun }: BulkSettings): Promise<void> {
  const files = { input, '--out': output, '--failed': failures };
  const places = await Promise.all(Object.values(files).map(placeOf));
  if (new Set(places).size < places.length) throw new UsageError('The input, --out and --failed must be three files');
  if (input !== '-') await stat(input);
  for (const file of [output, failures]) {
    const found = await stat(file).catch(() => undefined);
    if (found && !found.isFile()) throw new UsageError(`${file} is not a regular file`);
  }
  if (mode !== 'new' || isDryRun) return;
  for (const file of [output, failures]) {
    if (!(await stat(file).catch(() => undefined))) continue;
    throw new UsageError(`${file} exists already. Continue with --resume, or give another file`);
  }
}

/** The same path for two names of one file. */
async function placeOf(path: string): Promise<string> {
  const found = path === '-' ? undefined : await stat(path).catch(() => undefined);
  return found ? `${found.dev}:${found.ino}` : resolve(path);
}

/** Reports a wrong address before anything is read. @throws ToolError */
async function checkService({ baseUrl }: BulkSettings): Promise<void> {
  const answer = await fetch(`${baseUrl}/v1/health`).catch(() => undefined);
  if (answer?.ok) return;
  const what = answer ? `answers /v1/health with ${answer.status}` : 'does not answer';
  throw new ToolError(`${baseUrl} ${what}. npm start starts the local stack; --url names another service.`);
}

function describeEnd(counts: Counts, seconds: number, { output, failures }: BulkSettings, id: string): string {
  const number = (count: number) => count.toLocaleString('en-US');
  const { answered, duplicates, failed, hits, before, failedBefore } = counts;
  const done = answered + failed;
  const earlier = failedBefore > 0 ? `, ${number(failedBefore)} before` : '';
  const place = failed + failedBefore > 0 ? `: ${failures}; --retry-failed sends them again` : '';
  return [
    `${counted(counts.rows, 'row')} in ${describeSeconds(seconds)}, ${(done / Math.max(seconds, 0.001)).toFixed(1)} rows/s`,
    ...(before > 0 ? [`  ${number(before)} done before, of which ${number(failedBefore)} failed`] : []),
    `  ${number(answered)} answered: ${output}`,
    `    ${percent(hits, answered)} without a call of CXone; ${number(duplicates)} the same as an earlier row`,
    `  ${number(failed)} failed${earlier}${place}`,
    `  request ids begin with bulk-${id}`,
  ].join('\n');
}
