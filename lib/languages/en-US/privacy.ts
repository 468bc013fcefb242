import type { PrivacyWords } from '../pack/privacy.ts';

export const privacyWords: PrivacyWords = {
  numbers: {
    units: [
      'zero|oh|o|nought|naught|nil|zilch',
      'one',
      'two',
      'three',
      'four',
      'five',
      'six',
      'seven',
      'eight',
      'nine|niner',
    ],
    teens: [
      'ten',
      'eleven',
      'twelve',
      'thirteen',
      'fourteen',
      'fifteen',
      'sixteen',
      'seventeen',
      'eighteen',
      'nineteen',
    ],
    tens: ['twenty', 'thirty', 'forty|fourty', 'fifty', 'sixty', 'seventy', 'eighty', 'ninety'],
    repeats: { 2: 'double', 3: 'triple|treble' },
  },
  months:
    'january|february|march|april|may|june|july|august|september|october|november|december|jan|feb|mar|apr|jun|jul|aug|sep|sept|oct|nov|dec',
  dateWords:
    'first|second|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth|eleventh|twelfth|thirteenth|fourteenth|fifteenth|sixteenth|seventeenth|eighteenth|nineteenth|twentieth|thirtieth|hundred|thousand|st|nd|rd|th',
  births: {
    said: 'born|birth|dob|d o b|birthdate',
    days: 'birthday|birthdays|bday',
    links: 'is|was|on|the|of|my|in|it|its|am|at|s|a|an|as|and|date|year|d|o|b|birth|born|dob|me|i|you|your',
  },
  mail: {
    at: 'at',
    dot: 'dot',
    joints: 'dot|dash|hyphen|minus|underscore|score|under',
    neverNames:
      'look|looking|looked|shop|shopping|buy|bought|order|ordered|found|saw|seen|is|am|are|was|were|me|us|it|them|purchased|available|arrive|arrived',
    hosts: 'gmail|googlemail|hotmail|outlook|yahoo|icloud|gmx|proton|protonmail|aol',
    topLevels: 'com|net|org|co|io|info|edu|gov|biz|us|me|eu',
  },
  fillers: 'dash|hyphen|minus|um|uh',
  tails: { words: 'end|ending|ends|ended|digits', links: 'are|is|in|with' },
  streets: {
    words:
      'street|st|road|rd|avenue|ave|av|lane|ln|drive|dr|court|ct|boulevard|blvd|way|close|crescent|terrace|square|sq|gardens|grove|hill|mews|parade|parkway|pkwy|highway|hwy|place|pl|circle|cir|trail|row|walk|wharf|house|flat|apt|number|no',
  },
  currencies: 'euro|euros|dollar|dollars|pound|pounds',
  identifiers: [
    {
      // SSN: no 000, 666 or 9xx area, no 00 group, no 0000 serial.
      digits: 9,
      form: /^(?!000|666|9)\d{3}(?!00)\d{2}(?!0000)\d{4}$/,
      onlyWhen: { grouped: /^\d{3}([ -])\d{2}\1\d{4}$/, labels: 'ssn|social' },
    },
  ],
};
