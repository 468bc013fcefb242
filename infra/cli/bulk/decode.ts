import { TextDecoder } from 'node:util';
import { EXIT_CODES, ToolError } from '../tool/index.ts';

/** The encodings that the first bytes of a file identify. */
const MARKS: readonly (readonly [encoding: string, bytes: readonly number[]])[] = [
  ['utf-8', [0xef, 0xbb, 0xbf]],
  ['utf-16le', [0xff, 0xfe]],
  ['utf-16be', [0xfe, 0xff]],
];

/**
 * The text of a file without its byte order mark. Bytes that are not of the encoding become U+FFFD.
 * @throws ToolError when the beginning is not text, or the file is a folder
 */
export async function* decode(
  chunks: AsyncIterable<Uint8Array>,
  { name, encoding }: { name: string; encoding: string },
): AsyncGenerator<string> {
  let decoder: TextDecoder | undefined;
  for await (const chunk of named(chunks, name)) {
    decoder ??= decoderFor(chunk, name, encoding);
    const text = decoder.decode(chunk, { stream: true });
    if (text !== '') yield text;
  }
  const rest = decoder?.decode() ?? '';
  if (rest !== '') yield rest;
}

/** Reading a folder fails without its path. */
async function* named(chunks: AsyncIterable<Uint8Array>, name: string): AsyncGenerator<Uint8Array> {
  try {
    yield* chunks;
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'EISDIR')
      throw new ToolError(`${name}: it is a folder`);
    throw error;
  }
}

function decoderFor(start: Uint8Array, name: string, encoding: string): TextDecoder {
  const mark = MARKS.find(([, bytes]) => bytes.every((byte, at) => start[at] === byte));
  const chosen = mark?.[0] ?? encoding;
  if (!chosen.startsWith('utf-16') && start.includes(0)) {
    throw new ToolError(`${name} is not a text file. Save a spreadsheet as CSV (UTF-8) first.`, EXIT_CODES.usage);
  }
  return new TextDecoder(chosen);
}
