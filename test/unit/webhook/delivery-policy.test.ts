import { describe, expect, it } from 'vitest';
import {
  chooseNext,
  type EndpointState,
  evaluateAttempt,
  GIVE_UP_AFTER_MS,
  HEALTHY,
  type PendingWindow,
} from '../../../lib/webhook/delivery-policy.ts';
import type { AttemptResult } from '../../../lib/webhook/sender.ts';

const NOW = Date.UTC(2026, 10, 22, 12, 0, 0);
const middle = () => 0.5;

const pending = (window: number, changes: Partial<PendingWindow> = {}): PendingWindow => ({
  window,
  enteredAt: NOW,
  attempts: 0,
  suspicions: 0,
  nextAttemptAt: 0,
  lastResult: '',
  ...changes,
});

const result = (outcome: AttemptResult['outcome'], retryAfterMs?: number): AttemptResult => ({
  outcome,
  detail: outcome,
  retryAfterMs,
});

const evaluate = (item: PendingWindow, endpoint: EndpointState, outcome: AttemptResult, now = NOW) =>
  evaluateAttempt(item, endpoint, outcome, now, middle);

const failing = (changes: Partial<EndpointState> = {}): EndpointState => ({
  ...HEALTHY,
  failures: 1,
  failedWindow: 60,
  ...changes,
});

const next = (waiting: PendingWindow[], endpoint: EndpointState, now = NOW, lanes = 1) =>
  chooseNext(waiting, endpoint, now, lanes).map(({ window }) => window);

describe('The next window to send', () => {
  it('is the oldest one that is due', () => {
    const waiting = [pending(60, { nextAttemptAt: NOW + 1 }), pending(120), pending(180)];
    expect(next(waiting, HEALTHY)).toEqual([120]);
    expect(next(waiting, HEALTHY, NOW + 1)).toEqual([60]);
    expect(next([], HEALTHY)).toEqual([]);
  });

  it('is joined by those after it when there are lanes, but not while the endpoint fails', () => {
    const waiting = [pending(60), pending(120, { nextAttemptAt: NOW + 1 }), pending(180), pending(240)];
    expect(next(waiting, HEALTHY, NOW, 2)).toEqual([60, 180]);
    expect(next(waiting, failing({ confirmed: true }), NOW, 2)).toEqual([60]);
  });

  it('is none before the endpoint’s time has come', () => {
    expect(next([pending(60)], failing({ nextAttemptAt: NOW + 1 }))).toEqual([]);
    expect(next([pending(60)], failing({ nextAttemptAt: NOW }))).toEqual([60]);
  });

  it('is not held back by a time that no pause could have set', () => {
    const day = 24 * 3_600_000 + 1_000;
    const skew = 120_000;
    expect(next([pending(60)], failing({ nextAttemptAt: NOW + day + skew }))).toEqual([]);
    expect(next([pending(60)], failing({ nextAttemptAt: NOW + day + skew + 1 }))).toEqual([60]);
    const hours = 6 * 3_600_000;
    expect(next([pending(60, { nextAttemptAt: NOW + hours + skew })], HEALTHY)).toEqual([]);
    expect(next([pending(60, { nextAttemptAt: NOW + hours + skew + 1 })], HEALTHY)).toEqual([60]);
  });

  it('is another one after a first failure, and the oldest again once two have failed', () => {
    const waiting = [pending(60), pending(120)];
    expect(next(waiting, failing())).toEqual([120]);
    expect(next(waiting, failing({ failures: 2, confirmed: true }))).toEqual([60]);
  });

  it('is another than the oldest at each sixtieth probe of a long outage', () => {
    const waiting = [pending(60), pending(120)];
    const probes = Array.from({ length: 120 }, (_, n) => next(waiting, failing({ failures: n + 2, confirmed: true })));
    expect(probes.filter(([window]) => window === 120)).toHaveLength(2);
  });
});

