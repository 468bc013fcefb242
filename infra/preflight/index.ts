export { type AccountReport, type AccountView, examineAccount, type SecretStatus } from './account.ts';
export { configurationFaults, type ResolvedService } from './configuration.ts';
export { describeFaults } from './describe.ts';
