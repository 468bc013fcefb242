import { canonicalize, createNormalizer, type RulesIndex } from '../../../lib/normalization/index.ts';
import type { NormalizationResult } from '../../../lib/normalization/port.ts';
import { counted } from '../tool/index.ts';
import { readUtterances, type Utterance } from './utterances.ts';

/**
 * The effect of a change of rules: one line for each entity whose result differs, then the counts. Utterances without
 * entities are searched for the synonyms of both documents; those without any find are listed, because they cannot show
 * a change.
 */
export async function diffRules(before: RulesIndex, after: RulesIndex, text: string): Promise<string[]> {
  const [old, fresh] = [createNormalizer({ rules: before }), createNormalizer({ rules: after })];
  const lines: string[] = [];
  let entities = 0;
  let changed = 0;
  const empty: string[] = [];
  const utterances = await readUtterances(text, [before, after]);
  for (const utterance of utterances) {
    const request = requestOf(utterance);
    const [was, is] = [outcomes(await old.normalize(request)), outcomes(await fresh.normalize(request))];
    const keys = [...new Set([...was.keys(), ...is.keys()])];
    const changes = keys.filter(key => was.get(key) !== is.get(key));
    entities += keys.length;
    changed += changes.length;
    if (keys.length === 0) empty.push(`${utterance.id} [${utterance.language}] ${utterance.text}`);
    if (changes.length > 0) lines.push(`${utterance.id} [${utterance.language}] ${utterance.text}`);
    for (const key of changes) lines.push(`  ${key}: ${was.get(key) ?? 'nothing'} -> ${is.get(key) ?? 'nothing'}`);
  }
  if (empty.length > 0)
    lines.push(`nothing is found in ${counted(empty.length, 'utterance')}:`, ...empty.map(line => `  ${line}`));
  lines.push(
    `${before.version} -> ${after.version}: ${changed} of ${counted(entities, 'entity', 'entities')} changed in ${counted(utterances.length, 'utterance')}`,
  );
  return lines;
}

function requestOf({ text, language, entities, referenceTime }: Utterance) {
  return {
    text: canonicalize(text),
    entities,
    language,
    entityTypes: [...new Set(entities.map(({ name }) => name))],
    confidenceThreshold: 0,
    referenceTime,
    timeZone: 'UTC',
  };
}

/** The result for each entity, by type and raw value. */
function outcomes({ entities, dropped }: NormalizationResult): Map<string, string> {
  const found = new Map<string, string>();
  for (const { name, raw_value, value, match, review_reasons } of entities) {
    const review = review_reasons ? `, for review: ${review_reasons.join(', ')}` : '';
    found.set(`${name} "${raw_value}"`, `${value ?? 'null'} (${match}${review})`);
  }
  for (const { name, raw_value, reason } of dropped) found.set(`${name} "${raw_value}"`, `dropped (${reason})`);
  return found;
}
