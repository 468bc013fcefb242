import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { isTimeZone } from '../../lib/extraction/request.ts';
import { LANGUAGES } from '../../lib/languages/index.ts';
import { compileRules, RulesError } from '../../lib/normalization/rules/compile.ts';
import { explain } from './explain/explain.ts';
import { findings } from './explain/findings.ts';

const USAGE = `Usage: npm run explain -- --type TYPE [options] VALUE
       npm run explain -- --text TEXT [options]
Rebuilds the way from what was said to the canonical value, step by step; or tells what the rules find in a text.
  --type TYPE           entity type, such as product
  --language TAG        ${LANGUAGES.join(', ')} (default en-US)
  --text TEXT           the text that the value was found in, to show its span
  --start N --end N     the claimed span in the text
  --reference INSTANT   what relative dates are read against (default now)
  --zone ZONE           IANA zone (default UTC)
  --rules FILE          rules document (default: the project's)
  --rules-version V     the rules_version of an answer, to tell whether these rules gave it`;

const RULES_FILE = join(import.meta.dirname, '../../lib/normalization/rules/default.yaml');

async function main(): Promise<number> {
  const string = { type: 'string' } as const;
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: {
      ...{ type: string, language: string, text: string, start: string, end: string },
      ...{ reference: string, zone: string, rules: string, 'rules-version': string },
      help: { type: 'boolean', short: 'h' },
    },
  });
  if (values.help) {
    console.log(USAGE);
    return 0;
  }
  const language = LANGUAGES.find(tag => tag === (values.language ?? 'en-US'));
  const referenceTime = values.reference === undefined ? Date.now() : Date.parse(values.reference);
  const said = positionals.join(' ');
  const isText = said === '' && values.text !== undefined;
  const timeZone = values.zone ?? 'UTC';
  const isPlaced = [values.start, values.end].every(offset => offset === undefined || /^\d+$/.test(offset));
  const isAsked = isText || (values.type && said !== '');
  if (!isAsked || !language || Number.isNaN(referenceTime) || !isTimeZone(timeZone) || !isPlaced) {
    console.error(USAGE);
    return 2;
  }
  const rules = compileRules(values.rules ?? RULES_FILE);
  const claimed = (offset: string | undefined) => (offset === undefined ? null : Number(offset));
  const context = { language, referenceTime, timeZone };
  const steps = isText
    ? await findings(rules, values.text ?? '', context)
    : await explain(rules, {
        ...{ type: values.type ?? '', said, text: values.text ?? said, ...context },
        ...{ start: claimed(values.start), end: claimed(values.end), rulesVersion: values['rules-version'] },
      });
  const width = Math.max(0, ...steps.map(([name]) => name.length));
  for (const [name, what] of steps) console.log(`${name.padEnd(width)}  ${what}`);
  return 0;
}

try {
  process.exitCode = await main();
} catch (error) {
  const isUsage = error instanceof TypeError && 'code' in error && String(error.code).startsWith('ERR_PARSE_ARGS');
  if (!(error instanceof RulesError) && !isUsage && !(error instanceof Error && 'syscall' in error)) throw error;
  console.error(error.message);
  process.exitCode = error instanceof RulesError ? 1 : 2;
}
