import type { Result } from '../report.ts';

/** How long a piece of work takes, on a machine that other programs use, too. */

/** Milliseconds on the clock on the wall, for work that waits: of several rounds the best median. */
export async function medianMsAsync(runs: number, work: () => Promise<unknown>): Promise<number> {
  let best = Number.POSITIVE_INFINITY;
  for (let round = 0; round < ROUNDS; round += 1) {
    const times: number[] = [];
    for (let run = 0; run < runs; run += 1) {
      const start = performance.now();
      await work();
      times.push(performance.now() - start);
    }
    best = Math.min(best, middle(times));
  }
  return best;
}

const ROUNDS = 5;

/**
 * Milliseconds on a quiet machine, for work that never waits. Figures are processor time of this thread. Programs beside it still
 * make it slower, as they share its caches and its core, so a fixed piece of work is measured in turn with it, and of both what the
 * fastest tenth of the runs takes.
 */
export function quietMs(work: () => unknown): number {
  const turns = new Turns();
  while (!turns.areEnough) {
    const start = turns.begin();
    for (let run = 0; run < turns.runs; run += 1) work();
    turns.end(start);
  }
  return turns.quietMs;
}

export async function quietMsAsync(work: () => Promise<unknown>): Promise<number> {
  const turns = new Turns();
  while (!turns.areEnough) {
    const start = turns.begin();
    for (let run = 0; run < turns.runs; run += 1) await work();
    turns.end(start);
  }
  return turns.quietMs;
}

/** The same for work of seconds, which runs once: the fixed piece is measured before and after it. */
export async function quietMsOnce(work: () => Promise<unknown>): Promise<number> {
  const before = slownessNow();
  const start = threadMs();
  await work();
  const took = threadMs() - start;
  return (2 * took) / (before + slownessNow());
}

/** The clock of the processor, and the fixed piece of work. */
export interface Gauge {
  threadMs(): number;
  /** Runs the fixed piece, and tells how long it took. */
  fixedMs(): number;
}

/**
 * Runs of some work and of the fixed piece, in turn. Both are given the same time: work that is long meets each turn of the
 * scheduler, after which the caches are cold, and so does a row of fixed pieces.
 */
export class Turns {
  readonly #gauge: Gauge;
  readonly #times: number[] = [];
  readonly #fixed: number[] = [];
  readonly #startedAt: number;
  /** How much longer the work has run than the fixed piece. */
  #ahead = 0;
  #runs = 1;

  constructor(gauge: Gauge = { threadMs, fixedMs }) {
    this.#gauge = gauge;
    this.#startedAt = gauge.threadMs();
  }

  /** How often the work runs in one turn: to read the clock takes some microseconds. */
  get runs(): number {
    return this.#runs;
  }

  /** V8 needs some hundred milliseconds until it has compiled the work. */
  get areEnough(): boolean {
    return this.#times.length >= MIN_TURNS && this.#gauge.threadMs() - this.#startedAt > MIN_MS;
  }

  get quietMs(): number {
    return fast(this.#times) / slownessOf(this.#fixed);
  }

  begin(): number {
    if (this.#ahead >= 0) this.#runFixed();
    return this.#gauge.threadMs();
  }

  end(start: number): void {
    const took = this.#gauge.threadMs() - start;
    this.#times.push(took / this.#runs);
    this.#ahead += took;
    this.#runs = Math.max(1, Math.round(TURN_MS / fast(this.#times.slice(-MIN_TURNS))));
  }

  /** As many as take as long as the work is ahead; what one of them takes in the mean. */
  #runFixed(): void {
    let [took, runs] = [0, 0];
    for (; runs === 0 || took < this.#ahead; runs += 1) took += this.#gauge.fixedMs();
    this.#fixed.push(took / runs);
    this.#ahead -= took;
  }
}

const MIN_TURNS = 20;
const MIN_MS = 1_500;
const TURN_MS = 1;

/** How many times longer than on a quiet machine everything takes now; 1 at least. */
export const slowness = (): number => Math.max(1, slownessNow());

const slownessNow = (): number => slownessOf(Array.from({ length: MIN_FIXED }, fixedMs));

const MIN_FIXED = 60;

const slownessOf = (fixed: readonly number[]): number => fast(fixed) / FIXED_MS;

/** What the fastest tenth takes. */
const fast = (times: readonly number[]): number => quantile(times, 0.1);

/** Cuts a text into words, folds them, looks them up and keeps an object of each, as the recognisers do. */
function fixedWork(): number {
  const places = new Map<string, { start: number; end: number; text: string }[]>();
  for (const { 0: said, index } of FIXED_TEXT.matchAll(/[a-z]+|\d+/gi)) {
    const word = { start: index, end: index + said.length, text: said.toLowerCase() };
    const known = places.get(word.text);
    if (known) known.push(word);
    else places.set(word.text, [word]);
  }
  let numbers = 0;
  for (const [text, words] of places) if (/^\d{1,3}$/.test(text)) numbers += words.length;
  return numbers;
}

function fixedMs(): number {
  const start = threadMs();
  if (fixedWork() === 0) throw new Error('The fixed text holds no number');
  return threadMs() - start;
}

/** 1,500 words of which a third comes again. */
const FIXED_TEXT = Array.from({ length: 500 }, (_, at) => `Wait${at.toString(36)}ing for ${at} weeks, `).join('');
/** Of a quiet machine of the kind that the bars were set on. */
const FIXED_MS = 0.346;

/**
 * Processor time of this thread. Linux brings that of a thread up to date every 4 ms, but at once when that of the process is
 * asked for.
 */
export function threadMs(): number {
  process.cpuUsage();
  const { user, system } = process.threadCpuUsage();
  return (user + system) / 1_000;
}

/** A bar of a quiet machine, for a figure of one. */
export const within = (id: string, value: number, unit: string, bar: number): Result => ({
  ...{ id, value, unit, bar },
  pass: value <= bar,
});

/** A bar of a quiet machine, for the time of work that waits: it grows with how much slower this one is at the moment. */
export const atMost = (id: string, value: number, unit: string, bar: number): Result =>
  within(id, value, unit, bar * slowness());

/** The median. */
export const middle = (values: readonly number[]): number => quantile(values, 0.5);

/** The distance of the quartiles: half of all values lie in it. */
export const spread = (values: readonly number[]): number => quantile(values, 0.75) - quantile(values, 0.25);

const quantile = (values: readonly number[], share: number): number =>
  values.toSorted((a, b) => a - b)[Math.floor(values.length * share)] ?? 0;
