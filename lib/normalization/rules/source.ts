import { CORE_SCHEMA, load } from 'js-yaml';
import {
  type Alias,
  type Document,
  isCollection,
  isMap,
  isNode,
  isPair,
  LineCounter,
  type Node,
  parseDocument,
  visit,
  type YAMLParseError,
} from 'yaml';
import type { Path } from './report.ts';

/** Line and column count from 1. */
export interface Place {
  line: number;
  column: number;
}

/** The text of a rules document, with the position of each part. */
export interface RulesSource {
  /** The content of the document; undefined if it cannot be read. */
  readonly content: unknown;
  readonly faults: readonly (Place & { message: string })[];
  /** The position of a path: its key in a mapping, otherwise its value. If it does not exist, the nearest parent. */
  placeOf(path: Path): Place;
}

/**
 * Reads YAML or JSON. js-yaml takes 5 % of the time of the parser `yaml`, but only the latter knows the position of
 * each part. So `yaml` is used if there is a fault, and for documents with aliases, which only it can check.
 */
export function readSource(text: string): RulesSource {
  const content = ALIAS.test(text) ? undefined : readFast(text);
  if (content === undefined) return readWithPlaces(text);
  let places: RulesSource | undefined;
  return {
    content,
    faults: [],
    placeOf(path) {
      places ??= readWithPlaces(text);
      return places.placeOf(path);
    },
  };
}

/** Anything that may be an alias. */
const ALIAS = /(?:^|[\s[{,:-])\*[^\s]/m;

function readFast(text: string): unknown {
  try {
    return load(text, { schema: CORE_SCHEMA });
  } catch {
    return undefined;
  }
}

function readWithPlaces(text: string): RulesSource {
  const lines = new LineCounter();
  const document = parseDocument(text, { lineCounter: lines });
  const placeAt = (offset: number): Place => {
    const { line, col } = lines.linePos(offset);
    return { line: Math.max(line, 1), column: Math.max(col, 1) };
  };
  const faults = textFaults(document).map(({ offset, message }) => ({ ...placeAt(offset), message }));
  const content = faults.length > 0 ? undefined : document.toJS({ maxAliasCount: -1 });
  return { content, faults, placeOf: path => placeAt(offsetOf(document, path)) };
}

interface TextFault {
  offset: number;
  message: string;
}

function textFaults(document: Document.Parsed): TextFault[] {
  const faults = independentErrors(document).map(({ pos, message }) => ({
    offset: pos[0],
    message: shortened(message),
  }));
  // When the parser reaches its recursion limit, it reports a fault for everything that is not closed yet.
  const deep = faults.find(({ message }) => message.startsWith('Maximum call stack size exceeded'));
  if (deep) return [{ ...deep, message: 'is nested too deeply' }];
  return faults.length > 0 ? faults : [...keyFaults(document), ...aliasFaults(document)];
}

/** After the first syntax error the parser misreads every line. Each repeated key is an error of its own. */
function independentErrors({ errors }: Document.Parsed): YAMLParseError[] {
  const inOrder = errors.toSorted((a, b) => a.pos[0] - b.pos[0]);
  const first = inOrder.findIndex(({ code }) => code !== 'DUPLICATE_KEY');
  return first < 0 ? inOrder : inOrder.slice(0, first + 1);
}

/** The parser quotes what it found, which may be a megabyte without a space. */
const MOST_CHARACTERS = 160;

/** Its first line, without the place, which is reported separately. */
function shortened(message: string): string {
  const [line = ''] = message.split('\n');
  const text = line.replace(/ at line \d+, column \d+:?$/, '');
  return text.length <= MOST_CHARACTERS ? text : `${text.slice(0, MOST_CHARACTERS)}…`;
}

function keyFaults(document: Document.Parsed): TextFault[] {
  const faults: TextFault[] = [];
  visit(document, {
    Pair(_, { key }) {
      if (isCollection(key))
        faults.push({ offset: offsetIn(key), message: 'a key must be text, not a list or mapping' });
    },
  });
  return faults;
}

const offsetIn = (node: Node): number => node.range?.[0] ?? 0;

/** All aliases of a document together may expand to this many nodes; aliases of aliases multiply. */
const MOST_ALIASED = 100_000;

function aliasFaults(document: Document.Parsed): TextFault[] {
  const faults: TextFault[] = [];
  const sizes = new Map<string, number>();
  let aliased = 0;
  const sizeOf = (root: Node): number => {
    let size = 0;
    visit(root, {
      Alias(_, alias) {
        size += sizes.get(alias.source) ?? 0;
      },
      Node() {
        size += 1;
      },
    });
    return size;
  };
  const checkAlias = (alias: Alias, ancestors: readonly unknown[]): void => {
    const size = sizes.get(alias.source);
    const isInside = ancestors.some(node => isNode(node) && 'anchor' in node && node.anchor === alias.source);
    aliased += size ?? 0;
    const offset = offsetIn(alias);
    if (isInside) faults.push({ offset, message: `the alias *${alias.source} stands inside its own anchor` });
    else if (size === undefined) faults.push({ offset, message: `there is no anchor &${alias.source} before` });
    else if (aliased > MOST_ALIASED && aliased - size <= MOST_ALIASED)
      faults.push({ offset, message: `the aliases stand for more than ${MOST_ALIASED} values` });
  };
  visit(document, {
    Alias: (_, alias, path) => checkAlias(alias, path),
    Node(_, node) {
      if ('anchor' in node && typeof node.anchor === 'string') sizes.set(node.anchor, sizeOf(node));
    },
  });
  return faults;
}

function offsetOf(document: Document, path: Path): number {
  for (let length = path.length; length > 0; length -= 1) {
    const parent = document.getIn(path.slice(0, length - 1), true);
    const last = path[length - 1];
    const pair = isMap(parent)
      ? parent.items.find(item => isPair(item) && String(item.key) === String(last))
      : undefined;
    const node = pair ? pair.key : document.getIn(path.slice(0, length), true);
    if (isNode(node) && node.range) return node.range[0];
  }
  return 0;
}
