import type { Language } from '../../../lib/languages/index.ts';
import { createDice, type Dice } from '../../fixtures/personal-data/numbers.ts';
import { createRandom } from '../../fixtures/random.ts';
import { MAKERS, type Mode } from './kinds.ts';
import { createSpeaker } from './speaker.ts';
import type { Kind, Voice } from './voice.ts';
import { german } from './voices/de-de.ts';
import { british } from './voices/en-gb.ts';
import { american } from './voices/en-us.ts';
import { spanish } from './voices/es-es.ts';
import { french } from './voices/fr-fr.ts';

export type { Mode } from './kinds.ts';
export type { Kind } from './voice.ts';

export interface DictatedDatum {
  readonly kind: Kind;
  readonly mode: Mode;
  /** Where the kind is named: before the datum, after it, or only by the requested types. */
  readonly label: 'before' | 'behind' | 'asked';
  readonly language: Language;
  readonly sentence: string;
  /** The span of the datum in the sentence. */
  readonly start: number;
  readonly end: number;
  readonly entityTypes: readonly string[];
}

const VOICES: readonly Voice[] = [american, british, german, spanish, french];

/** Types as integrators name them, for a bare answer to an agent's question. */
const ASKED: Partial<Record<Kind, readonly string[]>> = {
  phone: ['phone', 'phone_number', 'callback_number', 'mobile'],
  card: ['card_number', 'credit_card'],
  'date of birth': ['date_of_birth', 'dob', 'birth_date', 'birthday'],
  postcode: ['postcode', 'postal_code', 'zip_code'],
  pin: ['pin', 'pin_code'],
  'card code': ['cvv', 'cvc', 'security_code'],
  passport: ['passport_number', 'passport'],
  licence: ['driving_licence', 'drivers_license_number'],
  plate: ['license_plate', 'number_plate'],
  password: ['password'],
  address: ['address', 'street_address'],
};

/** Utterances of five speakers, of all kinds and in both modes. The same seed gives the same utterances. */
export function generateDictation(seed: number, count: number): DictatedDatum[] {
  const dice = createDice(createRandom(seed));
  const cases = VOICES.flatMap(voice =>
    (Object.keys(MAKERS) as Kind[]).flatMap(kind =>
      (['written', 'spoken'] as const).flatMap(mode =>
        MAKERS[kind][mode] && voice.carriers[kind].length > 0 ? [{ voice, kind, mode }] : [],
      ),
    ),
  );
  return Array.from({ length: count }, (_, index) => {
    const chosen = cases[index % cases.length];
    if (!chosen) throw new Error('no cases');
    return dictate(dice, chosen.voice, chosen.kind, chosen.mode);
  });
}

function dictate(dice: Dice, voice: Voice, kind: Kind, mode: Mode): DictatedDatum {
  const made = MAKERS[kind][mode]?.(dice, voice, createSpeaker(voice, dice)) ?? '';
  const { label, carrier, entityTypes } = frame(dice, voice, kind);
  const transcribe =
    mode === 'spoken' ? dice.pick(TRANSCRIBERS) : dice.pick(CASE_COUNTS.has(kind) ? [asSaid] : WRITERS);
  const [head = '', tail = ''] = carrier.split('{}').map(transcribe);
  const datum = transcribe(made);
  const start = head.length;
  const sentence = head + datum + tail;
  return { kind, mode, label, language: voice.language, sentence, start, end: start + datum.length, entityTypes };
}

function frame(dice: Dice, voice: Voice, kind: Kind) {
  const roll = dice.random();
  const asked = ASKED[kind];
  const behind = voice.trailing[kind];
  if (asked && roll < 0.15)
    return { label: 'asked' as const, carrier: answer(dice, voice, kind), entityTypes: [dice.pick(asked)] };
  if (behind && roll < 0.35) return { label: 'behind' as const, carrier: dice.pick(behind), entityTypes: ['note'] };
  // A postcode of digits alone is not personal, so it is asked for or not made.
  if (kind === 'postcode' && voice.country !== 'GB')
    return { label: 'asked' as const, carrier: dice.pick(BARE), entityTypes: [dice.pick(asked ?? [])] };
  return {
    label: 'before' as const,
    carrier: around(dice, voice, dice.pick(voice.carriers[kind])),
    entityTypes: ['note'],
  };
}

const BARE = ['{}', '{}', '{}.', 'ok {}'];

/** Only an answer, or an answer after a greeting or after the question. */
function answer(dice: Dice, voice: Voice, kind: Kind): string {
  const roll = dice.random();
  const question = voice.questions[kind];
  if (roll < 0.2) return `${dice.pick(voice.openings.filter(opening => /[,.] $/.test(opening)))}{}`;
  return question !== undefined && roll < 0.4 ? `${question} ${dice.pick(['', 'Customer: '])}{}` : dice.pick(BARE);
}

/** Some callers greet, thank, and say what else they want. */
function around(dice: Dice, { openings, closings }: Voice, carrier: string): string {
  const opening = dice.random() < 0.3 ? dice.pick(openings) : '';
  return opening + carrier + (dice.random() < 0.3 ? dice.pick(closings) : '');
}

const asSaid = (text: string): string => text;

/** Case and punctuation as speech recognisers write them. */
const TRANSCRIBERS: readonly ((text: string) => string)[] = [
  asSaid,
  asSaid,
  text => text.toLowerCase(),
  text => text.toLowerCase().replace(/[,;?!\u00bf](?=\s|$)|\.{3}/g, ''),
];

const FROM_WIDE = 0xfee0;

/** Digits, spaces, accents and capitals as people type them. */
const WRITERS: readonly ((text: string) => string)[] = [
  ...Array.from({ length: 8 }, () => asSaid),
  text => text.replace(/\d/g, digit => String.fromCharCode(digit.charCodeAt(0) + FROM_WIDE)),
  text => text.replaceAll(' ', '\u00a0'),
  text => text.normalize('NFD').replace(/\p{M}/gu, ''),
  text => text.toUpperCase(),
];

/** In capitals, the datum would be a different one. */
const CASE_COUNTS: ReadonlySet<Kind> = new Set<Kind>(['password', 'secret']);
