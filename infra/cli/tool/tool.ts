import type { Io } from './io.ts';

export interface Option {
  readonly type: 'string' | 'boolean';
  /** What its value stands for in the help, such as `FILE`. */
  readonly value?: string;
  readonly short?: string;
  readonly help: string;
}

export type Options = Readonly<Record<string, Option>>;

/** The options as they were given; those that were left out are undefined. */
export type Values<O extends Options> = {
  readonly [Name in keyof O]?: O[Name]['type'] extends 'boolean' ? boolean : string;
};

export interface Call<O extends Options> {
  readonly values: Values<O>;
  /** What was given besides options and the command's name. */
  readonly given: readonly string[];
  readonly io: Io;
}

export interface Command<O extends Options> {
  readonly help: string;
  /** What it takes besides options, as the help shows it, and how many of them. */
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
  /** One command under the empty name is the tool itself. */
  readonly commands: Readonly<Record<string, Command<O>>>;
  /** Further paragraphs of the help. */
  readonly notes?: readonly string[];
  readonly examples: readonly (readonly [commandLine: string, what: string])[];
  /** What exit code 1 means; left out, the tool never ends with it. */
  readonly negative?: string;
}
