import { readFileSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import type { RulesIndex } from '../../../lib/normalization/index.ts';
import { compileRules, RulesError } from '../../../lib/normalization/rules/compile.ts';
import type { Closable } from '../lifecycle.ts';
import { FileWatch } from './file-watch.ts';

/** The result of a change of the rules file. */
export type RulesChange =
  | { readonly kind: 'applied'; readonly rules: RulesIndex }
  /** The previous rules stay active. One line for each fault: `12:5 entities/product/kind: what is wrong`. */
  | { readonly kind: 'refused'; readonly faults: readonly string[] };

type Listener = (change: RulesChange) => void | Promise<void>;

/** The rules of the local service. They follow their file. An invalid document changes nothing. */
export class ActiveRules implements Closable {
  readonly file: string;
  readonly #watch: FileWatch;
  readonly #listeners = new Set<Listener>();
  /** As it was read last; undefined when it could not be read. */
  #source: string | undefined;
  #rules: RulesIndex;
  #faults: readonly string[] = [];
  #refreshing: Promise<void> = Promise.resolve();

  /** @throws RulesError naming every fault; or the error of reading the file */
  constructor(file: string) {
    this.file = file;
    this.#watch = new FileWatch(file);
    const source = readFileSync(file, 'utf8');
    this.#rules = compile(source);
    this.#source = source;
  }

  /** The active rules. */
  get rules(): RulesIndex {
    return this.#rules;
  }

  /** Why the current file is not active; empty if it is. */
  get faults(): readonly string[] {
    return this.#faults;
  }

  /** Calls the listener after each change, the ones before it first. @returns ends it */
  onChange(listener: Listener): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  watch(): this {
    this.#watch.start(() => void this.refresh());
    return this;
  }

  /** Reads the file again. Calls that overlap run one after another. */
  refresh(): Promise<void> {
    this.#refreshing = this.#refreshing.then(() => this.#refresh());
    return this.#refreshing;
  }

  async close(): Promise<void> {
    this.#watch.stop();
    await this.#refreshing;
  }

  async #refresh(): Promise<void> {
    const change = await this.#readChange();
    if (!change) return;
    if (change.kind === 'applied') this.#rules = change.rules;
    this.#faults = change.kind === 'refused' ? change.faults : [];
    for (const listener of this.#listeners) await listener(change);
  }

  /** Undefined if the content is the same as before, or the file still cannot be read. */
  async #readChange(): Promise<RulesChange | undefined> {
    const before = this.#source;
    this.#source = undefined;
    try {
      this.#source = await readFile(this.file, 'utf8');
      if (this.#source === before) return undefined;
      return { kind: 'applied', rules: compile(this.#source) };
    } catch (error) {
      const faults = error instanceof RulesError ? error.faults : [String(error)];
      const isUnreadable = before === undefined && this.#source === undefined;
      return isUnreadable && faults.join() === this.#faults.join() ? undefined : { kind: 'refused', faults };
    }
  }
}

/** The line break keeps an empty document from being taken for a path. */
const compile = (source: string): RulesIndex => compileRules(`${source}\n`);
