import { type Language, languagePack } from '../../../lib/languages/index.ts';
import { canonicalize, createNormalizer, type RulesIndex } from '../../../lib/normalization/index.ts';
import { createKindLoader, KINDS } from '../../../lib/normalization/kinds.ts';
import type { Alternative, NormalizationResult, ReviewReason } from '../../../lib/normalization/port.ts';
import { type RuleIndex, ruleIndexOf } from '../../../lib/normalization/rules/rules-index.ts';
import { loadInexactSearch } from '../../../lib/normalization/synonyms/inexact.ts';
import { synonymKey } from '../../../lib/normalization/synonyms/key.ts';
import { createSynonymLookup } from '../../../lib/normalization/synonyms/lookup.ts';
import { createStemmedKey } from '../../../lib/normalization/synonyms/stem.ts';
import { foldedWords } from '../../../lib/normalization/synonyms/words.ts';

export interface Question {
  type: string;
  said: string;
  text: string;
  language: Language;
  start: number | null;
  end: number | null;
  /** Epoch milliseconds. */
  referenceTime: number;
  timeZone: string;
  /** The `rules_version` of the answer to explain. */
  rulesVersion: string | undefined;
}

export type Step = readonly [name: string, what: string];

/** The steps from the raw value to the canonical value. The last step is the service's answer. */
export async function explain(rules: RulesIndex, question: Question): Promise<Step[]> {
  const { type, said, language, rulesVersion } = question;
  const rule = ruleIndexOf(rules, type) ?? rules.fallback;
  const canonical = canonicalize(said).text;
  return [
    ['rules', rules.version],
    ...(rulesVersion === undefined || rulesVersion === rules.version
      ? []
      : [['warning', `the answer was given by other rules, ${rulesVersion}`] as const]),
    ['rule', describeRule(rule === rules.fallback ? `default (there is none for "${type}")` : type, rule)],
    ['said', JSON.stringify(said)],
    ['canonical', JSON.stringify(canonical)],
    ...(rule.kind === 'list' ? await explainList(rule, canonical, language) : []),
    ...(rule.kind === 'list' || rule.kind === 'text' ? [] : await explainTyped(rule, canonical, question)),
    ...explainAnswer(await answerOf(rules, question)),
  ];
}

function describeRule(name: string, rule: RuleIndex): string {
  const facts = [
    rule.kind,
    `unknown values: ${rule.unknown}`,
    ...(rule.private ? ['private'] : []),
    ...(rule.casing === 'keep' ? [] : [`casing: ${rule.casing}`]),
    ...(rule.fuzzy ? ['slips are corrected'] : []),
    ...(rule.allowed ? [`allowed: ${rule.allowed.join(', ')}`] : []),
    ...(rule.min === undefined ? [] : [`at least ${rule.min}`]),
    ...(rule.max === undefined ? [] : [`at most ${rule.max}`]),
    ...(rule.currencies ? [`currencies: ${rule.currencies.join(', ')}`] : []),
    ...(rule.patterns ? [`patterns: ${rule.patterns.join(' or ')}`] : []),
  ];
  return `${name}: ${facts.join('; ')}`;
}

const BY = {
  spelling: 'as it is written there',
  fold: 'by its folded key',
  singular: 'by its key without plural endings',
  correction: 'with its slips corrected',
};

async function explainList(rule: RuleIndex, said: string, language: Language): Promise<Step[]> {
  const search = await loadInexactSearch(language);
  const stemmedKey = createStemmedKey((await languagePack(language).matching()).endings);
  const found = createSynonymLookup(rule, () => search).find(said, language);
  const keys: Step[] = [
    ['folded key', JSON.stringify(synonymKey(said))],
    ['singular key', JSON.stringify(stemmedKey(foldedWords(said)))],
  ];
  if (!found) return [...keys, ['synonym', `none that holds in ${language}`]];
  if ('candidates' in found) return [...keys, ['synonym', `may be any of ${found.candidates.join(', ')}`]];
  const { spelling, scope, by, value } = found;
  return [...keys, ['synonym', `${JSON.stringify(spelling)} (${scope}) of ${value}, met ${BY[by]}`]];
}

async function explainTyped(rule: RuleIndex, said: string, question: Question): Promise<Step[]> {
  const { language, referenceTime, timeZone } = question;
  const reader = await createKindLoader(KINDS).load(rule.kind, language);
  const readings = reader?.parse(said, { language, referenceTime, timeZone }) ?? [];
  return [
    ['read against', `${new Date(referenceTime).toISOString()} in ${timeZone}`],
    ...readings.map((reading, at): Step => [`reading ${at + 1}`, describeReading(reading)]),
    ...(readings.length === 0 ? [['reading', 'none of the whole'] as const] : []),
  ];
}

const describeReading = ({ value, typed }: Alternative): string => `${value} ${JSON.stringify(typed)}`;

/** Uses the normaliser itself, so that the explanation cannot differ from the answer. */
function answerOf(rules: RulesIndex, { type, said, text, ...question }: Question): Promise<NormalizationResult> {
  const { language, start, end, referenceTime, timeZone } = question;
  return createNormalizer({ rules }).normalize({
    text: canonicalize(text),
    entities: [{ name: type, value: said, confidence: 1, start, end }],
    entityTypes: [type],
    confidenceThreshold: 0,
    ...{ language, referenceTime, timeZone },
  });
}

const reviewNote = (reasons: readonly ReviewReason[] = []): string =>
  reasons.length > 0 ? `, for review: ${reasons.join(', ')}` : '';

function explainAnswer({ entities, dropped }: NormalizationResult): Step[] {
  return [
    ...entities.flatMap(
      ({ start, end, raw_value, value, match, rule, alternatives, candidates, review_reasons }): Step[] => [
        ['span', start === null ? 'none: it is not in the text' : `${start}..${end} ${JSON.stringify(raw_value)}`],
        ...(alternatives ?? []).map((other): Step => ['alternative', describeReading(other)]),
        ...(candidates ? [['candidates', candidates.join(', ')] as const] : []),
        ['value', `${value === null ? 'null' : value} (match ${match}, rule ${rule}${reviewNote(review_reasons)})`],
      ],
    ),
    ...dropped.map(({ reason }): Step => ['dropped', reason]),
  ];
}
