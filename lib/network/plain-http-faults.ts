import type { ConfigurationFault, Environment } from '../config.ts';
import { isSecureUrl } from './hosts.ts';

/** Finds the URLs, by the names of their variables, that would take secrets over plain http to another machine. */
export const plainHttpFaults =
  (names: readonly string[]) =>
  (environment: Environment): ConfigurationFault[] => {
    const isPlain = (url = '') =>
      URL.parse(url)?.protocol === 'http:' && !isSecureUrl(url, environment.STAGE === 'local');
    return names
      .filter(name => isPlain(environment[name]))
      .map(variable => ({
        variable,
        message: 'must be https; plain http is only allowed to a loopback address in the stage local',
      }));
  };
