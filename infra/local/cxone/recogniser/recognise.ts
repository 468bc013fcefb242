import { LANGUAGES, type Language } from '../../../../lib/languages/index.ts';
import { FoldedText } from '../../../../lib/text/index.ts';
import type { EntityKind } from './entity-types.ts';
import { findAmounts } from './find-amounts.ts';
import { findContacts } from './find-contacts.ts';
import { type Candidate, findPhrases } from './find-phrases.ts';
import { type Lexicon, loadLexicon } from './lexicon.ts';

export interface Recognised {
  readonly kind: EntityKind;
  /** The text of the span, as the caller wrote it. */
  readonly value: string;
  /** 0 to 1. */
  readonly confidence: number;
  /** UTF-16 units, end exclusive. */
  readonly start: number;
  readonly end: number;
}

const LEXICONS = new Map<Language, Lexicon>();
for (const language of LANGUAGES) LEXICONS.set(language, await loadLexicon(language));

/** When several kinds match the same text, the first of these is used. */
const PRECEDENCE: readonly EntityKind[] = [
  'email',
  'product',
  'order_number',
  'money',
  'percentage',
  'date',
  'time',
  'phone',
  'number',
  'intent',
];

/** Finds entities by word lists and patterns, in the order of the text. It is not NICE's NLU model. */
export function recognise(text: string, language: Language): Recognised[] {
  const folded = new FoldedText(text);
  const lexicon = LEXICONS.get(language);
  if (!lexicon) throw new Error(`The stand-in has no words for ${language}`);
  const candidates = [
    ...findContacts(folded.folded, lexicon),
    ...findAmounts(folded.folded, lexicon),
    ...findPhrases(folded.folded, lexicon),
  ];
  return withoutOverlaps(candidates).flatMap(candidate => toRecognised(text, folded, candidate) ?? []);
}

function withoutOverlaps(candidates: readonly Candidate[]): Candidate[] {
  const byRank = candidates.toSorted(
    (a, b) => PRECEDENCE.indexOf(a.kind) - PRECEDENCE.indexOf(b.kind) || b.end - b.start - (a.end - a.start),
  );
  const kept: Candidate[] = [];
  for (const candidate of byRank) {
    if (!kept.some(other => candidate.start < other.end && other.start < candidate.end)) kept.push(candidate);
  }
  return kept.sort((a, b) => a.start - b.start);
}

/** The candidate with its span in the caller's text; undefined when the span would cut a character. */
function toRecognised(text: string, folded: FoldedText, candidate: Candidate): Recognised | undefined {
  const [start, end] = [folded.startAt(candidate.start), folded.endAt(candidate.end)];
  const { kind, confidence } = candidate;
  return start < 0 || end < 0 ? undefined : { kind, value: text.slice(start, end), confidence, start, end };
}
