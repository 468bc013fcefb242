import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import * as z from 'zod';
import { checkRules } from '../../lib/normalization/rules/check.ts';
import { compileRules, formatFault, RulesError } from '../../lib/normalization/rules/compile.ts';
import { allRules } from '../../lib/normalization/rules/rules-index.ts';
import { documentSchema } from '../../lib/normalization/rules/schema.ts';
import { diffRules } from './rules/diff.ts';
import { UtteranceError } from './rules/utterances.ts';

const USAGE = `Usage: npm run rules -- COMMAND
  check FILE                  every fault of a rules document with its line and column
  diff OLD NEW UTTERANCES     what a change of rules changes for the utterances of a JSONL or text file
  schema [FILE]               writes the JSON Schema for editors (default lib/normalization/rules/rules.schema.json)`;

const SCHEMA_FILE = join(import.meta.dirname, '../../lib/normalization/rules/rules.schema.json');

/** `npm run rules`: exits 0 when all is well, 1 on faults in the rules, 2 when it is called wrongly. */
async function main([command, ...files]: string[]): Promise<number> {
  const [first, second, third] = files;
  if (command === 'check' && first && files.length === 1) return check(first);
  if (command === 'diff' && first && second && third && files.length === 3) return diff(first, second, third);
  if (command === 'schema' && files.length <= 1) return writeSchema(first ?? SCHEMA_FILE);
  console.error(USAGE);
  return 2;
}

async function check(file: string): Promise<number> {
  const { faults, document } = checkRules(await readFile(file, 'utf8'));
  for (const fault of faults) console.error(`${file}:${formatFault(fault)}`);
  if (!document) {
    console.error(`${faults.length} fault(s)`);
    return 1;
  }
  const index = compileRules(file);
  console.log(`${file}: ${allRules(index).length} rules, no faults; version ${index.version}`);
  return 0;
}

async function diff(oldFile: string, newFile: string, utterances: string): Promise<number> {
  const [before, after] = [compileRules(oldFile), compileRules(newFile)];
  for (const line of await diffRules(before, after, await readFile(utterances, 'utf8'))) console.log(line);
  return 0;
}

async function writeSchema(file: string): Promise<number> {
  await writeFile(file, `${JSON.stringify(z.toJSONSchema(documentSchema, { io: 'input' }), null, 2)}\n`);
  return 0;
}

try {
  process.exitCode = await main(process.argv.slice(2));
} catch (error) {
  if (!(error instanceof RulesError || error instanceof UtteranceError || isFileError(error))) throw error;
  console.error(error.message);
  process.exitCode = error instanceof RulesError ? 1 : 2;
}

function isFileError(error: unknown): error is Error {
  return error instanceof Error && 'syscall' in error;
}
