/**
 * Phone numbers in E.164, by the numbering plans of libphonenumber; a number without "+" is dialled in the locale's
 * country.
 */
import { type Language, languagePack, type PhoneRegion } from '../../languages/index.ts';
import { mayHoldLetter } from '../../text/index.ts';
import { loadFillers } from '../fillers.ts';
import { MAX_RECOGNITIONS, readDigitString, scanNumbers } from '../numeric/index.ts';
import { findSpokenDigits, loadSpoken, spokenLexicon } from '../spoken/index.ts';
import type { Reading, Recognition, TypedContext } from '../typed.ts';
import { findCandidates, findRuns, type Run } from './candidates.ts';
import { type Dialling, toE164, toValidE164 } from './dialled.ts';
import { findExtension } from './extension.ts';
import { loadPhoneMetadata } from './load-metadata.ts';
import { createPlans } from './plans.ts';

let dialling: Dialling | undefined;
const fillers = new Map<Language, (text: string) => boolean>();
const hesitations = new Map<Language, ReadonlySet<string>>();

/** Imports the phone metadata on first use, and the language's number words for numbers that are read out. */
export async function loadPhone(language: Language): Promise<void> {
  const [library, metadata] = await Promise.all([import('./library.ts'), loadPhoneMetadata(), loadSpoken(language)]);
  fillers.set(language, await loadFillers(language, spokenLexicon(language).words.phone.intro));
  hesitations.set(language, await loadHesitations(language));
  dialling ??= { library, metadata, plans: createPlans(library, metadata) };
}

/** Words for a pause, but not those that also correct or name a digit: "enfin", "oh". */
async function loadHesitations(language: Language): Promise<ReadonlySet<string>> {
  const { corrections } = await languagePack(language).fillers();
  const corrects = new Set(corrections.insteadOf.split('|'));
  const namesDigit = (word: string): boolean => readDigitString(scanNumbers(word, { language }), 0) !== undefined;
  const words = corrections.hesitations.split('|');
  return new Set(words.filter(word => !corrects.has(word) && !namesDigit(word)));
}

const MAX_SAID_LENGTH = 200;
/** The fewest digits of a spoken number. Fewer digits in words would be found everywhere. */
const LEAST_SPOKEN = 3;

/**
 * "+442079460958" for "020 7946 0958" or "oh two oh, seven nine four six ...", with `;ext=45` for an extension (RFC
 * 3966). The text must have only the number and fillers, and the number must fit the numbering plan.
 */
export function parsePhone(said: string, context: TypedContext): Reading[] {
  if (said.length > MAX_SAID_LENGTH) return [];
  const text = withoutHesitations(withoutScheme(said), context);
  const extension = findExtension(text, 0, false, { language: context.language });
  if (extension === 'unreadable') return [];
  const [number, rest] = extension ? [text.slice(0, extension.start), text.slice(extension.end)] : [text, ''];
  if (!isFiller(rest, context)) return [];
  const e164 = dialledNumber(number, context, false) ?? dialledNumber(number, context, true);
  return e164 ? [phoneReading(e164, extension?.digits)] : [];
}

/** Whether the text has only digits but they are not a phone number: too few, too many, or an extension alone. */
export function isNoPhone(said: string, context: TypedContext): boolean {
  if (said.length > MAX_SAID_LENGTH || parsePhone(said, context).length > 0) return false;
  const text = withoutScheme(said);
  const extension = findExtension(text, 0, false, { language: context.language });
  if (extension === 'unreadable') return false;
  const number = extension ? text.slice(0, extension.start) : text;
  return extension && isFiller(number, context) ? true : onlyNumber(number, context, false) !== undefined;
}

const withoutScheme = (said: string): string => (said.includes(':') ? said.replace(TEL, '') : said);

