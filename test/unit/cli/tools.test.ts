import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { main as build } from '../../../esbuild.config.ts';
import { main as audit } from '../../../infra/cli/audit.ts';
import { main as bulk } from '../../../infra/cli/bulk.ts';
import { main as consoleTool } from '../../../infra/cli/console.ts';
import { main as demo } from '../../../infra/cli/demo.ts';
import { main as erase } from '../../../infra/cli/erase.ts';
import { main as explain } from '../../../infra/cli/explain.ts';
import { main as lint } from '../../../infra/cli/lint.ts';
import { main as lintTemplate } from '../../../infra/cli/lint-template.ts';
import { main as openapi } from '../../../infra/cli/openapi.ts';
import { main as preflight } from '../../../infra/cli/preflight.ts';
import { main as rules } from '../../../infra/cli/rules.ts';
import { main as sbom } from '../../../infra/cli/sbom.ts';
import { main as secrets } from '../../../infra/cli/secrets.ts';
import { main as services } from '../../../infra/cli/services.ts';
import { main as smoke } from '../../../infra/cli/smoke.ts';
import { main as start } from '../../../infra/cli/start.ts';
import { main as status } from '../../../infra/cli/status.ts';
import { main as types } from '../../../infra/cli/types.ts';
import { main as webhook } from '../../../infra/cli/webhook.ts';
import { main as test } from '../../all.ts';
import { main as bench } from '../../bench/run.ts';
import { runTool } from '../../fixtures/run-tool.ts';
import { newTempFolder } from '../../fixtures/temp-folder.ts';
import { main as fleet } from '../../fleet/run.ts';
import { main as fuzz } from '../../fuzz/run.ts';
import { main as mutate } from '../../mutate/run.ts';
import { main as score } from '../../score/run.ts';
import { main as screenshots } from '../../screenshots/run.ts';

const TOOLS = {
  audit,
  console: consoleTool,
  bench,
  build,
  bulk,
  demo,
  erase,
  explain,
  fleet,
  fuzz,
  lint,
  'lint:template': lintTemplate,
  mutate,
  preflight,
  openapi,
  rules,
  sbom,
  score,
  screenshots,
  secrets,
  services,
  smoke,
  start,
  status,
  test,
  types,
  webhook,
};
const ROOT = join(import.meta.dirname, '../../..');
const { scripts } = JSON.parse(readFileSync(join(ROOT, 'package.json'), 'utf8'));
const RULES = join(ROOT, 'lib/normalization/rules/default.yaml');

/** The next line goes on with a word for which this one has room. */
const isBrokenEarly = (line: string, next: string): boolean =>
  /^\S/.test(line) && /^[a-z]/.test(next) && `${line} ${next.split(' ', 1)}`.length <= 80;

describe.each(Object.entries(TOOLS))('npm run %s', (name, main) => {
  it('is a script of the package, and explains itself', async () => {
    const files = [`infra/cli/${name.replace(':', '-')}.ts`, `test/${name}/run.ts`, 'test/all.ts', 'esbuild.config.ts'];
    expect(files.map(file => `node infra/cli/launch.mjs ${file}`)).toContain(scripts[name]);
    const { code, out, errors } = await runTool(main, ['--help']);
    expect([code, errors]).toEqual([0, '']);
    expect(out[0]).toMatch(new RegExp(`^Usage: npm run ${name}\\b`));
    expect(out).toContain('Examples');
    expect(out).toContain('Exit codes');
    expect(out.filter(line => line.length > 80)).toEqual([]);
    expect(out.filter((line, index) => isBrokenEarly(line, out[index + 1] ?? ''))).toEqual([]);
    expect(out.join('\n')).not.toContain('../');
  });

  it('refuses an option that it does not have', async () => {
    const { code, errors } = await runTool(main, ['--zork']);
    expect(code).toBe(2);
    expect(errors).toContain("Unknown option '--zork'");
  });
});

describe('The scripts of package.json', () => {
  it('are the tools above, or a variant of one', () => {
    const names = Object.keys(scripts).map(name => name.replace(/:full$/, ''));
    expect(new Set(names)).toEqual(new Set(Object.keys(TOOLS)));
  });
});

