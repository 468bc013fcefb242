export { AnswerWatch } from './answer-watch.ts';
export { findApi } from './server/find-api.ts';
export { deployedTarget, localTarget } from './server/open-target.ts';
export { readSettings } from './server/read-settings.ts';
export { type RunningConsole, startConsole } from './server/server.ts';
export type { ConsoleTarget } from './server/target.ts';
