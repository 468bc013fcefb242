export { redactDeep } from './deep.ts';
export { type Finding, overlapsAny } from './finding.ts';
export { findPersonalData, previewOf, redactText } from './redact.ts';
