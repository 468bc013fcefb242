export { redactDeep } from './deep.ts';
export { type Finding, overlapsAny, type PersonalDataKind } from './finding.ts';
export { findPersonalData, previewOf, redactText } from './redact.ts';
