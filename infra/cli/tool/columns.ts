/** The width of a line that a terminal shows without breaking it. */
export const COLUMNS = 80;

/** Breaks a line at spaces, so that no part is longer than `columns` where that is possible. Further parts are indented. */
export function wrap(line: string, columns: number = COLUMNS, indent = ''): string[] {
  const lines: string[] = [];
  let rest = line;
  while (rest.length > columns) {
    const space = rest.lastIndexOf(' ', columns);
    const start = rest.search(/\S/);
    const end = space > start ? space : rest.indexOf(' ', columns);
    if (end < 0) break;
    lines.push(rest.slice(0, end).trimEnd());
    rest = indent + rest.slice(end + 1).trimStart();
  }
  return [...lines, rest];
}

/** Cuts a text that does not fit. */
export const cut = (text: string, columns: number): string =>
  text.length <= columns ? text : `${text.slice(0, columns - 1)}…`;
