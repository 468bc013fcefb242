import type { Language } from '../languages/index.ts';
import type { ValueKind } from './rules/rules-index.ts';
import type { TypedKind } from './typed.ts';
import type { TypedReader } from './typed-reader.ts';

/** The readers of the typed kinds. A reader is imported when its kind is first needed. */
export type KindSources = Partial<Record<ValueKind, () => Promise<TypedKind>>>;

const dateTime = async () => (await import('./datetime/index.ts')).dateTime;

const numeric = (parser: 'parseNumber' | 'parseOrdinal' | 'parsePercentage') => async (): Promise<TypedKind> => {
  const numbers = await import('./numeric/index.ts');
  const recognize = parser === 'parseOrdinal' ? numbers.recognizeOrdinals : numbers.recognizeNumbers;
  return { load: numbers.loadNumber, parse: numbers[parser], recognize };
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

/** Ids that were spelled out. Written ids need no reader. */
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

export interface KindLoader {
  /** Whether `load` would have to import something. */
  lacks(kind: ValueKind, language: Language): boolean;
  /** The reader if it is already loaded, so that most requests do not wait. */
  loaded(kind: ValueKind, language: Language): TypedReader | undefined;
  /** @returns undefined for kinds that need no reader */
  load(kind: ValueKind, language: Language): Promise<TypedReader | undefined>;
}

export function createKindLoader(sources: KindSources): KindLoader {
  const readers: Partial<Record<Language, Map<ValueKind, TypedReader>>> = {};
  const loaded: KindLoader['loaded'] = (kind, language) => readers[language]?.get(kind);
  return {
    loaded,
    lacks: (kind, language) => sources[kind] !== undefined && !loaded(kind, language),
    async load(kind, language) {
      const source = sources[kind];
      if (!source) return undefined;
      const known = loaded(kind, language);
      if (known) return known;
      const [grammar, { loadTypedReader }] = await Promise.all([source(), import('./typed-reader.ts')]);
      const reader = await loadTypedReader(kind, grammar, language);
      const ofLanguage = readers[language] ?? new Map<ValueKind, TypedReader>();
      ofLanguage.set(kind, reader);
      readers[language] = ofLanguage;
      return reader;
    },
  };
}
