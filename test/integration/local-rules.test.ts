import { lstatSync, mkdtempSync, readFileSync, renameSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { openRulesFile } from '../../infra/console/server/rules-file.ts';
import { FileWatch } from '../../infra/local/rules/file-watch.ts';
import { ActiveRules, type RulesChange } from '../../infra/local/rules/index.ts';

const document = (version: string, rest = 'entities: { colour: { kind: text } }') => `version: "${version}"\n${rest}\n`;

let folder: string;
let file: string;
let rules: ActiveRules;
let changes: RulesChange[];

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'rules-'));
  file = join(folder, 'rules.yaml');
  writeFileSync(file, document('one'));
  rules = new ActiveRules(file);
  changes = [];
  rules.onChange(change => void changes.push(change));
});
afterEach(async () => {
  await rules.close();
  rmSync(folder, { recursive: true });
});

describe('FileWatch', () => {
  it('reports a change when the file is the same in two checks', () => {
    const watch = new FileWatch(file);
    expect(watch.look()).toBe(false);
    writeFileSync(file, '');
    expect(watch.look()).toBe(false);
    writeFileSync(file, document('two'));
    expect(watch.look()).toBe(false);
    expect(watch.look()).toBe(true);
    expect(watch.look()).toBe(false);
  });

  it('reports once that the file is gone', () => {
    const watch = new FileWatch(file);
    rmSync(file);
    expect([watch.look(), watch.look(), watch.look()]).toEqual([false, true, false]);
  });
});

describe('openRulesFile', () => {
  it.skipIf(process.platform === 'win32')('writes to the target of a link, and leaves the link', async () => {
    const link = join(folder, 'link.yaml');
    symlinkSync(file, link);
    await openRulesFile(link).write(document('two'));
    expect(lstatSync(link).isSymbolicLink()).toBe(true);
    expect(readFileSync(file, 'utf8')).toBe(document('two'));
  });
});

describe('active rules', () => {
  it('follow the file', async () => {
    writeFileSync(file, document('two'));
    await rules.refresh();
    expect(rules.rules.version).toMatch(/^two\+/);
    expect(changes).toEqual([{ kind: 'applied', rules: rules.rules }]);
  });

  it('keep the old rules while the file has faults, and name each with line and column', async () => {
    writeFileSync(file, document('two', 'entities: { colour: { kind: txt } }'));
    await rules.refresh();
    expect(rules.rules.version).toMatch(/^one\+/);
    expect(rules.faults).toEqual([expect.stringMatching(/^2:\d+ entities\/colour\/kind: /)]);
    writeFileSync(file, document('three'));
    await rules.refresh();
    expect(rules.rules.version).toMatch(/^three\+/);
    expect(rules.faults).toEqual([]);
    expect(changes.map(({ kind }) => kind)).toEqual(['refused', 'applied']);
  });

  it('say nothing when the file says the same, also after a fault that was told', async () => {
    await rules.refresh();
    writeFileSync(file, 'entities: [');
    await rules.refresh();
    await rules.refresh();
    expect(changes).toHaveLength(1);
  });

  it('go back to what held before when a fault is taken back', async () => {
    writeFileSync(file, 'entities: [');
    await rules.refresh();
    writeFileSync(file, document('one'));
    await rules.refresh();
    expect(rules.faults).toEqual([]);
  });

  it('keep the old rules when the file is gone, or empty', async () => {
    rmSync(file);
    await rules.refresh();
    expect(rules.faults).toEqual([expect.stringContaining('no such file')]);
    writeFileSync(file, document('one'));
    await rules.refresh();
    expect(rules.faults).toEqual([]);
    writeFileSync(file, '');
    await rules.refresh();
    expect(rules.faults.length).toBeGreaterThan(0);
    expect(rules.rules.version).toMatch(/^one\+/);
  });

  it.each([
    ['before they are watched', false],
    ['while they are watched', true],
  ])('notice a file that an editor puts in place of the old one %s', async (_, isWatched) => {
    const changed = new Promise<RulesChange>(resolve => rules.onChange(resolve));
    if (isWatched) rules.watch();
    writeFileSync(`${file}.new`, document('two'));
    renameSync(`${file}.new`, file);
    if (!isWatched) rules.watch();
    expect(await changed).toMatchObject({ kind: 'applied' });
  });

  it('say once that the file is gone', async () => {
    rmSync(file);
    await rules.refresh();
    await rules.refresh();
    expect(changes.map(({ kind }) => kind)).toEqual(['refused']);
  });

  it('call a listener no more once it has ended', async () => {
    const heard: RulesChange[] = [];
    rules.onChange(change => void heard.push(change))();
    writeFileSync(file, document('two'));
    await rules.refresh();
    expect(heard).toEqual([]);
  });

  it('refuse to start with a document that is not valid', () => {
    writeFileSync(file, document('two', 'entities: 1'));
    expect(() => new ActiveRules(file)).toThrow(/fault/);
  });
});
