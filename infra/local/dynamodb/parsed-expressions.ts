import conditionParser from 'dynalite/db/conditionParser.js';
import projectionParser from 'dynalite/db/projectionParser.js';

type AttributeValue = Readonly<Record<string, unknown>>;

/** What dynalite passes to a parser, which removes each name and value that the expression uses from those that are unused. */
export interface ParserContext {
  readonly attrNames?: Readonly<Record<string, string>> | undefined;
  readonly attrVals?: Readonly<Record<string, AttributeValue>> | undefined;
  readonly unusedAttrNames: Record<string, true>;
  readonly unusedAttrVals: Record<string, true>;
}

export interface ExpressionParser {
  /** @returns what the expression says, or a message that tells what is wrong with it */
  parse(expression: string, options: { readonly context: ParserContext }): unknown;
}

/** A part of a result: frozen, or made anew with the values of a request. */
type Part = (values: ParserContext['attrVals']) => unknown;

interface Parsed {
  readonly result: Part;
  readonly usedNames: readonly string[];
  readonly usedValues: readonly string[];
}

/** More than the service uses. Other clients of the emulator may send any number of expressions. */
const MOST_EXPRESSIONS = 1_000;

/** Its limits are compared when it is parsed. */
const COMPARES_VALUES = /\bbetween\b/i;

/**
 * Lets a parser of dynalite keep its results: for a condition such as `attribute_not_exists(#n0)` it tries each operand many
 * times. They are kept for the types of the values, and get the values of each request. The rest of a result is frozen, and
 * dynalite changes none.
 */
export function keepParsed(parser: ExpressionParser): void {
  const parse = parser.parse;
  const kept = new Map<string, Parsed>();

  function parseOnce(expression: string, context: ParserContext): Parsed {
    const { attrNames, attrVals } = context;
    const hasValues = expression.includes(':');
    const key = JSON.stringify([expression, attrNames, hasValues && attrVals && typesOf(attrVals)]);
    const known = kept.get(key);
    if (known) return known;
    const unused = { unusedAttrNames: markAll(attrNames), unusedAttrVals: markAll(attrVals) };
    const result = parse(expression, { context: { ...context, ...unused } });
    const parsed = {
      result: partOf(result, new Map(Object.entries(attrVals ?? {}).map(([name, value]) => [value, name]))),
      usedNames: Object.keys(attrNames ?? {}).filter(name => !unused.unusedAttrNames[name]),
      usedValues: Object.keys(attrVals ?? {}).filter(name => !unused.unusedAttrVals[name]),
    };
    // The message of a fault may quote a value.
    if (hasValues && typeof result === 'string') return parsed;
    if (kept.size === MOST_EXPRESSIONS) kept.clear();
    kept.set(key, parsed);
    return parsed;
  }

  parser.parse = (expression, options) => {
    if (COMPARES_VALUES.test(expression)) return parse(expression, options);
    const { context } = options;
    const { result, usedNames, usedValues } = parseOnce(expression, context);
    for (const name of usedNames) delete context.unusedAttrNames[name];
    for (const name of usedValues) delete context.unusedAttrVals[name];
    return result(context.attrVals);
  };
}

const markAll = (named: object = {}): Record<string, true> =>
  Object.fromEntries(Object.keys(named).map(name => [name, true]));

/** The names of types: `attribute_type` refuses any other text. */
const TYPES: ReadonlySet<unknown> = new Set(['S', 'N', 'B', 'NULL', 'BOOL', 'SS', 'NS', 'BS', 'L', 'M']);

const typesOf = (values: Readonly<Record<string, AttributeValue>>): unknown =>
  Object.entries(values).map(([name, value]) => [name, Object.keys(value), TYPES.has(value.S) && value.S]);

/** @param valueNames the names of the values that a result may hold */
function partOf(result: unknown, valueNames: ReadonlyMap<unknown, string>): Part {
  const name = valueNames.get(result);
  if (name !== undefined) return values => values?.[name];
  if (typeof result !== 'object' || result === null) return () => result;
  const parts = Object.entries(result).map(([key, value]) => [key, partOf(value, valueNames)] as const);
  Object.freeze(result);
  if (!holdsValue(result, valueNames)) return () => result;
  return values => {
    const made: Record<string, unknown> = {};
    for (const [key, part] of parts) made[key] = part(values);
    return Array.isArray(result) ? Object.values(made) : made;
  };
}

const holdsValue = (result: unknown, valueNames: ReadonlyMap<unknown, string>): boolean =>
  valueNames.has(result) ||
  (typeof result === 'object' && result !== null && Object.values(result).some(value => holdsValue(value, valueNames)));

keepParsed(conditionParser);
keepParsed(projectionParser);
