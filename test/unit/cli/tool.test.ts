import { writeFile } from 'node:fs/promises';
import { describe, expect, it, vi } from 'vitest';
import { type Call, createMain, EXIT_CODES, ToolError, UsageError, writeLine } from '../../../infra/cli/tool/index.ts';
import { ConfigurationError } from '../../../lib/config.ts';
import { runTool } from '../../fixtures/run-tool.ts';

const OPTIONS = {
  count: { type: 'string', value: 'N', help: 'how many' },
  loud: { type: 'boolean', help: 'in capitals' },
} as const;

let fails: () => unknown = () => undefined;

const main = createMain({
  name: 'sample',
  purpose: 'Does things.',
  options: OPTIONS,
  commands: {
    say: {
      help: 'says words',
      takes: { text: 'WORD...', least: 1, most: 2 },
      options: ['loud'],
      async run({ given, values, io }: Call<typeof OPTIONS>) {
        const text = given.join(' ');
        await writeLine(io.out, values.loud ? text.toUpperCase() : text);
        return EXIT_CODES.success;
      },
    },
    fail: {
      help: 'fails',
      options: ['count'],
      run: async () => {
        throw await fails();
      },
    },
  },
  notes: [`Table\n  NAME  ${'word '.repeat(15)}end`],
  examples: [['say hello --loud', 'says it in capitals']],
  negative: 'nothing was said',
});

async function failWith(error: () => unknown) {
  fails = error;
  return runTool(main, ['fail']);
}

