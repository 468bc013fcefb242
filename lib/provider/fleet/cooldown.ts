import { endsTooLate, HOLD_SKEW_MS } from '../../clock-skew.ts';
import type { Clock } from '../../context.ts';
import type { UpstreamRecord, UpstreamView } from './upstream-record.ts';

export interface Standing {
  /** Milliseconds until a call may start again; 0 when nothing stands in the way. */
  readonly remainingMs: number;
  /** 429 or 503: what the upstream answered. */
  readonly status: number;
}

/** How long the upstream asked the whole fleet to stay away. */
export interface Cooldown {
  standing(view: UpstreamView): Standing;
  /** Holds this environment back at once and tells the others, unless they know. */
  note(durationMs: number, status: number): Promise<void>;
}

/** Environments that are told at the same moment spread their notes, so that most find the first one's there already. */
const NOTE_JITTER_MS = 30;

/** A cooldown that ends this little before another is the same one. */
const SAME_MS = 250;

export function createCooldown(options: { record: UpstreamRecord; clock: Clock; random: () => number }): Cooldown {
  const { record, clock, random } = options;
  /** End on the monotonic clock of this environment. */
  let end = 0;
  let status = 429;
  let seenUntil = 0;

  const hold = (durationMs: number, cause: number) => {
    const newEnd = clock.monotonic() + durationMs;
    if (newEnd <= end) return;
    end = newEnd;
    status = cause;
  };

  return {
    standing(view) {
      if (view.cooldownUntil !== seenUntil) {
        seenUntil = view.cooldownUntil;
        // Clocks differ: no reading of another's clock makes a cooldown longer than the upstream asked for.
        const leftMs = isNotedByWrongClock(view, clock.now()) ? 0 : view.cooldownUntil - clock.now();
        hold(Math.min(leftMs, view.cooldownMs), view.cooldownStatus);
      }
      return { remainingMs: Math.max(0, end - clock.monotonic()), status };
    },
    async note(durationMs, cause) {
      const until = Math.round(clock.now() + durationMs);
      hold(durationMs, cause);
      await clock.sleep(random() * NOTE_JITTER_MS);
      const known = await record.view(0);
      const replaceable = isNotedByWrongClock(known, clock.now());
      if (known.cooldownUntil >= until - SAME_MS && !replaceable) return;
      await record.change(
        { set: { cooldown_until: until, cooldown_ms: Math.round(durationMs), cooldown_status: cause } },
        {
          anyOf: [
            { attribute: 'cooldown_until', is: 'absent' },
            { attribute: 'cooldown_until', is: 'below', than: until },
            ...(replaceable ? [{ attribute: 'cooldown_until', is: 'equal', to: known.cooldownUntil } as const] : []),
          ],
        },
      );
    },
  };
}

const isNotedByWrongClock = ({ cooldownUntil, cooldownMs }: UpstreamView, now: number): boolean =>
  endsTooLate(cooldownUntil, cooldownMs, now, HOLD_SKEW_MS);
