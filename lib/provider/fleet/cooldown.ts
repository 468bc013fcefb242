import { endsTooLate, HOLD_SKEW_MS } from '../../clock-skew.ts';
import type { Clock } from '../../context.ts';
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
  /** Holds this environment back at once, and notes the cooldown for the others unless the same one is noted already. */
  note(durationMs: number, status: ThrottleStatus): Promise<void>;
}

/** Environments that meet a 429 at the same moment spread their notes, so that most find the first note and write none. */
const NOTE_JITTER_MS = 30;
/** Two cooldowns whose ends are this close are the same one. */
const SAME_MS = 250;

export function createCooldown(options: { record: UpstreamRecord; clock: Clock; random: () => number }): Cooldown {
  const { record, clock, random } = options;
  const local = createLocalHold(clock);
  let applied: NotedCooldown | undefined;

  return {
    hold({ cooldown }) {
      if (cooldown && cooldown.until !== applied?.until) {
        applied = cooldown;
        local.extend(remainingMs(cooldown, clock.now()), cooldown.status);
      }
      return local.hold();
    },
    async note(durationMs, status) {
      const until = Math.round(clock.now() + durationMs);
      local.extend(durationMs, status);
      await clock.sleep(random() * NOTE_JITTER_MS);
      const known = await record.view(0);
      const valid = known.cooldown && !isFromWrongClock(known.cooldown, clock.now()) ? known.cooldown : undefined;
      if (valid && valid.until >= until - SAME_MS) return;
      const invalidUntil = valid ? undefined : known.cooldownUntil;
      await record.change(noteChange(until, durationMs, status), mayReplace(until, invalidUntil, clock.now()));
    },
  };
}

/** How long this environment is held back, on its own monotonic clock. A hold only gets longer. */
function createLocalHold(clock: Clock) {
  let end = 0;
  let status: ThrottleStatus = 429;
  return {
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
const remainingMs = (cooldown: NotedCooldown, now: number): number =>
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
