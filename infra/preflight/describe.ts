import type { ConfigurationFault } from '../../lib/config.ts';

/** All faults, a line each, and where the variables are explained. */
export function describeFaults(stage: string, faults: readonly ConfigurationFault[]): string {
  return [
    `The configuration of stage ${stage} has ${faults.length === 1 ? 'a fault' : `${faults.length} faults`}:`,
    ...faults.map(({ variable, message }) => `  ${variable}: ${message}`),
    'Each variable is explained in README.md under Configuration.',
  ].join('\n');
}
