/** Full-width forms of ASCII (U+FF01 to U+FF5E), blanks that do not break a line, and hyphens other than ASCII's. */
const UNUSUAL = /[\uff01-\uff5e\u00a0\u2007\u202f\u2010\u2011\u2212]/;
const EACH = new RegExp(UNUSUAL, 'g');
const WIDE = 0xff01;
const FROM_WIDE = 0xfee0;

/** Signs of a text as ASCII writes them, each in the place of one: places in both texts are the same. */
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
