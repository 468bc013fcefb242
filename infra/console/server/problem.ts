import { failureOf } from '../../cli/tool/failure.ts';

/** What the page shows of a failure: what happened, and what to do. */
export interface Problem {
  readonly status: number;
  readonly code: string;
  readonly detail: string;
}

/** A request to the console that cannot be answered as it stands. */
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

/** Failures of AWS, of files and of the network are explained in the words of the command-line tools. */
export function problemOf(error: unknown, { local }: { readonly local: object | undefined }): Problem {
  if (error instanceof ConsoleError) return { status: error.status, code: error.code, detail: error.message };
  return { status: 502, code: codeOf(error), detail: failureOf(error, local ? 'local' : 'aws').message };
}

/** What a person has to set right before the console can read anything at all. */
const CODES: Readonly<Record<string, string>> = {
  CredentialsProviderError: 'no-credentials',
  ExpiredToken: 'refused-credentials',
  UnrecognizedClientException: 'refused-credentials',
  'Region is missing': 'no-region',
};

/** Our own errors name that of the SDK in their message. */
function codeOf(error: unknown): string {
  const text = error instanceof Error ? `${error.name} ${error.message}` : '';
  return Object.entries(CODES).find(([part]) => text.includes(part))?.[1] ?? 'unavailable';
}
