import { endsTooLate, HOLD_SKEW_MS } from '../../clock-skew.ts';
import type { Clock, Logger } from '../../context.ts';
import { MAX_HOLD_MS } from '../../retry-after.ts';
import type { Condition, StateChange } from '../../state/index.ts';
import type { NotedCooldown, ThrottleStatus, UpstreamView } from './upstream-item.ts';
import type { UpstreamRecord } from './upstream-record.ts';

/** What is left of a cooldown. */
export interface Hold {
  /** Milliseconds until a call may start; 0 when no cooldown is in force. */
  readonly remainingMs: number;
  /** 429 or 503, as the upstream answered. */
  readonly status: ThrottleStatus;
}

/** The pause that the upstream asked the whole fleet to make. */
export interface Cooldown {
  hold(view: UpstreamView): Hold;
  /** Holds this environment back, and notes the cooldown for the others. Resolves as `noting` does. */
  start(durationMs: number, status: ThrottleStatus): Promise<void>;
  /** Resolves when the cooldown is noted, or over; undefined when there is nothing to note. */
  noting(): Promise<void> | undefined;
}

/**
 * Environments that get a 429 at the same moment spread their writes. Most of them then find the note of another one
 * and write none.
 */
const NOTE_JITTER_MS = 30;
/** Two cooldowns whose ends are this close are the same one. */
const SAME_MS = 250;
/** The pause between two tries to write a note, with full jitter, since other environments may write at the same moment. */
const BACKOFF = { firstMs: 25, soonMs: 200, lateMs: 1_000 };
/** The number of writes that are tried while the invocation waits for the note. */
const SOON = 8;

export function createCooldown(options: {
  record: UpstreamRecord;
  clock: Clock;
  random: () => number;
  logger: Logger;
}): Cooldown {
  const { record, clock, random, logger } = options;
  const local = createLocalHold(clock);
  let applied: NotedCooldown | undefined;
  let noting: Promise<void> | undefined;

  /** @returns false when the note has to be written again */
  const note = async (): Promise<boolean> => {
    const known = await record.view(0);
    const { remainingMs, status } = local.hold();
    const now = clock.now();
    const until = Math.round(now + remainingMs);
    const valid = known.cooldown && !isFromWrongClock(known.cooldown, now) ? known.cooldown : undefined;
    if (valid && valid.until >= until - SAME_MS) return true;
    const invalidUntil = valid ? undefined : known.cooldownUntil;
    const change = noteChange(until, remainingMs, status);
    // A refused write means that another environment noted a later end.
    return (await record.insist(change, mayReplace(until, invalidUntil, now))) !== undefined;
  };

  const noteUntilOver = async (): Promise<void> => {
    await clock.sleep(random() * NOTE_JITTER_MS);
    for (let failures = 0; local.hold().remainingMs > 0; failures += 1) {
      const heldUntil = local.endsAt();
      // A longer cooldown may have begun during the write.
      if ((await note()) && local.endsAt() === heldUntil) return;
      const ceilingMs = failures < SOON ? BACKOFF.soonMs : BACKOFF.lateMs;
      await clock.sleep(random() * Math.min(ceilingMs, BACKOFF.firstMs * 2 ** failures));
    }
    logger.warn('the cooldown is over and could not be noted');
  };

  return {
    hold({ cooldown }) {
      if (cooldown && cooldown.until !== applied?.until) {
        applied = cooldown;
        local.extend(cooldownLeftMs(cooldown, clock.now()), cooldown.status);
      }
      return local.hold();
    },
    start(durationMs, status) {
      local.extend(durationMs, status);
      noting ??= noteUntilOver().finally(() => {
        noting = undefined;
      });
      return noting;
    },
    noting: () => noting,
  };
}

/** How long this environment is held back, on its own monotonic clock. A hold only gets longer. */
function createLocalHold(clock: Clock) {
  let end = 0;
  let status: ThrottleStatus = 429;
  return {
    endsAt: () => end,
    extend(durationMs: number, cause: ThrottleStatus): void {
      const newEnd = clock.monotonic() + durationMs;
      if (newEnd <= end) return;
      end = newEnd;
      status = cause;
    },
    hold: (): Hold => ({ remainingMs: Math.max(0, end - clock.monotonic()), status }),
  };
}

/** Clocks differ: the clock of another environment never makes a cooldown longer than the upstream asked for. */
export const cooldownLeftMs = (cooldown: NotedCooldown, now: number): number =>
  isFromWrongClock(cooldown, now) ? 0 : Math.min(cooldown.until - now, cooldown.lengthMs);

const isFromWrongClock = ({ until, lengthMs }: NotedCooldown, now: number): boolean =>
  endsTooLate(until, lengthMs, now, HOLD_SKEW_MS);

const noteChange = (until: number, durationMs: number, status: ThrottleStatus): StateChange => ({
  set: { cooldown_until: until, cooldown_ms: Math.round(durationMs), cooldown_status: status },
});

/** @param invalidUntil the end of the note that is there, when that must not stand */
const mayReplace = (until: number, invalidUntil: number | undefined, now: number): Condition => ({
  anyOf: [
    { attribute: 'cooldown_until', is: 'not-a-number' },
    { attribute: 'cooldown_until', is: 'below', than: until },
    { attribute: 'cooldown_until', is: 'above', than: now + MAX_HOLD_MS + HOLD_SKEW_MS },
    ...(invalidUntil === undefined ? [] : [{ attribute: 'cooldown_until', is: 'equal', to: invalidUntil } as const]),
  ],
});
