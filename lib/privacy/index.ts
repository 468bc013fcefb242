export { redactDeep } from './deep.ts';
export { type Finding, mergeFindings, overlapsAny } from './finding.ts';
export { findPersonalData, previewOf, previewWith, redactText } from './redact.ts';
