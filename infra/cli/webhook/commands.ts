import { randomUUID } from 'node:crypto';
import type { Clock } from '../../../lib/context.ts';
import {
  type OutboxStore,
  readSigningKeys,
  replayWindow,
  type SigningSecretSource,
  type WaitingList,
  type WebhookSender,
} from '../../../lib/webhook/index.ts';
import { counted, EXIT_CODES, UsageError } from '../tool/index.ts';

export interface WebhookTools {
  clock: Clock;
  outbox: OutboxStore;
  /** The configured receiver; undefined when none is. */
  url: string | undefined;
  openSender: (url: string) => Promise<WebhookSender>;
  secret: SigningSecretSource;
  print: (line: string) => Promise<void>;
}

/** Shows pending windows, dead letters, and the state of the receiver. */
export async function list({ clock, outbox, url, print }: WebhookTools): Promise<number> {
  // Reads everything before it prints, so that an error does not appear after half of the output.
  const lines = [
    url === undefined
      ? 'ANALYTICS_WEBHOOK_URL is not set: windows stay pending.'
      : await describeEndpoint(outbox, url, clock.now()),
    ...(await describeList(outbox, 'pending')),
    ...(await describeList(outbox, 'dead')),
  ];
  for (const line of lines) await print(line);
  return EXIT_CODES.success;
}

/** Makes dead letters pending again: the named windows, or all. */
export async function replay(
  { clock, outbox, print }: WebhookTools,
  names: readonly string[] | 'all',
): Promise<number> {
  const windows =
    names === 'all' ? (await outbox.list('dead')).map(({ value }) => value.window) : names.map(windowNamed);
  if (windows.length === 0) await print('There are no dead letters.');
  let missing = 0;
  for (const [at, window] of windows.entries()) {
    const result = await replayWindow(outbox, clock, window);
    if (result === 'not dead') missing += 1;
    await print(`${at + 1}/${windows.length}  ${iso(window * 1000)}  ${result}`);
  }
  return missing > 0 ? EXIT_CODES.negative : EXIT_CODES.success;
}

/** Sends a message that is not a window, to check address, secret and receiver. */
export async function sendTest({ clock, url, openSender, secret, print }: WebhookTools): Promise<number> {
  if (url === undefined)
    throw new UsageError('ANALYTICS_WEBHOOK_URL is not set: it must hold the address of the receiver');
  const sender = await openSender(url);
  const id = `msg_test_${randomUUID()}`;
  const body = JSON.stringify({ metric_type: 'test', timestamp: new Date(clock.now()).toISOString() });
  const { outcome, detail } = await sender.send({ id, body }, await readSigningKeys(secret));
  sender.close();
  await print(`${id}  ${outcome}  ${detail}`);
  return outcome === 'delivered' ? EXIT_CODES.success : EXIT_CODES.negative;
}

async function describeEndpoint(outbox: OutboxStore, url: string, now: number): Promise<string> {
  const { value } = await outbox.readEndpoint(url);
  const host = new URL(url).host;
  if (value.failures === 0) return `${host} answers.`;
  const wait = Math.max(0, Math.ceil((value.nextAttemptAt - now) / 1000));
  return `${host} has failed ${counted(value.failures, 'time')} in a row; the next attempt is in ${wait} s.`;
}

async function describeList(outbox: OutboxStore, name: WaitingList): Promise<string[]> {
  const entries = await outbox.list(name);
  if (entries.length === 0) return [`\n0 ${name}`];
  const rows = entries.map(({ value: { window, attempts, nextAttemptAt, lastResult } }) => {
    const next = name === 'dead' ? 'none' : nextAttemptAt === 0 ? 'due' : iso(nextAttemptAt);
    return `${iso(window * 1000)}  ${String(attempts).padEnd(8)}  ${next.padEnd(20)}  ${lastResult || '-'}`;
  });
  return [`\n${entries.length} ${name}`, 'window                attempts  next attempt          last result', ...rows];
}

const iso = (ms: number): string => new Date(ms).toISOString().replace(/\.\d{3}Z$/, 'Z');

function windowNamed(name: string): number {
  const ms = Date.parse(name);
  if (Number.isNaN(ms) || ms % 60_000 !== 0)
    throw new UsageError(`${name} is not a window: give the start of one, as list shows it`);
  return ms / 1000;
}
