import type { RulesIndex } from '../../../lib/normalization/index.ts';
import { createTextRecognizer } from '../../../lib/normalization/recognize.ts';
import { findListed } from '../../../lib/normalization/synonyms/find-listed.ts';
import { loadInexactSearch } from '../../../lib/normalization/synonyms/inexact.ts';
import type { TypedContext } from '../../../lib/normalization/typed.ts';
import type { Step } from './explain.ts';

/** Everything that the lists and the grammars find in a text, in text order. */
export async function findings(rules: RulesIndex, text: string, context: TypedContext): Promise<Step[]> {
  const recognizer = createTextRecognizer();
  await recognizer.load(context.language);
  const typed = recognizer.recognize(text, context).map(({ start, end, readings }) => ({
    ...{ start, end, name: readings[0]?.typed.kind ?? '' },
    value: readings.map(({ value }) => value).join(' or '),
  }));
  const search = await loadInexactSearch(context.language);
  const listed = findListed(rules, text, context.language, search).map(({ rule, ...found }) => ({
    ...found,
    name: rule,
  }));
  return [...listed, ...typed]
    .sort((a, b) => a.start - b.start || a.end - b.end)
    .map(({ start, end, name, value }) => [
      `${start}..${end} ${name}`,
      `${JSON.stringify(text.slice(start, end))} -> ${value}`,
    ]);
}
