import { loadRedaction } from '../../lib/privacy/index.ts';
import { generatePersonalData } from '../fixtures/personal-data/index.ts';
import type { Result } from '../report.ts';
import { middle, quietMs, threadMs, within } from './measure.ts';

const { previewOf, redactText } = await loadRedaction();

/** The cost of redaction: previews and long texts of five locales, and texts that are made to be hard. */
export async function bench(): Promise<Result[]> {
  return [...previews(), ...longTexts(), ...adversarial()];
}

const LONG = 13_000;

/** Conversation with some personal data in every third sentence. */
function conversation(length: number): string {
  const chat = 'I would like to return the headphones that I bought last Tuesday, order 4711, they cost 129.99. ';
  const spoken = generatePersonalData(5, 600).map(({ sentence }) => `${sentence}. ${chat}${chat}`);
  return spoken.join('').slice(0, length);
}

/** Batches of texts. Each is measured separately, so that a fast one cannot hide a slow one. */
const BATCHES = 10;
const BATCH_SIZE = 19;

function previews(): Result[] {
  const text = conversation(200 * 512);
  const batches = Array.from({ length: BATCHES }, (_, batch) =>
    Array.from({ length: BATCH_SIZE }, (_, at) => text.slice((batch * BATCH_SIZE + at) * 512).slice(0, 600)),
  );
  const meanMs = (work: (text: string) => unknown) =>
    batches.map(texts => quietMs(() => texts.map(work))).reduce((sum, ms) => sum + ms, 0) / (BATCHES * BATCH_SIZE);
  const scan = (text: string) => text.slice(0, 512).replace(/\p{Nd}/gu, '#');
  const [ms, baseline] = [meanMs(text => previewOf(text)), meanMs(scan)];
  return [
    within('redaction/preview', ms * 1_000, 'µs', 30),
    { id: 'redaction/preview, multiple of one regular expression over it', value: ms / baseline, unit: 'x' },
  ];
}

function longTexts(): Result[] {
  const text = conversation(LONG);
  const ms = quietMs(() => redactText(text));
  return [within('redaction/13 kB', ms, 'ms', 1.2)];
}

/**
 * Each text is the hardest one for a finder. If the time is quadratic, a text of four times the length takes sixteen
 * times as long.
 */
const HARD: Readonly<Record<string, string>> = {
  'at signs': '@',
  'addresses without end': 'a@',
  'digits alone': '1 ',
  'digits and letters': '1h',
  'card groups': '1111-',
  'lists of card groups': '1111,',
  'spelled postcodes': 's w 1 ',
  'bracketed signs': 'a(at)',
  'beginnings of IBANs': 'DE12 ',
  'dots of spoken addresses': 'at dot com ',
  'births without dates': 'born ',
  'births with half a date': 'born 12 ',
  postcodes: 'street 12 10115 ',
  'postcodes alone': '10115 ',
  'British postcodes': 'M1 1AE ',
  'digit words': 'twenty one ',
  'numbers with asides': '12 uh let me see ',
  'digits behind asides': '1 uh um ',
  colons: 'a:1:',
  'labels without data': 'my pin is ',
  'labels and digits': 'pin 12 ',
  'labels behind data': "x is my password, that's my pin. ",
  'spelled letters': 'B for b 1 ',
  'letters and digits alone': 'a b 1 ',
  'joining words': '1 and then ',
  'compound numbers': 'achtzehnachtzehnx ',
  'streets with numbers': '12 High Street ',
  'addresses behind a label': 'live at 12 ',
  'pairs of letters and digits': 'a1-b2-',
  'spoken addresses of machines': '1 dot 2 ',
  'parameters of URLs': '?token=a&',
  'one word': 'a',
};
const LINEAR = 8;
const SHORT = 26_000;

function adversarial(): Result[] {
  return Object.entries(HARD).map(([name, piece]) => {
    const textOf = (length: number) => piece.repeat(Math.ceil(length / piece.length)).slice(0, length);
    const [short, long] = [textOf(SHORT), textOf(SHORT * 4)];
    const { shortMs, growth } = growthInTurn(
      () => redactText(short),
      () => redactText(long),
    );
    return {
      id: `redaction/${name}: ${shortMs.toFixed(2)} ms for 26 kB, four times as much`,
      value: growth,
      unit: 'x',
      bar: LINEAR,
      pass: growth <= LINEAR,
    };
  });
}

/**
 * In processor time of this thread, because a long run is more often interrupted than a short one. The long text is compared with the
 * short one before and after it: a machine that is slow for a second slows both. The median of the turns counts, and they go on
 * only until the result is clear.
 */
function growthInTurn(short: () => unknown, long: () => unknown): { shortMs: number; growth: number } {
  const growths: number[] = [];
  let [shortMs, growth] = [Number.POSITIVE_INFINITY, 0];
  for (let turn = 0; turn < MOST_TURNS; turn += 1) {
    const [before, longMs, after] = [timeOf(short), timeOf(long), timeOf(short)];
    shortMs = Math.min(shortMs, before, after);
    growths.push((2 * longMs) / (before + after));
    growth = middle(growths);
    if (turn >= FEWEST_TURNS && growth <= CLEARLY_LINEAR) break;
  }
  return { shortMs, growth };
}

const FEWEST_TURNS = 5;
const MOST_TURNS = 25;
const CLEARLY_LINEAR = 5;

function timeOf(work: () => unknown): number {
  const start = threadMs();
  work();
  return threadMs() - start;
}
