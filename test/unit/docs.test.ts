import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { basename, dirname, join, relative } from 'node:path';
import { describe, expect, it } from 'vitest';
import { readLocalSettings } from '../../infra/local/environment.ts';
import { InvalidRequestError, STATUS_BY_CODE } from '../../lib/errors.ts';
import { createRequestReader } from '../../lib/extraction/request.ts';
import { CONTRACT_LANGUAGES, COST, LANGUAGES } from '../../lib/languages/index.ts';
import { VALUE_KINDS } from '../../lib/normalization/rules/rules-index.ts';
import { createWindowTally } from '../../lib/windows/aggregate.ts';
import { buildPayload } from '../../lib/windows/payload.ts';
import { eachRow } from '../fixtures/each-row.ts';
import { emittedFields, emittedMetrics } from '../fixtures/emitted-metrics.ts';

const ROOT = join(import.meta.dirname, '../..');
const read = (path: string): string => readFileSync(join(ROOT, path), 'utf8');
const scripts: Record<string, string> = JSON.parse(read('package.json')).scripts;

const decisions = readdirSync(join(ROOT, 'docs/decisions')).map(name => `docs/decisions/${name}`);
const PAGES = [
  ...['README.md', 'CONTRIBUTING.md', 'CHANGELOG.md'],
  ...readdirSync(join(ROOT, 'docs'))
    .filter(name => name.endsWith('.md'))
    .map(name => `docs/${name}`),
  ...decisions,
];

const fileNames = new Set(
  ['lib', 'functions', 'infra', 'test'].flatMap(folder =>
    readdirSync(join(ROOT, folder), { recursive: true, encoding: 'utf8' }).map(path => basename(path)),
  ),
);

