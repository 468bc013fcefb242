import { execFileSync } from 'node:child_process';
import { join } from 'node:path';

/** Builds the functions before the framework packages, deploys or emulates them. */
export default class BuildPlugin {
  readonly hooks = {
    'before:package:initialize': build,
    'before:offline:start:init': build,
  };
}

function build(): void {
  execFileSync(process.execPath, [join(import.meta.dirname, '..', 'esbuild.config.ts')], { stdio: 'inherit' });
}
