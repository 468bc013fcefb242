import { any, NUMERIC_DATES, NUMERIC_TIMES, type StandInWords, sequence, smallNumbers } from '../pack/stand-in.ts';
import { numberWords } from './numbers.ts';

const weekday = any(['monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday', 'sunday']);
const month = any([
  'january|february|march|april|may|june|july|august|september|october|november|december',
  '(?:jan|feb|mar|apr|jun|jul|aug|sept?|oct|nov|dec)\\b\\.?',
]);
const day = '(?:3[01]|[12]?\\d)(?:st|nd|rd|th)?';
const year = '(?:,?\\s+(?:19|20)\\d{2})?';
const count = any(['\\d{1,3}', 'an?', 'a\\s+(?:few|couple\\s+of)', smallNumbers(numberWords)]);
const unit = '(?:day|week|month|year)s?';

export const standInWords: StandInWords = {
  products: [
    'wireless\\s+headphones?',
    'noise[\\s-]cancell?ing\\s+(?:headphones?|earbuds?)',
    '(?:over|on)[\\s-]ear\\s+headphones?',
    'bluetooth\\s+(?:earbuds?|headphones?|speakers?)',
    'wireless\\s+(?:earbuds?|chargers?|mouse|keyboards?)',
    '(?:smart|portable)\\s+speakers?',
    'charging\\s+(?:cases?|cables?)',
    'headphones?|earbuds?|headsets?|sound\\s?bars?',
    'smart\\s?(?:watch(?:es)?|phones?)|laptops?|tablets?|keyboards?',
    'wh-1000xm\\d|buds-pro',
  ],
  intents: {
    sure: [
      'refund(?:s|ed|ing)?',
      'return(?:s|ed|ing)?',
      'exchang(?:es?|ed|ing)',
      'money\\s+back',
      'send\\s+back',
      'swap',
    ],
    likely: ['complain(?:t|ts|ing)?', 'cancel(?:l?ed|l?ing|lation)?', 'track(?:ing)?', 'upgrade', 'replace(?:ment)?'],
  },
  dates: [
    sequence(`(?:from\\s+)?(?:the\\s+)?${day}`, '(?:to|until|through)(?:\\s+the)?', day, `(?:of\\s+)?${month}${year}`),
    sequence(`(?:from\\s+)?${month}`, day, '(?:to|until|through)(?:\\s+the)?', `${day}\\b${year}`),
    sequence('the', 'day', '(?:before', 'yesterday|after', 'tomorrow)'),
    sequence(`(?:${weekday},?\\s+)?${month}`, `${day}\\b${year}`),
    sequence(`(?:${weekday},?\\s+)?(?:the\\s+)?${day}\\b`, `(?:of\\s+)?${month}${year}`),
    ...NUMERIC_DATES,
    sequence(any(['last', 'next', 'this', 'past', 'coming']), any([weekday, 'week(?:end)?', 'month', 'year'])),
    sequence(count, unit, 'ago'),
    sequence('in', count, unit),
    `${weekday}`,
    'today|tomorrow|yesterday|tonight',
    sequence('the', '(?:3[01]|[12]?\\d)(?:st|nd|rd|th)'),
  ],
  times: [
    '[01]?\\d(?:[:.][0-5]\\d)?\\s?(?:a\\.?m\\b\\.?|p\\.?m\\b\\.?)',
    "[01]?\\d\\s+o'clock",
    ...NUMERIC_TIMES,
    'noon|midnight',
  ],
  doubtfulNumbers: ['one'],
  currencies: [
    'us\\s+dollars?',
    'dollars?',
    'bucks',
    'pounds?(?:\\s+sterling)?',
    'quid',
    'euros?',
    'cents?',
    'pence',
    'usd|gbp|eur',
  ],
  betweenAmounts: 'or|to',
  percent: 'per\\s?cent',
  orderWords:
    '(?:order|ticket|invoice|case|reference|tracking|confirmation)(?:\\s+(?:number|no\\.?|id|code))?(?:\\s+is)?',
  nationalPhone: '\\(?[2-9]\\d{2}\\)?[\\s.-]?\\d{3}[\\s.-]\\d{4}',
};
