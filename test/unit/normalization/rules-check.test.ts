import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import * as z from 'zod';
import { checkRules } from '../../../lib/normalization/rules/check.ts';
import { checkList } from '../../../lib/normalization/rules/check-list.ts';
import { compileRules, RulesError } from '../../../lib/normalization/rules/compile.ts';
import { loadRules } from '../../../lib/normalization/rules/load.ts';
import { documentSchema } from '../../../lib/normalization/rules/schema.ts';
import { eachRow } from '../../fixtures/each-row.ts';

const DEFAULT = 'lib/normalization/rules/default.yaml';

/** The faults of a document whose entities are given as YAML, as `line:column message`. */
function faultsOf(entities: string, head = "version: '1'"): string[] {
  const { faults } = checkRules(`${head}\nentities:\n${entities.replace(/^/gm, '  ')}\n`);
  return faults.map(({ line, column, message }) => `${line}:${column} ${message}`);
}

const list = (rest: string) => `p:\n  kind: list\n${rest}`;

describe('checkRules', () => {
  it('finds no fault in the default rules', () => {
    expect(checkRules(readFileSync(DEFAULT, 'utf8')).faults).toEqual([]);
  });

  it('reports every fault of the form with its place', () => {
    const faults = faultsOf(
      'a: {kind: monney}\nb: {kind: text, colour: red}\nc: {kind: id}',
      "version: 'a b'\nextra: 1",
    );
    expect(faults).toEqual([
      expect.stringMatching(/^1:1 must be 1 to 40/),
      expect.stringMatching(/^2:1 unknown key "extra"/),
      expect.stringMatching(/^4:7 Invalid discriminator/),
      expect.stringMatching(/^5:19 unknown key "colour"/),
      expect.stringMatching(/^6:3 /),
    ]);
  });

  eachRow([
    ["version: '1'\nentites: {a: {kind: text}}", ['2:1 unknown key "entites"; did you mean "entities"?']],
    [
      'versoin: a\nentities: {}\ndefualt: {kind: text}',
      ['1:1 unknown key "versoin"; did you mean "version"?', '3:1 unknown key "defualt"; did you mean "default"?'],
    ],
    ["version: '1'\nentities: {a: {knd: text}}", ['2:16 unknown key "knd"; did you mean "kind"?']],
    ["version: '1'\nentities: {a: {kind: text, alowed: [x]}}", ['2:28 unknown key "alowed"; did you mean "allowed"?']],
    ["version: '1'\nentities: {}\ndefault: {Kind: text}", ['3:11 unknown key "Kind"; did you mean "kind"?']],
    ["version: '1'", ['1:1 is missing']],
    ['', ['1:1 must be a mapping with the keys version and entities']],
    ['[1, 2]', ['1:1 must be a mapping with the keys version and entities']],
  ])('reports the cause and not its consequences: %j', (text, expected) => {
    expect(checkRules(text).faults.map(({ line, column, message }) => `${line}:${column} ${message}`)).toEqual(
      expected,
    );
  });

  it('quotes no more of a document than a line', () => {
    const [fault] = checkRules(`version: '1'\n"a" ${'x'.repeat(100_000)}\n`).faults;
    expect(fault?.message.length).toBeLessThanOrEqual(161);
    expect(fault?.message).not.toMatch(/at line \d+/);
  });

  it('reports what the YAML itself gets wrong', () => {
    expect(checkRules('version: [').faults[0]).toMatchObject({ line: 1 });
    expect(faultsOf('a: {kind: text}\na: {kind: date}')[0]).toMatch(/^4:3 Map keys must be unique/);
    expect(checkRules('just text').faults).toHaveLength(1);
  });

  it('reports aliases that stand for nothing, for themselves, or for too much', () => {
    expect(faultsOf('a: {kind: text, allowed: [*x]}\nb: &x {kind: text}')).toEqual([
      '3:29 there is no anchor &x before',
    ]);
    expect(faultsOf('a: &x {kind: text, allowed: [*x]}')).toEqual(['3:32 the alias *x stands inside its own anchor']);
    const level = (at: number) =>
      `l${at}: &l${at} [${Array(10)
        .fill(`*l${at - 1}`)
        .join(', ')}]`;
    const bomb = ['l0: &l0 [x]', ...Array.from({ length: 9 }, (_, at) => level(at + 1))].join('\n');
    expect(faultsOf('a: {kind: text}', `version: '1'\n${bomb}`)).toEqual([
      expect.stringMatching(/^\d+:\d+ the aliases stand for more than 100000 values$/),
    ]);
  });

  it('names a document that is nested too deeply, a key that is not a text, and a name that an entity type cannot have', () => {
    expect(faultsOf(`a: ${'['.repeat(5_000)}`)).toEqual([expect.stringMatching(/^3:\d+ is nested too deeply$/)]);
    expect(faultsOf('? [a]\n: {kind: text, allowed: [*x]}')).toEqual([
      '3:5 a key must be text, not a list or mapping',
      '4:28 there is no anchor &x before',
    ]);
    expect(faultsOf('"a b": {kind: text}')).toEqual([expect.stringMatching(/^3:3 an entity type is 1 to 64 letters/)]);
  });

  it('reads aliases that stand for something', () => {
    expect(faultsOf('a: {kind: text, allowed: &x [one, two]}\nb: {kind: text, allowed: *x}')).toEqual([]);
  });

  it('reports a rule that is not a mapping once', () => {
    expect(faultsOf('a: [1]')).toEqual(['3:3 Invalid input: expected object, received array']);
  });

  it('reports the first error of syntax without those that follow from it, and repeated keys before it', () => {
    const rule = '  b: {kind: text}\n';
    const oneWrong = `version: '1'\nentities:\n  a: {kind: text}\n  a: {kind: date}\n c: {kind: text}\n${rule.repeat(400)}`;
    expect(checkRules(oneWrong).faults.map(({ line }) => line)).toEqual([4, 5]);
    expect(checkRules(`version: '1'\nentities:\n${rule.repeat(3)}`).faults.map(({ line }) => line)).toEqual([4, 5]);
  });

  it('says in a sentence why a pattern is not a regular expression', () => {
    expect(faultsOf("a: {kind: id, patterns: ['[A-', 'a: (']}")).toEqual([
      expect.stringMatching(/^3:\d+ the pattern is not a regular expression: Unterminated character class$/),
      expect.stringMatching(/^3:\d+ the pattern is not a regular expression: Unterminated group$/),
    ]);
  });

  it('reports faults and duplicate keys of JSON at their places', () => {
    const faults = (json: string) => checkRules(json).faults.map(({ line, column, path }) => [line, column, path]);
    const entities = (rules: string) => `{ "version": "1",\n  "entities": {\n${rules}\n} }`;
    expect(faults(entities('"a": {"kind": "text", "colour": 1}'))).toEqual([[3, 23, 'entities/a/colour']]);
    expect(faults(entities('"a": {"kind": "text"},\n"a": {"kind": "date"}'))).toEqual([[4, 1, '']]);
    expect(
      faults(entities('"a": {"kind": "text"}, "b": {"kind": "date", "description": "kind: {kind} \\" [,"}')),
    ).toEqual([]);
  });

  it('asks for each value once whether it is allowed', () => {
    const names = Array.from({ length: 50 }, (_, at) => `V${at}`);
    const allowed = Object.assign([...names], {
      includes: () => {
        throw new Error('walks the list for each value');
      },
    });
    const values = names.map(value => ({ value, synonyms: {} }));
    const faults: string[] = [];
    const rule = {
      kind: 'list',
      fuzzy: false,
      unknown: 'keep',
      private: false,
      casing: 'keep',
      values,
      allowed,
    } as const;
    checkList({ ...rule, values: [...values, { value: 'W', synonyms: {} }] }, (_, message) => faults.push(message));
    expect(faults).toEqual(['"W" is not among the allowed values']);
  });

  it('explains a hundred cycles at most', () => {
    const values = Array.from({ length: 150 }, (_, at) => ({
      value: `v${at}`,
      synonyms: { any: [`v${(at + 1) % 150}`] },
    }));
    const faults = checkRules(
      JSON.stringify({ version: '1', entities: { p: { kind: 'list', values } } }, null, 1),
    ).faults;
    expect(faults.map(({ message }) => message.startsWith('cycle'))).toEqual(
      Array.from({ length: 150 }, (_, at) => at < 100),
    );
  });

  it('lists no cycle of more than a thousand values: the time and the messages would grow with its square', () => {
    const messagesOf = (size: number) => {
      const values = Array.from({ length: size }, (_, at) => ({
        value: `v${at}`,
        synonyms: { any: [`v${(at + 1) % size}`] },
      }));
      const messages: string[] = [];
      checkList({ kind: 'list', unknown: 'keep', fuzzy: false, private: false, casing: 'keep', values }, (_, message) =>
        messages.push(message),
      );
      return messages;
    };
    expect(messagesOf(900).filter(message => message.startsWith('cycle'))).toHaveLength(100);
    const messages = messagesOf(1_100);
    expect(messages).toHaveLength(1_100);
    expect(messages.filter(message => !message.includes('is a value itself'))).toEqual([]);
  });

  it('reports the same synonym for two values, whatever its case, accents and hyphens', () => {
    const faults = faultsOf(
      list(
        '  values:\n    - {value: A, synonyms: {en: [Ear-Buds]}}\n    - {value: B, synonyms: {en: [x, éarbuds], de: [ear buds]}}',
      ),
    );
    expect(faults).toEqual(['7:39 "éarbuds" is a synonym of "A" already']);
  });

  it('reports values that are synonyms of each other as a cycle, and a value that is a synonym of another one', () => {
    const faults = faultsOf(
      list(
        '  values:\n    - {value: A, synonyms: {en: [c]}}\n    - {value: B, synonyms: {en: [a]}}\n    - {value: C, synonyms: {en: [b]}}\n    - {value: D, synonyms: {any: [A]}}',
      ),
    );
    expect(faults).toEqual([
      '6:36 cycle: C -> A -> B -> C',
      '7:36 cycle: A -> B -> C -> A',
      '8:36 cycle: B -> C -> A -> B',
      '9:37 "A" is a value itself and cannot stand for "D"',
    ]);
  });

  it('reports values twice and values outside the allowed list', () => {
    const faults = faultsOf(list('  allowed: [A]\n  values:\n    - value: A\n    - value: a\n    - value: B'));
    expect(faults).toEqual([
      '8:9 "a" is a value already, as "A" before',
      '8:9 "a" is not among the allowed values',
      '9:9 "B" is not among the allowed values',
    ]);
  });

  it('reports rules that are like themselves or like nothing', () => {
    expect(faultsOf('a: {like: b}\nb: {like: a}\nc: {like: d}')).toEqual([
      expect.stringContaining('3:7 cycle: a -> b -> a'),
      expect.stringContaining('4:7 cycle: b -> a -> b'),
      expect.stringContaining('5:7 there is no rule "d"'),
    ]);
  });

  it('reports bounds that are reversed, unreadable, or out of place', () => {
    const faults = faultsOf('a: {kind: number, min: 5, max: 2}\nb: {kind: date, max: soon}\nc: {kind: email, min: 1}');
    expect(faults).toEqual([
      '3:21 5 is more than the maximum 2',
      '4:19 "soon" is neither a date nor a duration',
      '5:20 entities of kind email have no bounds',
    ]);
  });

  it('reports a fault that rules share once, where it is written', () => {
    expect(faultsOf("a: {kind: id, patterns: ['(x+)+']}\nb: {like: a}\nc: {like: b, private: true}")).toHaveLength(1);
  });

  it('checks the rest of a rule of which a part is broken', () => {
    const faults = faultsOf("a: {kind: id, colour: red, patterns: ['(x+)+'], yields_to: [nothing]}");
    expect(faults.map(fault => fault.split(' ')[0])).toEqual(['3:17', '3:41', '3:63']);
  });

  it('reports currencies, days and names that do not exist', () => {
    expect(faultsOf('a: {kind: money, currencies: [EUR, XXZ]}')).toEqual([
      expect.stringContaining('"XXZ" is no currency'),
    ]);
    expect(faultsOf("a: {kind: date, min: '2026-02-30'}")).toEqual([
      expect.stringContaining('"2026-02-30" is neither'),
    ]);
    expect(faultsOf("a: {kind: date, min: '2028-02-29', max: P1Y}")).toEqual([]);
    expect(faultsOf('__proto__: {kind: text}')).toEqual([expect.stringContaining('no entity type can have this name')]);
  });

  it('never takes fuzzy matching for an id', () => {
    expect(faultsOf("a: {kind: id, fuzzy: true, patterns: ['x']}")).toEqual(['3:17 unknown key "fuzzy"']);
  });
});

