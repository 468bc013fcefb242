import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';

/** Where the functions run (`architecture` in serverless.yml). */
const TARGET = 'linux-arm64';

/** @returns a line for bytecode of another system than Lambda's, where V8 compiles the source instead */
export function describeUnusedBytecode(folder: string): string[] {
  const path = join(folder, 'code-cache');
  const names = existsSync(path) ? readdirSync(path) : [];
  return names
    .filter(name => !name.endsWith(`-${TARGET}`))
    .map(
      name =>
        `The bytecode of extract is for ${name}. The functions run on ${TARGET} and do not use it: cold starts take longer (docs/decisions/0020-code-cache.md)`,
    );
}
