import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseEnv } from 'node:util';

const ROOT = join(import.meta.dirname, '../..');

/** The variables as a deployment of the stage reads them: from the environment, otherwise from `.env.<stage>`. */
export function stageEnvironment(stage: string, environment: NodeJS.ProcessEnv): NodeJS.ProcessEnv {
  const file = join(ROOT, `.env.${stage}`);
  return { ...(existsSync(file) ? parseEnv(readFileSync(file, 'utf8')) : {}), ...environment };
}

/**
 * The region that the stage is deployed to: `provider.region` of serverless.yml. The AWS SDK would go on to the region of a
 * profile, and to another stack of the same name.
 */
export const regionOf = (stage: string, given: string | undefined, environment: NodeJS.ProcessEnv): string =>
  given || stageEnvironment(stage, environment).AWS_REGION || 'us-east-1';
