import { execFileSync } from 'node:child_process';
import { join } from 'node:path';
import { configurationFaults, describeFaults, type ResolvedService } from './preflight/index.ts';

/** The part of the framework that is used. */
interface Framework {
  readonly service: ResolvedService;
  /** Its message is printed without a stack trace. */
  readonly classes: { readonly Error: new (message: string, code: string) => Error };
}

/**
 * Before the framework packages or deploys: refuses a configuration with which a function would not start, then builds the
 * functions, unless `PREBUILT` says that they are. The stage local, which is only emulated, is not checked.
 */
export default class BuildPlugin {
  readonly hooks: Record<string, () => void>;

  constructor(framework: Framework) {
    this.hooks = {
      'before:package:initialize': () => {
        check(framework);
        build();
      },
      'before:offline:start:init': build,
    };
  }
}

function check({ service, classes }: Framework): void {
  const { stage } = service.provider;
  const faults = stage === 'local' ? [] : configurationFaults(service);
  if (faults.length > 0) throw new classes.Error(describeFaults(stage, faults), 'CONFIGURATION_IS_INVALID');
}

function build(): void {
  if (process.env.PREBUILT) return;
  execFileSync(process.execPath, [join(import.meta.dirname, '..', 'esbuild.config.ts')], { stdio: 'inherit' });
}