describe('A failed attempt', () => {
  it('holds everything back for a minute', () => {
    const { endpoint, pending: next } = evaluate(pending(60), HEALTHY, result('failing'));
    expect(endpoint).toMatchObject({ failures: 1, failedWindow: 60, confirmed: false });
    expect(endpoint.nextAttemptAt).toBe(NOW + 62_500);
    expect(next).toMatchObject({ attempts: 1, suspicions: 0, nextAttemptAt: 0, lastResult: 'failing' });
  });

  it('is put down to the endpoint when a second window fails too', () => {
    const { endpoint } = evaluate(pending(120), failing(), result('failing'));
    expect(endpoint).toMatchObject({ failures: 2, confirmed: true });
    expect(evaluate(pending(60), failing(), result('failing')).endpoint.confirmed).toBe(false);
  });

  it('waits as long as Retry-After asks: exactly at first, never below the minute after that', () => {
    const wait = (endpoint: EndpointState, retryAfterMs: number) =>
      evaluate(pending(60), endpoint, result('failing', retryAfterMs)).endpoint.nextAttemptAt - NOW;
    expect(wait(HEALTHY, 2_000)).toBe(2_500);
    expect(wait(failing(), 2_000)).toBe(62_500);
    expect(wait(failing(), 600_000)).toBe(600_500);
    expect(wait(failing(), 1e12)).toBe(24 * 3_600_000 + 500);
  });

  it('sends the window to the dead letters five days after it came', () => {
    const late = NOW + GIVE_UP_AFTER_MS;
    expect(evaluate(pending(60), failing(), result('failing'), late - 1).status).toBe('pending');
    expect(evaluate(pending(60), failing(), result('failing'), late)).toMatchObject({ status: 'dead' });
  });
});

describe('A failure of a window that failed before while others were delivered', () => {
  it('is put down to its message', () => {
    const { endpoint, pending: next } = evaluate(pending(60, { suspicions: 1 }), HEALTHY, result('failing'));
    expect(endpoint).toEqual({ ...HEALTHY, messageFailures: 1 });
    expect(next).toMatchObject({ suspicions: 2, nextAttemptAt: NOW + 45_000 });
  });
});

describe('A refused message', () => {
  it('does not confirm a fault of the endpoint before the third in a row', () => {
    const confirmed = (messageFailures: number) =>
      evaluate(pending(60), failing({ messageFailures }), result('rejected')).endpoint.confirmed;
    expect([0, 1, 2].map(confirmed)).toEqual([false, false, true]);
  });

  it('does not hold back the others, the third in a row does', () => {
    let endpoint = HEALTHY;
    const evaluations = [60, 120, 180].map(window => {
      const evaluation = evaluate(pending(window), endpoint, result('rejected'));
      endpoint = evaluation.endpoint;
      return evaluation;
    });
    expect(evaluations.map(evaluation => evaluation.endpoint.failures)).toEqual([0, 0, 1]);
    expect(evaluations[0]?.pending).toMatchObject({ suspicions: 2, nextAttemptAt: NOW + 45_000 });
    expect(endpoint.confirmed).toBe(true);
  });

  it('comes again after a minute doubling to six hours', () => {
    const waits = [1, 2, 5, 20].map(suspicions => {
      const evaluation = evaluate(pending(60, { suspicions }), HEALTHY, result('rejected'));
      return (evaluation.pending?.nextAttemptAt ?? 0) - NOW;
    });
    expect(waits).toEqual([45_000, 90_000, 720_000, 16_200_000]);
  });
});

describe('A delivered window', () => {
  it('makes the endpoint healthy and casts suspicion on the one that failed before it', () => {
    const evaluation = evaluate(pending(120), failing(), result('delivered'));
    expect(evaluation).toMatchObject({ endpoint: HEALTHY, pending: { attempts: 1 }, status: 'delivered', suspect: 60 });
  });

  it('casts none while nothing has failed recently', () => {
    const healthy = { ...HEALTHY, failedWindow: 60 };
    expect(evaluate(pending(120), healthy, result('delivered')).suspect).toBeNull();
  });

  it('casts none when it is the one that failed', () => {
    expect(evaluate(pending(60), failing(), result('delivered')).suspect).toBeNull();
  });
});

describe('Status 410', () => {
  it('sends all that waits to the dead letters', () => {
    expect(evaluate(pending(60), HEALTHY, result('gone')).status).toBe('all-dead');
  });
});
