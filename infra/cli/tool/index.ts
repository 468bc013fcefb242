export { COLUMNS, cut, wrap } from './columns.ts';
export { describeConnection } from './connection.ts';
export { createMain } from './create-main.ts';
export { EXIT_CODES, ToolError, UsageError } from './errors.ts';
export { type Io, type Main, writeLine } from './io.ts';
export { readText } from './read-text.ts';
export { runCli } from './run-cli.ts';
export type { Call, Command, Options, Tool, Values } from './tool.ts';
export { withLifecycle } from './with-lifecycle.ts';
