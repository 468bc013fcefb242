import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { main } from '../../../../infra/cli/bulk.ts';
import { runTool } from '../../../fixtures/run-tool.ts';
import { newTempFolder } from '../../../fixtures/temp-folder.ts';
import { answerTo } from './fixture.ts';

interface Item {
  id: string;
  text: string;
  language: 'en-US';
  entity_types: string[];
}

const PROBLEM = { type: 'urn:problem:invalid-request', title: 'x', status: 422, detail: 'x' };

/** A service that refuses texts which begin with `!`. */
async function serve(input: string | URL | Request, init?: RequestInit): Promise<Response> {
  if (String(input).endsWith('/v1/health')) return Response.json({ status: 'ok' });
  const body = JSON.parse(String(init?.body));
  if (String(input).endsWith('/v1/extract')) return Response.json(answerTo(body));
  const { items }: { items: Item[] } = body;
  const results = items.map(item =>
    item.text.startsWith('!')
      ? { id: item.id, status: 422, problem: PROBLEM }
      : { id: item.id, status: 200, response: answerTo(item) },
  );
  return Response.json({ items: results });
}

let folder = '';

beforeEach(() => {
  folder = newTempFolder();
  vi.stubGlobal('fetch', vi.fn(serve));
  vi.stubEnv('CXONE_ENTITIES_KEY', 'key');
});
afterEach(() => {
  vi.unstubAllGlobals();
  vi.unstubAllEnvs();
});

async function bulk(content: string, ...options: string[]) {
  const [input, out] = [join(folder, 'in.csv'), join(folder, 'out.ndjson')];
  writeFileSync(input, content);
  const url = ['--url', 'http://service.example'];
  const {
    code,
    out: printed,
    errors,
  } = await runTool(main, [
    ...[input, '--text-column', 'text', '--id-column', 'id', '--out', out],
    ...[...url, ...options],
  ]);
  return { code, printed: printed.join('\n').replaceAll(folder, ''), errors: errors.replaceAll(folder, '') };
}

const INPUT = 'id,text\n1,a\n2,!b\n3,c\n';

describe('The end of a bulk run', () => {
  it('names the failed rows and their file, also when all of them have failed before', async () => {
    const first = await bulk(INPUT);
    expect(first.printed).toContain('  1 failed: /out.failed.ndjson; --retry-failed sends them again');
    const again = await bulk(INPUT, '--resume');
    expect([first.code, again.code]).toEqual([1, 1]);
    expect(again.printed.split('\n').slice(1, 5)).toEqual([
      '  3 done before, of which 1 failed',
      '  0 answered: /out.ndjson',
      '    - without a call of CXone; 0 the same as an earlier row',
      '  0 failed, 1 before: /out.failed.ndjson; --retry-failed sends them again',
    ]);
  });

  it('says nothing of failures when none is left', async () => {
    await bulk(INPUT.replace('!b', 'b'));
    const { code, printed } = await bulk(INPUT.replace('!b', 'b'), '--resume');
    expect(code).toBe(0);
    expect(printed).toContain('  3 done before, of which 0 failed\n');
    expect(printed).toMatch(/^ {2}0 failed$/m);
  });

  it('counts one row in the singular', async () => {
    expect((await bulk('id,text\n1,a\n')).printed).toMatch(/^1 row in /);
  });
});

describe('A bulk run that goes on with another input', () => {
  it.each([
    ['other ids', 'id,text\n1,a\n7,!b\n3,c\n', 'Row 2 of the input is not row 2 of /out.failed.ndjson.'],
    ['other texts', 'id,text\n1,x\n2,!b\n3,c\n', 'Row 1 of the input is not row 1 of /out.ndjson.'],
    ['fewer rows', 'id,text\n1,a\n2,!b\n', '/out.ndjson holds row 3, but the input ends at row 2.'],
  ])('is refused for %s, asks nothing, and changes nothing', async (_what, content, complaint) => {
    await bulk(INPUT);
    const files = () => ['out.ndjson', 'out.failed.ndjson'].map(file => readFileSync(join(folder, file), 'utf8'));
    const before = files();
    for (const options of [['--resume'], ['--retry-failed'], ['--resume', '--dry-run']]) {
      vi.mocked(fetch).mockClear();
      const { code, errors } = await bulk(content, ...options);
      const advice = 'Give the input and the --id-column of the first run, or another --out.\n';
      expect([code, errors]).toEqual([2, `${complaint} ${advice}`]);
      expect(vi.mocked(fetch).mock.calls.filter(([url]) => !String(url).endsWith('/health'))).toEqual([]);
    }
    expect(files()).toEqual(before);
    expect(existsSync(join(folder, 'out.ndjson'))).toBe(true);
  });
});
