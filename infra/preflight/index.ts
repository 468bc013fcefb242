export { type AccountReport, type AccountView, examineAccount, type StageNames, type StageNeeds } from './account.ts';

export { namesOf, needsOf, type ResolvedService } from './configuration.ts';
export { type OptionParameters, variableOf } from './options.ts';
export { refusalOf } from './refusal.ts';
export { rulesFileFaults, rulesFileOf } from './rules-file.ts';
export { readSecretState, type SecretState, type SecretStatus } from './secret-state.ts';
export { parseStackTags } from './stack-tags.ts';
export { regionOf, stageEnvironment } from './stage-environment.ts';
