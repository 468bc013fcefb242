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
      'dreißig|dreizig',
      'vierzig',
      'fünfzig|fuenfzig',
      'sechzig',
      'siebzig|siebenzig',
      'achtzig',
      'neunzig',
    ],
    hundreds: [],
    hundred: 'hundert',
    thousand: 'tausend',
    million: 'million|millionen',
    compounds: {
      joints: 'und',
      units: ['', 'ein'],
      ordinalEndings: 'te|ten|ter|tes|tem|ste|sten|ster|stes|stem',
    },
    repeats: {
      2: 'doppel|doppelt|doppelte|zweimal|zwei mal|zweimal die|zwei mal die',
      3: 'dreifach|dreimal|drei mal|dreimal die|drei mal die',
    },
  },
  months:
    'januar|jänner|jaenner|februar|feber|märz|maerz|mrz|april|mai|juni|juli|august|september|oktober|november|dezember|jan|feb|apr|jun|jul|aug|sep|sept|okt|nov|dez',
  ordinals:
    'erste|ersten|erster|zweite|zweiten|zweiter|dritte|dritten|dritter|vierte|vierten|vierter|fünfte|fünften|fünfter|sechste|sechsten|sechster|siebte|siebten|siebter|achte|achten|achter|neunte|neunten|neunter|zehnte|zehnten|zehnter|elfte|elften|elfter|zwölfte|zwölften|zwölfter',
  links:
    'ist|war|am|der|die|das|den|dem|des|im|in|vom|und|mein|meine|meinem|meiner|ich|bin|wurde|von|auf|tag|um|es|lautet|heißt|nummer|nr|sind|hat|habe|wäre|also|ja|eine|ein|als|unter|folgende|folgender|mit|zur|zum|für|jahr|hier|dort|rückseite|karte|code|da',
  assertions: 'ist|lautet|heißt|sind|wäre|war|als',
  joiners:
    'dann|und dann|und dann noch|und dann die|und jetzt|jetzt|danach|und danach|und noch|nochmal|noch mal|als nächstes|weiter mit|weiter geht s mit|und weiter|also|so|ja|genau|okay|gut|bindestrich|strich|minus|leerzeichen|pause|äh|ähm|ehm|öh|hm|hmm|moment|einen moment|warten sie|warte|mal sehen|glaube ich|nein|nee|ne|quatsch|entschuldigung|verzeihung|ich meine|falsch|nein moment|sorry|bitte|eben|halt|naja|und die|plus|zum schluss|gefolgt von|schrägstrich',
  conjunctions: 'und',
  labels: {
    number:
      'telefonnummer|telefon|handynummer|handy|mobilnummer|rufnummer|rückrufnummer|festnetz|festnetznummer|meine nummer|kartennummer|kreditkarte|kreditkartennummer|bankkarte|kontonummer|konto|bankleitzahl|blz|iban|steuer id|steueridentifikationsnummer|steuernummer|sozialversicherungsnummer|rentenversicherungsnummer|kundennummer|versichertennummer|personalausweis|personalausweisnummer|ausweisnummer',
    pin: 'pin|pin nummer|pincode|pin code|geheimzahl|geheimnummer|tan|sicherheitsnummer|zugangscode|telefon pin|persönliche identifikationsnummer',
    'card code':
      'cvc|cvv|prüfnummer|prüfziffer|kartenprüfnummer|kartenprüfziffer|sicherheitscode|ziffern auf der rückseite|nummer auf der rückseite|zahlen auf der rückseite',
    password: 'passwort|kennwort|losungswort|codewort|zugangspasswort',
    passport: 'reisepass|reisepassnummer|passnummer|pass nummer|pass nr',
    licence: 'führerschein|führerscheinnummer|fahrerlaubnis|führerschein nummer',
    plate: 'kennzeichen|autokennzeichen|nummernschild|kfz kennzeichen|autonummer|kraftfahrzeugkennzeichen',
    postcode: 'postleitzahl|plz',
    address:
      'adresse|anschrift|wohne in der|wohne in|wohne im|wohne am|wohne an der|wohnhaft|wohnhaft in|wohnen in|liefern an|lieferadresse|da wohne ich|hausnummer',
    other: 'ip adresse|mailadresse|e mail adresse|email adresse|mac adresse',
    order:
      'bestellung|bestellnummer|bestell nr|bestellnr|auftrag|auftragsnummer|auftragsnr|rechnung|rechnungsnummer|rechnungsnr|sendungsnummer|paketnummer|ticket|ticketnummer|vorgangsnummer|vorgang|artikelnummer|artikel nr|fehlercode|buchungsnummer|lieferscheinnummer',
  },
  births: { said: 'geboren|geburtsdatum|datum meiner geburt|geb|geborene', days: 'geburtstag' },
  mail: {
    at: 'aet|at zeichen|klammeraffe|klammeraffen|affenschwanz',
    shyAt: 'ät',
    dot: 'punkt|dot',
    joints: 'punkt|dot|minus|bindestrich|unterstrich|strich|underscore',
    remarks:
      'alles|klein|kleingeschrieben|zusammen|zusammengeschrieben|ohne|leerzeichen|geschrieben|kleinbuchstaben|groß|großes',
    neverNames: '',
    hosts: 'web|t online|freenet|arcor|posteo|mailbox',
    topLevels: 'de|at|ch|li',
  },
  neverPasswords:
    'nicht|falsch|abgelaufen|ungültig|vergessen|gesperrt|verloren|weg|zu|nötig|erforderlich|kein|keine|das|es|was|wo|wie|welches|zurücksetzen|ändern|geändert|unsicher|sicher|ich|mein|nie|immer|wieder|noch|auch|schon|geht|funktioniert|unbekannt|dasselbe|gleich|wird|dies|der|die|ein',
  tails: { words: 'endet|endend|ziffern', links: 'auf|mit|sind' },
  streets: {
    words: 'hausnummer|nr|no',
    endings: 'straße|strasse|str|weg|platz|allee|gasse|ring|damm|ufer|chaussee|promenade',
    sure: { before: '', attached: 'straße|strasse|str|weg|allee|gasse|chaussee', behind: '' },
  },
  currencies: 'euro|euros|pfund|cent|franken',
  spelling: {
    alphabets:
      'anton berta cäsar dora emil friedrich gustav heinrich ida julius kaufmann ludwig martha nordpol otto paula quelle richard samuel theodor ulrich viktor wilhelm xanthippe ypsilon zacharias|- - - - - - - - - - konrad - - - - - - - siegfried - - - - xaver - zeppelin|aachen berlin chemnitz düsseldorf essen frankfurt goslar hamburg ingelheim jena köln leipzig münchen nürnberg offenbach potsdam quickborn rostock salzwedel tübingen unna völklingen wuppertal xanten - zwickau',
    examples: 'wie|von',
    letters: 'zett=Z|jot=J|vau=V|ix=X',
  },
  identifiers: [{ length: 11, digits: 11, form: /^[1-9]\d{10}$/, holds: hasSteuerIdCheckDigit }],
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
