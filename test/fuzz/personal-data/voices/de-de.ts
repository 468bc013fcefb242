import type { Dice } from '../../../fixtures/personal-data/numbers.ts';
import { pad, type SpokenDate, type Voice } from '../voice.ts';

const UNITS = 'null eins zwei drei vier fünf sechs sieben acht neun'.split(' ');
const IN_COMPOUND = 'null ein zwei drei vier fünf sechs sieben acht neun'.split(' ');
const TEENS = 'zehn elf zwölf dreizehn vierzehn fünfzehn sechzehn siebzehn achtzehn neunzehn'.split(' ');
const TENS = ' zehn zwanzig dreißig vierzig fünfzig sechzig siebzig achtzig neunzig'.split(' ');
const MONTHS = 'Januar Februar März April Mai Juni Juli August September Oktober November Dezember'.split(' ');
const ORDINAL_STEMS =
  'erst zweit dritt viert fünft sechst siebt acht neunt zehnt elft zwölft dreizehnt vierzehnt fünfzehnt sechzehnt siebzehnt achtzehnt neunzehnt zwanzigst'.split(
    ' ',
  );

const pair = (value: number): string => {
  if (value < 10) return UNITS[value] ?? '';
  if (value < 20) return TEENS[value - 10] ?? '';
  const [ten, unit] = [TENS[Math.floor(value / 10)] ?? '', value % 10];
  return unit === 0 ? ten : `${IN_COMPOUND[unit]}und${ten}`;
};
const hundreds = (value: number): string => {
  const rest = value % 100;
  return `${IN_COMPOUND[Math.floor(value / 100)]}hundert${rest === 0 ? '' : pair(rest)}`;
};
const thousands = (value: number): string => {
  const rest = value % 1000;
  const head = Math.floor(value / 1000);
  return `${head === 1 ? 'ein' : head < 10 ? IN_COMPOUND[head] : pair(head)}tausend${rest === 0 ? '' : rest < 100 ? pair(rest) : hundreds(rest)}`;
};

const stem = (day: number): string => {
  if (day <= 20) return ORDINAL_STEMS[day - 1] ?? '';
  return `${pair(day)}st`;
};

function year(value: number, dice: Dice): string {
  const rest = value % 100;
  if (value >= 2000)
    return dice.pick([`zweitausend${rest === 0 ? '' : pair(rest)}`, `zweitausendund${pair(rest || 1)}`, String(value)]);
  return dice.pick([`neunzehnhundert${pair(rest)}`, pair(rest), String(value), `neunzehn ${pair(rest)}`]);
}

function spokenDate({ day, month, year: y }: SpokenDate, dice: Dice): string {
  const ending = dice.pick(['er', 'e', 'en', 'en']);
  const name = dice.pick([MONTHS[month - 1] ?? '', (MONTHS[month - 1] ?? '').toLowerCase()]);
  const said = year(y, dice);
  return dice.pick([
    `${stem(day)}${ending} ${name} ${said}`,
    `der ${stem(day)}e ${name} ${said}`,
    `am ${stem(day)}en ${name} ${said}`,
    `${stem(day)}${ending} ${stem(month)}${ending} ${said}`,
    `den ${stem(day)}en ${stem(month)}en ${said}`,
    `${stem(day)}er ähm ${stem(month)}er ${said}`,
    `${day}. ${name} ${said}`,
    `${pair(day)} ${pair(month)} ${pair(y % 100)}`,
    `null ${UNITS[day % 10]} null ${UNITS[month % 10]} ${said}`,
    `${day}.${month}. ${said}`,
  ]);
}

const ALPHABET =
  'Anton Berta Cäsar Dora Emil Friedrich Gustav Heinrich Ida Julius Kaufmann Ludwig Martha Nordpol Otto Paula Quelle Richard Samuel Theodor Ulrich Viktor Wilhelm Xanthippe Ypsilon Zacharias'.split(
    ' ',
  );
const CITY_ALPHABET =
  'Aachen Berlin Chemnitz Düsseldorf Essen Frankfurt Goslar Hamburg Ingelheim Jena Köln Leipzig München Nürnberg Offenbach Potsdam Quickborn Rostock Salzwedel Tübingen Unna Völklingen Wuppertal Xanten Ypsilon Zwickau'.split(
    ' ',
  );

function letter(character: string, dice: Dice): string {
  const at = character.toLowerCase().charCodeAt(0) - 97;
  const [upper, lower] = [character.toUpperCase(), character.toLowerCase()];
  return dice.pick([
    upper,
    upper,
    lower,
    ALPHABET[at] ?? upper,
    `${upper} wie ${ALPHABET[at]}`,
    `${upper} wie ${CITY_ALPHABET[at]}`,
  ]);
}

const STREETS = [
  'Hauptstraße',
  'Bahnhofstraße',
  'Lindenweg',
  'Goetheplatz',
  'Berliner Allee',
  'Am Markt',
  'Unter den Eichen',
  'Im Winkel',
  'Schillerstr.',
];
const CITIES = ['Berlin', 'Köln', 'München', 'Leipzig', 'Bad Homburg', 'Frankfurt am Main', 'Münster'];