/** "zéro six euh douze": the digits go on after it. */
function withoutHesitations(text: string, { language }: TypedContext): string {
  const known = hesitations.get(language);
  if (!known || !mayHoldLetter(text)) return text;
  const words = text.split(' ');
  const kept = words.filter(word => !known.has(word.replace(COMMA, '').toLowerCase()));
  return kept.length === words.length ? text : kept.join(' ');
}

const COMMA = /,$/;

const TEL = /^\s*tel:/i;

const MARKS = /[\s,;.]+/;

/** Whether a text has only marks and words such as "then": "212, then 736". */
const leadsOn = (text: string, { language }: TypedContext): boolean =>
  text.split(MARKS).every(word => word === '' || spokenLexicon(language).ignored.has(word.toLowerCase()));

/**
 * @param joinsHundreds "seiscientos doce" is 612 and not 600, 12. Numbers are dictated in both ways, and usually only
 * one of them fits
 */
function dialledNumber(text: string, context: TypedContext, joinsHundreds: boolean): string | undefined {
  const number = onlyNumber(text, context, joinsHundreds);
  return number === undefined ? undefined : toE164(number, regionOf(context), state());
}

const regionOf = ({ language }: TypedContext): PhoneRegion => languagePack(language).phone;

/**
 * The one number in a text that otherwise has only fillers, as it would be written. Groups that cannot be a number by
 * themselves are joined: "area code 202, 555 0143".
 */
function onlyNumber(text: string, context: TypedContext, joinsHundreds: boolean): string | undefined {
  // Words take most of the time, so they are read only if there are letters.
  const runs = mayHoldLetter(text) ? runsAndWords(text, context, joinsHundreds) : findRuns(text);
  const [first, last] = [runs[0], runs.at(-1)];
  if (!first || !last) return undefined;
  if (!isFiller(text.slice(0, first.start), context) || !isFiller(text.slice(last.end), context)) return undefined;
  if (runs.length === 1) return first.number;
  const isApart = runs.some(({ start }, at) => at > 0 && !leadsOn(text.slice(runs[at - 1]?.end, start), context));
  // The number after an area code can also be dialled by itself.
  const isOne = !isApart && !toE164(first.number, regionOf(context), state());
  return isOne ? runs.map(({ number }) => number).join(' ') : undefined;
}

/** Runs of digits, written and read out. */
function runsAndWords(text: string, { language }: TypedContext, joinsHundreds: boolean): Run[] {
  const spoken = findSpokenDigits(text, { language }, LEAST_SPOKEN, joinsHundreds);
  const written = findRuns(text).filter(run => !spoken.some(({ start, end }) => run.start < end && start < run.end));
  const read = spoken.map(({ start, end, digits }) => ({ start, end, number: digits }));
  return [...read, ...written].sort((a, b) => a.start - b.start);
}

const isFiller = (text: string, { language }: TypedContext): boolean => fillers.get(language)?.(text) ?? false;

/** Valid numbers in free text, left to right, written or read out. */
export function recognizePhones(text: string, context: TypedContext): Recognition[] {
  const region = regionOf(context);
  const candidates = [...findCandidates(text), ...findSpokenDigits(text, context, 7)].sort((a, b) => a.start - b.start);
  const found: Recognition[] = [];
  for (const { start, end, digits } of candidates) {
    if (found.length === MAX_RECOGNITIONS) break;
    const e164 = toValidE164(digits, region, state());
    const last = found.at(-1);
    if (!e164 || (last && last.end > start)) continue;
    const behind = findExtension(text, end, true, context);
    const extension = behind === 'unreadable' ? undefined : behind;
    found.push({ start, end: extension?.end ?? end, readings: [phoneReading(e164, extension?.digits)] });
  }
  return found;
}

const phoneReading = (e164: string, extension: string | undefined): Reading => ({
  value: extension === undefined ? e164 : `${e164};ext=${extension}`,
  typed: { kind: 'phone' },
});

function state(): Dialling {
  if (!dialling) throw new Error('Phone metadata is not loaded');
  return dialling;
}
