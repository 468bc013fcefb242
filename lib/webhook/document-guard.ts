import { createHmac, hkdfSync, timingSafeEqual } from 'node:crypto';
import type { Logger } from '../context.ts';
import type { RotatingSecret } from '../ledger/index.ts';
import type { OutboxMessage, OutboxStore } from './outbox.ts';

/**
 * Tells documents of metrics-flush from documents that somebody else wrote into the Ledger table, by a MAC under a key
 * that only metrics-flush has. So the right to write to the table is not the right to send a webhook.
 */
export interface DocumentGuard {
  sign(statement: string): Promise<string>;
  /** False when metrics-flush did not write the document, which is logged and counted under `name`. */
  isGenuine(name: string, statement: string, mac: string | undefined): Promise<boolean>;
  /** Documents that were refused since the last call, each counted once. */
  takeRefused(): number;
}

/** @param secret AWSPREVIOUS is accepted, so that a rotation refuses nothing that is pending */
export function createDocumentGuard({ secret, logger }: { secret: RotatingSecret; logger: Logger }): DocumentGuard {
  const refused = new Set<string>();
  return {
    async sign(statement) {
      return macOf((await secret.current()).value, statement).toString('base64url');
    },
    async isGenuine(name, statement, mac = '') {
      const given = Buffer.from(mac, 'base64url');
      for (const read of [() => secret.current(), () => secret.previous()]) {
        const version = await read();
        if (version && isEqual(macOf(version.value, statement), given)) return true;
      }
      refused.add(name);
      logger.error('A document was not written by metrics-flush and is refused', { document: name });
      return false;
    },
    takeRefused() {
      const { size } = refused;
      refused.clear();
      return size;
    },
  };
}

/** An outbox whose messages are signed when they are written. A message that is not genuine reads as damaged. */
export function guardOutbox(outbox: OutboxStore, guard: DocumentGuard): OutboxStore {
  return {
    ...outbox,
    async readMessage(window) {
      const slot = await outbox.readMessage(window);
      if (slot.value === undefined) return slot;
      const isGenuine = await guard.isGenuine(`outbox ${isoSeconds(window)}`, statementOf(slot.value), slot.value.mac);
      return isGenuine ? slot : { version: slot.version, value: undefined };
    },
    writeMessage: async (from, to) => outbox.writeMessage(from, { ...to, mac: await guard.sign(statementOf(to)) }),
  };
}

/** The time by which a replay names a window. Redaction would take the ten digits of epoch seconds for a phone number. */
const isoSeconds = (epochSeconds: number): string => new Date(epochSeconds * 1000).toISOString().replace('.000Z', 'Z');

/** What a message says. Its status changes, also by hand when a dead letter is replayed. */
const statementOf = ({ window, id, body, counted, late }: OutboxMessage): string =>
  JSON.stringify(['message', window, id, body, counted, late]);

function macOf(secret: string, statement: string): Buffer {
  const key = Buffer.from(hkdfSync('sha256', secret, '', 'cxone-entities/flush-documents', 32));
  return createHmac('sha256', key).update(statement).digest();
}

const isEqual = (a: Buffer, b: Buffer): boolean => a.length === b.length && timingSafeEqual(a, b);
