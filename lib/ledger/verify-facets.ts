import type { Facets } from './facets.ts';
import type { WindowStart } from './keys.ts';
import { DAY_SECONDS } from './retention.ts';
import type { LedgerStore } from './store.ts';

type FacetsStore = Partial<Pick<LedgerStore, 'readFacets'>>;

/** The filed facets of windows that are asked for in ascending order: a day of them is held. */
export class FacetsOfDays {
  readonly #store: FacetsStore;
  #day = Number.NaN;
  #facets: Promise<ReadonlyMap<WindowStart, Facets>> = Promise.resolve(new Map());

  constructor(store: FacetsStore) {
    this.#store = store;
  }

  async of(window: WindowStart): Promise<Facets | undefined> {
    const day = window - (window % DAY_SECONDS);
    if (day !== this.#day) {
      this.#day = day;
      this.#facets = readDay(this.#store, day);
    }
    return (await this.#facets).get(window);
  }
}

async function readDay({ readFacets }: FacetsStore, day: WindowStart): Promise<ReadonlyMap<WindowStart, Facets>> {
  if (!readFacets) return new Map();
  const filed = (await Array.fromAsync(readFacets(day, day + DAY_SECONDS))).flat();
  return new Map(filed.flatMap(({ window, facets }) => (facets ? [[window, facets] as const] : [])));
}

/** Facets that rule out what the records hold would hide it from a filtered list. */
export const areFacetsOf = (filed: Facets, found: Facets | undefined): boolean =>
  found !== undefined &&
  filed.shards === found.shards &&
  areSame(filed.values, found.values) &&
  areSame(filed.requests, found.requests);

const areSame = (a: Buffer | undefined, b: Buffer | undefined): boolean =>
  a === undefined || b === undefined ? a === b : a.equals(b);
