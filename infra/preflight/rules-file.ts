import { readFileSync, statSync } from 'node:fs';
import type { ConfigurationFault } from '../../lib/config.ts';
import { checkRules } from '../../lib/normalization/rules/check.ts';
import { stageEnvironment } from './stage-environment.ts';

const VARIABLE = 'NORMALIZATION_RULES';

/** The rules document that a deployment of the stage builds with, where the environment or `.env.<stage>` names one. */
export function rulesFileOf(stage: string, environment: NodeJS.ProcessEnv): string | undefined {
  return environment[VARIABLE] || stageEnvironment(stage, {})[VARIABLE] || undefined;
}

/** Faults with which the build would fail. */
export function rulesFileFaults(file: string | undefined): ConfigurationFault[] {
  if (file === undefined) return [];
  const refuse = (message: string) => [{ variable: VARIABLE, message }];
  if (!statSync(file, { throwIfNoEntry: false })?.isFile()) return refuse(`there is no file ${file}`);
  const { faults } = checkRules(readFileSync(file, 'utf8'));
  if (faults.length === 0) return [];
  return refuse(
    `${file} has ${faults.length === 1 ? 'a fault' : `${faults.length} faults`}: npm run rules -- check ${file}`,
  );
}
