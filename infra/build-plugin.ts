import { execFileSync } from 'node:child_process';
import { join } from 'node:path';

/** Builds the functions before the framework packages, deploys or emulates them, unless `PREBUILT` says that they are. */
export default class BuildPlugin {
  readonly hooks = {
    'before:package:initialize': build,
    'before:offline:start:init': build,
  };
}

function build(): void {
  if (process.env.PREBUILT) return;
  execFileSync(process.execPath, [join(import.meta.dirname, '..', 'esbuild.config.ts')], { stdio: 'inherit' });
}
