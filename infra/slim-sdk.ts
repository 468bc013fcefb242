import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Plugin } from 'esbuild';

/**
 * An esbuild plugin that leaves out parts of the AWS SDK that no Lambda function uses but that would be loaded or run
 * at the start.
 */

const PLATFORM = join(import.meta.dirname, '../lib/platform');

/**
 * Errors of the AWS SDK that the code checks by class. All other classes would add 14 KB. An error without a class
 * arrives as the client's base exception, with its name, status and metadata.
 */
export const KEPT_ERRORS: readonly string[] = ['ConditionalCheckFailedException', 'ResourceNotFoundException'];

/** Modules that a smaller one of ours replaces. */
const REPLACED = [
  { module: /^@aws-sdk\/credential-provider-node$/, by: 'environment-credentials.ts' },
  { module: /\/configLoader$/, by: 'environment-settings.ts' },
];

/** Classes that are never used. */
const UNUSED = [
  // Signs messages of event streams.
  { file: /signature-v4\/dist-es\/HeaderFormatter\.js$/, name: 'HeaderFormatter' },
  // Endpoint discovery is off by default, and createDynamoDbClient does not turn it on.
  { file: /@aws-sdk\/endpoint-cache\/.*\/EndpointCache\.js$/, name: 'EndpointCache' },
  // Only used where Node has no native hashes.
  { file: /checksum\/sha256\/Sha256Js\.js$/, name: 'Sha256Js' },
  // Only used in the retry mode `adaptive`.
  { file: /util-retry\/AdaptiveRetryStrategy\.js$/, name: 'AdaptiveRetryStrategy' },
  { file: /util-retry\/DefaultRateLimiter\.js$/, name: 'DefaultRateLimiter' },
];

/**
 * The SDK checks whether a body is one of these. The check alone makes Node load its web streams, which takes 6 ms.
 * Bodies of the functions are strings and Node's own streams.
 */
const NEVER_BODIES = ['ReadableStream', 'Blob'];

export function slimSdk(): Plugin {
  return {
    name: 'slim-sdk',
    setup(builder) {
      const { define = {} } = builder.initialOptions;
      builder.initialOptions.define = {
        ...define,
        ...Object.fromEntries(NEVER_BODIES.map(name => [name, 'undefined'])),
      };
      for (const { module, by } of REPLACED)
        builder.onResolve({ filter: module }, () => ({ path: join(PLATFORM, by) }));
      for (const { file, name } of UNUSED) {
        builder.onLoad({ filter: file }, () => ({ contents: `export class ${name} {}` }));
      }
      builder.onLoad({ filter: /@aws-sdk\/client-[^/]+\/dist-es\/schemas\/schemas_0\.js$/ }, async ({ path }) => {
        const source = await readFile(path, 'utf8');
        const registration = /^n0_registry\.registerError\(\w+\$, (\w+)\);$/gm;
        return { contents: source.replace(registration, (line, name) => (KEPT_ERRORS.includes(name) ? line : '')) };
      });
      // The clients have no logger, but the SDK would still copy each request and answer for one.
      builder.onLoad({ filter: /smithy-client\/schemaLogFilter\.js$/ }, () => ({
        contents: 'export const schemaLogFilter = () => undefined;',
      }));
      // Lambda sets the region in the environment, so the instance metadata service is never asked.
      builder.onLoad({ filter: /getInstanceMetadataRegion\.js$/ }, () => ({
        contents: 'export const getInstanceMetadataRegion = async () => undefined;',
      }));
      // Each partition has a pattern for its regions, so the list of regions by name is not needed.
      builder.onLoad({ filter: /util-endpoints\/lib\/aws\/partitions\.js$/ }, async ({ path }) => {
        const source = await readFile(path, 'utf8');
        return { contents: source.replaceAll(/"regions": \{(?:[^{}]|\{[^{}]*\})*\}/g, '"regions": {}') };
      });
      // Only its version is used.
      builder.onLoad({ filter: /@aws-sdk\/[^/]+\/package\.json$/ }, async ({ path }) => {
        const { version } = JSON.parse(await readFile(path, 'utf8'));
        return { contents: JSON.stringify({ version }), loader: 'json' };
      });
    },
  };
}
