import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Row } from './gold.ts';
import { readChrono } from './sources/chrono.ts';
import { readDuckling } from './sources/duckling.ts';
import { generatePhones } from './sources/generated-phones.ts';
import { readOwnRows } from './sources/own-rows.ts';
import { readPhones } from './sources/phones.ts';
import { readRecognizers } from './sources/recognizers.ts';
import { readRustling } from './sources/rustling.ts';
import { readUtterances } from './sources/utterances.ts';

/** Turns one object of a file into the rows that can be scored: none when it has no span or no value. */
export type SourceReader = (record: SourceRecord, source: string) => Row[];

// biome-ignore lint/suspicious/noExplicitAny: the files are foreign, each reader picks what it knows
export type SourceRecord = Record<string, any>;

/** By the beginning of the file's name. Files that no reader claims hold no values to score. */
const READERS: readonly [string, SourceReader][] = [
  ['recognizers_', readRecognizers],
  ['duckling_', readDuckling],
  ['rustling_', readRustling],
  ['chrono_', readChrono],
  ['phone_examples', readPhones],
  ['utt_', readUtterances],
  ['rows_', readOwnRows],
];

/**
 * All rows of a directory in the format of `../shared/data`, and phone numbers made of the metadata beside its own;
 * undefined when it is
 * not there or holds no such file.
 */
export function readRows(directory: string): Row[] | undefined {
  if (!existsSync(directory)) return undefined;
  const files = readdirSync(directory)
    .filter(name => name.endsWith('.jsonl') && READERS.some(([prefix]) => name.startsWith(prefix)))
    .sort();
  if (files.length === 0) return undefined;
  const rows = files.flatMap(name => readFile(join(directory, name), name.replace('.jsonl', '')));
  return files.some(name => name.startsWith('phone_examples')) ? [...rows, ...generatePhones()] : rows;
}

function readFile(path: string, source: string): Row[] {
  const reader = READERS.find(([prefix]) => source.startsWith(prefix))?.[1];
  if (!reader) return [];
  const lines = readFileSync(path, 'utf8')
    .split('\n')
    .filter(line => line !== '');
  return lines.flatMap(line => reader(JSON.parse(line), source));
}
