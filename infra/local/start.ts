import { describeFunctions, describeServices } from './describe.ts';
import { readLocalSettings } from './environment.ts';
import { startFunctions } from './functions/index.ts';
import { run } from './run.ts';
import { functionEnvironment, startServices } from './stack.ts';
import { writeEnvFile } from './write-env-file.ts';

/** `npm start`: the services and, behind serverless-offline, the functions. */
run(async lifecycle => {
  const settings = readLocalSettings(process.env);
  const services = await startServices(settings, lifecycle);
  const environment = functionEnvironment(services, settings);
  await lifecycle.own(() => writeEnvFile(settings.envFile, environment));
  const functions = await lifecycle.own(() =>
    startFunctions({
      httpPort: settings.ports.http,
      lambdaPort: settings.ports.lambda,
      environment,
      signal: lifecycle.signal,
    }),
  );
  console.log(`\n${describeServices(services)}\n${describeFunctions(functions, settings)}`);
  return functions.ended;
});
