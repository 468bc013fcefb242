import { failureOf } from '../../cli/tool/failure.ts';

/** What the page shows for a failure: what happened, and what to do. */
export interface Problem {
  readonly status: number;
  readonly code: string;
  readonly detail: string;
}

/** A request to the console that is not valid. */
export class ConsoleError extends Error {
  override readonly name = 'ConsoleError';
  readonly status: number;
  readonly code: string;

  constructor(status: number, code: string, message: string) {
    super(message);
    this.status = status;
    this.code = code;
  }
}

/** Explains failures of AWS, files and the network with the same words as the command-line tools. */
export function problemOf(error: unknown, { local }: { readonly local: object | undefined }): Problem {
  if (error instanceof ConsoleError) return { status: error.status, code: error.code, detail: error.message };
  return { status: 502, code: codeOf(error), detail: failureOf(error, local ? 'local' : 'aws').message };
}

/** Failures that a person has to fix before the console can read anything. */
const CODES: Readonly<Record<string, string>> = {
  CredentialsProviderError: 'no-credentials',
  ExpiredToken: 'refused-credentials',
  UnrecognizedClientException: 'refused-credentials',
  'Region is missing': 'no-region',
};

/** Our own errors have the name of the SDK's error in their message. */
function codeOf(error: unknown): string {
  const text = error instanceof Error ? `${error.name} ${error.message}` : '';
  return Object.entries(CODES).find(([part]) => text.includes(part))?.[1] ?? 'unavailable';
}