describe('A tool', () => {
  it('runs the command with its options and arguments', async () => {
    expect(await runTool(main, ['say', 'hello', '--loud', 'you'])).toEqual({ code: 0, out: ['HELLO YOU'], errors: '' });
  });

  it('prints usage, commands, options, examples and exit codes when asked for help', async () => {
    const { code, out } = await runTool(main, ['say', '--help']);
    expect(code).toBe(0);
    expect(out).toEqual([
      'Usage: npm run sample -- COMMAND [OPTIONS]',
      'Does things.',
      'Commands',
      '  say WORD...  says words',
      '  fail         fails',
      'Options',
      '  --count N   how many',
      '  --loud      in capitals',
      '  --help, -h  prints this',
      'Examples',
      '  npm run sample -- say hello --loud  says it in capitals',
      'Exit codes',
      '  0  success',
      '  1  nothing was said',
      '  2  the command line or the environment is not valid',
      '  3  the work could not be done',
      'Table',
      `  NAME  ${'word '.repeat(13)}word`,
      '        word end',
    ]);
  });

  it.each([
    [[], 'No command is given: say, fail'],
    [['dance'], 'There is no command "dance": say, fail'],
    [['constructor'], 'There is no command "constructor"'],
    [['say'], 'The command "say" needs WORD...'],
    [['say', 'a', 'b', 'c'], 'The command "say" does not take "c"'],
    [['say', 'a', '--count', '1'], 'The command "say" has no option --count'],
    [['say', 'a', '--what'], "Unknown option '--what'"],
    [['fail', '--count'], "Option '--count <value>' argument missing"],
  ])('refuses the command line %j with exit code 2, and says how it is called', async (argv, complaint) => {
    const { code, out, errors } = await runTool(main, argv);
    expect([code, out]).toEqual([2, []]);
    expect(errors.split('\n')[0]).toContain(complaint);
    expect(errors).toContain('Usage: npm run sample -- COMMAND [OPTIONS]');
    expect(errors).toContain('npm run sample -- --help');
  });

  it.each([
    ['a command line', () => new UsageError('--count must be a number'), 2, '--count must be a number'],
    [
      'the environment',
      () => new ConfigurationError([{ variable: 'STAGE', message: 'is missing' }]),
      2,
      'STAGE: is missing',
    ],
    ['a known failure', () => new ToolError('it rains', 1), 1, 'it rains'],
    ['a known failure that quotes the system', () => new ToolError('gone: ECONNREFUSED'), 3, 'gone: ECONNREFUSED'],
    ['an unknown failure', () => new TypeError('x is not a function'), 3, 'x is not a function'],
    ['what is not an error', () => 'a string', 3, 'a string'],
    [
      'a missing file',
      () => writeFile('/nowhere/file', '').catch(error => error),
      3,
      '/nowhere/file: there is no such',
    ],
    ['a folder', () => writeFile('/tmp', '').catch(error => error), 3, '/tmp: it is a folder'],
    [
      'a refused connection',
      () => Object.assign(new AggregateError([Object.assign(new Error('x'), REFUSED)], ''), { code: 'ECONNREFUSED' }),
      3,
      'Cannot connect to 127.0.0.1:8000 (ECONNREFUSED). At stage local, npm run services starts the services.',
    ],
    [
      'a refused fetch',
      () => new TypeError('fetch failed', { cause: Object.assign(new Error('x'), REFUSED) }),
      3,
      'Cannot connect to 127.0.0.1:8000',
    ],
    [
      'a table that is not there',
      () => Object.assign(new Error('no table'), { name: 'ResourceNotFoundException', $metadata: {} }),
      3,
      'ResourceNotFoundException: no table\nThere is no such table or secret. Check --stage and AWS_REGION.',
    ],
    [
      'a table that does not answer, as our own error tells it',
      () => new Error('the ledger table did not answer: ECONNREFUSED'),
      3,
      'Cannot connect to a service (ECONNREFUSED).',
    ],
    [
      'a table that is not there, as our own error tells it',
      () => new Error('the ledger table did not answer: ResourceNotFoundException'),
      3,
      'Check --stage and AWS_REGION.',
    ],
    ['a missing region', () => new Error('Region is missing'), 3, 'Set AWS_REGION.'],
    [
      'a missing region, as our own error tells it',
      () => new Error('the ledger table did not answer: Region is missing'),
      3,
      'No AWS region is set. Set AWS_REGION. At stage local, start the services first: npm start.',
    ],
    [
      'a folder in place of a file',
      () => Object.assign(new Error('EISDIR: illegal operation on a directory, read'), { code: 'EISDIR' }),
      3,
      'A folder is given in place of a file.',
    ],
  ])('explains %s without a stack trace', async (_what, error, code, message) => {
    const run = await failWith(error);
    expect(run.code).toBe(code);
    expect(run.errors).toContain(message);
    expect(run.errors).not.toMatch(/^\s+at /m);
  });

  it.each([
    [
      { code: 'ENOTFOUND', hostname: 'no.host' },
      'Cannot connect to no.host (ENOTFOUND). The name is not found. At stage',
    ],
    [{ code: 'ECONNRESET' }, 'a service (ECONNRESET). The connection was cut.'],
    [{ code: 'UND_ERR_SOCKET' }, 'The connection was cut.'],
    [{ code: 'ENETUNREACH', address: '10.0.0.1', port: 443 }, '10.0.0.1:443 (ENETUNREACH). There is no way to it'],
    [{ code: 'UND_ERR_CONNECT_TIMEOUT' }, 'It does not answer in time.'],
    [{ name: 'TimeoutError' }, 'It does not answer in time.'],
    [{ code: 'CERT_HAS_EXPIRED' }, 'TLS fails'],
    [{ code: 'ERR_SSL_WRONG_VERSION_NUMBER' }, 'TLS fails'],
    [{ code: 'DEPTH_ZERO_SELF_SIGNED_CERT' }, 'TLS fails'],
    [{ code: 'HPE_INVALID_CONSTANT' }, 'It does not speak HTTP.'],
    [{ message: 'bad port' }, '(bad port). Browsers and fetch refuse this port.'],
  ])('says why a fetch failed: %j', async (system, message) => {
    const fault = new TypeError('fetch failed', { cause: Object.assign(new Error('x'), system) });
    expect((await failWith(() => fault)).errors).toContain(message);
  });

  it.each([
    ['prod', 'No AWS region is set. Set AWS_REGION.', 'Check the network, the proxy and AWS_REGION.'],
    [
      'local',
      'No AWS region is set. At stage local, start the services first: npm start.',
      'At stage local, npm run services starts the services.',
    ],
  ])('gives advice for the stage that is asked for: %s', async (stage, region, connection) => {
    const staged = createMain({
      ...{ name: 'staged', purpose: 'Fails.', examples: [], options: { stage: { type: 'string', help: 'stage' } } },
      commands: { '': { help: '', options: ['stage'], run: () => Promise.reject(fails()) } },
    });
    const failures = [
      [() => new Error('Region is missing'), region],
      [() => Object.assign(new Error('x'), REFUSED), `Cannot connect to 127.0.0.1:8000 (ECONNREFUSED). ${connection}`],
    ] as const;
    for (const [failure, message] of failures) {
      fails = failure;
      expect((await runTool(staged, ['--stage', stage])).errors).toBe(`${message}\n`);
      vi.stubEnv('STAGE', stage);
      expect((await runTool(staged, [])).errors).toBe(`${message}\n`);
      vi.unstubAllEnvs();
    }
  });

  it('names the variable of a region that does not exist', async () => {
    const fault = new Error('no answer: Region not accepted: region="us east" is not a valid hostname component.');
    expect((await failWith(() => fault)).errors).toBe(
      'AWS_REGION is not the name of a region: "us east". One is us-east-1.\n',
    );
  });

  it('takes an empty variable as not given', async () => {
    for (const name of ['AWS_REGION', 'AWS_PROFILE', 'CXONE_BASE_URL', 'LOCAL_ENV_FILE']) vi.stubEnv(name, '');
    vi.stubEnv('AWS_ACCESS_KEY_ID', 'kept');
    const { errors } = await failWith(() => {
      const { AWS_REGION, AWS_PROFILE, CXONE_BASE_URL, LOCAL_ENV_FILE, AWS_ACCESS_KEY_ID } = process.env;
      return new ToolError(
        JSON.stringify([AWS_REGION, AWS_PROFILE, CXONE_BASE_URL, LOCAL_ENV_FILE, AWS_ACCESS_KEY_ID]),
      );
    });
    vi.unstubAllEnvs();
    expect(errors).toBe('[null,null,null,null,"kept"]\n');
  });

  it('shows the stack trace to whoever asks for it', async () => {
    vi.stubEnv('DEBUG', '1');
    expect((await failWith(() => new TypeError('x'))).errors).toMatch(/^\s+at /m);
    vi.unstubAllEnvs();
  });
});

const REFUSED = { code: 'ECONNREFUSED', address: '127.0.0.1', port: 8000 };
