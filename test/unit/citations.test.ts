import { existsSync, globSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { expect, it } from 'vitest';

const ROOT = join(import.meta.dirname, '../..');
const FOLDERS = '{docs,functions,infra,lib,test,.github}/**/*.{ts,yml,yaml,md,json,mjs}';
const files = [...globSync(FOLDERS, { cwd: ROOT }), ...globSync('*.{ts,yml,md,json}', { cwd: ROOT })];

/** Pages that a text names, with or without their folder; those on the web are left out. */
const pagesIn = (text: string): string[] =>
  [...text.replaceAll(/https?:\/\/\S+/g, '').matchAll(/(?<=([\w./-]*\w))\.md\b/g)].map(
    ([end, name]) => `${name}${end}`,
  );

const isThere = (file: string, page: string): boolean =>
  [join(ROOT, page), join(ROOT, dirname(file), page)].some(path => existsSync(path));

it('No file cites a page that is not there', () => {
  expect(files.length).toBeGreaterThan(400);
  const missing = files.flatMap(file =>
    pagesIn(readFileSync(join(ROOT, file), 'utf8'))
      .filter(page => !isThere(file, page))
      .map(page => `${file}: ${page}`),
  );
  expect(missing).toEqual([]);
});
