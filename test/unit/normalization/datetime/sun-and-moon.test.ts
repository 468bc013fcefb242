import { describe, expect } from 'vitest';
import { momentOfElongation } from '../../../../lib/normalization/datetime/sun-and-moon.ts';
import { eachRow } from '../../../fixtures/each-row.ts';

const MINUTE = 60_000;

describe('The moon', () => {
  // Published times of new and full moons, among them those of four eclipses.
  eachRow([
    [0, '2017-08-21T18:30Z'],
    [0, '2024-01-11T11:57Z'],
    [0, '2024-04-08T18:21Z'],
    [0, '2024-10-02T18:49Z'],
    [0, '2027-08-02T10:05Z'],
    [180, '2000-07-16T13:55Z'],
    [180, '2024-03-25T07:00Z'],
    [180, '2024-09-18T02:34Z'],
  ])('is %i degrees ahead of the sun within eight minutes of %s', (degrees, at) => {
    const known = Date.parse(at);
    for (const about of [known - 20 * 60 * MINUTE, known + 5 * 24 * 60 * MINUTE]) {
      expect(Math.abs(momentOfElongation(degrees, about) - known)).toBeLessThan(8 * MINUTE);
    }
  });
});
