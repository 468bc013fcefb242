import { existsSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import * as z from 'zod';
import { Secret } from './secret.ts';

const fileSchema = z.array(
  z.strictObject({
    name: z.string(),
    arn: z.string(),
    versions: z.array(
      z.strictObject({ id: z.string(), value: z.string(), stages: z.array(z.string()), createdAt: z.number() }),
    ),
  }),
);

/** The secrets by name; none when there is no file yet. @throws Error when the file holds something else */
export function readSecrets(file: string): Map<string, Secret> {
  if (!existsSync(file)) return new Map();
  return new Map(parseSecrets(file).map(({ name, arn, versions }) => [name, new Secret(name, arn, versions)]));
}

function parseSecrets(file: string): z.infer<typeof fileSchema> {
  try {
    return fileSchema.parse(JSON.parse(readFileSync(file, 'utf8')));
  } catch {
    throw new Error(`${file} holds no secrets of the local stack. Restore it, or delete its folder to start anew.`);
  }
}

/** Replaces the file as a whole, so that a stop in between loses nothing. Only its owner may read it. */
export function writeSecrets(file: string, secrets: ReadonlyMap<string, Secret>): void {
  const stored = [...secrets.values()].map(({ name, arn, versions }) => ({
    ...{ name, arn },
    versions: versions.map(version => ({ ...version, stages: [...version.stages] })),
  }));
  writeFileSync(`${file}.next`, JSON.stringify(stored), { mode: 0o600 });
  renameSync(`${file}.next`, file);
}
