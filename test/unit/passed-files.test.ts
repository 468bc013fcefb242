import { rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { newTempFolder } from '../fixtures/temp-folder.ts';
import { changedFiles } from '../passed-files.ts';

describe('changedFiles', () => {
  /** Two files that have passed a check with the rules "one". */
  async function passedBefore() {
    const folder = newTempFolder();
    const [a, b] = [join(folder, 'a.ts'), join(folder, 'b.ts')];
    await writeFile(a, 'first');
    await writeFile(b, 'second');
    const open = (basis = 'one', files = [a, b]) => changedFiles(join(folder, 'cache/passed'), basis, files);
    expect((await open()).files).toEqual([a, b]);
    await (await open()).keep();
    return { a, b, open };
  }

  it('leaves out what has passed', async () => {
    const { open } = await passedBefore();
    expect((await open()).files).toEqual([]);
  });

  it('has a file that has changed, until a check has passed', async () => {
    const { a, open } = await passedBefore();
    await writeFile(a, 'changed');
    const changed = await open();
    expect(changed.files).toEqual([a]);
    expect((await open()).files).toEqual([a]);
    await changed.keep();
    expect((await open()).files).toEqual([]);
  });

  it('has a file with the content of another, because rules differ by folder', async () => {
    const { a, open } = await passedBefore();
    await writeFile(a, 'second');
    expect((await open()).files).toEqual([a]);
  });

  it('has all files when the rules change', async () => {
    const { a, b, open } = await passedBefore();
    expect((await open('two')).files).toEqual([a, b]);
  });

  it('keeps the content that was checked, not what was written meanwhile', async () => {
    const { a, open } = await passedBefore();
    await writeFile(a, 'checked');
    const changed = await open();
    await writeFile(a, 'later');
    await changed.keep();
    expect((await open()).files).toEqual([a]);
  });

  it('leaves out a file that is gone', async () => {
    const { a, b, open } = await passedBefore();
    await rm(a);
    expect((await open('two')).files).toEqual([b]);
  });
});
