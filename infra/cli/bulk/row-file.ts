import { type FileHandle, open, rename, rm } from 'node:fs/promises';
import { EXIT_CODES, ToolError } from '../tool/index.ts';
import { Lines } from './lines.ts';

/** The part of a file handle that is used. Tests pass one whose disk is full. */
export type RowFileHandle = Pick<FileHandle, 'read' | 'write' | 'truncate' | 'sync' | 'close'>;

type OpenFile = (path: string) => Promise<RowFileHandle>;

/** What a line tells about its row. */
export interface WrittenRow {
  readonly row: number;
  /** Undefined when the line does not say it. */
  readonly digest: number | undefined;
}

/** How a row is read from its line, and the header of the file. */
export interface LineFormat {
  /** With its line feed; empty without a header. */
  readonly head: string;
  /** Undefined when the line was not written by this tool. */
  read(line: string): WrittenRow | undefined;
}

/** The rows in a file. */
export type WrittenRows = Pick<RowFile, 'path' | 'count' | 'last' | 'has' | 'digestOf'>;

const READ_BYTES = 64 * 1024;
/** Most lines fit into this; a duplicate reads the line of its earlier row. */
const LINE_BYTES = 4 * 1024;
/** An answer has 1 MiB at most. */
const MAX_LINE_BYTES = 16 * 1024 * 1024;

/**
 * A file with one line for each row, which is its own checkpoint: the rows in it are done. A line is written by one
 * call, so that a kill leaves at most one torn line, at the end; it is cut off when the file is opened again.
 */
export class RowFile {
  readonly path: string;
  readonly #format: LineFormat;
  readonly #openFile: OpenFile;
  #lines = new Lines();
  #file: RowFileHandle;
  #size = 0;
  /** Whether a row has several lines. The last line counts. */
  #hasRepeated = false;

  private constructor(path: string, format: LineFormat, file: RowFileHandle, openFile: OpenFile) {
    this.path = path;
    this.#format = format;
    this.#file = file;
    this.#openFile = openFile;
  }

  /** Opens the file and reads which rows it holds. @throws ToolError when something else is in it */
  static async open(path: string, format: LineFormat, openFile: OpenFile = openForBoth): Promise<RowFile> {
    const rows = new RowFile(path, format, await openFile(path), openFile);
    try {
      await rows.#repair(await rows.#scan());
      return rows;
    } catch (error) {
      await rows.#file.close();
      throw error;
    }
  }

  /** Reads which rows a file holds, without changing it. A missing file holds none. */
  static async peek(path: string, format: LineFormat): Promise<WrittenRows> {
    const file = await open(path, 'r').catch(() => undefined);
    if (!file) return { path, count: 0, last: 0, has: () => false, digestOf: () => undefined };
    const rows = new RowFile(path, format, file, openForBoth);
    await rows.#scan().finally(() => file.close());
    return rows;
  }

  get count(): number {
    return this.#lines.count;
  }

  /** The highest number of a row; 0 without rows. */
  get last(): number {
    return this.#lines.last;
  }

  has(row: number): boolean {
    return this.#lines.positionOf(row) !== undefined;
  }

  /** The digest of a row that was there when the file was opened; undefined when its line has none. */
  digestOf(row: number): number | undefined {
    return this.#lines.digestOf(row);
  }

  /** Rows by their number. */
  rows(): Iterable<number> {
    return this.#lines.rows();
  }

