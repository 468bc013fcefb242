import type { NormalizedEntity } from '../normalization/port.ts';
import { type Finding, mergeFindings, overlapsAny, type TextRedaction } from '../privacy/index.ts';
import { ASCII, FoldedText, fold } from '../text/index.ts';
import type { ExtractionFacts } from './port.ts';

type Facts = Pick<ExtractionFacts, 'entities' | 'dropped' | 'request'>;
type IsPrivate = (entityType: string) => boolean;

/** The parts of a request's text that its record must not show, and the entities that repeat them. */
export class HiddenText {
  /** Personal data and private entities, ascending and without overlaps. */
  readonly findings: readonly Finding[];
  readonly #values: readonly string[];
  readonly #isPrivate: IsPrivate;

  constructor(text: string, facts: Facts, isPrivate: IsPrivate, redaction: Pick<TextRedaction, 'find'>) {
    this.#isPrivate = isPrivate;
    const personal = redaction.find(text, facts.request.entityTypes);
    this.findings = mergeFindings([...personal, ...privateSpans(text, facts, isPrivate)]);
    this.#values = this.findings.map(({ start, end }) => bare(text.slice(start, end))).filter(value => value !== '');
  }

  /** Whether an entity shows something hidden: by its type, by its place in the text, or by its value. */
  hides(entity: Pick<NormalizedEntity, 'name' | 'start' | 'end' | 'value' | 'raw_value' | 'match'>): boolean {
    if (this.#isPrivate(entity.name) || overlapsAny(entity, this.findings)) return true;
    if (this.#repeats(entity.raw_value) || this.#repeats(entity.value ?? '')) return true;
    // A value that has a form of its own, such as a date, cannot be compared with the text, and its place is not known.
    const isOwnForm = entity.match === 'typed' || entity.match === 'none';
    return entity.start === null && isOwnForm && this.findings.length > 0;
  }

  #repeats(value: string): boolean {
    if (this.#values.length === 0) return false;
    const said = bare(value);
    if (said.length < SHORTEST_PART) return this.#values.includes(said);
    return this.#values.some(
      hidden => hidden.includes(said) || (hidden.length >= SHORTEST_PART && said.includes(hidden)),
    );
  }
}

/** Shorter values are part of many others by chance. */
const SHORTEST_PART = 4;

/** Letters and digits alone: "4111 1111" and "4111-1111" are the same. */
function bare(value: string): string {
  const left = fold(value).replace(USUAL_SIGNS, '');
  return ASCII.test(left) ? left : left.replace(/[^\p{L}\p{N}]/gu, '');
}

/** With these removed, most values need no class of Unicode, which takes V8 1 ms. */
const USUAL_SIGNS = /[^a-z\d\u0080-\uffff]|[\u2010-\u2027\u20a0-\u20c0]/g;

/**
 * Where the text holds entities whose type the rules mark private, returned or dropped. Dropped ones have no span,
 * and a repaired span is one of several places, so every occurrence of the value as whole words is hidden.
 */
export function privateSpans(
  text: string,
  facts: Pick<Facts, 'entities' | 'dropped'>,
  isPrivate: IsPrivate,
): Finding[] {
  const spans: Finding[] = [];
  const wanted = new Map<string, string>();
  for (const entity of facts.entities) {
    if (!isPrivate(entity.name)) continue;
    const kind = placeholderName(entity.name);
    if (entity.start !== null && entity.end !== null) spans.push({ start: entity.start, end: entity.end, kind });
    wanted.set(fold(entity.raw_value), kind);
  }
  for (const { name, raw_value } of facts.dropped) {
    if (isPrivate(name)) wanted.set(fold(raw_value), placeholderName(name));
  }
  wanted.delete('');
  return wanted.size === 0 ? spans : [...spans, ...occurrences(new FoldedText(text), wanted)];
}

/** `customer.name` -> `CUSTOMER_NAME`: entity types are names of the request, of letters, digits and `_.-` only. */
const placeholderName = (entityType: string): string =>
  entityType
    .replace(/[^A-Za-z]+/g, '_')
    .toUpperCase()
    .slice(0, 32) || 'PRIVATE';

/** Bounded, so that a text that repeats one value a thousand times costs no more than any other text. */
const MOST_OCCURRENCES = 50;

function occurrences(text: FoldedText, wanted: ReadonlyMap<string, string>): Finding[] {
  const found: Finding[] = [];
  for (const [value, kind] of wanted) {
    let count = 0;
    for (let at = text.folded.indexOf(value); at >= 0 && count < MOST_OCCURRENCES; ) {
      const behind = at + value.length;
      const [start, end] = [text.startAt(at), text.endAt(behind)];
      if (start >= 0 && end >= 0 && isWordEdge(text.folded, at) && isWordEdge(text.folded, behind)) {
        found.push({ start, end, kind });
        count += 1;
      }
      at = text.folded.indexOf(value, behind);
    }
  }
  return found;
}

function isWordEdge(text: string, at: number): boolean {
  if (at === 0) return true;
  const beside = text.slice(at - 1, at + 1);
  return !(ASCII.test(beside) ? /^[a-z\d]{2}$/ : /^[\p{L}\p{N}]{2}$/u).test(beside);
}
