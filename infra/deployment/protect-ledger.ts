import type { Parameter } from '../template/index.ts';

/** The stack of a deployment in AWS. */
export interface Stack {
  hasResource(logicalId: string): Promise<boolean>;
  /** The value that the stack was last updated with. */
  parameter(name: string): Promise<string | undefined>;
  /** Changes parameters alone, and returns when the stack has taken them. */
  setParameters(values: ParameterList): Promise<void>;
}

export type ParameterList = readonly { ParameterKey: string; ParameterValue: string }[];

/**
 * The deployment that makes the ledger makes it without deletion protection, and protects it as soon as it has succeeded: a
 * protected table could not be deleted when the deployment fails, and the next one would meet "already exists".
 */
export class LedgerProtection {
  readonly #stack: Stack;
  readonly #parameters: Readonly<Record<string, Parameter>>;

  constructor(stack: Stack, parameters: Readonly<Record<string, Parameter>>) {
    this.#stack = stack;
    this.#parameters = parameters;
  }

  /** @returns the parameters with which the stack is to be updated */
  async before(): Promise<ParameterList> {
    const isMade = await this.#stack.hasResource('LedgerTable');
    return this.#list(isMade ? undefined : 'off');
  }

  /** Also when the update was skipped, since the deployment before may have been stopped right here. */
  async after(): Promise<void> {
    if (this.#parameters[PARAMETER]?.Default !== 'on') return;
    if ((await this.#stack.parameter(PARAMETER)) === 'off') await this.#stack.setParameters(this.#list('on'));
  }

  /** All of them: CloudFormation gives a parameter that is left out the default of the template, or keeps it. */
  #list(protection: string | undefined): ParameterList {
    return Object.entries(this.#parameters).map(([ParameterKey, { Default = '' }]) => ({
      ParameterKey,
      ParameterValue: ParameterKey === PARAMETER ? (protection ?? String(Default)) : String(Default),
    }));
  }
}

const PARAMETER = 'LedgerProtection';
