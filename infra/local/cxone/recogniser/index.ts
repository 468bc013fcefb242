export { ENTITY_KINDS, kindOf } from './entity-types.ts';
export { createRuleFinder, type RuleFinder } from './find-by-rules.ts';
export { type FoundEntity, findRequested } from './find-requested.ts';
export { type Recognised, recognise } from './recognise.ts';
