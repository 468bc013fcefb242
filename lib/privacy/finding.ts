/** A part of a text to be replaced. Offsets are UTF-16 units; the end is exclusive. */
export interface Finding {
  start: number;
  end: number;
  /** Name of the placeholder, without its brackets. */
  kind: string;
}

/** Sorts findings and joins those that overlap. The longer one gives the placeholder. */
export function mergeFindings(findings: readonly Finding[]): Finding[] {
  const merged: Finding[] = [];
  let last: Finding | undefined;
  let longest = 0;
  for (const finding of ascending(findings)) {
    const length = finding.end - finding.start;
    if (!last || finding.start >= last.end) {
      last = { ...finding };
      longest = length;
      merged.push(last);
      continue;
    }
    last.end = Math.max(last.end, finding.end);
    // Of two findings of the same length, a specific kind is better than `NUMBER`.
    if (length > longest || (length === longest && last.kind === 'NUMBER' && finding.kind !== 'ADDRESS')) {
      last.kind = finding.kind;
      longest = length;
    }
  }
  return merged;
}

/** Most texts have findings of one finder only, which are already in order. */
function ascending(findings: readonly Finding[]): readonly Finding[] {
  const isAscending = findings.every(
    (finding, index) => index === 0 || (findings[index - 1]?.start ?? 0) <= finding.start,
  );
  return isAscending ? findings : findings.toSorted((a, b) => a.start - b.start);
}

/** @param merged ascending and without overlaps */
export function replaceFindings(text: string, merged: readonly Finding[]): string {
  let redacted = '';
  let at = 0;
  for (const { start, end, kind } of merged) {
    redacted += `${text.slice(at, start)}[${kind}]`;
    at = end;
  }
  return redacted + text.slice(at);
}

export const overlapsAny = (
  span: { start: number | null; end: number | null },
  findings: readonly Finding[],
): boolean => {
  const { start, end } = span;
  return start !== null && end !== null && findings.some(finding => finding.start < end && start < finding.end);
};
