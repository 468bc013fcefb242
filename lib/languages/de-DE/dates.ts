import { AMBIGUOUS_PART } from '../pack/costs.ts';
import type { DateWords } from '../pack/dates.ts';
import { inflect } from '../pack/inflect.ts';
import { rules } from './date-rules.ts';
import { ENDINGS } from './endings.ts';
import { HOLIDAYS } from './holidays.ts';
import { TENSE } from './tense.ts';

export const dateWords: DateWords = {
  dayFirst: true,
  monthFirstToo: false,
  twentyFourHours: true,
  vagueHour: 'e',
  neverNumbers: 'eine|einen|einem|einer|eines|erst|zuerst|erstens',
  months: [
    ['januar|jan|jänner|jaenner', 1],
    ['februar|feb|feber', 2],
    ['märz|maerz|mär|mrz', 3],
    ['april|apr', 4],
    ['mai', 5],
    ['juni|jun', 6],
    ['juli|jul', 7],
    ['august|aug', 8],
    ['september|sept|sep', 9],
    ['oktober|okt', 10],
    ['november|nov', 11],
    ['dezember|dez', 12],
  ],
  weekdays: [
    ['montag|montagen|mo|mo .|mon', 1],
    ['dienstag|dienstagen|dienstage|di|di .|die', 2],
    ['mittwoch|mittwochen|mittwoche|mi|mi .', 3],
    ['donnerstag|donnerstagen|donnerstage|do|do .|don', 4],
    ['freitag|freitagen|freitage|fr|fr .|fre', 5],
    ['samstag|samstagen|samstage|sa|sa .|sam', 6],
    ['sonnabend', 6],
    ['sonntag|sonntagen|sonntage|so|so .|son', 7],
  ],
  everyWeekday: [
    ['montags', 1],
    ['dienstags', 2],
    ['mittwochs', 3],
    ['donnerstags', 4],
    ['freitags', 5],
    ['samstags|sonnabends', 6],
    ['sonntags', 7],
  ],
  units: [
    ['sekunde|sekunden|sek|sek .|s', 'second'],
    ['minute|minuten|min|min .', 'minute'],
    ['stunde|stunden|stündchen|std|std .|h', 'hour'],
    ['tag|tage|tagen|tages|tags', 'day'],
    ['woche|wochen', 'week'],
    ['monat|monate|monaten|monats', 'month'],
    ['quartal|quartale|quartals|vierteljahr|vierteljahre|vierteljahren', 'quarter'],
    ['jahr|jahre|jahren|jahres|kalenderjahr|kalenderjahrs|kalenderjahres', 'year'],
    ['jahrzehnt|jahrzehnte', 'decade'],
    ['jahrhundert|jahrhunderte', 'century'],
  ],
  shifts: [
    [`${inflect('dies|aktuell|laufend|heutig|gegenwärtig', ENDINGS)}|dies`, 0],
    [inflect('nächst|naechst|kommend|folgend|nächstfolgend', `${ENDINGS}|`), 1],
    [inflect('übernächst', ENDINGS), 2],
    [inflect('letzt|vergangen|vorig|vorherig|vorangegangen', ENDINGS), -1],
    [inflect('vorletzt|vorvorig|vorvergangen', ENDINGS), -2],
    [inflect('vorvorletzt', ENDINGS), -3],
  ],
  days: [
    ['heute|heut|am heutigen tag|dem heutigen tag|heutigen tag', 0],
    ['morgen', 1],
    ['gestern|der gestrige tag', -1],
    ['übermorgen|uebermorgen', 2],
    ['vorgestern', -2],
    ['vorvorgestern', -3],
    ['überübermorgen', 3],
  ],
  daysBeside: [
    [
      'der nächste tag|am nächsten tag|der folgende tag|am folgenden tag|folgetag|am folgetag|am darauffolgenden tag|darauffolgenden tag|der darauffolgende tag|tags darauf|am tag darauf|am tag danach|der tag danach|der tag darauf|den tag danach|tags danach',
      1,
    ],
    ['vortag|am vortag|tags zuvor|am tag davor|am tag zuvor', -1],
  ],
  dayParts: [
    [
      'morgens|früh|frueh|am morgen|frühmorgens|in der früh|vormittag|vormittags|am frühen morgen|frühen morgen|früh am morgen|früh morgens|in aller früh|in aller frühe|in der frühe|in aller herrgottsfrühe|vorm .',
      'morning',
      4,
      12,
    ],
    ['morgen', 'morning', 4, 12, AMBIGUOUS_PART],
    ['mittag|mittags|zur mittagszeit|um die mittagszeit|um die mittagsstunde|in der mittagszeit', 'lunch', 12, 14],
    [
      'nachmittag|nachmittags|spätnachmittag|spätnachmittags|frühen nachmittag|späten nachmittag|nachm|nachm .',
      'afternoon',
      12,
      18,
    ],
    ['abend|abends|frühen abend|späten abend|spätabends', 'evening', 18, 24],
    ['nacht|nachts', 'night', 20, 30],
  ],
  meridiems: [
    ['a . m .|a . m', 'am'],
    ['pm|p . m .|p . m', 'pm'],
  ],
  clocks: [
    ['mittag|zwölf uhr mittags|12 uhr mittags', '12:00'],
    ['mitternacht|um mitternacht|mitternachts|12 uhr mitternacht|zwölf uhr mitternacht', '24:00'],
  ],
  vague: [
    ['ein paar', 2],
    ['ein paar', 3],
    ['einige|einigen|mehrere|mehreren|ein paar wenige|wenige|wenigen', 3],
  ],
  quantities: [
    ['eine|einen|einem|einer|eines|ne|ner|nem|nen', 1],
    ['anderthalb|eineinhalb|anderthalben|anderthalbe|anderthalber', 1.5],
    ['dutzend|ein dutzend', 12],
    ['beiden', 2],
    ['dreiviertel|ein dreiviertel', 0.75],
    ['eineinviertel', 1.25],
    ['eindreiviertel', 1.75],
    ['hundert|einhundert', 100],
    ['hundertzwanzig|einhundertzwanzig', 120],
    ['hundertachtzig|einhundertachtzig', 180],
  ],
  half: 'einhalb',
  centuries: [
    ['achtzehnhundert', 1800],
    ['neunzehnhundert', 1900],
    ['zweitausend|zweitausendund', 2000],
    ['zwanzig', 2000, 10],
  ],
  recurring: [
    ['täglich|taeglich|tagtäglich', 'day'],
    ['wöchentlich|woechentlich', 'week'],
    ['vierzehntägig|zweiwöchentlich|14 tägig', 'fortnight'],
    ['monatlich', 'month'],
    ['vierteljährlich|quartalsweise', 'quarter'],
    ['halbjährlich|halbjaehrlich', 'half-year'],
    ['jährlich|jaehrlich', 'year'],
    ['stündlich', 'hour'],
  ],
  compounds: true,
  compoundEnds: {
    number: `${inflect('minütig|stündig|tägig|wöchig|monatig|jährig', `${ENDINGS}|`)}|wöchentlich|monatlich|jährlich|einhalb|einviertel|dreiviertel`,
    month: 'hälfte|woche|wochen|wochenende|anfang|beginn|mitte|ende',
  },
  bothEndsCounted: [8],
  workdays: [
    [
      'arbeitstag|arbeitstage|arbeitstagen|arbeitstages|bankarbeitstag|bankarbeitstage|bankarbeitstagen|geschäftstag|geschäftstage|geschäftstagen',
      5,
    ],
    ['werktag|werktage|werktagen|werktages', 6],
  ],
  holidays: HOLIDAYS,
  tense: TENSE,
  seasons: [
    ['frühling|frühjahr', 'spring'],
    ['sommer', 'summer'],
    ['herbst', 'autumn'],
    ['winter', 'winter'],
  ],
  zones: [
    ['utc|gmt', 'UTC'],
    ['mez|cet', 'Europe/Berlin'],
    ['mesz|cest', '+02:00'],
  ],
  now: 'jetzt|gerade|gerade eben|im moment|genau jetzt|im augenblick|sofort|momentan|gleich|derzeit|jetzt gerade|jetzt gleich',
  connectors:
    'am|an|um|in|im|der|den|dem|des|von|vom|,|gegen|für|per|so|so gegen|in der|ca|ca .|circa|etwa|.|um ca|ungefähr|also|das ist|sprich|irgendwann|gleich|direkt|schon|bereits|fürs|ins|dann|wieder|und zwar|, und zwar|nämlich|genauer|sagen wir|sagen wir mal|, sagen wir|, sagen wir mal',
  fillers:
    'glaub|glaube|denke|schätze|ich|am|an|um|in|im|der|die|das|den|dem|des|von|vom|für|per|,|.|!|?|bitte|vielleicht|ja|also|ungefähr|etwa|circa|ca|gegen|ist|es|auf|zu|zum|so|genau|rum|herum|irgendwann|lieber|stattdessen|noch|doch|wenn|möglich|möglichst|gleich|direkt|erst|schon|bereits|bestimmt|wohl|wahrscheinlich|angeblich|voraussichtlich|eigentlich|auch|nur|fürs|ins|wieder|dann|da|halt|eben|eventuell|gern|gerne|sagen|wir|mal|jetzt|spontan|nochmal|liebsten|besten|einfach|jederzeit|gefühlt',
  interjections: 'nein|ach nein|sorry',
  notSlips:
    'mittag|dienst|dienste|dienstes|diensttag|montage|montagen|augusta|april april|junior|jungs|junge|sonnig|sonntags|samten|marsch|marke|markt|feiertag|werktag|freigabe|leute|beute|sorgen|borgen|morden|norden|orden|gespenst',
  ambiguous: 'so|do|mi|di|die|fr|sa|mo|am|don|son|sam|mon|fre|gerade|gleich|mai',
  counted: 'euro|dollar|pfund|cent|prozent|franken',
  countedThings:
    'tag(?:es)?|(?<!am  )(?:[a-z]*(?:termin|anruf|versuch|besuch)(?:s|es)?|[a-z]*(?:rechnung|zahlung|lieferung|mahnung|bestellung)|(?:monats|schluss)?rate|stock|stockwerks?|etage|obergeschoss|og|brief|auftrag|reklamation|beschwerde|anfrage|gesprach|sitzung|impfung|behandlung|untersuchung|nachricht|e?mail|erinnerung|stelle|reihe|klasse|datum|(?:frei|verfugbar|moglich)(?:e|er|en|es) [a-z]*termine?)|(?<=(?:beim|zum|das|ein|dieses)  )mal',
  rules,
};
