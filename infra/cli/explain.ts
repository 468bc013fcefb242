import { join } from 'node:path';
import { isTimeZone } from '../../lib/extraction/request.ts';
import { LANGUAGES, type Language } from '../../lib/languages/index.ts';
import { traceDateTime } from '../../lib/normalization/datetime/trace.ts';
import { canonicalize, type RulesIndex } from '../../lib/normalization/index.ts';
import { ruleIndexOf } from '../../lib/normalization/rules/rules-index.ts';
import { describeTrace, isReadByChart } from './explain/chart.ts';
import { explain } from './explain/explain.ts';
import { findings } from './explain/findings.ts';
import { readRules } from './rules/read-rules.ts';
import { type Call, createMain, EXIT_CODES, runCli, UsageError, writeLine } from './tool/index.ts';

const RULES_FILE = join(import.meta.dirname, '../../lib/normalization/rules/default.yaml');

const OPTIONS = {
  type: { type: 'string', value: 'TYPE', help: 'entity type of VALUE, such as product' },
  language: { type: 'string', value: 'TAG', help: `${LANGUAGES.join(', ')}; default: en-US` },
  text: { type: 'string', value: 'TEXT', help: 'the text that VALUE was found in; without VALUE: the text to search' },
  start: { type: 'string', value: 'N', help: 'start of the span in the text, as the upstream gave it' },
  end: { type: 'string', value: 'N', help: 'end of the span' },
  reference: { type: 'string', value: 'INSTANT', help: 'relative dates are read against it; default: now' },
  zone: { type: 'string', value: 'ZONE', help: 'IANA time zone; default: UTC' },
  chart: { type: 'boolean', help: 'also shows how the date grammar read VALUE: what it found over which words' },
  rules: { type: 'string', value: 'FILE', help: "rules document; default: the project's" },
  'rules-version': {
    type: 'string',
    value: 'VERSION',
    help: 'the rules_version of an answer, to see whether these rules gave it',
  },
} as const;

/** `npm run explain` */
export const main = createMain({
  name: 'explain',
  purpose: 'Shows step by step how a value becomes its canonical value, or what the rules find in a text.',
  options: OPTIONS,
  commands: {
    '': {
      help: '',
      takes: { text: '--type TYPE VALUE | --text TEXT', least: 0, most: 1_000 },
      options: ['type', 'language', 'text', 'start', 'end', 'reference', 'zone', 'chart', 'rules', 'rules-version'],
      run,
    },
  },
  examples: [
    ['--type product "wireles headphones"', 'how a typing error is corrected'],
    ['--type date --language de-DE "letzten Dienstag" --reference 2026-11-22T12:00:00Z', 'how a date is read'],
    ['--type date --chart "next Friday at half past three"', 'which words and rules of the grammar made a date'],
    ['--text "refund for my headphones of last Tuesday"', 'what is found in a text'],
  ],
  negative: 'the rules document has faults',
});

async function run({ values, given, io }: Call<typeof OPTIONS>): Promise<number> {
  const said = given.join(' ');
  const context = { language: readLanguage(values.language), ...readTime(values.reference, values.zone) };
  const [start, end] = [readOffset('--start', values.start), readOffset('--end', values.end)];
  const isText = said === '' && values.text !== undefined;
  if (!isText && (said === '' || !values.type)) throw new UsageError('Give --type and a VALUE, or --text');
  if (isText && values.chart) throw new UsageError('--chart shows how a VALUE was read: give --type and a VALUE');
  const rules = await readRules(values.rules ?? RULES_FILE);
  const chart = values.chart ? await chartOf(rules, values.type ?? '', said, context.language) : [];
  const steps = isText
    ? await findings(rules, values.text ?? '', context)
    : await explain(rules, {
        ...context,
        type: values.type ?? '',
        said,
        text: values.text ?? said,
        start,
        end,
        rulesVersion: values['rules-version'],
      });
  const width = Math.max(0, ...steps.map(([name]) => name.length));
  for (const [name, what] of steps) await writeLine(io.out, `${name.padEnd(width)}  ${what}`);
  for (const line of chart) await writeLine(io.out, line);
  return EXIT_CODES.success;
}

async function chartOf(rules: RulesIndex, type: string, said: string, language: Language): Promise<string[]> {
  const { kind } = ruleIndexOf(rules, type) ?? rules.fallback;
  if (!isReadByChart(kind))
    throw new UsageError(`--chart is for dates, times and durations; ${type} is of kind ${kind}`);
  return describeTrace(await traceDateTime(language, canonicalize(said).text));
}

function readLanguage(given = 'en-US'): Language {
  const language = LANGUAGES.find(tag => tag === given);
  if (!language) throw new UsageError(`--language must be one of ${LANGUAGES.join(', ')}`);
  return language;
}

function readTime(reference: string | undefined, timeZone = 'UTC') {
  const referenceTime = reference === undefined ? Date.now() : Date.parse(reference);
  if (Number.isNaN(referenceTime)) throw new UsageError('--reference must be an instant such as 2026-11-22T12:00:00Z');
  if (!isTimeZone(timeZone)) throw new UsageError('--zone must be an IANA time zone such as Europe/Berlin');
  return { referenceTime, timeZone };
}

function readOffset(option: string, given: string | undefined): number | null {
  if (given !== undefined && !/^\d{1,6}$/.test(given))
    throw new UsageError(`${option} must be a number of UTF-16 units`);
  return given === undefined ? null : Number(given);
}

runCli(import.meta, main);
