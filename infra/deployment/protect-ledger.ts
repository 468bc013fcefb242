import type { Parameter } from '../template/index.ts';

/** The stack of a deployment in AWS. */
export interface Stack {
  hasResource(logicalId: string): Promise<boolean>;
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
  #isDue = false;

  constructor(stack: Stack, parameters: Readonly<Record<string, Parameter>>) {
    this.#stack = stack;
    this.#parameters = parameters;
  }

  /** @returns the parameters with which the stack is to be updated */
  async before(): Promise<ParameterList> {
    const isMade = await this.#stack.hasResource('LedgerTable');
    this.#isDue = !isMade && this.#parameters[PARAMETER]?.Default === 'on';
    return this.#list(this.#isDue ? 'off' : undefined);
  }

  async after(): Promise<void> {
    if (this.#isDue) await this.#stack.setParameters(this.#list('on'));
    this.#isDue = false;
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
