import type { WindowRow } from '../../server/resources/webhook.ts';
import { TEXTS } from '../texts.ts';

/** A window without an attempt is dead when the receiver answered 410 to another one. */
export const lastResult = ({ status, attempts, lastResult: result }: WindowRow): string =>
  status === 'dead' && attempts === 0 && result === '' ? TEXTS.operate.notSent : result;
