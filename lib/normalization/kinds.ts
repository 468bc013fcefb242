import type { Language } from '../language.ts';
import type { ValueKind } from './rules/rules-index.ts';
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
  const { loadPhone, parsePhone, recognizePhones } = await import('./phone/index.ts');
  return { load: loadPhone, parse: parsePhone, recognize: recognizePhones };
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

/** Gives the readers of kinds with the data of a language loaded; a second call for the same costs a look-up. */
export function createKindLoader(sources: KindSources) {
  const loaded = new Map<string, Promise<TypedKind>>();
  return (kind: ValueKind, language: Language): Promise<TypedKind> | undefined => {
    const source = sources[kind];
    if (!source) return undefined;
    const key = `${kind}/${language}`;
    const known = loaded.get(key);
    if (known) return known;
    const loading = load(source, language);
    loaded.set(key, loading);
    // A chunk that could not be read is asked for again by the next request.
    loading.catch(() => loaded.delete(key));
    return loading;
  };
}

async function load(source: () => Promise<TypedKind>, language: Language): Promise<TypedKind> {
  const kind = await source();
  await kind.load(language);
  return kind;
}
