import type { CountryCode, MetadataJson } from 'libphonenumber-js/core';

type Library = typeof import('./library.ts');
type Metadata = InstanceType<Library['Metadata']>;

/**
 * The numbering plans as patterns, for many candidates in a text. The parser of the library takes 11 µs for each
 * number.
 */
export interface Plans {
  /** @param digits calling code and national number, without the plus */
  isInternational(digits: string): boolean;
  isCallingCode(digits: string): boolean;
  /** @param national without trunk prefix */
  isNational(national: string, country: CountryCode): boolean;
}

export function createPlans(library: Library, metadata: MetadataJson): Plans {
  const countries = new Map(Object.entries(metadata.country_calling_codes));
  const plans = new Map<CountryCode, CountryPlan>();
  const planOf = (country: CountryCode): CountryPlan => {
    const known = plans.get(country);
    if (known) return known;
    const made = readPlan(new library.Metadata(metadata), country);
    plans.set(country, made);
    return made;
  };
  return {
    isNational: (national, country) => planOf(country).national.test(national),
    isCallingCode: digits => countries.has(digits),
    isInternational(digits) {
      for (let length = 1; length <= 3; length += 1) {
        const list = countries.get(digits.slice(0, length));
        if (list) return isOfOne(list.map(planOf), digits.slice(length));
      }
      return false;
    },
  };
}

/** Whether a number is valid in its country, which the library finds in this way among those of one calling code. */
function isOfOne(plans: readonly CountryPlan[], national: string): boolean {
  const [main] = plans;
  if (!main || !plans.some(plan => plan.national.test(national))) return false;
  if (plans.length === 1) return true;
  const own = plans.find(({ leading, typed }) => (leading ?? typed())?.test(national)) ?? main;
  return (own.typed() ?? own.national).test(national);
}

interface CountryPlan {
  readonly national: RegExp;
  /** Digits that only numbers of this country begin with; most countries have none. */
  readonly leading: RegExp | undefined;
  /**
   * Numbers of a known type, such as mobile; undefined where the metadata has no types. Made at first use: few countries
   * share their calling code.
   */
  typed(): RegExp | undefined;
}

/** The library exports the class, but without types for these methods. The library itself validates with them. */
interface NumberingPlan {
  nationalNumberPattern(): string;
  leadingDigits(): string | undefined;
  type(name: string): { pattern(): string | undefined; possibleLengths(): readonly number[] | undefined } | undefined;
}

function readPlan(metadata: Metadata, country: CountryCode): CountryPlan {
  metadata.selectNumberingPlan(country);
  const plan = metadata.numberingPlan as unknown as NumberingPlan;
  const general = plan.nationalNumberPattern();
  const leading = plan.leadingDigits();
  let typed: { readonly pattern: RegExp | undefined } | undefined;
  return {
    national: new RegExp(`^(?:${general})$`),
    leading: leading ? new RegExp(`^(?:${leading})`) : undefined,
    typed() {
      typed ??= { pattern: typedPattern(plan) };
      return typed.pattern;
    },
  };
}

const TYPES = [
  ...['FIXED_LINE', 'MOBILE', 'PREMIUM_RATE', 'TOLL_FREE', 'SHARED_COST'],
  ...['VOIP', 'PERSONAL_NUMBER', 'PAGER', 'UAN', 'VOICEMAIL'],
];

function typedPattern(plan: NumberingPlan): RegExp | undefined {
  const types = TYPES.flatMap(name => {
    const type = plan.type(name);
    const pattern = type?.pattern();
    if (!type || !pattern) return [];
    const lengths = type.possibleLengths()?.map(length => `.{${length}}$`);
    return [`${lengths ? `(?=${lengths.join('|')})` : ''}(?:${pattern})`];
  });
  return types.length === 0
    ? undefined
    : new RegExp(`^(?=(?:${plan.nationalNumberPattern()})$)(?:${types.join('|')})$`);
}
