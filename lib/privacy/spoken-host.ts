import { compileToMachineCode } from '../text/index.ts';
import type { Vocabulary } from './vocabulary.ts';

/** The last part of a host, from its dot on: "dot com", "dot co dot u k". */
export interface HostEnding {
  readonly start: number;
  readonly end: number;
}

/** A host has at most this many top levels: "example dot co dot uk" has two. */
const MAX_TOP_LEVELS = 3;
/** A character that neither a name nor a sign of a host contains. */
const OUTSIDE = /[^\p{L}\p{M}\d\s.,()[\]{}'\u2019-]/u;

/** Reads the hosts of spoken e-mail addresses: "example dot com", "gmail". */
export class SpokenHosts {
  readonly #mayEnd: RegExp;
  readonly #known: RegExp;
  readonly #ending: LargePattern;
  /** Matches a host up to its first top level, which is the group. A known host such as "gmail" has no group. */
  readonly #host: LargePattern;

  constructor(vocabulary: Vocabulary) {
    const topLevels = vocabulary.alternatives('topLevels');
    const hosts = vocabulary.pattern('mailHosts');
    const dot = `(?:\\.|\\s\\.\\s|[\\s([{,]{0,2}${vocabulary.pattern('dot')}[\\s)\\]},]{0,2})`;
    const ending = `${dot}${topLevelPattern(topLevels)}`;
    const name = namePattern(vocabulary.pattern('mailJoints'));
    this.#mayEnd = new RegExp(`${dot}(?=${beginningOf(topLevels)})`, 'iu');
    this.#known = new RegExp(`${BEFORE}${hosts}`, 'iu');
    this.#ending = new LargePattern(ending, 'giu');
    this.#host = new LargePattern(
      `${BEFORE}(?:(${name}(?:${dot}[\\p{L}\\d-]{1,30}?){0,2}${ending})|${hosts}(?![\\p{L}\\d]))`,
      'iu',
    );
  }

  /** The first ending in a text that begins before a position. */
  endingOf(text: string, before = text.length): HostEnding | undefined {
    const dot = this.#mayEnd.exec(text);
    if (!dot || dot.index >= before) return undefined;
    const found = this.#ending.exec(text);
    if (!found || found.index >= before) return undefined;
    return { start: found.index, end: this.#endBehind(text, found.index + found[0].length) };
  }

  /** Whether a text begins with a known host, which needs no ending. */
  isKnown(text: string): boolean {
    return this.#known.test(text);
  }

  /** The end of the host that a text begins with. @param ending the first one in the text */
  endOfHost(text: string, ending: HostEnding | undefined): number | undefined {
    if (OUTSIDE.test(text.slice(0, ending?.start ?? 0)) && !this.isKnown(text)) return undefined;
    const found = this.#host.exec(text);
    if (!found) return undefined;
    return found[1] === undefined ? found[0].length : this.#endBehind(text, found[0].length);
  }

  /** The end of the further top levels. One pattern for all three would take four times as long to compile. */
  #endBehind(text: string, first: number): number {
    let end = first;
    for (let count = 1; count < MAX_TOP_LEVELS; count += 1) {
      const next = this.#ending.exec(text, end);
      if (next?.index !== end) break;
      end += next[0].length;
    }
    return end;
  }
}

/** A pattern that is compiled at its first use, which takes 2 to 8 ms. Most texts with the word "at" do not need it. */
class LargePattern {
  readonly #pattern: RegExp;
  #isCompiled = false;

  constructor(source: string, flags: string) {
    this.#pattern = new RegExp(source, flags);
  }

  exec(text: string, from = 0): RegExpExecArray | null {
    if (!this.#isCompiled) compileToMachineCode(this.#pattern);
    this.#isCompiled = true;
    this.#pattern.lastIndex = from;
    return this.#pattern.exec(text);
  }
}

const BEFORE = '^[\\s,)\\]}]{0,3}';

/** The pattern of the words before the first dot: "j u l i a", "my dash company". */
const namePattern = (joints: string): string =>
  `(?:(?:[\\p{L}\\p{M}\\d][\\s.,-]{1,2}){1,20}|(?:[\\p{L}\\p{M}\\d-]{1,40}\\s(?:${joints}\\s)?){0,4})[\\p{L}\\p{M}\\d-]{1,40}?`;

/** The pattern of a top level, which may be spelled. */
function topLevelPattern(topLevels: readonly string[]): string {
  const spelled = topLevels.map(name => [...name].join('[\\s.]{1,2}'));
  const longestFirst = [...topLevels, ...spelled].sort((a, b) => b.length - a.length);
  return `(?:${longestFirst.join('|')})(?![\\p{L}\\d])`;
}

/** The first two signs of what {@link topLevelPattern} matches. */
const beginningOf = (topLevels: readonly string[]): string =>
  `(?:${[...new Set(topLevels.flatMap(name => [name.slice(0, 2), `${name.charAt(0)}[\\s.]`]))].join('|')})`;
