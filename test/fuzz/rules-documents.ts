import fc from 'fast-check';
import { stringify } from 'yaml';
import { patternCases, sourceOf } from '../fixtures/pattern-cases.ts';
import { anything, hostileText } from './generators.ts';

/** Rules documents as people, programs and attackers write them: complete, partly wrong, cut off, or not a document. */
export const rulesText = (): fc.Arbitrary<string> =>
  fc.oneof(
    { weight: 4, arbitrary: written(validDocument()) },
    { weight: 6, arbitrary: written(corruptDocument()) },
    { weight: 3, arbitrary: fc.tuple(written(validDocument()), edits()).map(([text, change]) => change(text)) },
    { weight: 1, arbitrary: nested() },
    { weight: 1, arbitrary: aliasBomb() },
    { weight: 1, arbitrary: hostileText() },
  );

const NAMES = ['order', 'a', 'b', 'toString', 'constructor', 'hasOwnProperty', '0'];

function validDocument(): fc.Arbitrary<object> {
  return fc.record(
    {
      version: fc.constantFrom('1', '2026-11-27'),
      default: validRule(),
      entities: fc
        .dictionary(fc.constantFrom(...NAMES), validRule(), { maxKeys: 4 })
        .map(entities => ({ ...entities, product: { kind: 'text' } })),
    },
    { requiredKeys: ['version', 'entities'] },
  );
}

function validRule(): fc.Arbitrary<object> {
  const word = fc.constantFrom(
    'refund',
    'kabellose Kopfhörer',
    'écouteurs',
    'ß',
    'İstanbul',
    'a-1',
    '\u{1F469}\u200d\u{1F467}',
  );
  const words = fc.uniqueArray(word, { minLength: 1, maxLength: 3 });
  const values = fc.uniqueArray(
    fc.record({ value: word, synonyms: fc.dictionary(fc.constantFrom('any', 'en', 'de-DE'), words) }),
    { selector: ({ value }) => value, minLength: 1, maxLength: 3 },
  );
  const common = { unknown: fc.constantFrom('keep', 'drop', 'review'), private: fc.boolean(), description: word };
  const number = fc.integer({ min: -9, max: 9 });
  const kinds: Record<string, Record<string, fc.Arbitrary<unknown>>> = {
    list: { values, fuzzy: fc.boolean() },
    id: { patterns: fc.array(pattern(), { minLength: 1, maxLength: 2 }), ignore: fc.constantFrom(' ', '-') },
    text: { allowed: words },
    date: { min: fc.constantFrom('-P120Y', '2026-01-01'), max: fc.constantFrom('P0D', '2026-12-31') },
    number: { min: number, max: number },
    money: { currencies: fc.constantFrom(['EUR'], ['USD', 'GBP']) },
  };
  return fc.oneof(
    ...Object.entries(kinds).map(([kind, fields]) =>
      fc.record({ ...fields, ...common }, { requiredKeys: [] }).map(rule => ({ kind, ...REQUIRED[kind], ...rule })),
    ),
    fc.constant({ like: 'product' }),
  );
}

/** The fields that a rule of these kinds requires. */
const REQUIRED: Record<string, object> = { list: { values: [{ value: 'refund' }] }, id: { patterns: ['\\d+'] } };

/**
 * Regular expressions: short and safe ones, expensive ones, and pieces in any order, which are mostly not a valid
 * expression.
 */
function pattern(): fc.Arbitrary<string> {
  const pieces = [
    'a',
    '[A-Z]',
    '\\d',
    '.',
    '(',
    ')',
    '(?:',
    '(?=',
    '(?<n>',
    '[',
    ']',
    '[^',
    '|',
    '*',
    '+',
    '?',
    '{2,}',
  ];
  const rare = ['{4294967296}', '\\p{Lu}', '\\P{L}', '\\1', '\\cA', '[\\b]', '\\', '^', '$', '\\u{10ffff}'];
  const slow = ['(a+)+', '(a|a)*', '(?:){1000000000}', '(?:[^\\p{Lu}]|-)*', '(.*)(.*)(.*)=', 'a'.repeat(600)];
  return fc.oneof(
    fc.constantFrom('[A-Z]{2}-?[0-9]{4,10}', '\\d+', '\\p{Lu}{3}'),
    fc.array(fc.constantFrom(...pieces, ...rare), { minLength: 1, maxLength: 12 }).map(parts => parts.join('')),
    patternCases.map(sourceOf),
    fc.constantFrom(...slow),
  );
}

