interface Setting<T> {
  environmentVariableSelector: (environment: NodeJS.ProcessEnv, options: Options) => T | undefined;
  default: T | (() => T | Promise<T>);
}

interface Options {
  signingName?: string;
}

/**
 * Replaces the loader of settings of `@smithy/core` in the bundles. A setting comes from the environment or has its
 * default. The SDK also looks for `~/.aws/config`, which Lambda does not have, and makes an error with a stack of each
 * that is not set.
 *
 * @returns reads the setting once
 */
export function loadConfig<T>(setting: Setting<T>, { signingName }: Options = {}): () => Promise<T> {
  let read: Promise<T> | undefined;
  return () => {
    read ??= readSetting(setting, signingName === undefined ? {} : { signingName });
    return read;
  };
}

async function readSetting<T>(setting: Setting<T>, options: Options): Promise<T> {
  const given = fromEnvironment(setting, options);
  if (given !== undefined) return given;
  return setting.default instanceof Function ? setting.default() : setting.default;
}

/** As in the SDK, a value that cannot be read counts as not set. */
function fromEnvironment<T>({ environmentVariableSelector: select }: Setting<T>, options: Options): T | undefined {
  try {
    return select(process.env, options);
  } catch {
    return undefined;
  }
}
