import { describeFunctions, describeServices } from '../local/describe.ts';
import { writeEnvFile } from '../local/env-file.ts';
import { LOCAL_VARIABLES, readLocalSettings } from '../local/environment.ts';
import { startFunctions } from '../local/functions/index.ts';
import { functionEnvironment, startServices } from '../local/stack.ts';
import { createMain, runCli, withLifecycle, writeLine } from './tool/index.ts';

/** `npm start` */
export const main = createMain({
  name: 'start',
  purpose: 'Starts the services and the functions on this machine, behind serverless-offline. Ctrl-C stops it all.',
  options: {},
  commands: {
    '': {
      help: '',
      options: [],
      run: ({ io }) =>
        withLifecycle(io, async lifecycle => {
          const settings = readLocalSettings(process.env);
          const services = await startServices(settings, lifecycle);
          const environment = functionEnvironment(services, settings);
          await lifecycle.own(() => writeEnvFile(settings.envFile, environment));
          const functions = await lifecycle.own(() =>
            startFunctions({
              apiKey: settings.apiKey,
              usagePlan: settings.usagePlan,
              httpPort: settings.ports.http,
              lambdaPort: settings.ports.lambda,
              environment,
              signal: lifecycle.signal,
            }),
          );
          await writeLine(io.out, `\n${describeServices(services)}\n${describeFunctions(functions, settings)}`);
          return functions.ended;
        }),
    },
  },
  notes: [LOCAL_VARIABLES],
  examples: [['', 'starts everything and prints a curl command that works']],
});

runCli(import.meta, main);
