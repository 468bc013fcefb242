import { describeServices } from './describe.ts';
import { readLocalSettings } from './environment.ts';
import { run } from './run.ts';
import { functionEnvironment, startServices } from './stack.ts';
import { writeEnvFile } from './write-env-file.ts';

/** `npm run services`: all that the functions need, without the functions. */
run(async lifecycle => {
  const settings = readLocalSettings(process.env);
  const services = await startServices(settings, lifecycle);
  const environment = functionEnvironment(services, settings);
  await lifecycle.own(() => writeEnvFile(settings.envFile, environment));
  console.log(describeServices(services));
  console.log(
    `\n${settings.envFile} points the functions at them. To run the functions: npx serverless offline start --stage local`,
  );
  return new Promise<number>(() => setInterval(() => {}, 2 ** 30));
});
