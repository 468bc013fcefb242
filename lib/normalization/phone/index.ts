/** Phone numbers in E.164, by the numbering plans of libphonenumber; a number without "+" is dialled in the locale's country. */
import { type Language, languagePack, type PhoneRegion } from '../../languages/index.ts';
import { MAX_RECOGNITIONS } from '../numeric/index.ts';
import { findSpokenDigits, loadSpoken, readSpelled } from '../spoken/index.ts';
import type { Reading, Recognition, TypedContext } from '../typed.ts';
import { findCandidates } from './candidates.ts';
import { splitExtension } from './extension.ts';
import type { Plans } from './plans.ts';

type Library = typeof import('./library.ts');

interface Loaded {
  readonly library: Library;
  readonly plans: Plans;
}

let loaded: Loaded | undefined;

/** Imports the phone metadata on first use, and the language's number words for numbers that are read out. */
export async function loadPhone(language: Language): Promise<void> {
  const [library, { createPlans }] = await Promise.all([
    import('./library.ts'),
    import('./plans.ts'),
    loadSpoken(language),
  ]);
  loaded ??= { library, plans: createPlans(library) };
}

/**
 * "+442079460958" for "020 7946 0958" or "oh two oh, seven nine four six ...". A number that the plan of its country has
 * no room for is still read when its length fits, as plans change. An extension is dropped: E.164 has none.
 */
export function parsePhone(said: string, context: TypedContext): Reading[] {
  if (said.length > MAX_SAID_LENGTH) return [];
  const { language } = context;
  const region = languagePack(language).phone;
  const { number: dialled } = splitExtension(said, { language });
  const written = writtenNumber(dialled);
  const numbers = [written, written ? undefined : readSpelled(dialled, { language })];
  for (const number of numbers) {
    const e164 = number === undefined ? undefined : toE164(number, region);
    if (e164) return [phoneReading(e164)];
  }
  return [];
}

/** Valid numbers in free text, left to right, written or read out. */
export function recognizePhones(text: string, context: TypedContext): Recognition[] {
  const region = languagePack(context.language).phone;
  const candidates = [...findCandidates(text), ...findSpokenDigits(text, context, 7)].sort((a, b) => a.start - b.start);
  const found: Recognition[] = [];
  for (const { start, end, digits } of candidates) {
    if (found.length === MAX_RECOGNITIONS) break;
    const e164 = validE164(digits, region);
    const last = found.at(-1);
    if (e164 && (!last || last.end <= start)) found.push({ start, end, readings: [phoneReading(e164)] });
  }
  return found;
}

const phoneReading = (value: string): Reading => ({ value, typed: { kind: 'phone' } });

const MAX_SAID_LENGTH = 200;

/** The part from the first digit to the last, when hardly anything but digits and separators is in it. */
function writtenNumber(said: string): string | undefined {
  const number = /\+?[(\s]*\d[\d\s().\-/\u2010-\u2015+]*\d/.exec(said)?.[0];
  return number !== undefined && number.replace(/\D/g, '').length >= 4 ? number : undefined;
}

/** By the plans if they know it, else by its length; digits that begin with a calling code may lack their "+". */
function toE164(number: string, { country }: PhoneRegion): string | undefined {
  const { library } = state();
  const dialled = library.parsePhoneNumberFromString(number, country);
  if (dialled?.isValid()) return dialled.number;
  const abroad = number.includes('+') ? undefined : library.parsePhoneNumberFromString(`+${number}`);
  if (abroad?.isValid()) return abroad.number;
  return dialled?.isPossible() ? dialled.number : undefined;
}

function validE164(digits: string, region: PhoneRegion): string | undefined {
  const { plans } = state();
  if (digits.startsWith('+')) return plans.isInternational(digits.slice(1)) ? digits : undefined;
  for (const prefix of region.international) {
    const rest = digits.slice(prefix.length);
    if (digits.startsWith(prefix) && plans.isInternational(rest)) return `+${rest}`;
  }
  const hasTrunk = region.trunk !== '' && digits.startsWith(region.trunk);
  if (region.trunk === '0' && !hasTrunk) return undefined;
  const national = hasTrunk ? digits.slice(region.trunk.length) : digits;
  return plans.isNational(national, region.country) ? `+${region.callingCode}${national}` : undefined;
}

function state(): Loaded {
  if (!loaded) throw new Error('Phone metadata is not loaded');
  return loaded;
}