describe('compileRules', () => {
  it('refuses a document with faults and names all of them', () => {
    const document = 'version: "1"\nentities:\n  a: {kind: x}\n  b: {kind: y}\n';
    expect(() => compileRules(document)).toThrow(RulesError);
    expect(() => compileRules(document)).toThrow(/2 faults:\n3:7 .*\n4:7 /);
  });

  it('gives another version when the content changes and the same when only its form does', () => {
    const version = (text: string) => compileRules(text).version;
    const base = "version: '7'\nentities:\n  a: {kind: text}\n";
    expect(version(base)).toMatch(/^7\+[0-9a-f]{8}$/);
    expect(version("version: '7'\nentities:\n  a:\n    kind: text # the same\n")).toBe(version(base));
    expect(version(base.replace('text', 'date'))).not.toBe(version(base));
  });

  it('gives an index that survives JSON and is refused in another format', () => {
    const rules = compileRules(DEFAULT);
    expect(loadRules(JSON.stringify(rules))).toEqual(rules);
    expect(() => loadRules('{"format":2}')).toThrow('build again');
  });

  it('takes JSON documents too', () => {
    const text = JSON.stringify({ version: '1', entities: { a: { kind: 'money', currencies: ['EUR'] } } }, null, 1);
    expect(compileRules(text).rules.a).toMatchObject({ kind: 'money', currencies: ['EUR'] });
  });
});

describe('rules.schema.json', () => {
  it('is the schema of the document, as `npm run rules -- schema` writes it', () => {
    const written = JSON.parse(readFileSync('lib/normalization/rules/rules.schema.json', 'utf8'));
    expect(written).toEqual(z.toJSONSchema(documentSchema, { io: 'input' }));
  });
});
