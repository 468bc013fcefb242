import { hash } from 'node:crypto';
import * as z from 'zod/mini';
import type { Finding } from './finding.ts';
import { REDACTION_VERSION } from './redaction-version.ts';
import type { Find } from './text-redaction.ts';

/**
 * Notes of what redaction found in the texts of a record. They are stored with the cached result, so that a cache hit
 * needs neither the words nor the code of redaction. A text that is not noted exactly is redacted again.
 */

/** Longer texts are noted by their digest, not in clear. */
const LONGEST_IN_CLEAR = 64;
/** With more texts, no notes are made, so that a small cache entry does not cost a second DynamoDB unit. */
const MOST_TEXTS = 100;
const DIGEST_LENGTH = 22;

const notesSchema = z.object({
  version: z.literal(versionOf()),
  /** Short texts without a finding. They were searched without entity types. */
  clear: z.array(z.string()),
  /** The start, end and kind of each finding, by a digest of the text and the entity types. */
  found: z.record(z.string(), z.array(z.tuple([z.int(), z.int(), z.string()]))),
});

export type FindingsNotes = z.infer<typeof notesSchema>;

/** Calls `find` and notes its results. */
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

  /** Undefined if there are too many texts. */
  notes(): FindingsNotes | undefined {
    if (this.#clear.size + this.#found.size > MOST_TEXTS) return undefined;
    return { version: versionOf(), clear: [...this.#clear], found: Object.fromEntries(this.#found) };
  }
}

/** There is no usable note for a text, so it has to be redacted. */
export class TextNotNotedError extends Error {
  override readonly name = 'TextNotNotedError';
}

/** Gives the findings that redaction gave when the notes were made. */
export class NotedFindings {
  readonly #clear: ReadonlySet<string>;
  readonly #found: FindingsNotes['found'];

  /** @returns undefined for notes of another version of redaction, and for anything that is not notes */
  static read(notes: unknown): NotedFindings | undefined {
    if (typeof notes !== 'object' || notes === null) return undefined;
    const known = checkedNotes.get(notes);
    if (known) return known;
    const parsed = notesSchema.safeParse(notes);
    if (!parsed.success) return undefined;
    const read = new NotedFindings(parsed.data);
    checkedNotes.set(notes, read);
    return read;
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

/** All hits of an entry in memory share its notes, which are never changed. */
const checkedNotes = new WeakMap<object, NotedFindings>();

/** The version includes Unicode's, because patterns use the Unicode tables of Node. */
function versionOf(): string {
  return `${REDACTION_VERSION}/${process.versions.unicode}`;
}

const isNotedInClear = (text: string, entityTypes: readonly string[]): boolean =>
  entityTypes.length === 0 && text.length <= LONGEST_IN_CLEAR;

const digestOf = (text: string, entityTypes: readonly string[]): string =>
  hash('sha256', JSON.stringify([text, entityTypes]), 'base64url').slice(0, DIGEST_LENGTH);

const KIND = /^[A-Z][A-Z_]{0,31}$/;

/** Whether findings are ascending, without overlaps, within the text, and each with the name of a placeholder. */
function areWithin(text: string, findings: readonly Finding[]): boolean {
  let at = 0;
  for (const { start, end, kind } of findings) {
    if (start < at || end <= start || end > text.length || !KIND.test(kind)) return false;
    at = end;
  }
  return true;
}
