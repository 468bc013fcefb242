import type { Io } from './io.ts';

export interface Option {
  readonly type: 'string' | 'boolean';
  /** The name of its value in the help, such as `FILE`. */
  readonly value?: string;
  readonly short?: string;
  readonly help: string;
}

export type Options = Readonly<Record<string, Option>>;

/** The given options. Missing ones are undefined. */
export type Values<O extends Options> = {
  readonly [Name in keyof O]?: O[Name]['type'] extends 'boolean' ? boolean : string;
};

export interface Call<O extends Options> {
  readonly values: Values<O>;
  /** The arguments other than options and the command's name. */
  readonly given: readonly string[];
  readonly io: Io;
}

export interface Command<O extends Options> {
  readonly help: string;
  /** The arguments other than options, as the help shows them, and their number. */
  readonly takes?: { readonly text: string; readonly least: number; readonly most: number };
  readonly options: readonly (keyof O & string)[];
  /** Returns the exit code. */
  run(call: Call<O>): Promise<number>;
}

export interface Tool<O extends Options> {
  /** As in `npm run NAME`. */
  readonly name: string;
  readonly purpose: string;
  readonly options: O;
  /** A tool with a single command has it under the empty name. */
  readonly commands: Readonly<Record<string, Command<O>>>;
  /** Further paragraphs of the help. */
  readonly notes?: readonly string[];
  readonly examples: readonly (readonly [commandLine: string, what: string])[];
  /** The meaning of exit code 1. If missing, the tool never ends with it. */
  readonly negative?: string;
}
