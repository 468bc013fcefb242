export type { GrantSettings } from './grant/settings.ts';
export { goodForMs } from './lifetime.ts';
export type { AccessToken, CredentialSource, TokenSource } from './port.ts';
export { createTokenRefresher } from './refresher.ts';
export { createTokenSource, type RenewableTokenSource, tokenKey } from './token-source.ts';
export { readTokenStatus, type TokenStatus } from './token-status.ts';
