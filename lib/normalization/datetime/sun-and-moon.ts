/**
 * The positions of sun and moon, exact to minutes of time: the largest terms of Meeus, Astronomical Algorithms,
 * chapters 25 and 47.
 */
import { civil, DAY } from '../civil.ts';

const J2000 = civil(2000, 1, 1) + DAY / 2;
const CENTURY = 36_525 * DAY;

/** How many degrees the moon is ahead of the sun, 0 to 360. @param t milliseconds in UTC */
export const elongation = (t: number): number => turn(moon(t) - sun(t));

/** The degrees of the sun from the start of the signs that Indian calendars use (Lahiri). */
export const siderealSun = (t: number): number => turn(sun(t) - (23.853 + 1.3969 * ((t - J2000) / CENTURY)));

/** The time nearest to a moment at which the moon is a number of degrees ahead of the sun. */
export function momentOfElongation(degrees: number, about: number): number {
  let t = about;
  for (let i = 0; i < 6; i += 1) t -= (half(elongation(t) - degrees) / DEGREES_A_DAY) * DAY;
  return t;
}

const DEGREES_A_DAY = 360 / 29.530589;

function sun(t: number): number {
  const T = (t - J2000) / CENTURY;
  const M = 357.529 + 35_999.0503 * T;
  return 280.4665 + 36_000.7698 * T + 1.9146 * sin(M) + 0.02 * sin(2 * M);
}

function moon(t: number): number {
  const T = (t - J2000) / CENTURY;
  const D = 297.8502 + 445_267.1114 * T;
  const M = 357.5291 + 35_999.0503 * T;
  const N = 134.9634 + 477_198.8675 * T;
  const F = 93.2721 + 483_202.0175 * T;
  return MOON.reduce(
    (sum, [size, d, m, n, f]) => sum + size * sin(d * D + m * M + n * N + f * F),
    218.3164 + 481_267.8813 * T,
  );
}

/** Degrees, and the multiples of the arguments D, M, M' and F. */
const MOON = [
  [6.2888, 0, 0, 1, 0],
  [1.274, 2, 0, -1, 0],
  [0.6583, 2, 0, 0, 0],
  [0.2136, 0, 0, 2, 0],
  [-0.1851, 0, 1, 0, 0],
  [-0.1143, 0, 0, 0, 2],
  [0.0588, 2, 0, -2, 0],
  [0.0571, 2, -1, -1, 0],
  [0.0533, 2, 0, 1, 0],
  [0.0458, 2, -1, 0, 0],
  [-0.0409, 0, 1, -1, 0],
  [-0.0347, 1, 0, 0, 0],
  [-0.0304, 0, 1, 1, 0],
  [0.0153, 2, 0, 0, -2],
  [-0.0125, 0, 0, 1, 2],
  [0.011, 0, 0, 1, -2],
  [0.0107, 4, 0, -1, 0],
  [0.01, 0, 0, 3, 0],
] as const;

const sin = (degrees: number): number => Math.sin((degrees * Math.PI) / 180);

/** 0 to 360. */
const turn = (degrees: number): number => ((degrees % 360) + 360) % 360;

/** -180 to 180. */
const half = (degrees: number): number => turn(degrees + 180) - 180;
