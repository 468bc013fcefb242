import { describe, expect, it } from 'vitest';
import { type ExpressionParser, keepParsed } from '../../../infra/local/dynamodb/parsed-expressions.ts';

type Values = Record<string, Record<string, unknown>>;

/** Counts its calls. An expression is a list of names and values; a name with `#` stands for another, as do all values. */
function createParser() {
  const calls: string[] = [];
  const parser: ExpressionParser = {
    parse(expression, { context }) {
      calls.push(expression);
      const args: unknown[] = [];
      for (const word of expression.split(' ')) {
        const arg = word.startsWith(':')
          ? context.attrVals?.[word]
          : word.startsWith('#')
            ? context.attrNames?.[word]
            : word;
        if (arg === undefined) return `${word} is not defined`;
        delete context.unusedAttrNames[word];
        delete context.unusedAttrVals[word];
        args.push(arg);
      }
      return { args, paths: { color: true } };
    },
  };
  keepParsed(parser);
  const parse = (expression: string, attrNames: Record<string, string> = {}, attrVals: Values = {}) => {
    const markAll = (named: object): Record<string, true> =>
      Object.fromEntries(Object.keys(named).map(name => [name, true]));
    const [unusedAttrNames, unusedAttrVals] = [markAll(attrNames), markAll(attrVals)];
    const result = parser.parse(expression, { context: { attrNames, attrVals, unusedAttrNames, unusedAttrVals } });
    return { result, unused: Object.keys({ ...unusedAttrNames, ...unusedAttrVals }) };
  };
  const parseValues = (expression: string, attrVals: Values) => parse(expression, {}, attrVals);
  return { parse, parseValues, calls };
}

describe('keepParsed', () => {
  it('parses an expression once, and says each time which names it does not use', () => {
    const { parse, calls } = createParser();
    const names = { '#a': 'color', '#b': 'size' };
    const expected = { result: { args: ['color'], paths: { color: true } }, unused: ['#b'] };
    expect([parse('#a', names), parse('#a', names)]).toEqual([expected, expected]);
    expect(calls).toEqual(['#a']);
  });

  it('parses it again for other names', () => {
    const { parse } = createParser();
    expect(parse('#a', { '#a': 'color' }).result).toEqual({ args: ['color'], paths: { color: true } });
    expect(parse('#a', { '#a': 'size' }).result).toEqual({ args: ['size'], paths: { color: true } });
  });

  it('parses one with values once for their types, and gives each result its own values', () => {
    const { parseValues, calls } = createParser();
    const first = parseValues('color :v', { ':v': { S: 'red' }, ':w': { N: '1' } });
    const second = parseValues('color :v', { ':v': { S: 'blue' }, ':w': { N: '2' } });
    expect(first).toEqual({ result: { args: ['color', { S: 'red' }], paths: { color: true } }, unused: [':w'] });
    expect(second).toEqual({ result: { args: ['color', { S: 'blue' }], paths: { color: true } }, unused: [':w'] });
    expect(calls).toHaveLength(1);
  });

  it.each<[string, Values]>([
    ['values of another type', { ':v': { N: '1' } }],
    ['a text that attribute_type takes', { ':v': { S: 'NS' } }],
    ['other values', { ':v': { S: 'red' }, ':w': { S: 'blue' } }],
  ])('parses it again for %s', (_, values) => {
    const { parseValues, calls } = createParser();
    parseValues('color :v', { ':v': { S: 'red' } });
    expect(parseValues('color :v', values).result).toMatchObject({ args: ['color', values[':v']] });
    expect(calls).toHaveLength(2);
  });

  it.each(['size between :v :v', 'size BETWEEN :v :v'])('parses %s each time, because it compares the values', text => {
    const { parseValues, calls } = createParser();
    for (let time = 0; time < 2; time += 1) parseValues(text, { ':v': { N: '1' } });
    expect(calls).toHaveLength(2);
  });

  it('parses one with values and a fault each time, because the message may quote a value', () => {
    const { parseValues, calls } = createParser();
    for (let time = 0; time < 2; time += 1) parseValues('#a :v', { ':v': { N: '1' } });
    expect(calls).toHaveLength(2);
  });

  it('says the same each time of one with a fault', () => {
    const { parse } = createParser();
    for (let time = 0; time < 2; time += 1)
      expect(parse('#a #c', { '#a': 'color', '#b': 'size' })).toEqual({ result: '#c is not defined', unused: ['#b'] });
  });

  it('hands out results that nobody can change', () => {
    const { parse } = createParser();
    const { args } = parse('color').result as { args: string[] };
    expect(() => args.push('size')).toThrow(TypeError);
  });

  it('forgets them when there are a thousand', () => {
    const { parse, calls } = createParser();
    for (let at = 0; at <= 1_000; at += 1) parse(`name${at}`);
    parse('name0');
    expect(calls.filter(expression => expression === 'name0')).toHaveLength(2);
  });
});
