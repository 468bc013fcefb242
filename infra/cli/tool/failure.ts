import { ConfigurationError } from '../../../lib/config.ts';
import { LocalSettingsError } from '../../local/environment.ts';
import { describeConnection, rootOf } from './connection.ts';
import { EXIT_CODES, ToolError, UsageError } from './errors.ts';

export interface Failure {
  readonly message: string;
  readonly exitCode: number;
}

/** The place of the failure: stage `local`, a stage in AWS, or either of them. */
export type Place = 'local' | 'aws' | 'any';

export const placeOf = (stage: string): Place => (stage === 'local' ? 'local' : 'aws');

/** Explains an error to the user: what happened, and what to do if that is known. */
export function failureOf(error: unknown, place: Place = 'any'): Failure {
  return { exitCode: exitCodeOf(error), message: describe(rootOf(error), place) };
}

function exitCodeOf(error: unknown): number {
  if (error instanceof ToolError) return error.exitCode;
  const isUsage = [UsageError, ConfigurationError, LocalSettingsError].some(type => error instanceof type);
  return isUsage ? EXIT_CODES.usage : EXIT_CODES.failed;
}

function describe(error: unknown, place: Place): string {
  if (!(error instanceof Error)) return String(error);
  // Its message is complete, even when it quotes the system.
  if (error instanceof ToolError) return error.message;
  return (
    describeFile(error) ?? connectionAdvice(error, place) ?? describeAws(error, place) ?? (error.message || error.name)
  );
}

const FILE_FAULTS: Readonly<Record<string, string>> = {
  ENOENT: 'there is no such file or folder',
  EISDIR: 'it is a folder',
  ENOTDIR: 'a part of the path is not a folder',
  EACCES: 'access is denied',
  EPERM: 'access is denied',
  EROFS: 'the file system is read-only',
  ENOSPC: 'the disk is full',
};

function describeFile(error: Error): string | undefined {
  if (!('code' in error)) return undefined;
  // Reading a folder fails without its path.
  if (!('path' in error)) return error.code === 'EISDIR' ? 'A folder is given in place of a file.' : undefined;
  return `${error.path}: ${FILE_FAULTS[String(error.code)] ?? error.code}`;
}

const IN_AWS = 'Check the network, the proxy and AWS_REGION.';

function connectionAdvice(error: Error, place: Place): string | undefined {
  const fault = describeConnection(error);
  if (fault === undefined) return undefined;
  return `${fault} ${place === 'aws' ? IN_AWS : 'At stage local, npm run services starts the services.'}`;
}

const AWS_HINTS: Readonly<Record<string, string>> = {
  ResourceNotFoundException: 'There is no such table or secret. Check --stage and AWS_REGION.',
  UnrecognizedClientException: 'The credentials are not valid in this account and region.',
  ExpiredTokenException: 'The credentials have expired.',
  AccessDeniedException: 'These credentials lack the permission.',
};

const SET_REGION = 'Set AWS_REGION.';
const START_SERVICES = 'At stage local, start the services first: npm start.';

function describeAws(error: Error, place: Place): string | undefined {
  // Our own errors name the SDK's exception in their message.
  if (error.message.endsWith('Region is missing')) {
    const advice = { aws: SET_REGION, local: START_SERVICES, any: `${SET_REGION} ${START_SERVICES}` }[place];
    return `No AWS region is set. ${advice}`;
  }
  if (`${error.name} ${error.message}`.includes('CredentialsProviderError')) return describeCredentials(error);
  const [, region] = /Region not accepted: region="([^"]*)"/.exec(error.message) ?? [];
  if (region !== undefined) return `AWS_REGION is not the name of a region: "${region}". One is us-east-1.`;
  const [, hint] = Object.entries(AWS_HINTS).find(([name]) => `${error.name} ${error.message}`.includes(name)) ?? [];
  if (hint === undefined && !('$metadata' in error)) return undefined;
  return [`${error.name}: ${error.message}`, hint].filter(Boolean).join('\n');
}

/** The SDK gives a better reason when a profile is named that it cannot use. */
function describeCredentials(error: Error): string {
  let cause: unknown = error;
  while (cause instanceof Error && cause.name !== 'CredentialsProviderError') cause = cause.cause;
  const known =
    cause instanceof Error && !cause.message.startsWith('Could not load credentials') ? [cause.message] : [];
  return [
    'No AWS credentials are found. Set AWS_PROFILE, or AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY.',
    ...known,
  ].join('\n');
}
