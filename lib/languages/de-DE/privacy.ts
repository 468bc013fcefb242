import type { PrivacyWords } from '../pack/privacy.ts';

export const privacyWords: PrivacyWords = {
  numbers: {
    units: ['null', 'eins', 'zwei|zwo', 'drei', 'vier', 'fünf|fuenf', 'sechs', 'sieben', 'acht', 'neun'],
    teens: [
      'zehn',
      'elf',
      'zwölf|zwoelf',
      'dreizehn',
      'vierzehn',
      'fünfzehn|fuenfzehn',
      'sechzehn',
      'siebzehn|siebenzehn',
      'achtzehn',
      'neunzehn',
    ],
    tens: [
      'zwanzig',
      'dreißig|dreissig|dreizig',
      'vierzig',
      'fünfzig|fuenfzig',
      'sechzig',
      'siebzig|siebenzig',
      'achtzig',
      'neunzig',
    ],
    compounds: {
      joint: 'und',
      units: ['', 'ein', 'zwei', 'drei', 'vier', 'fünf|fuenf', 'sechs', 'sieben', 'acht', 'neun'],
    },
    repeats: { 2: 'doppel|doppelt|zweimal', 3: 'dreifach|dreimal' },
  },
  months:
    'januar|jänner|jaenner|februar|feber|märz|mrz|maerz|april|mai|juni|juli|august|september|oktober|november|dezember|jan|feb|apr|jun|jul|aug|sep|sept|okt|nov|dez',
  dateWords:
    'erste|ersten|erster|zweite|zweiten|zweiter|dritte|dritten|dritter|vierte|vierten|fünfte|fünften|sechste|sechsten|siebte|siebten|achte|achten|neunte|neunten|zehnte|zehnten|elfte|elften|zwölfte|zwölften|tausend',
  yearBeginnings: 'neunzehnhundert|zweitausend',
  births: {
    said: 'geboren|geburtsdatum|geb',
    days: 'geburtstag',
    links: 'ist|war|am|der|die|das|den|dem|im|vom|und|mein|meine|meinem|ich|bin|wurde|von|auf|datum|geboren|tag|um|es',
  },
  mail: {
    at: 'aet|at-zeichen|klammeraffe',
    dot: 'punkt',
    joints: 'punkt|minus|bindestrich|unterstrich|strich',
    neverNames: '',
    hosts: 'gmx',
    topLevels: 'de|at|ch',
  },
  fillers: 'bindestrich|strich|minus|ähm',
  tails: { words: 'endet|endend|ziffern', links: 'auf|mit|sind' },
  streets: {
    words: 'hausnummer|nr|no',
    endings: 'straße|strasse|str|weg|platz|allee|gasse|ring|damm|ufer|chaussee|promenade',
  },
  currencies: 'pfund',
  identifiers: [{ digits: 11, form: /^[1-9]\d{10}$/, holds: hasSteuerIdCheckDigit }],
};

/** Steuer-ID, ISO 7064 mod 11,10. */
function hasSteuerIdCheckDigit(digits: string): boolean {
  let product = 10;
  for (let at = 0; at < 10; at += 1) {
    const sum = (Number(digits[at]) + product) % 10 || 10;
    product = (sum * 2) % 11;
  }
  return (11 - product) % 10 === Number(digits[10]);
}
