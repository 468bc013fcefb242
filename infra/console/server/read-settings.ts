import type { LambdaClient } from '@aws-sdk/client-lambda';

type Environment = Readonly<Record<string, string | undefined>>;

/**
 * The environment of the deployed functions, which tells languages, time zone and the receiver of the webhook.
 * Variables that the person has set come first. A function that cannot be read is left out.
 */
export async function readSettings(stage: string, own: Environment, given?: LambdaClient): Promise<Environment> {
  // Loaded here, because npm start does not need it.
  const { GetFunctionConfigurationCommand, LambdaClient } = await import('@aws-sdk/client-lambda');
  const client = given ?? new LambdaClient({ maxAttempts: 3 });
  const read = async (name: string): Promise<Environment> => {
    const call = new GetFunctionConfigurationCommand({ FunctionName: `cxone-entities-${stage}-${name}` });
    const { Environment } = await client.send(call).catch(() => ({ Environment: undefined }));
    return { ...Environment?.Variables };
  };
  const [flush, extract] = await Promise.all([read('metrics-flush'), read('extract')]);
  const set = Object.entries(own).filter(([, value]) => value !== '');
  return { ...flush, ...extract, ...Object.fromEntries(set) };
}
