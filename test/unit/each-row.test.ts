import { describe, expect, it } from 'vitest';
import { checkRows, eachRow } from '../fixtures/each-row.ts';

const failureOf = (run: Promise<void>): Promise<unknown> =>
  run.then(
    () => undefined,
    error => error,
  );

describe('checkRows', () => {
  const squares = [
    [1, 1],
    [2, 5],
    [3, 9],
    [4, 15],
  ];
  const isSquare = (root: unknown, square: unknown) => expect(Number(root) ** 2).toBe(square);

  it('names each row that fails, with what was expected and received', async () => {
    const failure = await failureOf(checkRows(squares, 'the square of %i is %i', isSquare));
    if (!(failure instanceof AggregateError)) throw new Error('no AggregateError');
    expect(failure.message).toBe('2 of 4 rows fail');
    expect(failure.errors).toMatchObject([
      {
        message: expect.stringMatching(/^row 2 of 4, the square of 2 is 5: expected 4 to be 5/),
        expected: 5,
        actual: 4,
      },
      { message: expect.stringMatching(/^row 4 of 4, the square of 4 is 15: expected 16/), expected: 15, actual: 16 },
    ]);
  });

  it('throws the error of a single row itself', async () => {
    const failure = await failureOf(checkRows(squares.slice(0, 2), '%i', isSquare));
    expect(failure).toMatchObject({ message: expect.stringContaining('row 2 of 2, 2: expected 4'), actual: 4 });
  });

  it('waits for a check, and takes what is not an error', async () => {
    const check = async (cell: unknown) => {
      await Promise.resolve();
      if (cell !== 'good') throw cell;
    };
    expect(await failureOf(checkRows(['good', 'bad'], '%s', check))).toMatchObject({ message: 'row 2 of 2, bad: bad' });
    expect(await failureOf(checkRows(['good'], '%s', check))).toBeUndefined();
  });

  it('names a row by the fields of an object', async () => {
    const fail = () => expect.fail('never');
    expect(await failureOf(checkRows([{ from: 1, to: 'b' }], '$from to $to for $5, 90 %%', fail))).toMatchObject({
      message: 'row 1 of 1, 1 to b for $5, 90 %: never',
    });
    expect(await failureOf(checkRows(['cell'], '%j costs $', fail))).toMatchObject({
      message: 'row 1 of 1, "cell" costs $: never',
    });
  });

  it('takes a list for one cell beside rows that are none', async () => {
    const seen: unknown[] = [];
    await checkRows([['a'], 'b'], '%j', cell => seen.push(cell));
    expect(seen).toEqual([['a'], 'b']);
  });

  it('does not take a table without rows for one that holds', async () => {
    expect(await failureOf(checkRows([], '%s', () => {}))).toMatchObject({ message: 'the table has no rows' });
  });
});

describe('eachRow', () => {
  const checked: unknown[] = [];
  eachRow([
    ['a', 1],
    ['b', 2],
  ])('hands %s and %i on as they are typed', (letter, figure) => {
    checked.push(letter.toUpperCase(), figure + 1);
  });

  it('made one test of the rows before', ({ task }) => {
    expect(checked).toEqual(['A', 2, 'B', 3]);
    expect(task.suite?.tasks.map(({ name }) => name)).toEqual([
      'hands … and … on as they are typed',
      'made one test of the rows before',
    ]);
  });
});