/** The rows of the table under a heading, as lists of cells. */
function tableUnder(page: string, heading: string): string[][] {
  const [, section = ''] = read(page).split(`\n${heading}\n`);
  const [body = ''] = section.split(/\n#{1,6} /);
  const rows = body.split('\n').filter(line => line.startsWith('| '));
  return rows.slice(1).map(row =>
    row
      .split(/(?<!\\)\|/)
      .slice(1, -1)
      .map(cell => cell.trim()),
  );
}

const codeIn = (cell = ''): string[] => [...cell.matchAll(/`([^`]+)`/g)].map(([, code = '']) => code);

describe.each(PAGES)('%s', page => {
  const text = read(page);
  // What is inside a block of code is an example.
  const prose = text.replace(/^```.*?^```/gms, '');

  it('links to pages and headings that exist', () => {
    for (const [, target = ''] of prose.matchAll(/\]\((?!https?:)([^)\s]+)\)/g)) {
      const [path = '', anchor] = target.split('#');
      const file = path === '' ? page : relative(ROOT, join(ROOT, dirname(page), path));
      expect(existsSync(join(ROOT, file)), target).toBe(true);
      if (anchor !== undefined) expect(anchorsOf(read(file)), target).toContain(anchor);
    }
  });

  it('names files that exist', () => {
    for (const path of pathsIn(prose)) expect(existsSync(join(ROOT, path)), path).toBe(true);
  });

  it('names files by a name that there is', () => {
    for (const name of codeIn(prose).filter(code => /^[\w-]+\.ts$/.test(code))) expect(fileNames).toContain(name);
  });

  it('keeps the API key out of what a deployment prints, and secrets off command lines', () => {
    const commands = text.split('\n').filter(line => /serverless (deploy|info)\b(?! (list|function))/.test(line));
    // A sentence may name the command without its options.
    for (const command of commands.filter(line => line.includes('--stage'))) expect(command).toContain('--conceal');
    expect(text).not.toMatch(/--secret-string (?!file:)|(?:SECRET|PASSWORD|_KEY)=(?!["'$]?\$)[\w-]{8,}/);
  });

  it('names npm scripts that exist', () => {
    for (const [, script = ''] of text.matchAll(/npm run ([\w:]+)/g)) expect(Object.keys(scripts)).toContain(script);
  });
});

/** Anchors as they are made of headings: lower case, hyphens for spaces, no other marks. */
function anchorsOf(text: string): string[] {
  return [...text.matchAll(/^#{1,6} (.*)$/gm)].map(([, heading = '']) =>
    heading
      .toLowerCase()
      .replace(/[^\p{L}\p{N} _-]/gu, '')
      .replaceAll(' ', '-'),
  );
}

/** Code that is a path of this repository; a path with a placeholder counts up to the placeholder. */
function pathsIn(prose: string): string[] {
  const paths = codeIn(prose).filter(code => /^(?:lib|functions|infra|test|docs)\/[^\s{}()*]*$/.test(code));
  return paths.map(path => path.replace(/[^/]*[<…].*$/, ''));
}

function faultsOf(parse: () => unknown): string[] {
  try {
    parse();
    return [];
  } catch (error) {
    if (error instanceof InvalidRequestError) return error.faults.map(({ pointer, detail }) => `${pointer} ${detail}`);
    throw error;
  }
}

describe('docs/architecture.md', () => {
  const page = 'docs/architecture.md';

  it('lists every error code with its status, and the two of the gateway apart', () => {
    const stated = tableUnder(page, '### Problems').map(([code, status]) => [codeIn(code)[0], Number(status)]);
    expect(Object.fromEntries(stated)).toEqual(STATUS_BY_CODE);
  });

  it('names only fields that a request may have, the required ones first', () => {
    const fields = tableUnder(page, '### Request').map(([field]) => codeIn(field)[0] ?? '');
    const body = { text: 'a', language: 'en-US', entity_types: ['a'], other: 1 };
    const reader = createRequestReader(CONTRACT_LANGUAGES);
    // A field that the schema knows is refused for its value, any other for its name.
    const refusal = (field: string) => faultsOf(() => reader.parse({ ...body, [field]: Symbol(field) }));
    for (const field of fields) expect(refusal(field)).not.toContain(`/${field} is not a known field`);
    expect(refusal('other')).toContain('/other is not a known field');
    expect(faultsOf(() => reader.parse({}))).toEqual(fields.slice(0, 3).map(field => `/${field} is required`));
  });

  it('lists every room of lib/, and no other', () => {
    const rooms = readdirSync(join(ROOT, 'lib')).filter(name => statSync(join(ROOT, 'lib', name)).isDirectory());
    const stated = tableUnder(page, '## The house').map(([room]) => codeIn(room)[0]);
    expect(stated.toSorted()).toEqual(rooms.map(room => `lib/${room}`).toSorted());
  });

  it('lists every file beside the rooms, and no other', () => {
    const files = readdirSync(join(ROOT, 'lib')).filter(name => name.endsWith('.ts'));
    const [, stated = ''] = /The files beside the rooms are(.*?)\n\n/s.exec(read(page)) ?? [];
    expect(codeIn(stated).toSorted()).toEqual(files.toSorted());
  });

  it('draws every folder of infra/ and test/, and no other', () => {
    const [, drawn = ''] = /^## The house\n+```\n(.*?)```/ms.exec(read(page)) ?? [];
    const foldersOf = (path: string) =>
      readdirSync(join(ROOT, path)).filter(name => statSync(join(ROOT, path, name)).isDirectory());
    const [, infra = ''] = /^infra\/\n((?: {2}.*\n)+)/m.exec(drawn) ?? [];
    expect([...infra.matchAll(/^ {2}(\S+)\/ /gm)].map(([, name]) => name).toSorted()).toEqual(
      foldersOf('infra').toSorted(),
    );
    const [, test = ''] = /^test\/ +(.*)$/m.exec(drawn) ?? [];
    expect(test.split(', ').toSorted()).toEqual(foldersOf('test').toSorted());
  });

  it('names every language where it lists the languages of a request', () => {
    const rule = tableUnder(page, '### Request').find(([field]) => field === '`language`')?.[1];
    for (const tag of LANGUAGES) expect(codeIn(rule)).toContain(tag);
  });

  it('says how the value of each kind of rule is found', () => {
    const stated = tableUnder(page, '### Normalisation').flatMap(([kinds]) => codeIn(kinds));
    expect(stated.toSorted()).toEqual([...VALUE_KINDS].toSorted());
  });

  it('lists every field of the webhook payload, and no other', () => {
    const totals = createWindowTally().totals();
    const payload = buildPayload({ window: 0, totals, lateRequests: 0, now: 0, seal: undefined });
    const stated = tableUnder(page, '### Webhook payload').flatMap(([fields]) => codeIn(fields));
    expect(stated.toSorted()).toEqual(Object.keys(payload).toSorted());
  });

  it('lists every metric, and no other, and every field beside them', () => {
    const stated = tableUnder(page, '### Metrics').flatMap(([, names]) => codeIn(names));
    const isMetric = (name: string) => /^[A-Z]/.test(name);
    const emitted = emittedMetrics('CxoneEntities', 'prod').map(({ name }) => name);
    expect(stated.filter(isMetric).toSorted()).toEqual(emitted.toSorted());
    const written = ['extract', 'token-refresh', 'metrics-flush'].flatMap(service => [...emittedFields(service)]);
    const fields = written.filter(name => !isMetric(name) && !['_aws', 'service', 'stage'].includes(name));
    expect(new Set(stated.filter(name => !isMetric(name)))).toEqual(new Set(fields));
  });

  it('states the default ports of the local stack', () => {
    const { ports } = readLocalSettings({});
    const stated = tableUnder(page, '## The local stack').map(([port]) => Number(port));
    expect(stated.toSorted()).toEqual(Object.values(ports).toSorted());
  });
});

describe('docs/grammar.md', () => {
  const page = 'docs/grammar.md';
  const namesIn = (section: string): string[] => codeIn(section).filter(code => /^[A-Z][A-Z0-9_]*$/.test(code));

  it('explains every category, and no other', () => {
    const source = read('lib/languages/pack/date-rules.ts');
    const [, union = ''] = /^export type Category =(.*?';)$/ms.exec(source) ?? [];
    const categories = [...union.matchAll(/\| '(\w+)'/g)].map(([, name]) => name);
    const [, section = ''] = /### 2\. Words and categories\n(.*?)\n### 3\./s.exec(read(page)) ?? [];
    expect([...new Set(namesIn(section))].toSorted()).toEqual(categories.toSorted());
  });

  it('states every cost with its value', () => {
    const rows = tableUnder(page, '### 4. Costs').slice(1, 7);
    const stated = rows.flatMap(([names, values = '']) =>
      namesIn(names ?? '').map((name, index) => [name, Number(values.split(', ')[index])]),
    );
    expect(Object.fromEntries(stated)).toEqual({ ...COST });
  });
});

describe('docs/decisions', () => {
  it('lists every record', () => {
    const listed = [...read('docs/decisions/README.md').matchAll(/\((\d{4}-[\w-]+\.md)\)/g)].map(([, name]) => name);
    expect(listed.map(name => `docs/decisions/${name}`)).toEqual(
      decisions.filter(name => /\/\d/.test(name)).toSorted(),
    );
  });

  eachRow(decisions.filter(name => /\/\d/.test(name)))('%s has context, decision, consequences and figures', record => {
    const headings = [...read(record).matchAll(/^## (.*)$/gm)].map(([, heading]) => heading);
    expect(headings).toEqual(['Context', 'Decision', 'Consequences', 'Figures']);
  });
});

describe('CHANGELOG.md', () => {
  it('begins with the version of package.json', () => {
    const [, version] = /^## \[(\d+\.\d+\.\d+)\]/m.exec(read('CHANGELOG.md')) ?? [];
    expect(version).toBe(JSON.parse(read('package.json')).version);
  });
});
