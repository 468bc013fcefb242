import type { Row } from './gold.ts';

const HOUR = 3_600_000;
const DAY = 24 * HOUR;

/**
 * Words whose bounds nobody agrees on, with how far two sources may differ: when an afternoon ends, whether a weekend
 * begins on Friday evening, whether spring begins on 1 or on 20 March, where the "end" of a month begins.
 */
const VAGUE: readonly { words: RegExp; toleranceMs: number }[] = [
  {
    words:
      /(?:morning|\blunch(?:time)?|\bmidday|afternoon|\bevening|night|\btonite|\bdinner|daytime|dawn|fruh|morgens?|vormittags?|mittags?|nachmittags?|abends?|nachts?|nacht|manana|mediodia|tarde|noche|madrugada|matin|midi|apres-midi|soir|soiree|nuit|dejeuner)\b/,
    // And a second, since Microsoft ends the night at 23:59:59.
    toleranceMs: 4 * HOUR + 1_000,
  },
  { words: /^\D*\b[ap]m\b/, toleranceMs: 4 * HOUR },
  { words: /\b(?:weekend|wochenende|fin de semana|finde|week-?end|fin de semaine)\b/, toleranceMs: DAY },
  {
    words:
      /\b(?:spring|summer|autumn|fall|winter|season|fruhling|fruhjahr|sommer|herbst|primavera|verano|otono|invierno|estacion|printemps|ete|automne|hiver|saison)\b/,
    toleranceMs: 25 * DAY,
  },
  {
    words:
      /\b(?:end|start|beginning|early|mid|middle|late|ende|anfang|mitte|fin|final|finales|comienzo|principio|mediados|inicio|debut|milieu)\b/,
    toleranceMs: 10 * DAY,
  },
  {
    words:
      /\b(?:end|start|beginning|early|mid|middle|late|ende|anfang|mitte|fin|final|comienzo|principio|mediados|debut|milieu)\b.*(?:\byear|jahr|\bano\b|\bannee|\b(?:19|20)\d\d\b)/,
    toleranceMs: 62 * DAY,
  },
  { words: /\b(?:earlier|later|mas tarde|mas temprano|plus tard|plus tot|spater|fruher)\b/, toleranceMs: 3 * DAY },
];

/** The allowed difference of an edge of this range in milliseconds; 0 for words that have one agreed meaning. */
export function toleranceOf({ said }: Pick<Row, 'said'>): number {
  const folded = said.toLowerCase().normalize('NFD').replace(/\p{M}/gu, '');
  return Math.max(0, ...VAGUE.filter(({ words }) => words.test(folded)).map(({ toleranceMs }) => toleranceMs));
}
