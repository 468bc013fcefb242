import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import * as z from 'zod';
import { checkRules } from '../../lib/normalization/rules/check.ts';
import { formatFault } from '../../lib/normalization/rules/compile.ts';
import { allRules } from '../../lib/normalization/rules/rules-index.ts';
import { documentSchema } from '../../lib/normalization/rules/schema.ts';
import { diffRules } from './rules/diff.ts';
import { readRules } from './rules/read-rules.ts';
import { type Call, counted, createMain, EXIT_CODES, readText, runCli, writeLine } from './tool/index.ts';

const SCHEMA_FILE = join(import.meta.dirname, '../../lib/normalization/rules/rules.schema.json');

type RulesCall = Call<Record<never, never>>;

/** `npm run rules` */
export const main = createMain({
  name: 'rules',
  purpose: 'Checks rules documents, and shows what a change of them changes.',
  options: {},
  commands: {
    check: {
      help: 'every fault of a rules document with its line and column',
      takes: { text: 'FILE', least: 1, most: 1 },
      options: [],
      run: check,
    },
    diff: {
      help: 'what a change of rules changes for the utterances of a JSONL or text file',
      takes: { text: 'OLD NEW UTTERANCES', least: 3, most: 3 },
      options: [],
      run: diff,
    },
    schema: {
      help: 'writes the JSON Schema for editors; default: lib/normalization/rules/rules.schema.json',
      takes: { text: '[FILE]', least: 0, most: 1 },
      options: [],
      run: writeSchema,
    },
  },
  examples: [
    ['check lib/normalization/rules/default.yaml', 'checks the rules of this project'],
    ['diff old.yaml new.yaml utterances.jsonl', 'a line for each entity that changes'],
  ],
  negative: 'a rules document has faults',
});

async function check({ given: [file = ''], io }: RulesCall): Promise<number> {
  const { faults, document } = checkRules(await readText(file));
  for (const fault of faults) await writeLine(io.err, `${file}:${formatFault(fault)}`);
  if (!document) {
    await writeLine(io.err, counted(faults.length, 'fault'));
    return EXIT_CODES.negative;
  }
  const index = await readRules(file);
  await writeLine(io.out, `${file}: ${counted(allRules(index).length, 'rule')}, no faults; version ${index.version}`);
  return EXIT_CODES.success;
}

async function diff({ given: [oldFile = '', newFile = '', utterances = ''], io }: RulesCall): Promise<number> {
  const [before, after] = [await readRules(oldFile), await readRules(newFile)];
  for (const line of await diffRules(before, after, await readText(utterances))) await writeLine(io.out, line);
  return EXIT_CODES.success;
}

async function writeSchema({ given: [file = SCHEMA_FILE] }: RulesCall): Promise<number> {
  await writeFile(file, `${JSON.stringify(z.toJSONSchema(documentSchema, { io: 'input' }), null, 2)}\n`);
  return EXIT_CODES.success;
}

runCli(import.meta, main);
