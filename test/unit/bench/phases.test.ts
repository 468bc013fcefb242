import { describe, expect, it } from 'vitest';
import { type Mark, phasesOf } from '../../bench/cold/phases.ts';

const at = (startTime: number, name: Mark['name'], id = ''): Mark => ({ startTime, name, id });

describe('The phases of a first answer', () => {
  const phases = phasesOf(
    [
      at(10, 'node'),
      at(15, 'require:start', '/f/handler.js'),
      at(16, 'require:start', '/f/chunks/text-index.js'),
      at(18, 'require:end', '/f/chunks/text-index.js'),
      at(25, 'require:end', '/f/handler.js'),
      at(27, 'call:start', 'GetSecretValue'),
      at(33, 'call:end', 'GetSecretValue'),
      at(41, 'call:start', 'GetItem'),
      at(43, 'require:start', '/f/chunks/compiled-words-en-US.json'),
      at(44, 'require:end', '/f/chunks/compiled-words-en-US.json'),
      at(46, 'call:end', 'GetItem'),
    ],
    30,
    20,
  );

  it('give a file its own time, without that of the files which it loads', () => {
    expect(phases.get('load of handler.js')).toBe(8);
    expect(phases.get('load of the chunk text-index')).toBe(2);
  });

  it('name data and calls', () => {
    expect(phases.get('load of the data words-en-US')).toBe(1);
    expect([phases.get('call GetSecretValue'), phases.get('call GetItem')]).toEqual([6, 5]);
  });

  it('have one for all time in which nothing was loaded and no call was under way', () => {
    // 10 to 15 and 25 to 27; 33 to 41 and 46 to 50.
    expect(phases.get('init, the rest: the client and what is created')).toBe(7);
    expect(phases.get('first answer, the rest: what is computed')).toBe(12);
    expect([phases.get('init, in all'), phases.get('first answer, in all')]).toEqual([30, 20]);
  });
});
