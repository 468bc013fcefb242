import { synonymKey } from '../synonyms/key.ts';
import { type Path, PLACEHOLDER, type Report } from './report.ts';
import type { Scope } from './rules-index.ts';
import type { Rule } from './schema.ts';

type ListRule = Extract<Rule, { kind: 'list' }>;

/** Reports synonyms of several values, and values that the list does not allow. */
export function checkList(rule: ListRule, report: Report): void {
  const names = new Map<string, string>();
  const allowed = rule.allowed && new Set(rule.allowed);
  rule.values.forEach(({ value }, index) => {
    const path = ['values', index, 'value'];
    const key = synonymKey(value);
    const other = names.get(key);
    if (other !== undefined) report(path, `"${value}" is a value already, as "${other}" before`);
    if (key === '') report(path, 'holds nothing but spaces, hyphens and characters that do not show');
    const isForbidden = allowed?.has(value) === false && !value.startsWith(PLACEHOLDER);
    if (isForbidden) report(path, `"${value}" is not among the allowed values`);
    if (other === undefined) names.set(key, value);
  });
  const links = checkSynonyms(rule, names, report);
  reportChains(links, report);
}

/** A synonym of one value that is itself another value. */
interface Link {
  from: string;
  to: string;
  path: Path;
}

function checkSynonyms(rule: ListRule, names: ReadonlyMap<string, string>, report: Report): Link[] {
  const owners = new Map<string, string>();
  const links: Link[] = [];
  rule.values.forEach(({ value, synonyms }, index) => {
    for (const [scope, spellings] of Object.entries(synonyms) as [Scope, string[]][]) {
      spellings.forEach((spelling, at) => {
        const path = ['values', index, 'synonyms', scope, at];
        const key = synonymKey(spelling);
        const owner = owners.get(`${scope}/${key}`);
        const name = names.get(key);
        if (key === '') report(path, 'holds nothing but spaces, hyphens and characters that do not show');
        else if (name !== undefined && name !== value) links.push({ from: name, to: value, path });
        else if (owner !== undefined && owner !== value)
          report(path, `"${spelling}" is a synonym of "${owner}" already`);
        else owners.set(`${scope}/${key}`, value);
      });
    }
  });
  return links;
}

/**
 * Reports synonyms that are themselves values. Such synonyms lead from value to value; if they lead back to the start,
 * that is a cycle.
 */
function reportChains(links: readonly Link[], report: Report): void {
  const linksFrom = Map.groupBy(links, ({ from }) => from);
  links.forEach((link, index) => {
    // Each cycle needs a search, and nobody reads more of them.
    const cycle = index < MOST_CYCLES ? cycleOf(link, linksFrom) : undefined;
    const message = cycle
      ? `cycle: ${[link.from, ...cycle].join(' -> ')}`
      : `"${link.from}" is a value itself and cannot stand for "${link.to}"`;
    report(link.path, message);
  });
}

const MOST_CYCLES = 100;
/** A longer cycle is not listed: the time and the length of the messages would grow with the square of its length. */
const MOST_REACHED = 1_000;

/** The values that lead from the end of a link back to its start; undefined if they are not found. */
function cycleOf(link: Link, linksFrom: ReadonlyMap<string, readonly Link[]>): string[] | undefined {
  const came = new Map<string, string>([[link.to, link.from]]);
  const reached = [link.to];
  for (const at of reached) {
    if (at === link.from) return pathTo(at, link, came);
    if (reached.length > MOST_REACHED) return undefined;
    for (const { to } of linksFrom.get(at) ?? []) {
      if (came.has(to)) continue;
      came.set(to, at);
      reached.push(to);
    }
  }
  return undefined;
}

function pathTo(end: string, link: Link, came: ReadonlyMap<string, string>): string[] {
  const path = [end];
  for (let at = came.get(end); at !== undefined && at !== link.from; at = came.get(at)) path.push(at);
  return path.reverse();
}
