import { createTokenizer } from '../../text/index.ts';

/**
 * 100 kB of prose have 20,000 tokens; only hostile text has one for every two or three characters. A longer run of
 * letters or digits is not a number, and a longer run of symbols is a line or a picture.
 */
export const tokenize = createTokenizer({
  insideDigits: ".,'’",
  maxTokens: 30_000,
  maxTokenLength: 120,
  maxSymbolRun: 16,
});
