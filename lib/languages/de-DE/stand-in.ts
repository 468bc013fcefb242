import { any, NUMERIC_DATES, NUMERIC_TIMES, type StandInWords, sequence, smallNumbers } from '../pack/stand-in.ts';
import { numberWords } from './numbers.ts';

const weekday = any(['montag', 'dienstag', 'mittwoch', 'donnerstag', 'freitag', 'samstag', 'sonnabend', 'sonntag']);
const month = any([
  'januar|janner|februar|marz|april|mai|juni|juli|august|september|oktober|november|dezember',
  '(?:jan|feb|apr|jun|jul|aug|sept?|okt|nov|dez)\\b\\.?',
]);
const count = any(['\\d{1,3}', 'eine[mrn]?', 'einigen', smallNumbers(numberWords)]);
const unit = '(?:tage?n?|wochen?|monate?n?|jahre?n?)';
const ending = '(?:e[nrms]?)?';

export const standInWords: StandInWords = {
  products: [
    `(?:kabellos|drahtlos)${ending}\\s+(?:kopfhorern?|ohrhorern?|ladegerate?s?|tastatur)`,
    `(?:gerauschunterdruckend|noise[\\s-]cancelling)${ending}[\\s-]+kopfhorern?`,
    'bluetooth[\\s-](?:ohrhorern?|kopfhorern?|lautsprechers?)',
    '(?:funk|in-ear-)?kopfhorern?|ohrhorern?|headsets?|soundbars?',
    'lautsprechers?|ladekabels?|ladegerate?s?|smartwatch|laptops?|tablets?|tastatur',
    'wh-1000xm\\d|buds-pro',
  ],
  intents: {
    sure: [
      '(?:ruck)?erstattung|(?:zuruck)?erstatten|erstattet|geld\\s+zuruck',
      'zuruckgeben|zuruckgegeben|zuruckschicken|zurucksenden|ruckgabe|rucksendung|retoure|retournieren',
      'umtausch(?:en)?|umgetauscht|tauschen',
    ],
    likely: ['beschwer(?:de|en)', 'stornier(?:en|ung|t)', 'kundig(?:en|ung)', 'verfolgen', 'reklam(?:ieren|ation)'],
  },
  dates: [
    `(?:vom\\s+)?(?:3[01]|[12]?\\d)\\.\\s*bis\\s+(?:zum\\s+)?(?:3[01]|[12]?\\d)\\.\\s*${month}(?:\\s+(?:19|20)\\d{2})?`,
    `(?:${weekday},?\\s+(?:den\\s+)?)?(?:3[01]|[12]?\\d)\\.\\s*${month}(?:\\s+(?:19|20)\\d{2})?`,
    ...NUMERIC_DATES,
    '(?:3[01]|[12]?\\d)\\.(?:1[0-2]|0?[1-9])\\.(?!\\d)',
    `(?:letzt|vergangen|vorig|nachst|kommend|dies)${ending}\\s+${any([weekday, 'wochenende', 'woche', 'monat', 'jahr'])}`,
    sequence('(?:vor|in)', count, unit),
    weekday,
    'vorgestern|ubermorgen|gestern|heute|(?<!guten\\s)morgen',
  ],
  times: [
    '[012]?\\d(?:[:.][0-5]\\d)?\\s+uhr(?:\\s+[0-5]?\\d)?',
    `halb\\s+${smallNumbers(numberWords)}`,
    ...NUMERIC_TIMES,
    'mittags?|mitternacht',
  ],
  doubtfulNumbers: ['acht', 'null'],
  currencies: ['euro', 'eur', 'cent', 'us-dollar', 'dollar', 'usd', 'pfund', 'gbp', 'franken', 'chf'],
  betweenAmounts: 'oder|bis',
  percent: 'prozent',
  orderWords:
    '(?:bestell|auftrags|rechnungs|sendungs|kunden|vorgangs)(?:nummer|nr\\.?)(?:\\s+(?:ist|lautet))?|bestellung(?:\\s+(?:nr\\.?|nummer))?|auftrag',
  nationalPhone: '\\(?0\\d{2,4}\\)?[\\s/-]?\\d{3,4}(?:[\\s-]?\\d{2,4}){1,2}',
};
