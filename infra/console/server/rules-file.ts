import { readFile, realpath, rename, stat, writeFile } from 'node:fs/promises';
import type { RulesIndex } from '../../../lib/normalization/index.ts';
import { checkRules, type RulesFault } from '../../../lib/normalization/rules/check.ts';
import { compileRules } from '../../../lib/normalization/rules/compile.ts';
import { type RulesSource, readSource } from '../../../lib/normalization/rules/source.ts';

/** The rules document of the stage, as it is in the file. */
export interface RulesFile {
  readonly path: string;
  readText(): Promise<string>;
  /** Changes when the file does. */
  stamp(): Promise<string>;
  /** Replaces the file as a whole. */
  write(text: string): Promise<void>;
}

/**
 * A rules document that has been read. Compiling and finding positions take seconds for megabytes, so each is done
 * once.
 */
export interface RulesReading {
  readonly text: string;
  readonly faults: readonly RulesFault[];
  /** Undefined when there are faults. */
  readonly index: RulesIndex | undefined;
  readonly source: RulesSource;
}

/** Above this size the page does not show the text: editors and browsers become slow. */
export const LARGEST_SHOWN_BYTES = 1024 * 1024;

export const openRulesFile = (path: string): RulesFile => ({
  path,
  readText: () => readFile(path, 'utf8'),
  async stamp() {
    const { mtimeMs, size } = await stat(path);
    return `${mtimeMs} ${size}`;
  },
  async write(text) {
    // A link stays a link.
    const file = await realpath(path);
    const { mode } = await stat(file);
    const next = `${file}.${process.pid}.next`;
    await writeFile(next, text, { mode });
    await rename(next, file);
  },
});

/** Reads documents, and keeps the last few. */
export class RulesReader {
  readonly #kept: RulesReading[] = [];

  read(text: string): RulesReading {
    const found = this.#kept.find(reading => reading.text === text);
    if (found) return found;
    const { faults } = checkRules(text);
    const reading = {
      text,
      faults,
      index: faults.length > 0 ? undefined : compileText(text),
      source: readSource(text),
    };
    this.#kept.unshift(reading);
    this.#kept.length = Math.min(this.#kept.length, KEPT);
    return reading;
  }
}

const KEPT = 3;

/** A text without a line break would be taken for a path. */
const compileText = (text: string): RulesIndex => compileRules(`${text}\n`);
