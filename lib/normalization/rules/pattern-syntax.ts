/** What a pattern can say: the part of JavaScript's syntax for which linear time can be shown. */
export type PatternNode =
  | { type: 'empty' }
  | { type: 'set'; set: SymbolSet }
  | { type: 'sequence'; parts: PatternNode[] }
  | { type: 'choice'; parts: PatternNode[] }
  | { type: 'repeat'; part: PatternNode; min: number; max: number };

/** A set of ASCII code points; 128 stands for all others, which are not told apart. */
export type SymbolSet = ReadonlySet<number>;

export class UnsupportedPattern extends Error {
  override readonly name = 'UnsupportedPattern';
}

/** @throws UnsupportedPattern for look-around, back references and other things that a finite automaton has not */
export function parsePattern(source: string): PatternNode {
  const parser = new PatternParser(source);
  return parser.parse();
}

const OTHER = 128;
const ALL = Array.from({ length: 129 }, (_, symbol) => symbol);

class PatternParser {
  readonly #source: string;
  #at = 0;

  constructor(source: string) {
    this.#source = source;
  }

  parse(): PatternNode {
    return this.#choice();
  }

  #choice(): PatternNode {
    const parts = [this.#sequence()];
    while (this.#take('|')) parts.push(this.#sequence());
    return parts.length === 1 && parts[0] ? parts[0] : { type: 'choice', parts };
  }

  #sequence(): PatternNode {
    const parts: PatternNode[] = [];
    while (this.#at < this.#source.length && !/[|)]/.test(this.#peek())) parts.push(this.#repeated());
    return { type: 'sequence', parts };
  }

  #repeated(): PatternNode {
    const part = this.#atom();
    const quantifier = this.#match(/([*+?])\??|\{(\d+)(,?)(\d*)\}\??/y);
    if (!quantifier) return part;
    const [, sign, from, comma, to] = quantifier;
    if (sign)
      return { type: 'repeat', part, min: sign === '+' ? 1 : 0, max: sign === '?' ? 1 : Number.POSITIVE_INFINITY };
    const min = Number(from);
    const max = !comma ? min : to ? Number(to) : Number.POSITIVE_INFINITY;
    return { type: 'repeat', part, min, max };
  }

  #atom(): PatternNode {
    if (this.#match(/[\^$]|\\b|\\B/y)) return { type: 'empty' };
    if (this.#match(/\((?:\?:)?(?!\?)/y)) return this.#group();
    if (this.#peek() === '(') throw new UnsupportedPattern('looks around or names a group, which is not supported');
    if (this.#take('.')) return { type: 'set', set: new Set(ALL.filter(symbol => symbol !== 10 && symbol !== 13)) };
    if (this.#take('[')) return { type: 'set', set: this.#set() };
    if (this.#peek() === '\\') return { type: 'set', set: new Set(this.#escape()) };
    return { type: 'set', set: new Set([this.#symbol()]) };
  }

  #group(): PatternNode {
    const inside = this.#choice();
    this.#take(')');
    return inside;
  }

  #set(): SymbolSet {
    const negated = this.#take('^');
    const members = new Set<number>();
    while (this.#at < this.#source.length && !this.#take(']')) {
      const [low = 0, ...more] = this.#member();
      const high = more.length === 0 && this.#match(/-(?!\])/y) ? (this.#member()[0] ?? low) : undefined;
      const range = high === undefined ? [low, ...more] : ALL.filter(symbol => symbol >= low && symbol <= high);
      for (const symbol of range) members.add(symbol);
    }
    // Characters beyond ASCII are not told apart, so the complement may hold some of them whatever is left out.
    return negated ? new Set(ALL.filter(symbol => symbol === OTHER || !members.has(symbol))) : members;
  }

  #member(): number[] {
    return this.#peek() === '\\' ? this.#escape() : [this.#symbol()];
  }

  #escape(): number[] {
    if (this.#match(/\\(?:[1-9]|k<)/y))
      throw new UnsupportedPattern('refers back to a group, which is not linear-time');
    const property = this.#match(/\\([pP])\{[^}]*\}/y);
    if (property)
      return property[1] === 'P'
        ? ALL
        : ALL.filter(symbol => symbol === OTHER || /[^\s]/.test(String.fromCharCode(symbol)));
    const code = this.#match(/\\(?:x([0-9a-fA-F]{2})|u([0-9a-fA-F]{4})|u\{([0-9a-fA-F]+)\})/y);
    if (code) return [Math.min(Number.parseInt(code[1] ?? code[2] ?? code[3] ?? '', 16), OTHER)];
    const letter = this.#source.charAt(this.#at + 1);
    this.#at += 2;
    const shorthand = SHORTHANDS[letter.toLowerCase()];
    if (shorthand)
      return ALL.filter(
        symbol =>
          isIn(shorthand, symbol) === (letter === letter.toLowerCase()) ||
          (symbol === OTHER && letter !== 'd' && letter !== 'w'),
      );
    return [(CONTROLS[letter] ?? letter).charCodeAt(0)];
  }

  #symbol(): number {
    const code = this.#source.codePointAt(this.#at) ?? 0;
    this.#at += code > 0xffff ? 2 : 1;
    return Math.min(code, OTHER);
  }

  #peek(): string {
    return this.#source.charAt(this.#at);
  }

  #take(character: string): boolean {
    if (this.#peek() !== character || character === '') return false;
    this.#at += 1;
    return true;
  }

  #match(form: RegExp): RegExpExecArray | null {
    form.lastIndex = this.#at;
    const match = form.exec(this.#source);
    if (match) this.#at += match[0].length;
    return match;
  }
}

const SHORTHANDS: Readonly<Record<string, RegExp>> = { d: /\d/, w: /\w/, s: /\s/ };
const CONTROLS: Readonly<Record<string, string>> = { n: '\n', r: '\r', t: '\t', f: '\f', v: '\v', '0': '\0' };

const isIn = (shorthand: RegExp, symbol: number) => symbol !== OTHER && shorthand.test(String.fromCharCode(symbol));
