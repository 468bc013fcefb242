import { appendFileSync, existsSync, readFileSync, writeFileSync } from 'node:fs';
import { open } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { createCsvFormat, FAILURES, NDJSON } from '../../../../infra/cli/bulk/formats.ts';
import { RowFile } from '../../../../infra/cli/bulk/row-file.ts';
import { newTempFolder } from '../../../fixtures/temp-folder.ts';

const newPath = () => join(newTempFolder(), 'out');
const line = (row: number, text = 'x') => JSON.stringify({ row, text });

describe('RowFile', () => {
  it('holds one line for each row, and finds it again', async () => {
    const path = newPath();
    const file = await RowFile.open(path, NDJSON);
    await file.append(1, line(1, 'é'));
    await file.append(5, line(5, 'y'.repeat(200_000)));
    await file.append(2, line(2));
    expect([file.has(1), file.has(3), file.count]).toEqual([true, false, 3]);
    await file.close();
    const again = await RowFile.open(path, NDJSON);
    expect([...again.rows()]).toEqual([1, 2, 5]);
    expect(await again.lineOf(1)).toBe(line(1, 'é'));
    expect(await again.lineOf(5)).toBe(line(5, 'y'.repeat(200_000)));
    expect(await again.lineOf(3)).toBeUndefined();
    await again.append(6, line(6));
    expect(readFileSync(path, 'utf8').trim().split('\n')).toHaveLength(4);
    await again.close();
  });

  it('cuts off a line that is torn', async () => {
    const path = newPath();
    writeFileSync(path, `${line(1)}\n{"row":2,"te`);
    const file = await RowFile.open(path, NDJSON);
    expect([file.has(1), file.has(2)]).toEqual([true, false]);
    expect(readFileSync(path, 'utf8')).toBe(`${line(1)}\n`);
    await file.close();
  });

  it('begins a CSV file with its head, also after the head was torn', async () => {
    const path = newPath();
    const format = createCsvFormat(['date']);
    writeFileSync(path, format.head.slice(0, 9));
    const file = await RowFile.open(path, format);
    expect(readFileSync(path, 'utf8')).toBe(format.head);
    await file.close();
    await expect(RowFile.open(path, createCsvFormat(['money']))).rejects.toThrow('has other columns');
  });

  it('refuses a file that is not its own, and leaves it as it is', async () => {
    for (const content of ['hello\n', '{"text":"a"}\n', '{"row":999999999999}\n', ' '.repeat(17 * 1024 * 1024)]) {
      const path = newPath();
      writeFileSync(path, content);
      await expect(RowFile.open(path, NDJSON)).rejects.toThrow(`${path}:1 was not written by npm run bulk`);
      expect(readFileSync(path, 'utf8')).toBe(content);
    }
  });

  it('changes nothing when it is only looked at', async () => {
    const path = newPath();
    const nothing = await RowFile.peek(path, NDJSON);
    expect(nothing.has(1)).toBe(false);
    writeFileSync(path, `${line(1)}\n{"row":2`);
    expect((await RowFile.peek(path, NDJSON)).has(1)).toBe(true);
    expect(readFileSync(path, 'utf8')).toBe(`${line(1)}\n{"row":2`);
  });

  it('keeps the last line of a row, and only of rows that stay, when it is compacted', async () => {
    const path = newPath();
    const file = await RowFile.open(path, FAILURES);
    for (const [row, text] of [
      [1, 'a'],
      [2, 'b'],
      [1, 'c'],
      [3, 'd'],
    ] as const)
      await file.append(row, line(row, text));
    await file.compact(row => row !== 2);
    expect(readFileSync(path, 'utf8')).toBe(`${line(1, 'c')}\n${line(3, 'd')}\n`);
    await file.append(4, line(4));
    expect([file.has(2), file.count, await file.lineOf(4)]).toEqual([false, 3, line(4)]);
    await file.close();
  });

  it('ends with a whole line when the disk is full', async () => {
    const path = newPath();
    const real = await open(path, 'w+');
    let room = 40;
    const full = {
      read: real.read.bind(real),
      truncate: (size: number) => real.truncate(size),
      sync: () => real.sync(),
      close: () => real.close(),
      async write(bytes: Buffer, offset: number, length: number, position: number) {
        if (room === 0) throw Object.assign(new Error('ENOSPC: no space left'), { code: 'ENOSPC' });
        const part = Math.min(length, room);
        room -= part;
        return real.write(bytes, offset, part, position);
      },
    };
    const file = await RowFile.open(path, NDJSON, async () => full as never);
    await file.append(1, line(1));
    await expect(file.append(2, line(2, 'y'.repeat(50)))).rejects.toThrow(`${path}: the disk is full.`);
    await file.close();
    expect(readFileSync(path, 'utf8')).toBe(`${line(1)}\n`);
    const again = await RowFile.open(path, NDJSON);
    expect([again.has(1), again.has(2)]).toEqual([true, false]);
    await again.close();
  });

  it('keeps the file, and nothing of its copy, when the disk is full while it is compacted', async () => {
    const path = newPath();
    const closed: string[] = [];
    const file = await RowFile.open(path, NDJSON, async name => {
      const real = await open(name, 'w+');
      const write = async () => {
        throw Object.assign(new Error('ENOSPC: no space left'), { code: 'ENOSPC' });
      };
      const close = () => real.close().then(() => void closed.push(name));
      const [read, sync] = [real.read.bind(real), real.sync.bind(real)];
      return { read, sync, close, write: name === path ? real.write.bind(real) : write } as never;
    });
    for (const row of [1, 2, 3]) await file.append(row, line(row));
    await expect(file.compact(row => row > 1)).rejects.toThrow(`${path}.new: the disk is full.`);
    expect([closed, existsSync(`${path}.new`)]).toEqual([[`${path}.new`], false]);
    await file.append(4, line(4));
    expect([file.count, await file.lineOf(1), await file.lineOf(4)]).toEqual([4, line(1), line(4)]);
    await file.close();
  });

  it.skipIf(!existsSync('/dev/full'))('tells a full disk by the error of the system', async () => {
    const path = newPath();
    const [real, full] = [await open(path, 'w+'), await open('/dev/full', 'w')];
    const [read, truncate] = [real.read.bind(real), real.truncate.bind(real)];
    const [sync, close] = [real.sync.bind(real), real.close.bind(real)];
    const handle = { read, truncate, sync, close, write: full.write.bind(full) };
    const file = await RowFile.open(path, NDJSON, async () => handle as never);
    await expect(file.append(1, line(1))).rejects.toThrow(
      `${path}: the disk is full. All rows before are in it. Free some space, then continue with --resume.`,
    );
    expect([file.has(1), file.count, readFileSync(path, 'utf8')]).toEqual([false, 0, '']);
    await file.close();
    await full.close();
  });

  it('refuses lines that somebody else put in between', async () => {
    const path = newPath();
    writeFileSync(path, `${line(1)}\n`);
    appendFileSync(path, 'note\n');
    await expect(RowFile.open(path, NDJSON)).rejects.toThrow(`${path}:2 was not written`);
  });
});
