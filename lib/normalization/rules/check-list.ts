import { synonymKey } from '../synonyms/key.ts';
import { type Path, PLACEHOLDER, type Report } from './report.ts';
import type { Scope } from './rules-index.ts';
import type { Rule } from './schema.ts';

type ListRule = Extract<Rule, { kind: 'list' }>;

/** A list may not leave open which value is meant, nor name values that it does not allow. */
export function checkList(rule: ListRule, report: Report): void {
  const names = new Map<string, string>();
  rule.values.forEach(({ value }, index) => {
    const path = ['values', index, 'value'];
    const key = synonymKey(value);
    const other = names.get(key);
    if (other !== undefined) report(path, `"${value}" is a value twice, as "${other}" before`);
    if (key === '') report(path, 'nothing is left of it when it is folded');
    const isForbidden = rule.allowed?.includes(value) === false && !value.startsWith(PLACEHOLDER);
    if (isForbidden) report(path, `"${value}" is not among the allowed values`);
    if (other === undefined) names.set(key, value);
  });
  const links = checkSynonyms(rule, names, report);
  reportChains(links, report);
}

/** A value that is said for another one. */
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
        if (key === '') report(path, 'nothing is left of it when it is folded');
        else if (name !== undefined && name !== value) links.push({ from: name, to: value, path });
        else if (owner !== undefined && owner !== value) report(path, `"${spelling}" stands for "${owner}" already`);
        else owners.set(`${scope}/${key}`, value);
      });
    }
  });
  return links;
}

/** A synonym that is itself a value leads from one value to another; where that comes back to its start, it is a cycle. */
function reportChains(links: readonly Link[], report: Report): void {
  for (const link of links) {
    const cycle = wayBack(link, links);
    const message = cycle
      ? `cycle: ${[link.from, ...cycle].join(' -> ')}`
      : `"${link.from}" is a value itself and cannot stand for "${link.to}"`;
    report(link.path, message);
  }
}

/** The values by which one comes from the link's end back to its start. */
function wayBack(link: Link, links: readonly Link[]): string[] | undefined {
  const came = new Map<string, string>([[link.to, link.from]]);
  const waiting = [link.to];
  for (let at = waiting.shift(); at !== undefined; at = waiting.shift()) {
    if (at === link.from) return trail(at, link, came);
    for (const { from, to } of links) {
      if (from !== at || came.has(to)) continue;
      came.set(to, at);
      waiting.push(to);
    }
  }
  return undefined;
}

function trail(end: string, link: Link, came: ReadonlyMap<string, string>): string[] {
  const way = [end];
  for (let at = came.get(end); at !== undefined && at !== link.from; at = came.get(at)) way.unshift(at);
  return way;
}
