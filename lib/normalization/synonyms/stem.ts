import type { Scope } from '../rules/rules-index.ts';
import { synonymKey } from './key.ts';
import { foldedWords, isAlphabetic } from './words.ts';

/**
 * The key of a text whose words are made singular in a simple way. Not the words of a language, only a form that
 * singular and plural share; a word with a digit in it is a code and stays as it is.
 */
export function stemmedKey(text: string, scope: Scope): string {
  const stem = STEMS[scope.slice(0, 2)] ?? stemEnglish;
  const words = foldedWords(text);
  return synonymKey(
    words.map((word, at) => (isAlphabetic(word) ? stem(word, at === words.length - 1) : word)).join(' '),
  );
}

/** Names that hold in every language mostly form their plural as English does. */
const STEMS: Readonly<Record<string, (word: string, isLast: boolean) => string>> = {
  en: stemEnglish,
  de: stemGerman,
  es: stemSpanish,
  fr: stemFrench,
};

/** The least that must be left of a word. */
const LEAST = '.{4,}';
const form = (ending: string) => new RegExp(`^(${LEAST})${ending}$`);

const EN_IES = form('ies');
const EN_ES = form('(?<=ch|sh|[sxz])es');
const EN_S = form('(?<![sui])s');

function stemEnglish(word: string): string {
  if (EN_IES.test(word)) return word.replace(EN_IES, '$1y');
  return word.replace(EN_ES, '$1').replace(EN_S, '$1');
}

const DE_UMLAUT = /([aou])e/g;
const DE_ADJECTIVE = form('e[nrms]?');
const DE_NOUN = form('(?:en|e|n|s)');

/** Words before the last are taken for adjectives. The digraphs stand for umlauts that a keyboard does not have. */
function stemGerman(word: string, isLast: boolean): string {
  return word.replace(DE_UMLAUT, '$1').replace(isLast ? DE_NOUN : DE_ADJECTIVE, '$1');
}

const ES_CES = form('ces');
const ES_ES = form('(?<![aeiou])es');
const ES_S = form('(?<=[aeiou])s');

function stemSpanish(word: string): string {
  if (ES_CES.test(word)) return word.replace(ES_CES, '$1z');
  return ES_ES.test(word) ? word.replace(ES_ES, '$1') : word.replace(ES_S, '$1');
}

const FR_S = form('(?<!s)[sx]');

function stemFrench(word: string): string {
  return word.replace(FR_S, '$1');
}
