import { fold } from './tokens.ts';

/** Whether an item of a pattern is a category and not a literal word. */
export const isCategory = (item: string): boolean => /^[A-Z][A-Z0-9]*$/.test(item);

/** All rows of items that a pattern allows; the notation is that of `RuleRow`. */
export function expand(pattern: string): string[][] {
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
