import type { RequestRow } from '../../server/request-row.ts';
import type { Requests } from '../../server/resources/requests.ts';

/** What the list holds. */
const MOST_REQUESTS = 10_000;

/** The list with new rows added; a row that is in both is there once. */
export function addRows({ rows, isCut }: Requests, added: readonly RequestRow[]): Requests {
  const known = new Set(rows.slice(-2 * added.length - 200).map(({ id }) => id));
  const all = [...rows, ...added.filter(({ id }) => !known.has(id))].sort((a, b) => a.at - b.at);
  return { rows: all.slice(-MOST_REQUESTS), isCut: isCut || all.length > MOST_REQUESTS };
}
