import type { Language } from '../languages/index.ts';
import { createKindLoader, KINDS, type KindSources } from './kinds.ts';
import type { ValueKind } from './rules/rules-index.ts';
import type { Recognition, TypedContext } from './typed.ts';
import type { TypedReader } from './typed-reader.ts';

/** A typed value found in free text. */
export interface RecognizedValue extends Recognition {
  /** The kind of the grammar that found it: percentages and ordinals are found as numbers. */
  kind: ValueKind;
}

/** Finds typed values of all kinds in free text. Synchronous once loaded for the language; linear in the text. */
export interface TextRecognizer {
  load(language: Language): Promise<void>;
  recognize(text: string, context: TypedContext): RecognizedValue[];
}

/** One kind for each grammar. If two find values that overlap, the longer one wins, then the first in this list. */
const READ: readonly ValueKind[] = ['email', 'phone', 'money', 'datetime', 'number'];

export function createTextRecognizer(sources: KindSources = KINDS): TextRecognizer {
  const kinds = createKindLoader(sources);
  const loaded = new Map<Language, readonly (readonly [ValueKind, TypedReader])[]>();
  return {
    async load(language) {
      if (loaded.has(language)) return;
      const readers = await Promise.all(READ.map(async kind => [kind, await kinds.load(kind, language)] as const));
      loaded.set(
        language,
        readers.flatMap(([kind, reader]) => (reader ? [[kind, reader] as const] : [])),
      );
    },
    recognize(text, context) {
      const readers = loaded.get(context.language);
      if (!readers) throw new Error(`The grammars of ${context.language} are not loaded`);
      return longestFirst(
        readers.flatMap(([kind, reader]) => reader.recognize(text, context).map(found => ({ ...found, kind }))),
      );
    },
  };
}

/** The values without overlaps, in the order of the text. */
function longestFirst(found: readonly RecognizedValue[]): RecognizedValue[] {
  const ranked = found.toSorted(
    (a, b) => a.start - b.start || b.end - a.end || READ.indexOf(a.kind) - READ.indexOf(b.kind),
  );
  const kept: RecognizedValue[] = [];
  for (const value of ranked) {
    const last = kept.at(-1);
    if (!last || last.end <= value.start) kept.push(value);
    else if (value.end - value.start > last.end - last.start) kept[kept.length - 1] = value;
  }
  return kept;
}