describe('npm run explain', () => {
  it('shows how a value becomes its canonical value', async () => {
    const { code, out } = await runTool(explain, ['--type', 'product', 'wireles', 'headphones']);
    expect(code).toBe(0);
    expect(out.at(-1)).toMatch(/^value +WH-1000XM5 /);
  });

  it('shows what is found in a text', async () => {
    const { out } = await runTool(explain, [
      '--text',
      'refund for last Tuesday',
      '--reference',
      '2026-11-22T12:00:00Z',
    ]);
    expect(out.join('\n')).toContain('"last Tuesday" -> 2026-11-17');
  });

  it.each([
    [[], 'Give --type and a VALUE, or --text'],
    [['--type', 'date'], 'Give --type and a VALUE'],
    [['--type', 'date', '--language', 'xx', 'a'], '--language must be one of en-US'],
    [['--type', 'date', '--zone', 'Mars', 'a'], '--zone must be'],
    [['--type', 'date', '--reference', 'now', 'a'], '--reference must be'],
    [['--type', 'date', '--start', 'x', 'a'], '--start must be'],
  ])('refuses %j', async (argv, complaint) => {
    const { code, errors } = await runTool(explain, argv);
    expect(code).toBe(2);
    expect(errors).toContain(complaint);
  });

  it('says that a rules document is not there', async () => {
    const { code, errors } = await runTool(explain, ['--type', 'x', '--rules', '/no/such/file', 'a']);
    expect(code).toBe(3);
    expect(errors).toContain('/no/such/file: there is no such file or folder');
  });
});

describe('npm run rules', () => {
  it('checks the rules of this project', async () => {
    const { code, out } = await runTool(rules, ['check', RULES]);
    expect(code).toBe(0);
    expect(out[0]).toMatch(/default\.yaml: \d+ rules, no faults; version /);
  });

  it.each([
    ['a binary', Buffer.from([0x89, 0x50, 0x4e, 0x47, 0xff, 0xfe, 0x3a])],
    ['text with a NUL', Buffer.from("version: '1'\0")],
  ])('says of %s that it is not text, and shows nothing of it', async (_, content) => {
    const file = join(newTempFolder(), 'rules.yaml');
    writeFileSync(file, content);
    const { code, out, errors } = await runTool(rules, ['check', file]);
    expect([code, out, errors]).toEqual([3, [], `${file}: it is not text in UTF-8\n`]);
  });

  it('counts one fault and one rule in the singular', async () => {
    const file = join(newTempFolder(), 'rules.yaml');
    writeFileSync(file, "version: '1'\nentities: {a: {kind: zork}}\n");
    expect((await runTool(rules, ['check', file])).errors).toMatch(/\n1 fault\n$/);
    expect((await runTool(rules, ['diff', file, RULES, file])).errors).toMatch(/^The rules document has a fault:\n/);
    writeFileSync(file, "version: '1'\nentities: {a: {kind: text}}\n");
    expect((await runTool(rules, ['check', file])).out[0]).toContain(': 1 rule, no faults');
  });

  it('names the faults of a document, and ends with 1', async () => {
    const file = join(ROOT, 'package.json');
    const { code, errors } = await runTool(rules, ['check', file]);
    expect(code).toBe(1);
    expect(errors).toMatch(/package\.json:\d+:\d+ /);
    expect((await runTool(rules, ['diff', file, RULES, file])).code).toBe(1);
  });

  it('says which file is missing', async () => {
    const { code, errors } = await runTool(rules, ['diff', RULES, RULES, '/no/such/file']);
    expect(code).toBe(3);
    expect(errors).toContain('/no/such/file: there is no such file');
  });
});

describe('The tools that measure', () => {
  it.each([
    [bench, ['zork'], 'There is no benchmark zork. There are: '],
    [fleet, ['zork', 'cold-start'], 'There is no case zork. There are: cold-start, '],
    [mutate, ['--sample', 'few', 'lib/json.ts'], '--sample must be a whole number'],
    [score, ['/no/such/folder'], '/no/such/folder is missing, or it holds no file of the expected names.'],
  ])('refuse what they do not know', async (main, argv, complaint) => {
    const { code, errors } = await runTool(main, argv);
    expect(code).toBe(2);
    expect(errors).toContain(complaint);
    expect(errors).not.toMatch(/^\s+at /m);
  });
});

describe('npm start', () => {
  it('names every variable that is not valid', async () => {
    vi.stubEnv('HTTP_PORT', 'x');
    vi.stubEnv('LOCAL_API_KEY', 'short');
    for (const main of [start, services]) {
      const { code, errors } = await runTool(main, []);
      expect(code).toBe(2);
      expect(errors).toMatch(/HTTP_PORT: .*LOCAL_API_KEY: /);
      expect(errors).not.toMatch(/^\s+at /m);
    }
    vi.unstubAllEnvs();
  });
});

