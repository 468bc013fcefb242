import { checkPorts } from '../local/check-ports.ts';
import { openCheckpointFile } from '../local/checkpoint-file.ts';
import { describeServices } from '../local/describe.ts';
import { writeEnvFile } from '../local/env-file.ts';
import { LOCAL_VARIABLES, readLocalSettings } from '../local/environment.ts';
import { functionEnvironment, startServices } from '../local/stack.ts';
import { createMain, runCli, withLifecycle, writeLine } from './tool/index.ts';

/** `npm run services` */
export const main = createMain({
  name: 'services',
  purpose: 'Starts all services that the functions need on this machine, without the functions. Ctrl-C stops them.',
  options: {},
  commands: {
    '': {
      help: '',
      options: [],
      run: ({ io }) =>
        withLifecycle(io, async lifecycle => {
          const settings = readLocalSettings(process.env);
          await checkPorts(settings, { withFunctions: false, writesEnvFile: true });
          const services = await startServices(settings, lifecycle);
          const { path: LOCAL_CHECKPOINT_FILE } = await lifecycle.own(async () => openCheckpointFile(settings));
          const environment = {
            ...functionEnvironment(services, settings),
            LOCAL_CHECKPOINT_FILE,
          };
          await lifecycle.own(() => writeEnvFile(settings.envFile, environment));
          await writeLine(io.out, describeServices(services));
          await writeLine(
            io.out,
            `\n${settings.envFile} points the functions at them. To run the functions: npx serverless offline start --stage local`,
          );
          return new Promise<number>(() => setInterval(() => {}, 2 ** 30));
        }),
    },
  },
  notes: [LOCAL_VARIABLES],
  examples: [['', 'starts the services on their usual ports']],
});

runCli(import.meta, main);
