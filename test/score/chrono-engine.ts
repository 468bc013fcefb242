import * as chrono from 'chrono-node';
import type { Language } from '../../lib/languages/index.ts';
import type { Moment, Row } from './gold.ts';
import { wallTime } from './points.ts';

type Component = 'year' | 'month' | 'day' | 'hour' | 'minute' | 'second';

const PARSERS: Readonly<Partial<Record<Language, chrono.Chrono>>> = {
  'en-US': chrono.en.casual,
  'en-GB': chrono.en.GB,
  'de-DE': chrono.de.casual,
  'es-ES': chrono.es.casual,
  'fr-FR': chrono.fr.casual,
};

/** chrono-node's reading of a row; it does dates and times only. Its reference is the row's wall clock, as if UTC. */
export function askChrono(row: Row): { start: Moment; end?: Moment } | undefined {
  if (row.reader !== 'datetime') return undefined;
  const reference = { instant: new Date(wallTime(row)), timezone: 0 };
  const [result] = PARSERS[row.language]?.parse(row.said, reference) ?? [];
  if (!result) return undefined;
  const start = momentOf(result.start);
  return result.end ? { start, end: momentOf(result.end) } : { start };
}

/** All fields, those that chrono implies included. */
function momentOf(components: chrono.ParsedComponents): Moment {
  const fields: Component[] = ['year', 'month', 'day', 'hour', 'minute', 'second'];
  return Object.fromEntries(fields.map(field => [field, components.get(field) ?? 0]));
}
