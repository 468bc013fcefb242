import { loadPersonalForms } from '../languages/index.ts';
import { loadStoredVocabulary } from './load-vocabulary.ts';
import type { Redaction } from './redaction.ts';

export { type Finding, mergeFindings, overlapsAny } from './finding.ts';
export { FindingsRecorder, NotedFindings, TextNotNotedError } from './noted-findings.ts';
export type { Redaction } from './redaction.ts';
export { createTextRedaction, type TextRedaction } from './text-redaction.ts';

let loading: Promise<Redaction> | undefined;

/**
 * Redaction with the words of all languages. It is a separate chunk that is loaded at first use. `extract` loads it
 * while the upstream is called, or at a cache hit without usable notes. The other functions load it for their first log
 * line.
 */
export const loadRedaction = (): Promise<Redaction> => {
  loading ??= load().catch(error => {
    loading = undefined;
    throw error;
  });
  return loading;
};

async function load(): Promise<Redaction> {
  const [{ createRedaction, Vocabulary }, stored, forms] = await Promise.all([
    import('./redaction.ts'),
    loadStoredVocabulary(),
    loadPersonalForms(),
  ]);
  return createRedaction(new Vocabulary(stored, forms));
}
