import { DeepRedactor } from './deep.ts';
import { Finders } from './finders.ts';
import { createTextRedaction, type TextRedaction } from './text-redaction.ts';
import type { Vocabulary } from './vocabulary.ts';

export { Vocabulary } from './vocabulary.ts';

/** Takes personal data out of texts and of everything else that is logged. */
export interface Redaction extends TextRedaction {
  /** The guard in front of a log: every string of a value, at any depth. */
  redactDeep<T>(value: T): T;
}

export function createRedaction(vocabulary: Vocabulary): Redaction {
  const finders = new Finders(vocabulary);
  const redaction = createTextRedaction((text, entityTypes) => finders.find(text, entityTypes));
  const deep = new DeepRedactor(redaction.redactText);
  return { ...redaction, redactDeep: value => deep.redact(value) };
}
