/** A command line that is not valid. The message says what is wrong with it. */
export class UsageError extends Error {
  override readonly name = 'UsageError';
}

/** A failure that the message explains fully: what happened, why, and what to do. */
export class ToolError extends Error {
  override readonly name: string = 'ToolError';
  readonly exitCode: number;

  constructor(message: string, exitCode: number = EXIT_CODES.failed) {
    super(message);
    this.exitCode = exitCode;
  }
}

/** The exit codes of all tools. */
export const EXIT_CODES = {
  success: 0,
  /** The work is done, and its result is negative: a finding, a fault in the rules, a missed bar. */
  negative: 1,
  /** The command line or the environment is not valid. */
  usage: 2,
  /** The work could not be done: a service is down, a file cannot be written. */
  failed: 3,
} as const;
