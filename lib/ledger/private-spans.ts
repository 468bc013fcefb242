import type { Finding } from '../privacy/index.ts';
import type { ExtractionFacts } from './port.ts';

/**
 * Where the text holds entities whose type the rules mark private, returned or dropped. Dropped ones carry no span, and
 * a repaired span is one of several places, so that every occurrence of the value as whole words counts.
 */
export function privateSpans(
  text: string,
  facts: Pick<ExtractionFacts, 'entities' | 'dropped'>,
  isPrivate: (entityType: string) => boolean,
): Finding[] {
  const spans: Finding[] = [];
  const wanted = new Map<string, string>();
  for (const entity of facts.entities) {
    if (!isPrivate(entity.name)) continue;
    const kind = placeholderName(entity.name);
    if (entity.start !== null && entity.end !== null) spans.push({ start: entity.start, end: entity.end, kind });
    wanted.set(entity.raw_value, kind);
  }
  for (const { name, raw_value } of facts.dropped) if (isPrivate(name)) wanted.set(raw_value, placeholderName(name));
  for (const [value, kind] of wanted) spans.push(...occurrences(text, value, kind));
  return spans;
}

/** `customer.name` -> `CUSTOMER_NAME`: entity types are names of the request, of letters, digits and `_.-` only. */
const placeholderName = (entityType: string): string =>
  entityType
    .replace(/[^A-Za-z]+/g, '_')
    .toUpperCase()
    .slice(0, 32) || 'PRIVATE';

/** Bounded, so that a text made of one value a thousand times over costs no more than any other. */
const MOST_OCCURRENCES = 50;

function occurrences(text: string, value: string, kind: string): Finding[] {
  const found: Finding[] = [];
  if (value === '') return found;
  for (let at = text.indexOf(value); at >= 0 && found.length < MOST_OCCURRENCES; ) {
    const end = at + value.length;
    if (isWordEdge(text, at) && isWordEdge(text, end)) found.push({ start: at, end, kind });
    at = text.indexOf(value, end);
  }
  return found;
}

const isWordEdge = (text: string, at: number): boolean =>
  at === 0 || !/^[\p{L}\p{N}]{2}$/u.test(text.slice(at - 1, at + 1));