export const german: Voice = {
  language: 'de-DE',
  country: 'DE',
  digits: [
    ['null'],
    ['eins'],
    ['zwei', 'zwo'],
    ['drei'],
    ['vier'],
    ['fünf'],
    ['sechs'],
    ['sieben'],
    ['acht'],
    ['neun'],
  ],
  pair,
  hundreds,
  thousands,
  repeated: (digit, times, dice) =>
    times === 2
      ? dice.pick([`zweimal die ${digit}`, `doppel ${digit}`, `zwei mal ${digit}`, `zweimal ${digit}`])
      : `dreimal die ${digit}`,
  joins: [
    'und',
    'dann',
    'und dann',
    'danach',
    'und dann noch',
    'also',
    'Strich',
    'als nächstes',
    'jetzt',
    'weiter mit',
    'und jetzt',
    'Leerzeichen',
    'genau',
  ],
  hesitations: ['äh', 'ähm', 'hm', 'Moment', 'warten Sie', 'mal sehen', 'glaube ich', 'ja', 'öh', 'also'],
  corrections: ['nein', 'Quatsch', 'Entschuldigung', 'ich meine', 'nein Moment', 'Verzeihung', 'falsch'],
  asides: [
    'Moment kurz',
    'wo hab ich sie',
    'hier ist sie',
    'haben Sie das',
    'die nächsten vier sind',
    'die letzten',
    'und zum Schluss',
    'danach kommt',
    'jawohl',
    'ich suche sie kurz',
  ],
  openings: ['klar, ', 'okay, ', 'Guten Tag, ', 'gerne. ', 'Hallo, hier ist Sabine, ', 'also '],
  closings: [' danke', '.', ', haben Sie das?', ' und ich möchte meine Bestellung prüfen', '. Stimmt das so?'],
  questions: {
    phone: 'Wie ist Ihre Telefonnummer?',
    card: 'Ihre Kartennummer bitte?',
    'date of birth': 'Und Ihr Geburtsdatum?',
    'e-mail': 'Wie lautet Ihre E-Mail-Adresse?',
    pin: 'Wie ist die PIN?',
    passport: 'Die Reisepassnummer bitte?',
    password: 'Wie ist das Passwort?',
    'card code': 'Und die Prüfziffer?',
    plate: 'Das Kennzeichen?',
    iban: 'Ihre IBAN?',
  },
  letter,
  mail: {
    at: ['at', 'ät', 'Klammeraffe', 'at-Zeichen'],
    dot: ['punkt', 'Punkt', 'dot'],
    underscore: ['Unterstrich', 'unterstrich'],
    hyphen: ['Bindestrich', 'minus', 'Minus'],
    hosts: [
      'gmx.de',
      'web.de',
      't-online.de',
      'gmail.com',
      'freenet.de',
      'posteo.de',
      'muster-firma.de',
      'arcor.de',
      'yahoo.de',
      'uni-koeln.de',
      'icloud.com',
    ],
    remarks: ['alles klein', 'alles kleingeschrieben', 'alles zusammen', 'zusammengeschrieben', 'ohne Leerzeichen'],
    names: ['max', 'mustermann', 'julia', 'müller', 'schmidt', 'hans', 'info', 'petra', 'krause', 'wolf'],
  },
  dates: {
    months: MONTHS,
    ordinal: stem,
    year,
    spoken: spokenDate,
    written: (day, month, y, dice) =>
      dice.pick([
        `${pad(day)}.${pad(month)}.${y}`,
        `${day}.${month}.${String(y).slice(2)}`,
        `${day}. ${MONTHS[month - 1]} ${y}`,
        `${y}-${pad(month)}-${pad(day)}`,
        `${day}. ${month}. ${y}`,
        `${pad(day)}/${pad(month)}/${y}`,
      ]),
  },
  addresses: [
    dice => `${dice.pick(STREETS)} ${dice.int(1, 250)}, ${dice.int(10_000, 99_000)} ${dice.pick(CITIES)}`,
    dice =>
      `${dice.pick(STREETS)} ${dice.int(1, 250)}${dice.pick(['a', 'b', ' c'])}, ${dice.int(10_000, 99_000)} ${dice.pick(CITIES)}`,
    dice =>
      `${dice.pick(STREETS)} ${dice.int(1, 250)}, ${dice.pick(['Hinterhaus', '2. OG', 'EG links'])}, ${dice.int(10_000, 99_000)} ${dice.pick(CITIES)}`,
    dice => `${dice.pick(STREETS)} ${dice.int(1, 250)} in ${dice.int(10_000, 99_000)} ${dice.pick(CITIES)}`,
    dice => `${dice.int(10_000, 99_000)} ${dice.pick(CITIES)}, ${dice.pick(STREETS)} ${dice.int(1, 250)}`,
  ],
  spokenAddresses: [
    (dice, say) =>
      `${dice.pick(STREETS)} ${say.number(dice.int(1, 99))}, ${say.digits(String(dice.int(10_000, 99_000)))} ${dice.pick(CITIES)}`,
    (dice, say) =>
      `${dice.pick(STREETS)} ${say.number(dice.int(1, 99))} in ${say.digits(String(dice.int(10_000, 99_000)))} ${dice.pick(CITIES)}`,
    (dice, say) =>
      `${dice.pick(STREETS)} Hausnummer ${say.number(dice.int(1, 99))}, Postleitzahl ${say.digits(String(dice.int(10_000, 99_000)))}`,
  ],
  plates: [
    dice => `${dice.pick(['B', 'K', 'M', 'HH', 'MTK'])}-${dice.pick(['AB', 'XY', 'L'])} ${dice.int(1, 9999)}`,
    dice => `${dice.pick(['B', 'K', 'M', 'HH', 'MTK'])} ${dice.pick(['AB', 'XY', 'LK'])} ${dice.int(100, 9999)}`,
  ],
  carriers: {
    phone: [
      'meine Telefonnummer ist {}',
      'Sie erreichen mich unter {}',
      'meine Handynummer lautet {}',
      '{}',
      'rufen Sie mich unter {} an',
      'das ist die {}',
      'ja also {}',
    ],
    card: ['meine Kartennummer ist {}', 'die Karte hat die Nummer {}', '{}', 'Kreditkarte {}', 'also vorne steht {}'],
    iban: ['meine IBAN ist {}', 'die IBAN lautet {}', '{}', 'bitte auf {} überweisen'],
    'national id': ['die Nummer ist {}', 'meine Steuer-ID ist {}', '{}', 'die Steueridentifikationsnummer lautet {}'],
    'bank account': ['meine Kontonummer ist {}', 'Konto {}', 'die Kontonummer lautet {}'],
    'sort code': [],
    'date of birth': [
      'ich bin am {} geboren',
      'geboren am {}',
      'mein Geburtsdatum ist {}',
      'Geburtsdatum {}',
      'mein Geburtstag ist {}',
      'ich wurde {} geboren',
      'Geburtstag {}',
      'geb. {}',
    ],
    'e-mail': [
      'meine E-Mail ist {}',
      'meine Mailadresse lautet {}',
      'schreiben Sie an {}',
      '{}',
      'die E-Mail-Adresse ist {}',
      'ja das ist {}',
    ],
    address: ['ich wohne in der {}', 'meine Adresse ist {}', '{}', 'bitte an {} liefern', 'die Anschrift lautet {}'],
    postcode: ['meine Postleitzahl ist {}', '{}'],
    'ip address': ['meine IP-Adresse ist {}', 'die IP lautet {}', 'ich komme von {}'],
    'mac address': ['die MAC-Adresse ist {}', 'auf dem Router steht {}', '{}'],
    digits: ['die Nummer ist {}', '{}', 'hier steht {}'],
    password: [
      'mein Passwort ist {}',
      'das Passwort lautet {}',
      'mein Kennwort ist {}',
      'Passwort: {}',
      'ich habe als Passwort {}',
    ],
    pin: ['meine PIN ist {}', 'die PIN lautet {}', 'PIN: {}', 'meine Geheimzahl ist {}', 'mein Pincode ist {}'],
    'card code': [
      'die Prüfnummer ist {}',
      'CVC {}',
      'der Sicherheitscode lautet {}',
      'die Kartenprüfnummer ist {}',
      'die drei Ziffern auf der Rückseite sind {}',
    ],
    passport: ['meine Reisepassnummer ist {}', 'Passnummer {}', 'mein Reisepass hat die Nummer {}', 'Reisepass {}'],
    licence: ['meine Führerscheinnummer ist {}', 'Führerschein {}', 'der Führerschein hat die Nummer {}'],
    plate: ['mein Kennzeichen ist {}', 'das Nummernschild ist {}', 'Kennzeichen {}', 'das Autokennzeichen lautet {}'],
    secret: ['im Log steht {}', 'hier ist der Token {}', 'der Link ist {}'],
  },
  trailing: {
    phone: ['{}, das ist meine Telefonnummer', '{} ist meine Nummer'],
    card: ['{}, das ist die Kartennummer'],
    'date of birth': [
      '{}, das ist mein Geburtsdatum',
      '{} ist mein Geburtsdatum',
      '{}, das ist mein Geburtstag',
      '{} bin ich geboren',
    ],
    'e-mail': ['{}, das ist meine E-Mail', '{} ist meine Mailadresse'],
    address: ['{}, das ist meine Adresse', '{}, da wohne ich'],
    password: ['{}, das ist mein Passwort', '{} ist mein Kennwort'],
    pin: ['{}, das ist meine PIN', '{} ist die PIN'],
    'card code': ['{} ist die Prüfnummer', '{}, das ist der Sicherheitscode', '{} auf der Rückseite'],
    passport: ['{} ist meine Passnummer', '{}, das ist die Reisepassnummer'],
    licence: ['{} ist meine Führerscheinnummer'],
    plate: ['{} ist mein Kennzeichen', '{}, das ist das Nummernschild'],
  },
  passwords: [
    'Geheim123',
    'sommer2020',
    'meinhund',
    'S0nne!Mond',
    'Fußball 77',
    'passwort1',
    'Schatzi',
    'großes B bayern null acht',
  ],
};
