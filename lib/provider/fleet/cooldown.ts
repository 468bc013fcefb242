import { endsTooLate, HOLD_SKEW_MS } from '../../clock-skew.ts';
import type { Clock } from '../../context.ts';
import type { Condition, StateChange } from '../../state/index.ts';
import type { UpstreamRecord, UpstreamView } from './upstream-record.ts';

/** What is left of a cooldown. */
export interface Hold {
  /** Milliseconds until a call may start; 0 when no cooldown is in force. */
  readonly remainingMs: number;
  /** 429 or 503, as the upstream answered. */
  readonly status: number;
}

/** The pause that the upstream asked the whole fleet to make. */
export interface Cooldown {
  hold(view: UpstreamView): Hold;
  /** Holds this environment back at once, and notes the cooldown for the others unless the same one is noted already. */
  note(durationMs: number, status: number): Promise<void>;
}

/** Environments that meet a 429 at the same moment spread their notes, so that most find the first note and write none. */
const NOTE_JITTER_MS = 30;
/** Two cooldowns whose ends are this close are the same one. */
const SAME_MS = 250;

export function createCooldown(options: { record: UpstreamRecord; clock: Clock; random: () => number }): Cooldown {
  const { record, clock, random } = options;
  const local = createLocalHold(clock);
  let appliedUntil = 0;

  return {
    hold(view) {
      if (view.cooldownUntil !== appliedUntil) {
        appliedUntil = view.cooldownUntil;
        local.extend(remainingMs(view, clock.now()), view.cooldownStatus);
      }
      return local.hold();
    },
    async note(durationMs, status) {
      const until = Math.round(clock.now() + durationMs);
      local.extend(durationMs, status);
      await clock.sleep(random() * NOTE_JITTER_MS);
      const known = await record.view(0);
      const isInvalid = isFromWrongClock(known, clock.now());
      if (known.cooldownUntil >= until - SAME_MS && !isInvalid) return;
      await record.change(noteChange(until, durationMs, status), mayReplace(until, isInvalid ? known : undefined));
    },
  };
}

/** How long this environment is held back, on its own monotonic clock. A hold only gets longer. */
function createLocalHold(clock: Clock) {
  let end = 0;
  let status = 429;
  return {
    extend(durationMs: number, cause: number): void {
      const newEnd = clock.monotonic() + durationMs;
      if (newEnd <= end) return;
      end = newEnd;
      status = cause;
    },
    hold: (): Hold => ({ remainingMs: Math.max(0, end - clock.monotonic()), status }),
  };
}

/** Clocks differ: the clock of another environment never makes a cooldown longer than the upstream asked for. */
const remainingMs = (view: UpstreamView, now: number): number =>
  isFromWrongClock(view, now) ? 0 : Math.min(view.cooldownUntil - now, view.cooldownMs);

const isFromWrongClock = ({ cooldownUntil, cooldownMs }: UpstreamView, now: number): boolean =>
  endsTooLate(cooldownUntil, cooldownMs, now, HOLD_SKEW_MS);

const noteChange = (until: number, durationMs: number, status: number): StateChange => ({
  set: { cooldown_until: until, cooldown_ms: Math.round(durationMs), cooldown_status: status },
});

/** @param invalid a note that is there and must not stand */
const mayReplace = (until: number, invalid: UpstreamView | undefined): Condition => ({
  anyOf: [
    { attribute: 'cooldown_until', is: 'absent' },
    { attribute: 'cooldown_until', is: 'below', than: until },
    ...(invalid ? [{ attribute: 'cooldown_until', is: 'equal', to: invalid.cooldownUntil } as const] : []),
  ],
});
