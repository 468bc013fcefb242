import type { WindowRow } from '../../server/resources/webhook.ts';
import { TEXTS } from '../texts.ts';

/** A window without an attempt becomes a dead letter when the receiver answers 410 to another window. */
export const lastResult = ({ status, attempts, lastResult: result }: WindowRow): string =>
  status === 'dead' && attempts === 0 && result === '' ? TEXTS.operate.notSent : result;
