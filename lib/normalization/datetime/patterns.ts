import { fold } from './tokens.ts';

/** Whether an item of a pattern is a category and not a literal word. */
export const isCategory = (item: string): boolean => /^[A-Z][A-Z0-9]*$/.test(item);

type Rows = readonly (readonly string[])[];

const expanded = new Map<string, Rows>();

/**
 * All rows of items that a pattern allows; the notation is that of `RuleRow`. Each pattern is expanded once: the languages
 * share most of them.
 */
export function expand(pattern: string): Rows {
  const rows = expanded.get(pattern) ?? rowsOf(pattern);
  expanded.set(pattern, rows);
  return rows;
}

function rowsOf(pattern: string): Rows {
  let rows: string[][] = [[]];
  for (const part of pattern.split(' ')) {
    const optional = part.length > 1 && part.endsWith('?');
    const bare = optional ? part.slice(0, -1) : part;
    const choices = bare.startsWith('(') && bare.endsWith(')') ? bare.slice(1, -1).split('|') : [bare];
    const ends = choices.map(itemsOf);
    const longer = rows.flatMap(row => ends.map(items => row.concat(items)));
    rows = optional ? [...rows, ...longer] : longer;
  }
  // Two equal optional items give the same row twice.
  const distinct = new Map(rows.map(row => [row.join(' '), row]));
  return [...distinct.values()].filter(row => row.length > 0);
}

const itemsOf = (choice: string): string[] =>
  isCategory(choice) ? [choice] : choice.split('_').map(word => fold(word));
