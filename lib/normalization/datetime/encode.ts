/** Encodes the tables of a language as data for the parser. Only the build runs this. */
import type { DateWords, NumberWords } from '../../languages/index.ts';
import { type Build, Grammar, type GrowingNode, type Rule } from './grammar.ts';
import { putTables } from './lexicon.ts';
import { type Meaning, numberMeaning } from './meaning.ts';
import type { Call, Sense } from './senses.ts';
import { type DateTables, type GrammarData, LONG_WORD } from './tables.ts';

export function encodeTables(words: DateWords, numbers: NumberWords): DateTables {
  return {
    grammar: new GrammarEncoder().encode(words, numbers),
    words: {
      dayFirst: words.dayFirst,
      monthFirstToo: words.monthFirstToo,
      connectors: words.connectors,
      fillers: words.fillers,
      interjections: words.interjections,
      months: words.months,
      weekdays: words.weekdays,
      days: words.days,
      shifts: words.shifts,
      notSlips: words.notSlips,
      tense: words.tense,
      counted: words.counted,
      countedThings: words.countedThings,
      ...(words.compoundEnds ? { compoundEnds: words.compoundEnds } : {}),
    },
    numbers: {
      ordinalSuffixes: numbers.ordinalSuffixes,
      spokenDigits: numbers.spokenDigits,
      vigesimal: numbers.vigesimal,
    },
  };
}

/** A list of values, each once, that knows the position of each. */
class Listing<Value> {
  readonly values: Value[] = [];
  readonly #places = new Map<string, number>();

  /** @returns the position of the value in the list */
  add(value: Value): number {
    const key = JSON.stringify(value);
    const known = this.#places.get(key);
    if (known !== undefined) return known;
    this.#places.set(key, this.values.length);
    return this.values.push(value) - 1;
  }
}

/** Builds a grammar in which meanings and productions are positions in lists, and then encodes it. */
class GrammarEncoder {
  readonly #grammar = new Grammar();
  readonly #senses = new Listing<Sense>();
  readonly #calls = new Listing<Call>();
  readonly #rules = new Listing<readonly number[]>();
  readonly #senseOf = new Map<Meaning, number>();
  readonly #callOf = new Map<Build, number>();
  readonly #placeOfRules = new Map<Rule, number>();
  readonly #nodes: number[] = [];
  /**
   * The positions of nodes by their content, so that equal nodes are written once. After an optional item, the rest is
   * the same with and without it.
   */
  readonly #places = new Map<string, number>();

  encode(words: DateWords, numbers: NumberWords): GrammarData {
    putTables(words, numbers, {
      addPhrase: (category, phrase, sense, cost) =>
        this.#grammar.addPhrase(category, phrase, this.#tokenOf(sense), cost),
      addRule: (result, pattern, call, cost) => this.#grammar.addRule(result, pattern, this.#stubOf(call), cost),
    });
    const root = this.#write(this.#grammar.root);
    return {
      symbols: this.#grammar.symbols.join(' '),
      senses: this.#senses.values.map(shortened),
      calls: this.#calls.values,
      rules: this.#rules.values.flat(),
      nodes: this.#nodes,
      root,
      words: this.#linesOf(word => word.length <= LONG_WORD).join('\n'),
      longWords: this.#linesOf(word => word.length > LONG_WORD).join('\n'),
    };
  }

  #linesOf(isOne: (word: string) => boolean): string[] {
    const lines = new Map<string, string>();
    for (const [word, edges] of this.#grammar.lexicon) {
      if (!isOne(word)) continue;
      const senses = edges.flatMap(({ category, cost, meaning }) => [category, cost, this.#placeOf(meaning)]).join(' ');
      const line = lines.get(senses);
      lines.set(senses, line === undefined ? `${senses}|${word}` : `${line} ${word}`);
    }
    return [...lines.values()];
  }

  #tokenOf(sense: Sense): Meaning {
    const token: Meaning = { type: 'silent' };
    this.#senseOf.set(token, this.#senses.add(sense));
    return token;
  }

  #stubOf(call: Call): Build {
    const stub = () => undefined;
    this.#callOf.set(stub, this.#calls.add(call));
    return stub;
  }

  /** -1 for words that stand for themselves. */
  #placeOf(meaning: Meaning | undefined): number {
    return (meaning && this.#senseOf.get(meaning)) ?? -1;
  }

  /** The rows of a pattern have one rule. */
  #placeOfRule(rule: Rule): number {
    const known = this.#placeOfRules.get(rule);
    if (known !== undefined) return known;
    const { result, cost, build } = rule;
    const call = this.#callOf.get(build);
    const end = call === undefined ? [-1, this.#placeOf(build([]))] : [call, -1];
    const place = this.#rules.add([result, cost, ...end]);
    this.#placeOfRules.set(rule, place);
    return place;
  }

  /** @returns the position of the node: its rules, then what may follow it, each after its count */
  #write({ rules, next }: GrowingNode): number {
    const node = [rules.length];
    for (const rule of rules) node.push(this.#placeOfRule(rule));
    node.push(next.size);
    for (const [category, follower] of next) node.push(category, this.#write(follower));
    const key = node.join();
    const known = this.#places.get(key);
    if (known !== undefined) return known;
    const place = this.#nodes.length;
    this.#nodes.push(...node);
    this.#places.set(key, place);
    return place;
  }
}

/** Numbers with nothing more to them. */
function shortened(sense: Sense): Sense | number {
  const isPlain = sense.type === 'number' && JSON.stringify(sense) === JSON.stringify(numberMeaning(sense.value));
  return isPlain ? sense.value : sense;
}
