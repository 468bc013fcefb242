import { any, NUMERIC_DATES, NUMERIC_TIMES, type StandInWords, sequence, smallNumbers } from '../pack/stand-in.ts';
import { numberWords } from './numbers.ts';

const weekday = any(['lunedi', 'martedi', 'mercoledi', 'giovedi', 'venerdi', 'sabato', 'domenica']);
const month = any(['gennaio|febbraio|marzo|aprile|maggio|giugno|luglio|agosto|settembre|ottobre|novembre|dicembre']);
const count = any(['\\d{1,3}', 'una?', 'un\\s+paio\\s+di', smallNumbers(numberWords)]);
const unit = '(?:giorn[oi]|settiman[ae]|mes[ei]|ann[oi])';
const period = any([weekday, 'settimana', 'mese', 'anno', 'fine\\s+settimana']);

export const standInWords: StandInWords = {
  products: [
    '(?:cuffie|auricolari)\\s+(?:senza\\s+fili|wireless|bluetooth|con\\s+cancellazione\\s+del\\s+rumore)',
    '(?:cassa|caricatore|tastiera|mouse)\\s+(?:senza\\s+fili|wireless|bluetooth|portatile)',
    'cuffie|auricolari|cassa|orologio\\s+intelligente|computer\\s+portatile|tastiera|caricatore',
    'wh-1000xm\\d|buds-pro',
  ],
  intents: {
    sure: [
      'rimbors(?:o|i|are|ate)',
      'restitu(?:ire|zione|ito)|rend(?:ere|o)',
      'cambi(?:o|are|arlo|arla)|sostitu(?:ire|zione)',
    ],
    likely: ['reclam(?:o|are)|lament(?:ela|are)', 'annull(?:are|amento)', 'disdire|disdetta', 'tracci(?:are|amento)'],
  },
  dates: [
    `(?:dal\\s+)?(?:3[01]|[12]?\\d)\\s+al\\s+(?:3[01]|[12]?\\d)\\s+(?:di\\s+)?${month}(?:\\s+(?:del\\s+)?(?:19|20)\\d{2})?`,
    `(?:${weekday},?\\s+)?(?:il\\s+|l')?(?:3[01]|[12]?\\d)\\s+(?:di\\s+)?${month}(?:\\s+(?:del\\s+)?(?:19|20)\\d{2})?`,
    ...NUMERIC_DATES,
    `(?:il\\s+|la\\s+|l')?${period}\\s+(?:scors[oa]|prossim[oa]|passat[oa])`,
    `(?:la\\s+|lo\\s+)?(?:scors[oa]|prossim[oa])\\s+${period}`,
    sequence(count, unit, 'fa'),
    sequence('(?:tra|fra)', count, unit),
    weekday,
    "l'altro\\s+ieri|dopodomani|oggi|ieri|domani",
  ],
  times: ['(?:alle\\s+)?(?:ore\\s+)?[012]?\\d[:.][0-5]\\d', ...NUMERIC_TIMES, 'mezzogiorno|mezzanotte'],
  doubtfulNumbers: ['una?', 'uno'],
  currencies: ['euro', 'eur', 'centesim[oi]', 'dollar[oi]', 'usd', 'sterlin[ae]', 'gbp', 'franch?[oi]'],
  betweenAmounts: 'o|a',
  percent: 'per\\s?cento',
  orderWords:
    "(?:numero|n\\.?)\\s+(?:di\\s+|d')?(?:ordine|fattura|tracciamento|pratica|riferimento)(?:\\s+e)?|ordine(?:\\s+numero)?|fattura",
  nationalPhone: '(?:3\\d{2}|0\\d{1,3})[\\s.-]?\\d{3}[\\s.-]?\\d{3,4}',
};
