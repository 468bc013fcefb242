import { extname } from 'node:path';
import { openStage } from '../stage.ts';
import { type Call, UsageError } from '../tool/index.ts';
import type { RowLayout } from './row.ts';

export const BULK_OPTIONS = {
  'text-column': { type: 'string', value: 'NAME', help: 'column or field of the text; required' },
  out: { type: 'string', value: 'FILE', help: 'answers, as NDJSON, or as CSV if it ends in .csv; required' },
  failed: { type: 'string', value: 'FILE', help: 'rows without an answer; default for out.csv: out.failed.ndjson' },
  'entity-types': { type: 'string', value: 'LIST', help: 'default: intent,product,date' },
  language: { type: 'string', value: 'TAG', help: 'of all rows; default: en-US' },
  'language-column': { type: 'string', value: 'NAME', help: 'column of the language; rows without one use --language' },
  'id-column': { type: 'string', value: 'NAME', help: 'column that is kept beside the row number' },
  'reference-column': { type: 'string', value: 'NAME', help: 'column of reference_time, for relative dates' },
  'reference-time': { type: 'string', value: 'TIME', help: 'reference_time of all other rows' },
  'time-zone': { type: 'string', value: 'ZONE', help: 'time_zone of all rows' },
  threshold: { type: 'string', value: 'N', help: 'confidence_threshold of all rows' },
  encoding: { type: 'string', value: 'NAME', help: 'such as windows-1252; default: utf-8, or what a BOM says' },
  rate: { type: 'string', value: 'N', help: 'rows a second at most; default: what the service allows' },
  concurrency: { type: 'string', value: 'N', help: 'calls at the same time, 1 to 64; default: 4' },
  batch: { type: 'string', value: 'N', help: 'rows in a call, 1 to 25; default: 25' },
  resume: { type: 'boolean', help: 'continues with an existing output' },
  'retry-failed': { type: 'boolean', help: 'as --resume, and sends failed rows again' },
  'dry-run': { type: 'boolean', help: 'only says how many calls it would make, and their cost' },
  url: { type: 'string', value: 'URL', help: 'of the service, before /v1; default: the local stack' },
} as const;

export type BulkCall = Call<typeof BULK_OPTIONS>;

export interface BulkSettings {
  readonly input: string;
  readonly encoding: string;
  readonly layout: RowLayout;
  readonly output: string;
  readonly failures: string;
  readonly rate: number;
  readonly concurrency: number;
  readonly batch: number;
  readonly mode: 'new' | 'resume' | 'retry-failed';
  readonly isDryRun: boolean;
  readonly baseUrl: string;
  readonly apiKey: string;
}

/** @throws UsageError */
export function readSettings({ values, given: [input = '-'] }: BulkCall, env = process.env): BulkSettings {
  const output = values.out ?? fail('--out FILE is missing');
  return {
    ...{ input, output },
    encoding: readEncoding(values.encoding),
    layout: readLayout(values),
    failures: values.failed ?? `${output.slice(0, output.length - extname(output).length)}.failed.ndjson`,
    rate: readNumber('--rate', values.rate, { least: 0.01, most: 10_000, fallback: Number.POSITIVE_INFINITY }),
    concurrency: readNumber('--concurrency', values.concurrency, { least: 1, most: 64, fallback: 4, whole: true }),
    batch: readNumber('--batch', values.batch, { least: 1, most: 25, fallback: 25, whole: true }),
    mode: values['retry-failed'] ? 'retry-failed' : values.resume ? 'resume' : 'new',
    isDryRun: values['dry-run'] ?? false,
    ...readService(values.url, env),
  };
}

function readLayout(values: BulkCall['values']): RowLayout {
  const { threshold, 'time-zone': timeZone, 'reference-time': referenceTime } = values;
  const range = { least: 0, most: 1, fallback: 0.75 };
  const types = values['entity-types']?.split(',').map(type => type.trim());
  if (types?.includes('')) throw new UsageError('--entity-types must be names, separated by commas');
  return {
    textColumn: values['text-column'] || fail('--text-column NAME is missing'),
    idColumn: values['id-column'],
    languageColumn: values['language-column'],
    referenceColumn: values['reference-column'],
    common: {
      // The service knows which languages it serves, and refuses the others.
      language: (values.language ?? 'en-US') as RowLayout['common']['language'],
      entity_types: types ?? ['intent', 'product', 'date'],
      ...(threshold !== undefined && { confidence_threshold: readNumber('--threshold', threshold, range) }),
      ...(referenceTime !== undefined && { reference_time: referenceTime }),
      ...(timeZone !== undefined && { time_zone: timeZone }),
    },
  };
}

function readService(url: string | undefined, env: NodeJS.ProcessEnv) {
  const given = url ?? (env.CXONE_ENTITIES_URL || undefined);
  if (given === undefined) {
    openStage('local');
    const apiKey = env.CXONE_ENTITIES_KEY || env.LOCAL_API_KEY || 'local-api-key-0123456789';
    return { baseUrl: `http://127.0.0.1:${env.HTTP_PORT || 3000}`, apiKey };
  }
  if (!URL.canParse(given) || !/^https?:/.test(given))
    fail(`${given} is not a URL of the service: it begins with https:// or http://`);
  return {
    baseUrl: given.replace(/\/+$/, ''),
    apiKey: env.CXONE_ENTITIES_KEY || fail('CXONE_ENTITIES_KEY is not set: it must hold the API key'),
  };
}

function readEncoding(given = 'utf-8'): string {
  try {
    return new TextDecoder(given).encoding;
  } catch {
    return fail(`--encoding ${given} is not known`);
  }
}

interface Range {
  readonly least: number;
  readonly most: number;
  readonly fallback: number;
  readonly whole?: boolean;
}

function readNumber(option: string, given: string | undefined, { least, most, fallback, whole }: Range): number {
  if (given === undefined) return fallback;
  const number = given.trim() === '' ? Number.NaN : Number(given);
  if (number >= least && number <= most && (!whole || Number.isInteger(number))) return number;
  return fail(`${option} must be ${whole ? 'a whole number, ' : ''}${least} to ${most}`);
}

function fail(message: string): never {
  throw new UsageError(message);
}