describe('A tool', () => {
  it.each(
    Object.entries({ audit: [audit, 'list'], webhook: [webhook, 'list'], secrets: [secrets, 'status'] } as const),
  )('%s refuses what cannot be a stage before it asks anything', async (_name, [tool, command]) => {
    const { code, errors } = await runTool(tool, [command, '--stage', '../../x']);
    expect([code, errors]).toEqual([2, expect.stringContaining('--stage must be 1 to 35 letters, digits or hyphens')]);
  });

  it.each([
    ['/dev/zero', 'it is a device, not a file'],
    [import.meta.dirname, 'it is a folder'],
  ])('names a path that is no file: %s', async (path, fault) => {
    const { code, errors } = await runTool(rules, ['check', path]);
    expect([code, errors.trim()]).toEqual([3, `${path}: ${fault}`]);
  });
});

describe('npm run lint', () => {
  it('names a path that does not exist', async () => {
    const { code, errors } = await runTool(lint, ['lib', 'no/such/folder']);
    expect([code, errors]).toEqual([3, 'no/such/folder: there is no such file or folder\n']);
  });
});

describe('A tool without access to AWS', () => {
  const NO_CREDENTIALS =
    'No AWS credentials are found. Set AWS_PROFILE, or AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY.';

  beforeEach(() => {
    const none = { AWS_CONFIG_FILE: '/none', AWS_SHARED_CREDENTIALS_FILE: '/none', LOCAL_ENV_FILE: '/none' };
    for (const [name, value] of Object.entries(none)) vi.stubEnv(name, value);
    vi.stubEnv('AWS_EC2_METADATA_DISABLED', 'true');
    for (const name of UNSET) vi.stubEnv(name, undefined);
  });
  afterEach(() => vi.unstubAllEnvs());

  it.each([
    ['audit', audit, ['list', '--stage', 'prod'], ''],
    ['console', consoleTool, ['--stage', 'prod'], ''],
    ['secrets', secrets, ['status', '--stage', 'prod'], 'Stage prod in us-east-1.\n'],
    ['status', status, ['--stage', 'prod'], 'No part of stage prod can be read.\n'],
    ['webhook', webhook, ['list', '--stage', 'prod'], ''],
  ] as const)('%s tells the one cause once, and nothing before it', async (_name, main, argv, before) => {
    expect(await runTool(main, argv)).toEqual({ code: 3, out: [], errors: `${before}${NO_CREDENTIALS}\n` });
  });

  it('says once what the SDK knows of a profile that it cannot use', async () => {
    const file = join(newTempFolder(), 'config');
    const keys = [
      'sso_start_url = https://x.example',
      'sso_account_id = 1',
      'sso_region = us-east-1',
      'sso_role_name = r',
    ];
    writeFileSync(file, ['[profile one]', ...keys, ''].join('\n'));
    vi.stubEnv('AWS_CONFIG_FILE', file);
    vi.stubEnv('AWS_PROFILE', 'one');
    const { errors } = await runTool(status, ['--stage', 'prod']);
    expect(errors.split('\n')).toEqual([
      'No part of stage prod can be read.',
      expect.stringContaining(`${NO_CREDENTIALS} The SSO session`),
      '',
    ]);
  });

  it('status asks to start the services of stage local', async () => {
    const { code, errors } = await runTool(status, []);
    expect([code, errors]).toEqual([3, 'The services of stage local are not started. Start them first: npm start.\n']);
  });

  it.each([
    ['audit', audit],
    ['webhook', webhook],
  ])('%s list asks to start the services of stage local', async (_name, main) => {
    const errors = 'No AWS region is set. At stage local, start the services first: npm start.\n';
    expect(await runTool(main, ['list'])).toEqual({ code: 3, out: [], errors });
  });
});

const UNSET = [
  ...['AWS_REGION', 'AWS_DEFAULT_REGION', 'AWS_PROFILE', 'AWS_ACCESS_KEY_ID', 'AWS_SECRET_ACCESS_KEY'],
  ...['AWS_SESSION_TOKEN', 'AWS_WEB_IDENTITY_TOKEN_FILE', 'AWS_CONTAINER_CREDENTIALS_RELATIVE_URI'],
  ...['AWS_ENDPOINT_URL_DYNAMODB', 'AWS_ENDPOINT_URL_SECRETS_MANAGER', 'CXONE_BASE_URL', 'STAGE'],
  ...['ANALYTICS_WEBHOOK_URL', 'CXONE_ENTITIES_URL', 'CXONE_ENTITIES_KEY'],
];

describe('npm run preflight', () => {
  it('refuses what cannot be a stage', async () => {
    for (const stage of ['a/b', '', 'x'.repeat(36)]) {
      const { code, errors } = await runTool(preflight, ['--stage', stage, '--offline']);
      expect([code, errors]).toEqual([2, expect.stringContaining('--stage must be 1 to 35 letters')]);
    }
  });
});
