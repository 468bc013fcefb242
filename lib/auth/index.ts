export type { GrantSettings } from './grant/settings.ts';
export type { AccessToken, Credential, CredentialSource, TokenSource } from './port.ts';
export { createTokenRefresher, type RefresherDependencies } from './refresher.ts';
export { createTokenSource, type RenewableTokenSource, type TokenSourceOptions } from './token-source.ts';
