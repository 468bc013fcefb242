import { readExtractConfig } from '../../functions/extract/config.ts';
import { readMetricsFlushConfig } from '../../functions/metrics-flush/config.ts';
import { readTokenRefreshConfig } from '../../functions/token-refresh/config.ts';
import { ConfigurationError, type ConfigurationFault, readConfig } from '../../lib/config.ts';
import type { Template } from '../template/index.ts';
import type { StageNames, StageNeeds } from './account.ts';
import { deploymentConfig } from './deployment.ts';
import { optionFaults, optionValues } from './options.ts';

/** A service as the framework has resolved it: the parts that are checked. */
export interface ResolvedService {
  readonly service: string;
  readonly provider: {
    readonly stage: string;
    readonly region: string;
    readonly environment?: ResolvedEnvironment;
  };
  readonly functions: Readonly<Record<string, { readonly name?: string; readonly environment?: ResolvedEnvironment }>>;
  /** What serverless.yml adds to the template. */
  readonly resources?: Template | undefined;
  readonly custom?: { readonly stackTags?: unknown; readonly throttle?: Throttle };
}

interface Throttle {
  readonly rateLimit?: unknown;
  readonly burstLimit?: unknown;
}

/** Values of the template may be numbers. One that is known only at deployment is an object such as `{ Ref: … }`. */
type ResolvedEnvironment = Readonly<Record<string, unknown>>;

type Read = (environment: NodeJS.ProcessEnv) => unknown;

/** The checks that each function makes when it starts. */
const FUNCTIONS: Readonly<Record<string, Read>> = {
  extract: readExtractConfig,
  tokenRefresh: readTokenRefreshConfig,
  metricsFlush: readMetricsFlushConfig,
};

/** All faults in the configuration of a stage with which a function would not start or a deployment would fail. */
export function configurationFaults(service: ResolvedService): ConfigurationFault[] {
  const { stage, region, environment: shared } = service.provider;
  const { rateLimit, burstLimit } = service.custom?.throttle ?? {};
  const deployment = {
    ...{ ...shared, STAGE: stage, API_RATE_LIMIT: rateLimit, API_BURST_LIMIT: burstLimit },
    STACK_TAGS: service.custom?.stackTags,
  };
  const faults = faultsOf(environment => readConfig(deploymentConfig, environment), asText(deployment));
  for (const [name, read] of Object.entries(FUNCTIONS)) {
    faults.push(...faultsOf(read, asText({ ...shared, ...service.functions[name]?.environment })));
  }
  return unique([...emptyFaults(deployment), ...faults, ...optionFaults(service.resources?.Parameters ?? {}, region)]);
}

/** For an empty text, the functions use a default. CloudFormation does not. */
const emptyFaults = (deployment: ResolvedEnvironment): ConfigurationFault[] =>
  ['API_RATE_LIMIT', 'API_BURST_LIMIT', 'POWERTOOLS_METRICS_NAMESPACE', 'POWERTOOLS_LOG_LEVEL']
    .filter(variable => deployment[variable] === '')
    .map(variable => ({ variable, message: 'must not be empty: leave it out' }));

/** The names of the stack, tables, log groups and secrets in the template. */
export function namesOf(resolved: ResolvedService): StageNames {
  const { service, provider, functions } = resolved;
  const variables = Object.values(functions).flatMap(({ environment }) => Object.entries(environment ?? {}));
  const all = new Map([...Object.entries(provider.environment ?? {}), ...variables]);
  const secretIds = [...all].filter(([name]) => name.endsWith('_SECRET_ID')).map(([, id]) => String(id));
  const stack = `${service}-${provider.stage}`;
  const accessLog = needsOf(resolved).hasAccessLog ? [`/aws/api-gateway/${stack}`] : [];
  return {
    stack,
    ledgerTable: String(all.get('LEDGER_TABLE')),
    stateTable: String(all.get('STATE_TABLE')),
    logGroups: [...Object.values(functions).flatMap(({ name }) => (name ? [`/aws/lambda/${name}`] : [])), ...accessLog],
    secretIds,
    credentialsId: String(all.get('CXONE_CREDENTIALS_SECRET_ID')),
  };
}

/** What the options ask of the account. */
export function needsOf(service: ResolvedService): StageNeeds {
  const options = optionValues(service.resources?.Parameters ?? {});
  const reserved = [...options].filter(([variable]) => variable.startsWith('RESERVED_CONCURRENCY_'));
  return {
    hasAccessLog: options.get('ACCESS_LOG') === 'on',
    reservedConcurrency: reserved.reduce((sum, [, environments]) => sum + Number(environments), 0),
  };
}

function faultsOf(read: Read, environment: NodeJS.ProcessEnv): ConfigurationFault[] {
  try {
    read(environment);
    return [];
  } catch (error) {
    if (error instanceof ConfigurationError) return [...error.faults];
    throw error;
  }
}

/** A value that is known only at deployment counts as some text. */
const asText = (environment: ResolvedEnvironment): NodeJS.ProcessEnv =>
  Object.fromEntries(
    Object.entries(environment).map(([name, value]) => [
      name,
      typeof value === 'object' && value !== null ? 'known-at-deployment' : String(value ?? ''),
    ]),
  );

/** The functions share many variables. */
const unique = (faults: readonly ConfigurationFault[]): ConfigurationFault[] => [
  ...new Map(faults.map(fault => [`${fault.variable} ${fault.message}`, fault])).values(),
];
