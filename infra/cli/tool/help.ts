import { COLUMNS, wrap } from './columns.ts';
import type { Option, Options, Tool } from './tool.ts';

/** The text of `--help`. */
export function helpOf<O extends Options>(tool: Tool<O>): string {
  const commands = Object.entries(tool.commands).filter(([name]) => name !== '');
  const sections: (readonly [title: string, rows: readonly Row[]])[] = [
    ['Commands', commands.map(([name, { takes, help }]) => [[name, takes?.text].filter(Boolean).join(' '), help])],
    ['Options', [...Object.entries(tool.options).map(optionRow), ['--help, -h', 'prints this']]],
    ['Examples', tool.examples.map(([line, what]) => [`npm run ${tool.name}${line && ` -- ${line}`}`, what])],
    ['Exit codes', exitCodeRows(tool)],
  ];
  return [
    usageOf(tool),
    ...wrap(tool.purpose),
    ...sections.filter(([, rows]) => rows.length > 0).map(([title, rows]) => `\n${title}\n${table(rows)}`),
    ...(tool.notes ?? []).map(note => `\n${note.split('\n').flatMap(wrapNote).join('\n')}`),
  ].join('\n');
}

export function usageOf<O extends Options>({ name, commands, options }: Tool<O>): string {
  const own = commands[''];
  const words = [
    own ? own.takes?.text : 'COMMAND',
    Object.keys(options).length > 0 || !own ? '[OPTIONS]' : undefined,
  ].filter(word => word !== undefined);
  return `Usage: npm run ${name}${words.length > 0 ? ` -- ${words.join(' ')}` : ''}`;
}

type Row = readonly [name: string, what: string];

const optionRow = ([name, { value, short, help }]: readonly [string, Option]): Row => [
  `--${name}${value === undefined ? '' : ` ${value}`}${short === undefined ? '' : `, -${short}`}`,
  help,
];

const exitCodeRows = ({ negative }: { negative?: string }): Row[] => [
  ['0', 'success'],
  ...(negative === undefined ? [] : [['1', negative] as const]),
  ['2', 'the command line or the environment is not valid'],
  ['3', 'the work could not be done'],
];

/** A paragraph, or a row of a table that goes on below its second column. */
const wrapNote = (line: string): string[] =>
  wrap(line, COLUMNS, ' '.repeat(/^ {2}\S.*? {2,}(?=\S)/.exec(line)?.[0].length ?? 0));

/** A longer name gets its own line. */
const WIDEST_NAME = 36;

function table(rows: readonly Row[]): string {
  const width = Math.max(...rows.map(([name]) => (name.length > WIDEST_NAME ? 0 : name.length)));
  const indent = ' '.repeat(width + 4);
  const lines = rows.flatMap(([name, what]) => {
    const [first = '', ...rest] = wrap(what, COLUMNS - indent.length);
    const further = rest.map(line => indent + line);
    const head = wrap(`  ${name}`, COLUMNS, '      ');
    if (name.length > WIDEST_NAME) return [...head, indent + first, ...further];
    return [`  ${name.padEnd(width)}  ${first}`, ...further];
  });
  return lines.join('\n');
}
