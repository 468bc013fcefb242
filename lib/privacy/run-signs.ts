/** What may stand between two numbers of a run. */
export const COMMA = /[,;]|\.\s/;
export const SPACE = /^\s/;
export const SIGN = /^[./-]$/;
export const SEPARATORS = /^(?:[\s\-\u2013\u2014\u2011/()_\u00b7\u00ad\u200b\u200c\u2060\ufeff]|\.(?!\s)){0,3}$/;
/** Somebody pauses: three dots. */
export const ELLIPSIS = /^\s?(?:\.{2,3}|\u2026)\s?$/;
const PAUSE = /^[\s,;:.\u2026\-\u2013\u2014/'\u2019]{0,4}$/;

/** What may stand beside a joining word. */
export const isPause = (between: string): boolean => between === ' ' || PAUSE.test(between);
