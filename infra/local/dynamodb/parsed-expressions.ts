import conditionParser from 'dynalite/db/conditionParser.js';
import projectionParser from 'dynalite/db/projectionParser.js';

/** What dynalite passes to a parser, which removes from `unusedAttrNames` each name that the expression uses. */
export interface ParserContext {
  readonly attrNames?: Readonly<Record<string, string>> | undefined;
  readonly unusedAttrNames: Record<string, true>;
}

export interface ExpressionParser {
  /** @returns what the expression says, or a message that tells what is wrong with it */
  parse(expression: string, options: { readonly context: ParserContext }): unknown;
}

interface Parsed {
  readonly result: unknown;
  readonly usedNames: readonly string[];
}

/** More than the service uses. Other clients of the emulator may send any number of expressions. */
const MOST_EXPRESSIONS = 1_000;

/**
 * Lets a parser of dynalite keep the results of expressions without values: for a condition such as
 * `attribute_not_exists(#n0)` it tries each operand many times. The results are frozen, and dynalite changes none.
 */
export function keepParsed(parser: ExpressionParser): void {
  const parse = parser.parse;
  const kept = new Map<string, Parsed>();

  function parseOnce(expression: string, context: ParserContext): Parsed {
    const key = JSON.stringify([expression, context.attrNames]);
    const known = kept.get(key);
    if (known) return known;
    const unusedAttrNames: Record<string, true> = {};
    const names = Object.keys(context.attrNames ?? {});
    for (const name of names) unusedAttrNames[name] = true;
    const result = parse(expression, { context: { ...context, unusedAttrNames } });
    if (kept.size === MOST_EXPRESSIONS) kept.clear();
    const parsed = { result: freeze(result), usedNames: names.filter(name => !unusedAttrNames[name]) };
    kept.set(key, parsed);
    return parsed;
  }

  parser.parse = (expression, options) => {
    if (expression.includes(':')) return parse(expression, options);
    const { result, usedNames } = parseOnce(expression, options.context);
    for (const name of usedNames) delete options.context.unusedAttrNames[name];
    return result;
  };
}

function freeze(value: unknown): unknown {
  if (typeof value === 'object' && value !== null) for (const part of Object.values(value)) freeze(part);
  return Object.freeze(value);
}

keepParsed(conditionParser);
keepParsed(projectionParser);
