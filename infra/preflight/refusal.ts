import { configurationFaults, type ResolvedService } from './configuration.ts';
import { describeFaults } from './describe.ts';
import { variableOf } from './options.ts';
import { rulesFileFaults, rulesFileOf } from './rules-file.ts';

/** Why a stage cannot be packaged, as a text for people; undefined when nothing is wrong. Preflight and packaging say the same. */
export function refusalOf(service: ResolvedService, environment: NodeJS.ProcessEnv): string | undefined {
  const { stage } = service.provider;
  const faults = [...configurationFaults(service), ...rulesFileFaults(rulesFileOf(stage, environment))];
  const parameters = Object.values(service.resources?.Parameters ?? {});
  return faults.length === 0 ? undefined : describeFaults(stage, faults, optionVariables(parameters.map(variableOf)));
}

/** Those that docs/operations.md explains; the tags of a stack are no parameter. */
export const optionVariables = (ofParameters: readonly string[]): ReadonlySet<string> =>
  new Set([...ofParameters, 'STACK_TAGS']);
