export { ActiveRules, type RulesChange } from './active-rules.ts';
export { forgetAnswers } from './forget-answers.ts';
export { type PublishedRules, publishRules } from './publish.ts';
