export { ENTITY_KINDS, kindOf } from './entity-types.ts';
export { type Recognised, recognise } from './recognise.ts';