  /** The line of a row, without its line feed. */
  async lineOf(row: number): Promise<string | undefined> {
    const start = this.#lines.positionOf(row);
    if (start === undefined) return undefined;
    let bytes = Buffer.alloc(0);
    for (;;) {
      const { bytesRead, buffer } = await this.#file.read(
        Buffer.allocUnsafe(LINE_BYTES),
        0,
        LINE_BYTES,
        start + bytes.length,
      );
      const end = buffer.subarray(0, bytesRead).indexOf('\n');
      bytes = Buffer.concat([bytes, buffer.subarray(0, end < 0 ? bytesRead : end)]);
      if (end >= 0 || bytesRead === 0) return bytes.toString();
    }
  }

  /**
   * Resolves when the line is in the file. @throws ToolError when the disk is full; the file then ends with a whole
   * line
   */
  async append(row: number, line: string): Promise<void> {
    const start = this.#size;
    await this.#write(`${line}\n`);
    this.#hasRepeated ||= this.has(row);
    this.#lines.set(row, start);
  }

  /** Keeps one line for each remaining row. After a kill or a failure there is either the old file or the new one. */
  async compact(stays: (row: number) => boolean): Promise<void> {
    const kept = [...this.#lines.rows()].filter(stays);
    if (kept.length === this.count && !this.#hasRepeated) return;
    const path = `${this.path}.new`;
    await rm(path, { force: true });
    const copy = await RowFile.open(path, this.#format, this.#openFile);
    try {
      for (const row of kept) await copy.append(row, (await this.lineOf(row)) ?? '');
      await copy.#file.sync();
    } catch (error) {
      await rm(path, { force: true });
      throw error;
    } finally {
      await copy.#file.close();
    }
    await this.#file.close();
    await rename(path, this.path);
    this.#file = await this.#openFile(this.path);
    this.#lines = new Lines();
    this.#hasRepeated = false;
    this.#size = 0;
    await this.#scan();
  }

  async close(): Promise<void> {
    await this.#file.sync();
    await this.#file.close();
  }

  async #scan(): Promise<{ torn: number }> {
    let [offset, lines, partial] = [0, 0, 0];
    let parts: Buffer[] = [];
    for (;;) {
      const { bytesRead, buffer } = await this.#file.read(Buffer.alloc(READ_BYTES), 0, READ_BYTES, offset);
      if (bytesRead === 0) break;
      const piece = buffer.subarray(0, bytesRead);
      let from = 0;
      for (let end = piece.indexOf('\n'); end >= 0; end = piece.indexOf('\n', from)) {
        lines += 1;
        this.#take(Buffer.concat([...parts, piece.subarray(from, end)]).toString(), this.#size, lines);
        [parts, partial, from] = [[], 0, end + 1];
        this.#size = offset + from;
      }
      parts.push(piece.subarray(from));
      partial += bytesRead - from;
      if (partial > MAX_LINE_BYTES) throw this.#notOwn(lines + 1);
      offset += bytesRead;
    }
    return { torn: partial };
  }

  /** Cuts off a torn line, and begins an empty file with its head. */
  async #repair({ torn }: { torn: number }): Promise<void> {
    if (torn > 0) await this.#file.truncate(this.#size);
    if (this.#size === 0 && this.#format.head !== '') await this.#write(this.#format.head);
  }

  #take(line: string, start: number, lineNumber: number): void {
    const { head } = this.#format;
    if (start === 0 && head !== '') {
      if (`${line}\n` === head) return;
      throw new ToolError(
        `${this.path} has other columns than this run would write: ${line.slice(0, 60)}`,
        EXIT_CODES.usage,
      );
    }
    const written = this.#format.read(line);
    if (!written) throw this.#notOwn(lineNumber);
    const { row, digest } = written;
    this.#hasRepeated ||= this.has(row);
    this.#lines.set(row, start, digest);
  }

  #notOwn(lineNumber: number): ToolError {
    return new ToolError(`${this.path}:${lineNumber} was not written by npm run bulk.`, EXIT_CODES.usage);
  }

  async #write(text: string): Promise<void> {
    const bytes = Buffer.from(text);
    let done = 0;
    try {
      while (done < bytes.length) {
        const { bytesWritten } = await this.#file.write(bytes, done, bytes.length - done, this.#size + done);
        done += bytesWritten;
      }
    } catch (error) {
      if (done > 0) await this.#file.truncate(this.#size).catch(() => undefined);
      throw new ToolError(describeWriteFault(this.path, error));
    }
    this.#size += bytes.length;
  }
}

/** Opens the file for reading and writing, and creates it if it is missing. */
async function openForBoth(path: string): Promise<FileHandle> {
  try {
    return await open(path, 'r+');
  } catch (error) {
    if (!(error instanceof Error && 'code' in error && error.code === 'ENOENT')) throw error;
    return open(path, 'wx+', 0o600);
  }
}

function describeWriteFault(path: string, error: unknown): string {
  const isFull = error instanceof Error && 'code' in error && (error.code === 'ENOSPC' || error.code === 'EDQUOT');
  const what = isFull ? 'the disk is full' : error instanceof Error ? error.message : String(error);
  return `${path}: ${what}. All rows before are in it. Free some space, then continue with --resume.`;
}
