import { hash } from 'node:crypto';
import * as z from 'zod/mini';
import type { Finding } from './finding.ts';
import { REDACTION_VERSION } from './redaction-version.ts';
import type { Find } from './text-redaction.ts';

/**
 * What redaction found in the texts of a record, noted beside the cached result that the record is about. A hit then needs
 * neither the words nor the code of redaction. Whatever is not noted exactly is searched again.
 */

/** Longer texts are noted by their digest. */
const LONGEST_IN_CLEAR = 64;
/** Nothing is noted for more texts, so that an entry of one DynamoDB unit stays at one unit. */
const MOST_TEXTS = 100;
const DIGEST_LENGTH = 22;

const notesSchema = z.object({
  version: z.literal(versionOf()),
  /** Short texts without a finding, which were searched without regard to entity types. */
  clear: z.array(z.string()),
  /** By the digest of text and entity types: start, end and kind of each finding. */
  found: z.record(z.string(), z.array(z.tuple([z.int(), z.int(), z.string()]))),
});

export type FindingsNotes = z.infer<typeof notesSchema>;

/** Notes what `find` answers. */
export class FindingsRecorder {
  readonly #find: Find;
  readonly #clear = new Set<string>();
  readonly #found = new Map<string, [number, number, string][]>();

  constructor(find: Find) {
    this.#find = find;
  }

  readonly find: Find = (text, entityTypes = []) => {
    const findings = this.#find(text, entityTypes);
    if (isNotedInClear(text, entityTypes) && findings.length === 0) this.#clear.add(text);
    else {
      const noted = findings.map(({ start, end, kind }): [number, number, string] => [start, end, kind]);
      this.#found.set(digestOf(text, entityTypes), noted);
    }
    return findings;
  };

  /** Undefined when there is too much to note. */
  notes(): FindingsNotes | undefined {
    if (this.#clear.size + this.#found.size > MOST_TEXTS) return undefined;
    return { version: versionOf(), clear: [...this.#clear], found: Object.fromEntries(this.#found) };
  }
}

/** Nothing usable is noted of a text: it has to be searched. */
export class TextNotNotedError extends Error {
  override readonly name = 'TextNotNotedError';
}

/** Answers as redaction did when the notes were made. */
export class NotedFindings {
  readonly #clear: ReadonlySet<string>;
  readonly #found: FindingsNotes['found'];

  /** @returns undefined for notes of another version of redaction, and for what are no notes */
  static read(notes: unknown): NotedFindings | undefined {
    const parsed = notesSchema.safeParse(notes);
    return parsed.success ? new NotedFindings(parsed.data) : undefined;
  }

  private constructor({ clear, found }: FindingsNotes) {
    this.#clear = new Set(clear);
    this.#found = found;
  }

  /** @throws TextNotNotedError */
  readonly find: Find = (text, entityTypes = []) => {
    if (isNotedInClear(text, entityTypes) && this.#clear.has(text)) return [];
    const digest = digestOf(text, entityTypes);
    const noted = Object.hasOwn(this.#found, digest) ? this.#found[digest] : undefined;
    const findings = noted?.map(([start, end, kind]) => ({ start, end, kind }));
    if (!findings || !areWithin(text, findings)) throw new TextNotNotedError('nothing usable is noted of this text');
    return findings;
  };
}

/** Unicode's tables come with Node, and patterns depend on them. */
function versionOf(): string {
  return `${REDACTION_VERSION}/${process.versions.unicode}`;
}

const isNotedInClear = (text: string, entityTypes: readonly string[]): boolean =>
  entityTypes.length === 0 && text.length <= LONGEST_IN_CLEAR;

const digestOf = (text: string, entityTypes: readonly string[]): string =>
  hash('sha256', JSON.stringify([text, entityTypes]), 'base64url').slice(0, DIGEST_LENGTH);

const KIND = /^[A-Z][A-Z_]{0,31}$/;

/** Ascending, without overlaps, within the text, and each with the name of a placeholder. */
function areWithin(text: string, findings: readonly Finding[]): boolean {
  let at = 0;
  for (const { start, end, kind } of findings) {
    if (start < at || end <= start || end > text.length || !KIND.test(kind)) return false;
    at = end;
  }
  return true;
}
