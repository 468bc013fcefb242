import { phrases } from './word-patterns.ts';

/** The words of the clause that is about the date, in one line with two spaces in place of the date. */
export type NarrowClause = (clause: string) => string;

/**
 * Speech has no stops: "ich hab am Montag bezahlt ich will mein Geld zurück" are two clauses. Before the date, the last
 * beginning of a clause counts. After it, the first one counts if what is said until then is over; otherwise the words
 * may be one clause in another order.
 *
 * @param starts the source of a pattern for words that begin a clause
 * @param isOver whether words are about the past and not about what is to come
 */
export function createNarrower(starts: string | undefined, isOver: (words: string) => boolean): NarrowClause {
  const found = phrases(starts);
  if (!found) return clause => clause;
  return clause => {
    if (clause.search(found()) < 0) return clause;
    const [head, tail] = sidesOf(clause);
    const last = [...head.matchAll(found())].at(-1)?.index ?? 0;
    const kept = head.slice(last);
    const next = [...tail.matchAll(found())].find(({ index }) => isOver(`${kept} ${tail.slice(0, index).trimEnd()}`));
    const left = tail.slice(0, next?.index).trimEnd();
    return `${kept && `${kept} `}${left && ` ${left}`}`;
  };
}

/** The words before and after the date. A line begins or ends with a space where there are none. */
function sidesOf(clause: string): [head: string, tail: string] {
  const at = clause.indexOf('  ');
  if (at >= 0) return [clause.slice(0, at), clause.slice(at + 2)];
  return clause.startsWith(' ') ? ['', clause.slice(1)] : [clause.trimEnd(), ''];
}
