import { checkShape, fieldsOf } from './secrets/check-shape.ts';
import { apiKeyRotation, demandSecret, type Rotation, secretRotation, status } from './secrets/commands.ts';
import { idOf, oneOf, ROTATABLE, type RotatableName, SETTABLE } from './secrets/names.ts';
import { readValue } from './secrets/read-value.ts';
import { openSecretStore } from './secrets/store.ts';
import { readGrantKind, tryGrant } from './secrets/try-grant.ts';
import { openStage, REGION_OPTION, STAGE_OPTION, type StageNames } from './stage.ts';
import { type Call, createMain, EXIT_CODES, type Io, runCli, ToolError, UsageError, writeLine } from './tool/index.ts';

const OPTIONS = {
  stage: STAGE_OPTION,
  region: REGION_OPTION,
  try: { type: 'boolean', help: 'asks for a token with the credentials, and stores them only if one is granted' },
  print: { type: 'boolean', help: 'prints the new value, and nothing else, to the standard output' },
  finish: { type: 'boolean', help: 'ends the rotation: the old value is no longer valid' },
} as const;

/** `npm run secrets` */
export const main = createMain({
  name: 'secrets',
  purpose:
    'Sets and rotates the secrets of a stage, and says which are empty. Values come from the standard input or a prompt.',
  options: OPTIONS,
  commands: {
    set: {
      help: `stores a value after a check of its shape; SECRET is ${SETTABLE.join(' or ')}`,
      takes: { text: 'SECRET', least: 1, most: 1 },
      options: ['stage', 'region', 'try'],
      run: set,
    },
    rotate: {
      help: `makes a new value beside the old one; SECRET is ${ROTATABLE.join(', ')}`,
      takes: { text: 'SECRET', least: 1, most: 1 },
      options: ['stage', 'region', 'print', 'finish'],
      run: rotate,
    },
    status: {
      help: 'which secrets have a value, and of which two versions are valid; no value is read',
      options: ['stage', 'region'],
      run: async ({ values, io }) => {
        const names = await open(values, io);
        return status(openSecretStore(), names, line => writeLine(io.out, line));
      },
    },
  },
  notes: [
    'set --try reads the CXONE_ variables as a deployment does: from the environment and .env.<stage>. A rotation has two steps, and old and new are valid between them. Secrets Manager accepts a change about every 10 minutes.',
  ],
  examples: [
    ['set cxone-credentials --stage prod --try', 'asks for each field and does not show it'],
    ['set webhook --stage prod < FILE', 'reads the value from a file'],
    ['rotate webhook --stage prod --print', 'prints the new signing secret, for the receiver'],
    ['rotate webhook --stage prod --finish', 'ends it when the receiver has the new one'],
    ['status --stage prod', 'what is empty'],
  ],
  negative: 'a secret has no value, or the trial grant was refused',
});

type Given = Call<typeof OPTIONS>['values'];

const stageOf = ({ stage }: Given): string => stage ?? (process.env.STAGE || 'local');

/** Prints the region: a stage of the same name may exist in another one. */
async function open(values: Given, io: Io): Promise<StageNames> {
  const stage = stageOf(values);
  const names = openStage(stage, values.region);
  if (stage !== 'local') await writeLine(io.err, `Stage ${stage} in ${process.env.AWS_REGION}.`);
  return names;
}

async function set({ values, given: [given], io }: Call<typeof OPTIONS>): Promise<number> {
  const name = oneOf(SETTABLE, given);
  if (values.try && name !== 'cxone-credentials') throw new UsageError('--try is for cxone-credentials');
  const stage = stageOf(values);
  const id = idOf(name, await open(values, io));
  const store = openSecretStore();
  // Checked before the person is asked for a value.
  await demandSecret(store, id);
  const grant = readGrantKind(stage);
  const value = await readValue(io, fieldsOf(name, grant));
  await checkShape(name, grant, value);
  if (values.try) await writeLine(io.out, `A token was granted for ${await tryGrant(stage, value)} s.`);
  await store.put(id, value);
  await writeLine(io.out, `The secret ${id} has its new value. It is used within 5 minutes.`);
  return EXIT_CODES.success;
}

async function rotate({ values, given: [given], io }: Call<typeof OPTIONS>): Promise<number> {
  const name = oneOf(ROTATABLE, given);
  if (values.print && (values.finish || (name !== 'webhook' && name !== 'api-key')))
    throw new UsageError('--print is for the first step of webhook and api-key');
  const rotation = await openRotation(name, stageOf(values), await open(values, io));
  if (values.finish) return finish(rotation, io);
  const { value } = await rotation.begin();
  if (values.print && value !== undefined) await writeLine(io.out, value);
  await writeLine(values.print ? io.err : io.out, rotation.begun);
  return EXIT_CODES.success;
}

async function finish({ finish, finished }: Rotation, io: Io): Promise<number> {
  await writeLine(io.out, (await finish()) ? finished : 'There is no rotation to finish.');
  return EXIT_CODES.success;
}

async function openRotation(name: RotatableName, stage: string, names: StageNames): Promise<Rotation> {
  if (name !== 'api-key') return secretRotation(name, openSecretStore(), idOf(name, names));
  if (stage === 'local') throw new ToolError('The stage local has its API key from LOCAL_API_KEY.', EXIT_CODES.usage);
  const { openApiKeys } = await import('./secrets/api-keys.ts');
  return apiKeyRotation(await openApiKeys(`cxone-entities-${stage}`));
}

runCli(import.meta, main);
