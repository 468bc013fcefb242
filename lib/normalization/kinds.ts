import type { Language } from '../languages/index.ts';
import type { WithinBounds } from './bounds.ts';
import type { FindRangeOpener } from './range-opener.ts';
import type { ValueKind } from './rules/rules-index.ts';
import type { FindSelfCorrection } from './self-correction.ts';
import type { TypedKind } from './typed.ts';

/** How the values of each typed kind are read; what a kind needs is imported when it is first asked for. */
export type KindSources = Partial<Record<ValueKind, () => Promise<TypedKind>>>;

const dateTime = async () => (await import('./datetime/index.ts')).dateTime;

const numeric = (parser: 'parseNumber' | 'parseOrdinal' | 'parsePercentage') => async (): Promise<TypedKind> => {
  const numbers = await import('./numeric/index.ts');
  return { load: numbers.loadNumber, parse: numbers[parser], recognize: numbers.recognizeNumbers };
};

const money = async (): Promise<TypedKind> => {
  const { loadMoney, parseMoney, recognizeMoney } = await import('./numeric/index.ts');
  return { load: loadMoney, parse: parseMoney, recognize: recognizeMoney };
};

const phone = async (): Promise<TypedKind> => {
  const { loadPhone, parsePhone, recognizePhones, isNoPhone } = await import('./phone/index.ts');
  return { load: loadPhone, parse: parsePhone, recognize: recognizePhones, isImpossible: isNoPhone };
};

const email = async (): Promise<TypedKind> => {
  const { loadEmail, parseEmail, recognizeEmails } = await import('./email/index.ts');
  return { load: loadEmail, parse: parseEmail, recognize: recognizeEmails };
};

/** Ids that were read out; those that were written need no reader. */
const spelled = async (): Promise<TypedKind> => {
  const { loadSpoken, readSpelled } = await import('./spoken/index.ts');
  return {
    load: loadSpoken,
    parse(said, context) {
      const value = readSpelled(said, context);
      return value === undefined ? [] : [{ value, typed: { kind: 'id' } }];
    },
    recognize: () => [],
  };
};

export const KINDS: KindSources = {
  date: dateTime,
  birth_date: async () => (await import('./datetime/index.ts')).birthDate,
  time: dateTime,
  datetime: dateTime,
  duration: dateTime,
  recurrence: dateTime,
  number: numeric('parseNumber'),
  integer: numeric('parseNumber'),
  ordinal: numeric('parseOrdinal'),
  percentage: numeric('parsePercentage'),
  money,
  phone,
  email,
  id: spelled,
};

/** A reader with what it needs of a language. */
export interface Reader extends Pick<TypedKind, 'parse' | 'recognize' | 'isImpossible'> {
  /** Whether the text around a value leaves it unchanged. */
  readonly isFiller: (text: string) => boolean;
  readonly findSelfCorrection: FindSelfCorrection;
  readonly findRangeOpener: FindRangeOpener;
  /** Loaded with the grammars, since only their readings have bounds. */
  readonly withinBounds: WithinBounds;
}

export interface KindLoader {
  /** Whether `load` has something to do. */
  lacks(kind: ValueKind, language: Language): boolean;
  /** The reader if it is there already, so that the usual request waits for nothing. */
  loaded(kind: ValueKind, language: Language): Reader | undefined;
  /** @returns undefined for kinds that need no reader */
  load(kind: ValueKind, language: Language): Promise<Reader | undefined>;
}

export function createKindLoader(sources: KindSources): KindLoader {
  const readers: Partial<Record<Language, Map<ValueKind, Reader>>> = {};
  const loaded: KindLoader['loaded'] = (kind, language) => readers[language]?.get(kind);
  return {
    loaded,
    lacks: (kind, language) => sources[kind] !== undefined && !loaded(kind, language),
    async load(kind, language) {
      const source = sources[kind];
      if (!source) return undefined;
      const known = loaded(kind, language);
      if (known) return known;
      const [grammar, { loadFillers }, { loadSelfCorrection }, { loadRangeOpener }, { withinBounds }] =
        await Promise.all([
          source(),
          import('./fillers.ts'),
          import('./self-correction.ts'),
          import('./range-opener.ts'),
          import('./bounds.ts'),
        ]);
      const [isFiller, findSelfCorrection, findRangeOpener] = await Promise.all([
        loadFillers(language),
        loadSelfCorrection(language),
        loadRangeOpener(language),
        grammar.load(language),
      ]);
      const reader: Reader = { ...grammar, isFiller, findSelfCorrection, findRangeOpener, withinBounds };
      const ofLanguage = readers[language] ?? new Map<ValueKind, Reader>();
      ofLanguage.set(kind, reader);
      readers[language] = ofLanguage;
      return reader;
    },
  };
}
