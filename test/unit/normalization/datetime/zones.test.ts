import fc from 'fast-check';
import { Temporal } from 'temporal-polyfill';
import { beforeAll, describe, expect, it } from 'vitest';
import { loadDateTime } from '../../../../lib/normalization/datetime/index.ts';
import { zoneOf } from '../../../../lib/normalization/datetime/zone.ts';
import { eachRow } from '../../../fixtures/each-row.ts';
import { bestValue, readings } from './fixture.ts';

/** Zones whose clocks change at different dates, hours and by different amounts (Lord Howe by half an hour). */
const ZONES = ['America/New_York', 'Europe/Berlin', 'Australia/Lord_Howe', 'America/Santiago'] as const;

const YEAR_MS = 366 * 24 * 3_600_000;

/** The instants in 2026 and 2027 at which the zone's offset changes. */
function changesOf(zone: string): number[] {
  const changes: number[] = [];
  let at = Temporal.Instant.fromEpochMilliseconds(Date.UTC(2026, 0, 1)).toZonedDateTimeISO(zone);
  const end = Date.UTC(2026, 0, 1) + 2 * YEAR_MS;
  for (;;) {
    const next = at.getTimeZoneTransition('next');
    if (!next || next.epochMilliseconds > end) return changes;
    changes.push(next.epochMilliseconds);
    at = next;
  }
}

const nearChange = fc.constantFrom(...ZONES).chain(zone =>
  fc.record({
    zone: fc.constant(zone),
    instant: fc
      .tuple(fc.constantFrom(...changesOf(zone)), fc.integer({ min: -36 * 60, max: 36 * 60 }))
      .map(([change, minutes]) => change + minutes * 60_000),
  }),
);

const at = (instant: number, zone: string) => Temporal.Instant.fromEpochMilliseconds(instant).toZonedDateTimeISO(zone);

beforeAll(() => loadDateTime('en-US'));

describe('zoneOf', () => {
  it('shows the wall clock that Temporal shows, around every change of the clocks', () => {
    fc.assert(
      fc.property(nearChange, ({ zone, instant }) => {
        const civil = zoneOf(zone).toCivil(instant);
        expect(new Date(civil).toISOString().slice(0, 19)).toBe(
          at(instant, zone).toPlainDateTime().toString({ smallestUnit: 'second' }),
        );
      }),
    );
  });

  it('knows UTC by itself as Intl knows it', () => {
    const instants = fc.integer({ min: Date.UTC(1000, 0, 1), max: Date.UTC(9000, 0, 1) });
    fc.assert(
      fc.property(instants, instant => {
        const [plain, intl] = ['UTC', 'Etc/UTC'].map(zoneOf);
        expect(plain?.toCivil(instant)).toBe(intl?.toCivil(instant));
        expect(plain?.toInstant(instant)).toBe(intl?.toInstant(instant));
        expect(plain?.format(instant)).toBe(intl?.format(instant));
      }),
    );
  });

  eachRow(ZONES)('finds the instants of the wall clock times around the changes in %s, gaps and overlaps too', zone => {
    for (const change of changesOf(zone)) {
      const shown = at(change, zone).toPlainDateTime();
      for (let minutes = -240; minutes <= 240; minutes += 15) {
        const local = shown.add({ minutes });
        const civil = Date.parse(`${local.toString({ smallestUnit: 'second' })}Z`);
        expect(zoneOf(zone).toInstant(civil)).toBe(local.toZonedDateTime(zone).epochMilliseconds);
      }
    }
  });

  it('takes an offset for a zone', () => {
    expect(zoneOf('+05:30').format(Date.UTC(2026, 10, 17, 15))).toBe('2026-11-17T15:00+05:30');
  });
});

describe('the same words at two reference times', () => {
  it('mean the right day for each, on both sides of a change of the clocks', () => {
    fc.assert(
      fc.property(nearChange, fc.integer({ min: 1, max: 40 }), ({ zone, instant }, hours) => {
        for (const referenceTime of [instant, instant + hours * 3_600_000]) {
          const today = at(referenceTime, zone).toPlainDate();
          const context = { referenceTime, timeZone: zone };
          expect(bestValue('tomorrow', 'en-US', context)).toBe(today.add({ days: 1 }).toString());
          expect(bestValue('three days ago', 'en-US', context)).toBe(today.subtract({ days: 3 }).toString());
          const past = (today.dayOfWeek + 5) % 7;
          expect(bestValue('last Tuesday', 'en-US', context)).toBe(
            today.subtract({ days: past === 0 ? 7 : past }).toString(),
          );
        }
      }),
    );
  });

  it('count hours as they pass, not as the clock shows them', () => {
    fc.assert(
      fc.property(nearChange, fc.integer({ min: 1, max: 30 }), ({ zone, instant }, hours) => {
        const referenceTime = Math.floor(instant / 60_000) * 60_000;
        const then = at(referenceTime + hours * 3_600_000, zone).toPlainDateTime();
        const context = { referenceTime, timeZone: zone };
        expect(bestValue(`in ${hours} hours`, 'en-US', context)).toBe(then.toString({ smallestUnit: 'minute' }));
      }),
    );
  });

  it('carry the offset of the day that is meant', () => {
    const friday = { referenceTime: Date.UTC(2026, 2, 6, 15), timeZone: 'America/New_York' };
    expect(readings('tomorrow at 9 am', 'en-US', friday)[0]?.typed.start).toBe('2026-03-07T09:00-05:00');
    expect(readings('Monday at 9 am', 'en-US', friday)[0]?.typed.start).toBe('2026-03-09T09:00-04:00');
  });
});
