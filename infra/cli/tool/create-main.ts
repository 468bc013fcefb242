import { parseArgs } from 'node:util';
import { StoppedError } from '../../local/lifecycle.ts';
import { EXIT_CODES, UsageError } from './errors.ts';
import { failureOf, type Place, placeOf } from './failure.ts';
import { helpOf, usageOf } from './help.ts';
import { type Io, type Main, writeLine } from './io.ts';
import type { Command, Options, Tool, Values } from './tool.ts';

/** Makes a tool's entry point. It reads the command line, runs the command, and turns errors into messages and exit codes. */
export function createMain<const O extends Options>(tool: Tool<O>): Main {
  return async (argv, io) => {
    let place: Place = 'any';
    try {
      forgetEmptyVariables(process.env);
      if (argv.some(word => word === '--help' || word === '-h')) {
        await writeLine(io.out, helpOf(tool));
        return EXIT_CODES.success;
      }
      const { command, values, given } = readCommandLine(tool, argv);
      if ('stage' in tool.options) place = placeOf(stageOf(values));
      return await command.run({ values, given, io });
    } catch (error) {
      // The user stopped the tool, so no message is needed.
      if (error instanceof StoppedError) return EXIT_CODES.success;
      await report(tool, error, place, io);
      return failureOf(error).exitCode;
    }
  };
}

/** The stage that a tool with an option --stage works on. */
const stageOf = (values: Readonly<Record<string, unknown>>): string =>
  String(values.stage ?? (process.env.STAGE || 'local'));

/**
 * An empty variable counts as not given. The AWS SDK would take it for a region or a key, and `.env.local` fills in only what is
 * not there.
 */
function forgetEmptyVariables(environment: NodeJS.ProcessEnv): void {
  for (const [name, value] of Object.entries(environment)) {
    if (value === '' && /^(AWS|CXONE|LOCAL|ANALYTICS)_/.test(name)) delete environment[name];
  }
}

interface CommandLine<O extends Options> {
  command: Command<O>;
  values: Values<O>;
  given: readonly string[];
}

/** @throws UsageError */
function readCommandLine<O extends Options>(tool: Tool<O>, argv: readonly string[]): CommandLine<O> {
  const { values, positionals } = parse(tool, argv);
  const own = tool.commands[''];
  const name = own ? '' : (positionals[0] ?? '');
  const command = own ?? (Object.hasOwn(tool.commands, name) ? tool.commands[name] : undefined);
  if (!command) {
    const known = Object.keys(tool.commands).join(', ');
    throw new UsageError(name === '' ? `No command is given: ${known}` : `There is no command "${name}": ${known}`);
  }
  const given = own ? positionals : positionals.slice(1);
  checkGiven(name, command, given);
  checkOptions(name, command, values);
  return { command, values, given };
}

function parse<O extends Options>({ options }: Tool<O>, argv: readonly string[]) {
  const specification = Object.fromEntries(
    Object.entries(options).map(([name, { type, short }]) => [name, { type, ...(short !== undefined && { short }) }]),
  );
  try {
    const { values, positionals } = parseArgs({ args: [...argv], options: specification, allowPositionals: true });
    return { values: values as Values<O>, positionals };
  } catch (error) {
    // The rest of Node's message is about option parsers.
    const [first] = (error instanceof Error ? error.message : String(error)).split(/(?<=')\. |\n/);
    throw new UsageError(first ?? '');
  }
}

function checkGiven<O extends Options>(name: string, { takes }: Command<O>, given: readonly string[]): void {
  const [least, most] = [takes?.least ?? 0, takes?.most ?? 0];
  const subject = name === '' ? 'This tool' : `The command "${name}"`;
  if (given.length < least) throw new UsageError(`${subject} needs ${takes?.text}`);
  if (given.length > most) throw new UsageError(`${subject} does not take "${given[most]}"`);
}

function checkOptions<O extends Options>(name: string, command: Command<O>, values: Values<O>): void {
  for (const option of Object.keys(values)) {
    if (!command.options.includes(option)) throw new UsageError(`The command "${name}" has no option --${option}`);
  }
}

/** Users see no stack trace. `DEBUG=1` shows it to the developer of the tool. */
async function report<O extends Options>(tool: Tool<O>, error: unknown, place: Place, { err }: Io): Promise<void> {
  await writeLine(err, failureOf(error, place).message);
  if (error instanceof UsageError) {
    await writeLine(err, usageOf(tool));
    await writeLine(err, `npm run ${tool.name} -- --help explains it.`);
  }
  if (process.env.DEBUG && error instanceof Error) await writeLine(err, error.stack ?? '');
}