/** A document in which one or two parts are replaced by another value. */
function corruptDocument(): fc.Arbitrary<object> {
  const fault = fc.record({
    place: fc.nat(),
    value: fc.oneof(anything, hostileText(40), fc.constantFrom('', ' ', 'a\nb', 1e308, null)),
    key: fc.option(fc.constantFrom('kind', 'like', 'values', '__proto__', 'ä', '')),
  });
  return fc
    .record({ document: validDocument(), faults: fc.array(fault, { minLength: 1, maxLength: 2 }) })
    .map(({ document, faults }) => {
      const corrupt = structuredClone(document);
      for (const { place, value, key } of faults) {
        const parents = mappingsOf(corrupt);
        const parent = parents[place % parents.length] ?? corrupt;
        const keys = Object.keys(parent);
        const name = key ?? keys[place % keys.length] ?? 'kind';
        Object.defineProperty(parent, name, { value, enumerable: true, configurable: true, writable: true });
      }
      return corrupt;
    });
}

/** The document and every mapping and list in it. */
function mappingsOf(value: unknown): object[] {
  if (typeof value !== 'object' || value === null) return [];
  return [value, ...Object.values(value).flatMap(mappingsOf)];
}

/** As YAML in its styles, as JSON, and as YAML in which repeated parts are aliases. */
function written(document: fc.Arbitrary<object>): fc.Arbitrary<string> {
  const styles: readonly ((document: object) => string)[] = [
    document => JSON.stringify(document, null, 1),
    document => stringify(document),
    document => stringify(document, { collectionStyle: 'flow' }),
    document => stringify(withRepeats(document)),
  ];
  return fc.tuple(document, fc.constantFrom(...styles)).map(([content, write]) => write(content));
}

/** The same objects in two places, for which aliases are written. */
function withRepeats(document: object): object {
  const entities = 'entities' in document ? document.entities : undefined;
  if (typeof entities !== 'object' || entities === null) return document;
  return { ...document, entities: { ...entities, again: Object.values(entities)[0] ?? { kind: 'text' } } };
}

/** Changes a text as a typing error, a bad merge or an attacker would. */
function edits(): fc.Arbitrary<(text: string) => string> {
  const tokens = [
    '*x',
    '&x ',
    '<<: *x',
    '---\n',
    '...\n',
    '%YAML 1.2\n',
    '? ',
    '? [a]\n: b\n',
    '!!set ',
    '!!js/function ',
    '|\n',
  ];
  const characters = ['\t', '\u0000', '\ufeff', '\r', '{', '}', '[', ']', '"', "'", ':', '- ', '#', '\ud800', '\u2028'];
  const edit = fc.record({
    at: fc.double({ min: 0, max: 1, noNaN: true }),
    removed: fc.oneof(fc.constant(0), fc.nat(30)),
    inserted: fc.constantFrom('', ...tokens, ...characters),
  });
  return fc.array(edit, { minLength: 1, maxLength: 4 }).map(
    list => (text: string) =>
      list.reduce((changed, { at, removed, inserted }) => {
        const start = Math.floor(at * changed.length);
        return changed.slice(0, start) + inserted + changed.slice(start + removed);
      }, text),
  );
}

/** A very deep nesting, closed or not. */
function nested(): fc.Arbitrary<string> {
  const forms = [
    ['[', ']'],
    ['{a: ', '}'],
    ['- ', ''],
    ['? ', ''],
    ['!!seq [', ']'],
    ['&x [', ']'],
  ] as const;
  return fc
    .record({ form: fc.constantFrom(...forms), depth: fc.integer({ min: 1, max: 3_000 }), isClosed: fc.boolean() })
    .map(({ form: [opening, closing], depth, isClosed }) => {
      const value = opening.repeat(depth) + (isClosed ? closing.repeat(depth) : '');
      return `version: '1'\nentities:\n  a: ${value}\n`;
    });
}

function aliasBomb(): fc.Arbitrary<string> {
  const size = { levels: fc.integer({ min: 1, max: 30 }), width: fc.integer({ min: 1, max: 12 }) };
  return fc.record(size).map(({ levels, width }) => {
    const list = (at: number) =>
      `l${at}: &l${at} [${Array(width)
        .fill(`*l${at - 1}`)
        .join(', ')}]`;
    const bomb = Array.from({ length: levels }, (_, at) => list(at + 1)).join('\n');
    return `version: '1'\nl0: &l0 {kind: text}\n${bomb}\nentities:\n  a: *l${levels}\n`;
  });
}
