import { describe, expect, it } from 'vitest';
import { type ExpressionParser, keepParsed } from '../../../infra/local/dynamodb/parsed-expressions.ts';

/** Counts its calls. An expression is a list of names, of which those with `#` stand for others. */
function createParser() {
  const calls: string[] = [];
  const parser: ExpressionParser = {
    parse(expression, { context }) {
      calls.push(expression);
      const paths: string[] = [];
      for (const word of expression.split(' ')) {
        const name = word.startsWith('#') ? context.attrNames?.[word] : word;
        if (name === undefined) return `${word} is not defined`;
        delete context.unusedAttrNames[word];
        paths.push(name);
      }
      return { paths };
    },
  };
  keepParsed(parser);
  const parse = (expression: string, attrNames: Record<string, string> = {}) => {
    const unusedAttrNames: Record<string, true> = {};
    for (const name of Object.keys(attrNames)) unusedAttrNames[name] = true;
    const result = parser.parse(expression, { context: { attrNames, unusedAttrNames } });
    return { result, unused: Object.keys(unusedAttrNames) };
  };
  return { parse, calls };
}

describe('keepParsed', () => {
  it('parses an expression once, and says each time which names it does not use', () => {
    const { parse, calls } = createParser();
    const names = { '#a': 'color', '#b': 'size' };
    const expected = { result: { paths: ['color'] }, unused: ['#b'] };
    expect([parse('#a', names), parse('#a', names)]).toEqual([expected, expected]);
    expect(calls).toEqual(['#a']);
  });

  it('parses it again for other names', () => {
    const { parse } = createParser();
    expect(parse('#a', { '#a': 'color' }).result).toEqual({ paths: ['color'] });
    expect(parse('#a', { '#a': 'size' }).result).toEqual({ paths: ['size'] });
  });

  it('parses one with values each time, because the result holds them', () => {
    const { parse, calls } = createParser();
    parse('color :v');
    parse('color :v');
    expect(calls).toHaveLength(2);
  });

  it('says the same each time of one with a fault', () => {
    const { parse } = createParser();
    for (let time = 0; time < 2; time += 1)
      expect(parse('#a #c', { '#a': 'color', '#b': 'size' })).toEqual({ result: '#c is not defined', unused: ['#b'] });
  });

  it('hands out results that nobody can change', () => {
    const { parse } = createParser();
    const { paths } = parse('color').result as { paths: string[] };
    expect(() => paths.push('size')).toThrow(TypeError);
  });

  it('forgets them when there are a thousand', () => {
    const { parse, calls } = createParser();
    for (let at = 0; at <= 1_000; at += 1) parse(`name${at}`);
    parse('name0');
    expect(calls.filter(expression => expression === 'name0')).toHaveLength(2);
  });
});
