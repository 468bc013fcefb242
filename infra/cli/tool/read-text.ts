import { isUtf8 } from 'node:buffer';
import { readFile, stat } from 'node:fs/promises';
import { ToolError } from './errors.ts';

/**
 * The text of a file, or of a pipe such as `<(command)`. Node reads a device without an end until a string can hold no
 * more, and names no folder that it cannot read.
 * @throws ToolError
 */
export async function readText(path: string): Promise<string> {
  const found = await stat(path);
  if (found.isDirectory()) throw new ToolError(`${path}: it is a folder`);
  if (found.isBlockDevice() || found.isCharacterDevice()) throw new ToolError(`${path}: it is a device, not a file`);
  const bytes = await readFile(path);
  // Messages would show bytes that are not text.
  if (bytes.includes(0) || !isUtf8(bytes)) throw new ToolError(`${path}: it is not text in UTF-8`);
  return bytes.toString('utf8');
}
