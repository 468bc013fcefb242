import { type Language, languagePack } from '../languages/index.ts';
import { createTokenizer } from '../text/index.ts';

/** Finds what follows a denial at the start: "tomorrow the day after" in "not tomorrow the day after". */
export type FindDenied = (said: string) => string | undefined;

const cut = createTokenizer({ blanks: '.,;:!?()"\'„“”«»…’¿¡', splitsHyphens: true, maxTokens: 64 });

export async function loadDenied(language: Language): Promise<FindDenied> {
  const { corrections, neutral } = await languagePack(language).fillers();
  const isNeutral = new Set(neutral);
  const denials = new Set(corrections.denials.split('|'));
  return said => {
    const tokens = cut(said);
    const at = tokens.findIndex(({ text }) => !isNeutral.has(text));
    const next = denials.has(tokens[at]?.text ?? '') ? tokens[at + 1] : undefined;
    return next && said.slice(next.start);
  };
}
