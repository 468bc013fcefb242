import { mkdtemp, rename, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { RulesIndex } from '../../../lib/normalization/index.ts';
import type { Closable } from '../lifecycle.ts';

/** Passes compiled rules to functions in other processes and threads. */
export interface PublishedRules extends Closable {
  /** The module that serverless-offline loads first. */
  readonly preload: URL;
  publish(rules: RulesIndex): Promise<void>;
}

/** Writes the file that the functions follow. */
export async function publishRules(rules: RulesIndex): Promise<PublishedRules> {
  const folder = await mkdtemp(join(tmpdir(), 'cxone-entities-rules-'));
  const file = join(folder, 'rules.json');
  const publish = async (next: RulesIndex) => {
    await writeFile(`${file}.next`, JSON.stringify(next));
    // Atomic, so that a function never reads a part.
    await rename(`${file}.next`, file);
  };
  await publish(rules);
  const preload = pathToFileURL(join(import.meta.dirname, '../functions/live-rules.ts'));
  preload.searchParams.set('file', file);
  return { preload, publish, close: () => rm(folder, { recursive: true, force: true }) };
}
