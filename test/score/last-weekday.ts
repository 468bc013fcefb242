import type { Moment, Row } from './gold.ts';
import { wallTime } from './points.ts';

/** Weekday names by language, Sunday first, folded. */
const WEEKDAYS: Readonly<Record<string, readonly RegExp[]>> = {
  en: [
    'sun(?:day)?',
    'mon(?:day)?',
    'tue(?:s(?:day)?)?',
    'wed(?:nesday)?',
    'thu(?:rs(?:day)?)?',
    'fri(?:day)?',
    'sat(?:urday)?',
  ].map(exact),
  de: ['sonntags?', 'montags?', 'dienstags?', 'mittwochs?', 'donnerstags?', 'freitags?', '(?:samstag|sonnabend)s?'].map(
    exact,
  ),
  es: ['domingo', 'lunes', 'martes', 'miercoles', 'jueves', 'viernes', 'sabado'].map(exact),
  fr: ['dimanche', 'lundi', 'mardi', 'mercredi', 'jeudi', 'vendredi', 'samedi'].map(exact),
};

const LAST: Readonly<Record<string, RegExp>> = {
  en: exact('last|past|previous'),
  de: exact('letzte[rnsm]?|vergangene[rnsm]?|vorige[rnsm]?'),
  es: exact('ultim[oa]|pasad[oa]|anterior|previ[oa]'),
  fr: exact('dernier|derniere|passe|passee|precedent'),
};

/**
 * "last <weekday>" has no agreed meaning. A row whose gold is another day than the most recent one before the reference
 * contradicts the setting under which all are scored: it is listed and left out.
 */
export function contradictsLastWeekday(row: Row): boolean {
  if (row.gold.kind !== 'moment') return false;
  const language = row.language.slice(0, 2);
  const words = row.said
    .toLowerCase()
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .split(/[^\p{L}]+/u);
  const weekday = lastWeekdayOf(words, language);
  if (weekday === undefined) return false;
  const days = ((new Date(wallTime(row)).getUTCDay() - weekday + 6) % 7) + 1;
  const recent = new Date(wallTime(row) - days * 86_400_000);
  return !row.gold.options.some(option => isDay(option, recent));
}

/** The weekday beside "last", unless it is the last one of a month or of another period. */
function lastWeekdayOf(words: readonly string[], language: string): number | undefined {
  const at = words.findIndex(word => LAST[language]?.test(word));
  if (at < 0) return undefined;
  // Only the Romance languages put "last" after the weekday.
  const places = language === 'en' || language === 'de' ? [at + 1] : [at + 1, at - 1];
  for (const place of places) {
    const weekday = WEEKDAYS[language]?.findIndex(name => name.test(words[place] ?? '')) ?? -1;
    if (weekday >= 0) return OF.test(words[Math.max(at, place) + 1] ?? '') ? undefined : weekday;
  }
  return undefined;
}

const OF = exact('of|in|im|des|vom|de|del|en|du');

const isDay = (moment: Moment, date: Date): boolean =>
  moment.year === date.getUTCFullYear() && moment.month === date.getUTCMonth() + 1 && moment.day === date.getUTCDate();

function exact(source: string): RegExp {
  return new RegExp(`^(?:${source})$`);
}
