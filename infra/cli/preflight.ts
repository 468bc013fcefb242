import { execFile } from 'node:child_process';
import { mkdir, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { promisify } from 'node:util';
import { examineAccount, namesOf, needsOf, type ResolvedService, refusalOf } from '../preflight/index.ts';
import { importOf } from '../template/index.ts';
import { checkStage, REGION_OPTION } from './stage.ts';
import { createMain, EXIT_CODES, type Io, runCli, ToolError, UsageError, writeLine } from './tool/index.ts';

const ROOT = join(import.meta.dirname, '../..');

/** `npm run preflight` */
export const main = createMain({
  name: 'preflight',
  purpose: 'Shows what would prevent a deployment or the start of a function. It changes nothing.',
  options: {
    stage: { type: 'string', value: 'STAGE', help: 'the stage to be deployed' },
    region: REGION_OPTION,
    import: {
      type: 'string',
      value: 'FOLDER',
      help: 'writes the files that import a kept ledger and kept secrets into the stack to this folder',
    },
    offline: { type: 'boolean', help: 'checks only the configuration, without calls to AWS' },
  },
  commands: {
    '': {
      help: '',
      options: ['stage', 'region', 'offline', 'import'],
      run: async ({ values: { stage, region, offline, import: folder }, io }) => {
        if (stage === undefined) throw new UsageError('--stage is missing');
        checkStage(stage);
        const service = await resolve(stage, region);
        const isSound = await checkConfiguration(service, io);
        if (offline) return isSound ? EXIT_CODES.success : EXIT_CODES.negative;
        const isClear = await checkAccount(service, folder, io);
        return isSound && isClear ? EXIT_CODES.success : EXIT_CODES.negative;
      },
    },
  },
  notes: [
    'It reads the configuration as a deployment does: from the environment and .env.<stage>. Packaging and deploying check it, too.',
  ],
  examples: [
    ['--stage prod', 'checks the configuration and the AWS account'],
    ['--stage prod --region eu-central-1', 'in the region that is given to the deployment as --region'],
    ['--stage prod --offline', 'checks only the configuration; needs no credentials'],
  ],
  negative: 'something prevents the deployment',
});

async function checkConfiguration(service: ResolvedService, io: Io): Promise<boolean> {
  const { stage, region } = service.provider;
  await writeLine(io.out, `Stage ${stage} in ${region}.`);
  const refusal = refusalOf(service, process.env);
  if (refusal !== undefined) await writeLine(io.err, refusal);
  else await writeLine(io.out, `The configuration of stage ${stage} has no faults.`);
  return refusal === undefined;
}

/** serverless.yml with all its variables filled in. @param region takes the place of AWS_REGION */
async function resolve(stage: string, region: string | undefined): Promise<ResolvedService> {
  const bin = join(dirname(createRequire(import.meta.url).resolve('serverless/package.json')), 'bin', 'serverless.js');
  const command = [bin, 'print', '--stage', stage, ...(region ? ['--region', region] : []), '--format', 'json'];
  try {
    const { stdout } = await promisify(execFile)(process.execPath, command, { cwd: ROOT });
    return JSON.parse(stdout);
  } catch (error) {
    throw new ToolError(`serverless.yml cannot be resolved for stage ${stage}. ${printedBy(error)}`);
  }
}

/** The framework prints why it fails on the standard output. */
const printedBy = (error: unknown): string =>
  error instanceof Error && 'stdout' in error && 'stderr' in error
    ? `${error.stdout}\n${error.stderr}`.replaceAll(/^Error:\s*/g, '').trim()
    : String(error);

/** @param folder the folder for the import of kept resources, if it was requested */
async function checkAccount(service: ResolvedService, folder: string | undefined, io: Io): Promise<boolean> {
  // Loaded here, because its six clients take most of a second to load.
  const { openAccount } = await import('../preflight/aws-account.ts');
  const { region } = service.provider;
  const account = openAccount(region);
  const names = namesOf(service);
  try {
    const { obstacles, notes, kept } = await examineAccount(names, needsOf(service), account);
    for (const obstacle of obstacles) await writeLine(io.err, obstacle);
    for (const note of notes) await writeLine(io.out, `Note: ${note}`);
    if (obstacles.length === 0)
      await writeLine(io.out, `Nothing in the AWS account prevents the deployment in ${region}.`);
    if (folder !== undefined) {
      const existing = await account.stackTemplate(names.stack);
      await writeImport(folder, importOf(service.resources ?? { Resources: {} }, kept, existing), io);
    }
    return obstacles.length === 0;
  } finally {
    account.close();
  }
}

async function writeImport(folder: string, made: ReturnType<typeof importOf>, io: Io): Promise<void> {
  const { template, resources } = made;
  if (resources.length === 0) {
    return writeLine(io.out, 'There is nothing to import: every table and secret that exists belongs to the stack.');
  }
  await mkdir(folder, { recursive: true });
  await writeFile(join(folder, 'template.json'), JSON.stringify(template, null, 2));
  await writeFile(join(folder, 'resources.json'), JSON.stringify(resources, null, 2));
  await writeLine(
    io.out,
    `${resources.length} resources to import are in ${folder}; to import them, continue with docs/operations.md, Recover.`,
  );
}

runCli(import.meta, main);
