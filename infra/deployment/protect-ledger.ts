import type { Parameter } from '../template/index.ts';

/** The stack of a deployment in AWS. */
export interface Stack {
  hasResource(logicalId: string): Promise<boolean>;
  /** The value at the last update of the stack. */
  parameter(name: string): Promise<string | undefined>;
  /** Changes only parameters, and returns when the update is complete. */
  setParameters(values: ParameterList): Promise<void>;
}

export type ParameterList = readonly { ParameterKey: string; ParameterValue: string }[];

/**
 * The first deployment creates the ledger without deletion protection and protects it after it has succeeded. Otherwise
 * a failed deployment could not delete the table, and the next one would fail with "already exists".
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

  /** Also if the update was skipped, because the previous deployment may have been stopped here. */
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
