import { describe, expect, it } from 'vitest';
import { Lifecycle, StoppedError } from '../../../infra/local/lifecycle.ts';

const closable = (name: string, closed: string[]) => ({
  close: async () => {
    closed.push(name);
  },
});

describe('Lifecycle', () => {
  it('ends what was started, the last one first', async () => {
    const closed: string[] = [];
    const lifecycle = new Lifecycle();
    await lifecycle.own(async () => closable('first', closed));
    await lifecycle.own(async () => closable('second', closed));
    await lifecycle.close();
    expect(closed).toEqual(['second', 'first']);
  });

  it('waits for what is still starting and ends that too', async () => {
    const closed: string[] = [];
    const lifecycle = new Lifecycle();
    const gate = Promise.withResolvers<void>();
    const starting = lifecycle.own(() => gate.promise.then(() => closable('late', closed)));
    const closing = lifecycle.close();
    expect(lifecycle.signal.aborted).toBe(true);
    gate.resolve();
    await expect(starting).rejects.toBeInstanceOf(StoppedError);
    await closing;
    expect(closed).toEqual(['late']);
  });

  it('starts nothing after the stop', async () => {
    const lifecycle = new Lifecycle();
    await lifecycle.close();
    let started = false;
    const late = lifecycle.own(async () => {
      started = true;
      return closable('never', []);
    });
    await expect(late).rejects.toBeInstanceOf(StoppedError);
    expect(started).toBe(false);
  });

  it('closes all the rest when a start failed, and closes once', async () => {
    const closed: string[] = [];
    const lifecycle = new Lifecycle();
    await lifecycle.own(async () => closable('good', closed));
    await expect(lifecycle.own(() => Promise.reject(new Error('bad')))).rejects.toThrow('bad');
    await Promise.all([lifecycle.close(), lifecycle.close()]);
    expect(closed).toEqual(['good']);
  });
});
