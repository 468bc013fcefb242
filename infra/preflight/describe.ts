import type { ConfigurationFault } from '../../lib/config.ts';

/** All faults, a line each, with the page that explains the variable. @param options variables of the options */
export function describeFaults(
  stage: string,
  faults: readonly ConfigurationFault[],
  options: ReadonlySet<string>,
): string {
  const pageOf = (variable: string) =>
    options.has(variable) ? 'docs/operations.md, Options' : 'README.md, Configuration';
  return [
    `The configuration of stage ${stage} has ${faults.length === 1 ? 'a fault' : `${faults.length} faults`}:`,
    ...faults.map(({ variable, message }) => `  ${variable}: ${message} (${pageOf(variable)})`),
  ].join('\n');
}
