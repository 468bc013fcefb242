/** The reference time of each source. A row without one does not depend on it. */
export interface Reference {
  referenceTime: number;
  timeZone: string;
  /** The source gives no reference. */
  isAssumed?: true;
}

/** "2016-11-07T00:00:00" (no zone: UTC), "2013-02-12T04:30:00-02:00" (whole hours), "2019-03-01", "Tue Aug 9 2016". */
export function referenceOf(text: string | null | undefined): Reference {
  if (!text) return { referenceTime: Date.UTC(2016, 10, 7), timeZone: 'UTC', isAssumed: true };
  const offset = /([+-]\d\d):00$/.exec(text);
  if (offset) {
    const hours = Number(offset[1]);
    return { referenceTime: Date.parse(text), timeZone: `Etc/GMT${hours < 0 ? '+' : '-'}${Math.abs(hours)}` };
  }
  if (!/^\d{4}-/.test(text))
    return { referenceTime: Date.parse(`${text.replace(/^\p{L}+day /u, '')} UTC`), timeZone: 'UTC' };
  const instant = text.includes('T') ? `${text.replace(/(\.\d{3})\d+/, '$1')}Z` : `${text}T00:00:00Z`;
  return { referenceTime: Date.parse(instant), timeZone: 'UTC' };
}
