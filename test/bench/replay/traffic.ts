import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { LANGUAGES, type Language } from '../../../lib/languages/index.ts';
import { createRandom } from '../../fixtures/random.ts';

/** One question of a caller. */
export interface Question {
  readonly text: string;
  readonly language: Language;
  /** Milliseconds since the beginning. */
  readonly at: number;
  /** The environment that Lambda gives it to. */
  readonly environment: number;
}

export interface TrafficRule {
  /** Share of the questions that were asked before. */
  readonly repeats: number;
  /** Share of the repeated questions that differ from the first one in case, in their last mark or in a quotation mark. */
  readonly variants: number;
  readonly environments: number;
  readonly perSecond: number;
  readonly count: number;
}

type Row = Pick<Question, 'text' | 'language'>;

const OWN_ROWS = join(import.meta.dirname, '../../score/rows');

/** Conversations of `REPLAY_CONVERSATIONS`, a folder of JSON lines with `text` and `language`; without it those of the score. */
export function readRows(): Row[] {
  const folder = process.env.REPLAY_CONVERSATIONS ?? OWN_ROWS;
  if (!existsSync(folder)) throw new Error('REPLAY_CONVERSATIONS names no folder');
  const rows = new Map<string, Row>();
  for (const file of readdirSync(folder).filter(name => /^(utt_|rows_).*\.jsonl$/.test(name))) {
    for (const line of readFileSync(join(folder, file), 'utf8').split('\n')) {
      const { text, language } = line === '' ? {} : JSON.parse(line);
      const known = LANGUAGES.find(tag => tag === language);
      if (typeof text === 'string' && known) rows.set(text, { text, language: known });
    }
  }
  return [...rows.values()];
}

/** The same sequence each time. Repeats follow Zipf's law: the k-th most popular question is asked 1/k times as often as the first. */
export function* createTraffic(rows: readonly Row[], rule: TrafficRule): Generator<Question, void> {
  const random = createRandom(2_026);
  const fresh = shuffled(rows, random);
  const pickRank = zipf(Math.min(POPULAR, fresh.length), random);
  let at = 0;
  for (let asked = 0; asked < rule.count; asked += 1) {
    // Poisson arrivals.
    at += (-Math.log(1 - random()) * 1_000) / rule.perSecond;
    const isRepeat = random() < rule.repeats;
    const row = isRepeat ? fresh[pickRank()] : fresh[(POPULAR + asked) % fresh.length];
    if (!row) return;
    // A question that is not a repeat is asked once: where there are fewer rows than questions, it gets a number.
    const text = isRepeat ? repeated(row.text, rule.variants, random) : `${row.text} (${asked})`;
    yield { ...row, text, at, environment: Math.floor(random() * rule.environments) };
  }
}

/** The number of questions that are repeated. */
const POPULAR = 500;

function repeated(text: string, variants: number, random: () => number): string {
  if (random() >= variants) return text;
  const changes = [
    () => text.toLowerCase(),
    () => `${text.replace(/[\s.!?]+$/, '')}${/[.!?]$/.test(text) ? '' : '.'}`,
    () => text.replaceAll("'", '\u2019'),
  ];
  return changes[Math.floor(random() * changes.length)]?.() ?? text;
}

function zipf(count: number, random: () => number): () => number {
  const sums: number[] = [];
  let sum = 0;
  for (let rank = 1; rank <= count; rank += 1) {
    sum += 1 / rank;
    sums.push(sum);
  }
  return () => {
    const at = random() * sum;
    return sums.findIndex(each => each > at);
  };
}

function shuffled<T>(list: readonly T[], random: () => number): T[] {
  const ranked = list.map(item => ({ item, rank: random() }));
  return ranked.sort((a, b) => a.rank - b.rank).map(({ item }) => item);
}
