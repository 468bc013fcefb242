/** Full-width forms of ASCII (U+FF01 to U+FF5E), no-break spaces, and hyphens other than ASCII's. */
const UNUSUAL = /[\uff01-\uff5e\u00a0\u2007\u202f\u2010\u2011\u2212]/;
const EACH = new RegExp(UNUSUAL, 'g');
const NO_BREAK_SPACE = 0xa0;
/** The first unusual sign beyond the no-break space. */
const FIRST = 0x2007;
const WIDE = 0xff01;
const FROM_WIDE = 0xfee0;

/** Whether a UTF-16 unit can be an unusual sign. Those of Spanish questions cannot. */
export const mayBeUnusual = (unit: number): boolean => unit === NO_BREAK_SPACE || unit >= FIRST;

/** Replaces each unusual sign by one ASCII sign, so that offsets stay the same. */
export const withPlainSigns = (text: string): string =>
  UNUSUAL.test(text) ? text.replace(EACH, sign => PLAIN[sign] ?? asAscii(sign)) : text;

const PLAIN: Readonly<Record<string, string>> = {
  '\u00a0': ' ',
  '\u2007': ' ',
  '\u202f': ' ',
  '\u2010': '-',
  '\u2011': '-',
  '\u2212': '-',
};

const asAscii = (sign: string): string => {
  const unit = sign.charCodeAt(0);
  return unit < WIDE ? sign : String.fromCharCode(unit - FROM_WIDE);
};
