import { add, type Grain } from '../../civil.ts';
import type { Span } from '../series.ts';

/** The span of a number of whole units from a start. */
export const whole = (start: number, grain: Grain, count = 1): Span => ({ start, end: add(start, grain, count) });
