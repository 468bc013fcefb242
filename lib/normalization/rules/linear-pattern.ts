import { createRequire } from 'node:module';
import { boundsOf } from './pattern-bounds.ts';

const MOST_LENGTH = 500;
/** A larger count of repetitions, with nested counts multiplied, is refused, because V8 compiles each of them. */
const MOST_COUNTED = 1_000;
/** Without loops, at most 2^14 = 16,384 ways to match an input are allowed. They take a millisecond. */
const MOST_CHOICE_BITS = 14;
/** The analysis of more repetitions than this takes seconds. */
const MOST_REPETITIONS = 16;

/**
 * The reason why a match of a whole string may take more than linear time on a backtracking engine such as V8's;
 * undefined if it cannot. Only the build and the rules tool use it.
 */
export function superlinearFault(pattern: string): string | undefined {
  if (pattern.length > MOST_LENGTH) return `is longer than ${MOST_LENGTH} characters`;
  const bounds = boundsOf(pattern);
  if (bounds.largestCount > MOST_COUNTED) return `repeats something more than ${MOST_COUNTED} times`;
  const fault = syntaxFault(pattern);
  if (fault !== undefined) return fault;
  if (bounds.isIrregular) return 'looks around or refers back to a group, so that its time cannot be told';
  if (bounds.choiceBits > MOST_CHOICE_BITS) return analyse(bounds.loosened('all'));
  return bounds.hasLoop ? analyse(bounds.loosened('larger')) : undefined;
}

function syntaxFault(pattern: string): string | undefined {
  try {
    new RegExp(pattern, 'u');
    return undefined;
  } catch (error) {
    // V8 writes `Invalid regular expression: /[A-/u: Unterminated character class`.
    const reason = error instanceof Error ? error.message.slice(error.message.lastIndexOf(': ')) : '';
    return `is not a regular expression${reason}`;
  }
}

type Analyser = typeof import('recheck/lib/browser.js');

/** 5.6 MB of JavaScript, loaded on first use: most patterns have no loop. */
let analyser: Analyser | undefined;

/**
 * Asks recheck, in its build for browsers, which needs neither Java nor a worker. Only recheck's automata are used,
 * because a search that finds no slow input proves nothing. There is no time limit, so that the answer is the same on
 * every machine.
 */
function analyse(pattern: string): string | undefined {
  if ((pattern.match(REPETITION) ?? []).length > MOST_REPETITIONS) return TOO_INTRICATE;
  analyser ??= createRequire(import.meta.url)('recheck/lib/browser.js') as Analyser;
  const result = analyser.checkSync(`^(?:${pattern})$`, 'u', {
    ...{ checker: 'automaton', timeout: null, attackTimeout: null, recallTimeout: -1 },
  });
  if (result.status === 'vulnerable') {
    return `is not linear-time: some inputs take ${result.complexity.summary} time, counts above 8 taken for unbounded`;
  }
  return result.status === 'safe' ? undefined : TOO_INTRICATE;
}

const REPETITION = /(?<![\\(])[*+?{]/g;
const TOO_INTRICATE = 'is too intricate to be shown to be linear-time';
