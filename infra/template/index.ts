import { settleApiDeployment } from './api-deployment.ts';
import { addLiveAlias } from './live-alias.ts';
import type { Template } from './template.ts';

export { evaluate, type ParameterValues } from './evaluate.ts';
export { importOf, type Kept } from './import.ts';
export { ruleFaults, schemaFaults, VARIANTS } from './lint.ts';
export { idsOf, LIVE } from './live-alias.ts';
export type { Parameter, Resource, Template } from './template.ts';

/** Adds to the framework's template what it cannot express. @param functions names as in serverless.yml */
export function finishTemplate(template: Template, functions: readonly string[]): void {
  for (const name of functions) addLiveAlias(template, name);
  settleApiDeployment(template);
}
