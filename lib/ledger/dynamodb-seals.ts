import { counterIs, getItem, isNew, putItem, queryPages, type Table, toPlain } from '../dynamodb/index.ts';
import { readFacets, writeFacets } from './facets.ts';
import type { WindowStart } from './keys.ts';
import { NO_HEAD, readFiledSeal, readHeadSlot } from './read-seal.ts';
import { DAY_SECONDS } from './retention.ts';
import type { LedgerStore } from './store.ts';

const HEAD_KEY = { pk: 'seal#head', sk: 'head' };

/** The seals of windows, in one partition a day, and the head of their chain. */
export function createDynamoDbSeals(
  table: Table,
): Pick<LedgerStore, 'readHead' | 'moveHead' | 'putSeal' | 'readSeals' | 'readFacets'> {
  return {
    async readHead(options) {
      const item = await getItem(table, HEAD_KEY, options);
      return item ? readHeadSlot(toPlain(item)) : NO_HEAD;
    },

    moveHead(from, next, options) {
      const item = { ...HEAD_KEY, sequence: next.sequence, head: next };
      return putItem(table, item, counterIs('sequence', from.sequence), options);
    },

    async putSeal(seal, facets) {
      await putItem(table, { ...sealKey(seal.window), seal, ...(facets && { facets: writeFacets(facets) }) }, isNew);
    },

    async *readSeals(from, to, options) {
      // DynamoDB refuses a span that ends before it begins.
      if (from >= to) return;
      const { descending = false } = options ?? {};
      const days = daysOf(from, to);
      for (const day of descending ? days.reverse() : days) {
        const ofDay = { pk: sealPk(day), between: [String(from), String(to - 1)] as const, descending };
        for await (const page of queryPages(table, ofDay, options)) {
          yield page.map(item => readFiledSeal(Number(item.sk?.S), toPlain(item).seal));
        }
      }
    },

    async *readFacets(from, to) {
      if (from >= to) return;
      for (const day of daysOf(from, to)) {
        const ofDay = {
          pk: sealPk(day),
          between: [String(from), String(to - 1)] as const,
          attributes: ['sk', 'facets'],
        };
        for await (const page of queryPages(table, ofDay)) {
          yield page.map(item => ({ window: Number(item.sk?.S), facets: readFacets(toPlain(item).facets) }));
        }
      }
    },
  };
}

/** Of the seal of a window, not of the head. */
export const isSealPk = (pk: string): boolean => pk.startsWith('seal#') && pk !== HEAD_KEY.pk;

const dayOf = (window: WindowStart): number => window - (window % DAY_SECONDS);

function daysOf(from: WindowStart, to: WindowStart): number[] {
  const days: number[] = [];
  for (let day = dayOf(from); day < to; day += DAY_SECONDS) days.push(day);
  return days;
}

const sealPk = (day: number): string => `seal#${day}`;
/** Epoch seconds have ten digits until 2286, so the order of the texts is the order of time. */
const sealKey = (window: WindowStart) => ({ pk: sealPk(dayOf(window)), sk: String(window) });
