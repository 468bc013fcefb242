import type { PrivacyWords, SureStreets } from '../languages/index.ts';

/** The alternatives that a language names, separated by `|`. */
type Pick = (words: PrivacyWords) => string | undefined;

/** Folded words for look-ups. */
export const SETS = {
  links: words => words.links,
  assertions: words => words.assertions,
  own: words => words.own,
  asides: words => words.asides,
  joiners: words => words.joiners,
  conjunctions: words => words.conjunctions,
  units: words => words.units,
  months: words => words.months,
  ordinals: words => words.ordinals,
  feasts: words => words.births.feasts,
  weekdays: words => words.births.weekdays,
  spellingExamples: words => words.spelling.examples,
  neverPasswords: words => words.neverPasswords,
  passwordComplaints: words => words.passwordComplaints,
  changeLinks: words => words.passwordChanges.links,
  changesAndUses: ({ passwordChanges }) => `${passwordChanges.said}|${passwordChanges.with}`,
  sureAt: words => words.mail.at,
  mailJoints: words => words.mail.joints,
  mailRemarks: words => words.mail.remarks,
  neverNames: words => words.mail.neverNames,
} satisfies Record<string, Pick>;

/** Words for patterns, both as written and folded. */
export const ALTERNATIVES = {
  spellingExamples: words => words.spelling.examples,
  tails: words => words.tails.words,
  tailLinks: words => words.tails.links,
  currencies: words => words.currencies,
  changes: words => words.passwordChanges.said,
  passwordWith: words => words.passwordChanges.with,
  passwordAs: ({ passwordChanges }) => common(passwordChanges.with, passwordChanges.links),
  at: ({ mail }) => [mail.at, mail.ambiguousAt].filter(Boolean).join('|'),
  dot: words => words.mail.dot,
  mailHosts: words => words.mail.hosts,
  topLevels: words => words.mail.topLevels,
  mailJoints: words => words.mail.joints,
  streets: words => words.streets.words,
  streetEndings: words => words.streets.endings,
  streetNumbers: words => words.streets.number,
  streetOrdinals: words => words.streets.ordinalEndings,
  suffixes: words => words.streets.suffixes,
  directions: words => words.streets.directions,
  streetArticles: words => words.streets.articles,
  flats: words => words.streets.flats,
  cities: words => words.streets.cities,
  streetsBefore: words => words.streets.sure.before,
  streetsBehind: words => words.streets.sure.behind,
  streetsBetween: words => words.streets.sure.between,
  streetsAttached: words => words.streets.sure.attached,
  smallStreetsBefore: small(sure => sure.before),
  smallStreetsBehind: small(sure => sure.behind),
  smallStreetsBetween: small(sure => sure.between),
  smallStreetsAttached: small(sure => sure.attached),
} satisfies Record<string, Pick>;

/** The words for streets that have no other meaning in small letters. */
function small(pick: (streets: SureStreets) => string | undefined): Pick {
  return ({ streets: { sure } }) => common(pick(sure) ?? '', sure.small);
}

const common = (some: string, others: string): string => {
  const allowed = new Set(others.split('|'));
  return some
    .split('|')
    .filter(word => word !== '' && allowed.has(word))
    .join('|');
};
