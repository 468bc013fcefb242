import { DeepRedactor } from './deep.ts';
import { Finders } from './finders.ts';
import { createTextRedaction, type TextRedaction } from './text-redaction.ts';
import type { Vocabulary } from './vocabulary.ts';

export { Vocabulary } from './vocabulary.ts';

/** Removes personal data from texts and from all other values that are logged. */
export interface Redaction extends TextRedaction {
  /** Redacts every string of a value, at any depth, before it is logged. */
  redactDeep<T>(value: T): T;
}

export function createRedaction(vocabulary: Vocabulary): Redaction {
  const finders = new Finders(vocabulary);
  const redaction = createTextRedaction((text, entityTypes) => finders.find(text, entityTypes));
  const deep = new DeepRedactor(redaction.redactText);
  return { ...redaction, redactDeep: value => deep.redact(value) };
}
