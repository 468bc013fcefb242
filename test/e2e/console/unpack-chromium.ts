import { createReadStream, createWriteStream, existsSync } from 'node:fs';
import { mkdir, readFile, rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { fileURLToPath } from 'node:url';
import { createBrotliDecompress } from 'node:zlib';

const CACHE = join(import.meta.dirname, '../../../node_modules/.cache/cxone-entities');
/** The default, 16 KiB, makes 12,000 pieces of it. */
const CHUNK_BYTES = 2 ** 21;

/**
 * Unpacks the program of `@sparticuz/chromium` once, which takes 3 s of processor time. The package itself uses the
 * same file name for all its versions, and accepts a file that a killed run left incomplete.
 *
 * @returns its path
 */
export async function unpackChromium(): Promise<string> {
  if (process.platform !== 'linux') throw new Error(`it does not run on ${process.platform}`);
  const root = fileURLToPath(new URL('../../', import.meta.resolve('@sparticuz/chromium')));
  const { version } = JSON.parse(await readFile(join(root, 'package.json'), 'utf8'));
  const path = join(CACHE, `chromium-${version}`);
  if (existsSync(path)) return path;
  await mkdir(CACHE, { recursive: true });
  const part = `${path}.${process.pid}`;
  try {
    await pipeline(
      createReadStream(join(root, 'bin/chromium.br'), { highWaterMark: CHUNK_BYTES }),
      createBrotliDecompress({ chunkSize: CHUNK_BYTES }),
      createWriteStream(part, { mode: 0o755 }),
    );
    await rename(part, path);
  } finally {
    await rm(part, { force: true });
  }
  return path;
}
