import { createSecretsManagerClient } from '../../lib/platform/aws-clients.ts';
import { deployedTarget, findApi, readSettings, startConsole } from '../console/index.ts';
import { readLocalSettings } from '../local/environment.ts';
import { openStage } from './stage.ts';
import { createMain, runCli, UsageError, withLifecycle, writeLine } from './tool/index.ts';

const SET_THEM = 'CXONE_ENTITIES_URL (with its stage) and CXONE_ENTITIES_KEY give both.';

/** `npm run console` */
export const main = createMain({
  name: 'console',
  purpose: 'Shows a deployed stage in the browser: asks it, reads its ledger and its figures. Ctrl-C ends it.',
  options: {
    stage: { type: 'string', value: 'STAGE', help: 'default: STAGE of the environment' },
  },
  commands: {
    '': {
      help: '',
      options: ['stage'],
      run: ({ values, io }) =>
        withLifecycle(io, async lifecycle => {
          const stage = values.stage ?? process.env.STAGE ?? '';
          if (stage === '') throw new UsageError('Give --stage STAGE, or set STAGE');
          if (stage === 'local') throw new UsageError('npm start serves the console of stage local');
          openStage(stage);
          const { ports } = readLocalSettings(process.env);
          const [{ api, reason }, env] = await Promise.all([
            findApi(stage, process.env),
            readSettings(stage, process.env),
          ]);
          if (!api) await checkAccess();
          const target = deployedTarget(stage, api, env);
          const { pageUrl } = await lifecycle.own(() => startConsole(target, ports.console));
          if (!api) await writeLine(io.err, `The page cannot send requests: ${asSentence(reason)} ${SET_THEM}`);
          await writeLine(io.out, `Console of stage ${stage}: ${pageUrl}`);
          return new Promise<number>(() => setInterval(() => {}, 2 ** 30));
        }),
    },
  },
  notes: [
    'Uses the AWS credentials of the environment. It finds the URL of the API in the outputs of the stack and its key in API Gateway, unless CXONE_ENTITIES_URL and CXONE_ENTITIES_KEY give them; with AUTHORIZATION=aws_iam it signs. All of them stay in this process.',
    'It listens on 127.0.0.1, CONSOLE_PORT (8004; 0 takes a free port).',
  ],
  examples: [['--stage prod', 'prints the address of the page']],
});

/** Without an endpoint, and without an account to read, the page would be empty. @throws the error of the SDK */
async function checkAccess(): Promise<void> {
  await createSecretsManagerClient().config.credentials();
}

const asSentence = (text: string): string => `${text.replaceAll('\n', ' ').replace(/\.$/, '')}.`;

runCli(import.meta, main);
