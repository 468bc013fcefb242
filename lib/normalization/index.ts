export { type CanonicalText, canonicalize } from './canonical-text.ts';
export { normalizationConfig } from './config.ts';
export { createNormalizer, type NormalizerOptions } from './normalizer.ts';
export { loadRules } from './rules/load.ts';
export type { RulesIndex } from './rules/rules-index.ts';
