import { execFile } from 'node:child_process';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { promisify } from 'node:util';
import { ruleFaults, schemaFaults, type Template } from '../template/index.ts';
import { counted, createMain, EXIT_CODES, type Io, runCli, ToolError, writeLine } from './tool/index.ts';

const ROOT = join(import.meta.dirname, '../..');
const run = promisify(execFile);

/** `npm run lint:template` */
export const main = createMain({
  name: 'lint:template',
  purpose:
    'Checks the CloudFormation template against the schemas and rules of CloudFormation. It makes no calls to AWS.',
  options: {
    template: { type: 'string', value: 'FILE', help: 'a template that is packaged already; default: packages one' },
  },
  commands: {
    '': {
      help: '',
      options: ['template'],
      run: async ({ values: { template }, io }) => {
        if (template !== undefined) return lint(template, io);
        return withPackage(file => lint(file, io));
      },
    },
  },
  notes: [
    'Each option of a deployment is checked on and off. If cfn-lint is installed (pip install cfn-lint), it runs as well.',
    'If CXONE_BASE_URL is not set, an example URL is used.',
  ],
  examples: [
    ['', 'packages the stage prod into a temporary folder and checks its template'],
    ['--template .serverless/cloudformation-template-update-stack.json', 'checks what the last package made'],
  ],
  negative: 'the template has faults',
});

async function lint(file: string, io: Io): Promise<number> {
  const template: Template = JSON.parse(await readFile(file, 'utf8'));
  const faults = [...(await schemaFaults(template)), ...(await ruleFaults(template)), ...(await askCfnLint(file, io))];
  for (const fault of faults) await writeLine(io.err, fault);
  await writeLine(
    io.out,
    faults.length === 0 ? 'The template has no faults.' : `The template has ${counted(faults.length, 'fault')}.`,
  );
  return faults.length === 0 ? EXIT_CODES.success : EXIT_CODES.negative;
}

/** The framework itself adds dependencies that the references imply (W3005). */
const CFN_LINT = ['--format', 'parseable', '--ignore-checks', 'W3005', '--template'];

async function askCfnLint(file: string, io: Io): Promise<string[]> {
  try {
    await run('cfn-lint', [...CFN_LINT, file]);
    await writeLine(io.out, 'cfn-lint finds nothing.');
    return [];
  } catch (error) {
    if (!(error instanceof Error) || !('stdout' in error)) throw error;
    if ('code' in error && error.code === 'ENOENT') {
      await writeLine(
        io.out,
        'cfn-lint is not installed; its rules about schemas and references were checked without it.',
      );
      return [];
    }
    const lines = String(error.stdout).split('\n').filter(Boolean);
    if (lines.length === 0) throw new ToolError(`cfn-lint failed. ${error.message}`);
    return lines;
  }
}

/** The stage `prod` as `serverless package` makes it, with placeholders for values that only the operator knows. */
async function withPackage(use: (file: string) => Promise<number>): Promise<number> {
  const bin = join(dirname(createRequire(import.meta.url).resolve('serverless/package.json')), 'bin', 'serverless.js');
  const folder = await mkdtemp(join(tmpdir(), 'cxone-entities-lint-'));
  const env = { CXONE_BASE_URL: 'https://api.example.com', ...process.env };
  try {
    await run(process.execPath, [bin, 'package', '--stage', 'prod', '--package', folder], { cwd: ROOT, env });
    return await use(join(folder, 'cloudformation-template-update-stack.json'));
  } catch (error) {
    const printed = error instanceof Error && 'stdout' in error ? String(error.stdout).trim() : undefined;
    throw printed === undefined ? error : new ToolError(`The service cannot be packaged.\n${printed}`);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

runCli(import.meta, main);
