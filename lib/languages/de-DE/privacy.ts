import type { PrivacyWords } from '../pack/privacy.ts';
import { monthNames, readOutNumbers } from '../pack/read-out.ts';
import { dateWords } from './dates.ts';
import { numberWords } from './numbers.ts';

export const privacyWords: PrivacyWords = {
  numbers: {
    ...readOutNumbers(numberWords, { never: 'ein|eine|einen|einem|einer|eines|zweier|dreier' }),
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
      4: 'vierfach|viermal|vier mal|viermal die|vier mal die',
      5: 'fünfmal|fünf mal|fünfmal die|fünf mal die',
    },
  },
  months: monthNames(dateWords),
  ordinals:
    'erste|ersten|erster|zweite|zweiten|zweiter|dritte|dritten|dritter|vierte|vierten|vierter|fünfte|fünften|fünfter|sechste|sechsten|sechster|siebte|siebten|siebter|achte|achten|achter|neunte|neunten|neunter|zehnte|zehnten|zehnter|elfte|elften|elfter|zwölfte|zwölften|zwölfter',
  links:
    'ist|war|am|der|die|das|den|dem|des|im|in|vom|und|mein|meine|meinem|meiner|ich|bin|wurde|von|auf|tag|um|es|lautet|heißt|nummer|nr|sind|hat|habe|wäre|also|ja|eine|ein|als|unter|folgende|folgender|mit|zur|zum|für|jahr|hier|dort|rückseite|karte|code|da|kunde|kundin|anrufer|anruferin|agent|wlan|wifi|dreistellige|vierstellige|sechsstellige|neue|neues|neuer|alte|altes|drei|vier|letzten|persönliche|komplette|ganze|steht|folgt|waren|benutze|verwende|nutze|gebe|tippe|eingegeben|konto|kontos|app|portal|router|banking|online|soll|sollte|sagt|lauten|fahrzeug|auto|wagen|bitte|datum|jetzt',
  assertions: 'ist|lautet|heißt|sind|wäre|war|als|soll|sollte|steht|lauten',
  own: 'mein|meine|meiner|unsere|ich',
  joiners:
    'dann|und dann|und dann noch|und dann die|und jetzt|jetzt|danach|und danach|und noch|nochmal|noch mal|als nächstes|weiter mit|weiter geht s mit|und weiter|also|so|ja|genau|okay|gut|bindestrich|strich|minus|leerzeichen|pause|äh|ähm|ehm|öh|hm|hmm|moment|einen moment|warten sie|warte|mal sehen|glaube ich|nein|nee|ne|quatsch|entschuldigung|verzeihung|ich meine|falsch|nein moment|sorry|bitte|eben|halt|naja|und die|plus|zum schluss|gefolgt von|schrägstrich|endet auf|endend auf|noch mal von vorne|nochmal von vorne|ich fang noch mal an|ich fange noch mal an|doppelpunkt|und hinten|von vorne',
  asides:
    'moment|kurz|kurzen|einen|augenblick|warten|warte|sie|mal|wo|hab|habe|ich|hier|ist|das|die|der|den|haben|sind|bereit|nächste|nächsten|letzte|letzten|ersten|ziffern|ziffer|zahl|zahlen|nummer|rest|und|zum|schluss|so|weiter|mhm|jawohl|richtig|gut|danach|kommt|kommen|hinten|vorne|dann|komma|guck|gucke|schau|schaue|sekunde|nein|ach|entschuldigung|sorry|meinte|meine|blödsinn|korrektur|noch|war|falsch|stimmt|nicht|vertan|versprochen|nee|quatsch|oh|verlesen|äh|ähm|öhm|also|hm|tja|na|ja|sagen|sage|wir|okay|genau|bitte|notiert|vorwahl|durchwahl|nochmal|eben|gleich|gerade|es|wie|gesagt|soweit|verstanden|alles|klar|suche|muss|schauen|gucken|doppelpunkt|fertig|ende|sondern|immer|dieselbe|selbe|übliche',
  conjunctions: 'und',
  labels: {
    number:
      'telefonnummer|telefon|handynummer|handy|mobilnummer|rufnummer|rückrufnummer|festnetz|festnetznummer|meine nummer|kartennummer|kreditkarte|kreditkartennummer|bankkarte|kontonummer|konto|bankleitzahl|blz|iban|steuer id|steueridentifikationsnummer|steuernummer|sozialversicherungsnummer|rentenversicherungsnummer|kundennummer|versichertennummer|personalausweis|personalausweisnummer|personalausweisnr|personalausweis nr|ausweisnr|ausweisnummer|steueridentnummer|identifikationsnummer|steuer identifikationsnummer|idnr|id nr|versicherungsnummer|mobil|erreichbar unter|erreichen mich unter|erreichen sie mich unter|zurückrufen unter|rufen sie mich an unter|telefon nummer|handy nummer|visa|mastercard|kontoverbindung|bankverbindung|vertragsnummer|mitgliedsnummer|konto nummer|giro|girokonto|karte|personummer|perso nummer|ausweis|nummer vom ausweis|nummer vom personalausweis|personalausweis nummer|idnummer|steuer idnr|steuer identnummer|identnummer|sv nummer|rvnr|sozialversicherungsausweis|kto|kto nr|ktonr|kontonr|handynr|telefonnr|tel nr|rückruf|erreichbar bin ich unter|erreichbar auf|anrufen unter|rückruf unter|bankleitzahl nummer|krankenkassennummer|versichertennr|kundennr|mitgliedsnr|aufenthaltstitel|festnetz nummer|privatnummer|durchwahl|fax|faxnummer|whatsapp',
    pin: 'pin|pin nummer|pincode|pin code|geheimzahl|geheimnummer|tan|sicherheitsnummer|zugangscode|telefon pin|persönliche identifikationsnummer|pin nr|der pin|pinnummer|bankpin|kartenpin|passcode|einmalcode|telefonpin|telefon geheimzahl|mtan|sms tan|sms code|verifizierungscode|freischaltcode|türcode|alarmcode|entsperrcode|pin zahl|kundenkennzahl|einmalpasswort|zugangs pin|sicherheits pin|persönliche geheimzahl|identifikationscode|code bekommen|code erhalten',
    'card code':
      'cvc|cvv|prüfnummer|prüfziffer|kartenprüfnummer|kartenprüfziffer|sicherheitscode|ziffern auf der rückseite|nummer auf der rückseite|zahlen auf der rückseite|auf der rückseite|hinten|hinten drauf|kartencode|prüfcode|cvc code|cvv code|cvc nummer|kontrollnummer|sicherheitsnummer der karte|ziffern hinten|zahlen hinten|nummern hinten|nummer hinten|ziffern auf der karte hinten|auf der kartenrückseite|kartensicherheitscode|sicherheitsnummer|prüfzahl|sicherheitszahl|code hinten|stellen hinten|cvv nummer|kreditkartenprüfnummer|c v v|c v c|hinten auf der karte|hinten auf meiner karte|auf der rückseite der karte|auf der rückseite meiner karte',
    password:
      'passwort|kennwort|losungswort|codewort|zugangspasswort|passwörter|pw|wlan passwort|wifi passwort|zugangscode|zugangswort|pass wort|kenn wort|passphrase|master passwort|mail passwort|router passwort|schlüsselwort|sicherheitswort|geheimwort',
    secret:
      'schlüssel|api schlüssel|zugangstoken|zugriffstoken|sitzungstoken|zugangsschlüssel|lizenzschlüssel|wiederherstellungsschlüssel|jeton',
    passport:
      'reisepass|reisepassnummer|passnummer|pass nummer|pass nr|nummer vom reisepass|pass|nummer meines reisepasses|passnr|reisepass nr|reisepassnr|reisepass nummer|nummer vom pass|kinderreisepass|nummer meines passes',
    licence:
      'führerschein|führerscheinnummer|fahrerlaubnis|führerschein nummer|führerscheinnr|führerschein nr|nummer vom führerschein|fahrerlaubnisnummer|führerscheins|nummer des führerscheins|fahrerlaubnis nr|lappen|nummer meines führerscheins|fahrerlaubnis nummer',
    plate:
      'kennzeichen|autokennzeichen|nummernschild|kfz kennzeichen|autonummer|kraftfahrzeugkennzeichen|kfz-kennzeichen|zulassung|polizeiliches kennzeichen|amtliches kennzeichen|kennzeichennummer|kfz zeichen|kennzeichen nummer|auto kennzeichen|nummernschilder|wunschkennzeichen|zulassungsnummer|kfz nummer|wagen kennzeichen',
    postcode: 'postleitzahl|plz',
    address:
      'adresse|anschrift|wohne in der|wohne in|wohne im|wohne am|wohne an der|wohnhaft|wohnhaft in|wohnen in|wohnen|liefern an|lieferadresse|da wohne ich|hausnummer|rechnungsadresse|wohnadresse|privatadresse|postadresse|zustelladresse|umgezogen in die|umgezogen nach|wohne ich|wohne|schicken sie es in die|schicken an|senden an|liefern sie an|liefern sie in die|an die adresse|techniker in die|meldeadresse|wohnort|neue anschrift|wohnhaft im|wohnhaft am|liefern sie es an|liefern sie es in die',
    box: 'postfach|postfachnummer|postfach nummer',
    other: 'ip adresse|mailadresse|e mail adresse|email adresse|mac adresse',
    order:
      'bestellung|bestellnummer|bestell nr|bestellnr|auftrag|auftragsnummer|auftragsnr|rechnung|rechnungsnummer|rechnungsnr|sendungsnummer|paketnummer|ticket|ticketnummer|vorgangsnummer|vorgang|artikelnummer|artikel nr|fehlercode|buchungsnummer|lieferscheinnummer|bestellreferenz|referenz|referenznummer|referenznr|aktenzeichen|sendung|sendungsverfolgung|paket|seriennummer|seriennr|serien nr|buchung|buchungsnr|buchungscode|buchungsreferenz|reservierung|reservierungsnummer|fallnummer|fehlernummer|fehler nummer|angebot|angebotsnummer|reklamation|reklamationsnummer|lieferschein|artikel|störungsnummer|schadennummer|modellnummer|chargennummer|flug|flugnummer|version|versionsnummer|firmware|build|vorgangs nr|bestell nummer|rechnungs nr|artikelnr|art nr|artnr|vorgangsnr|teilenummer|teilenr|teile nr|ersatzteilnummer|materialnummer|fallnr|sendungsnr|paketnr|ticketnr|auftrags nr|zählerstand',
    confirmation: 'bestätigungscode|bestätigungsnummer',
  },
  labelEndings:
    'passwort|kennwort|codewort|losungswort|telefonnummer|handynummer|mobilnummer|rufnummer|kontonummer|kartennummer|versicherungsnummer|ausweisnummer|geheimzahl|prüfnummer|postleitzahl|adresse|anschrift|kennzeichen|geburtsdatum',
  births: {
    said: 'geboren|geburtsdatum|datum meiner geburt|geb|geborene|bin vom|jahrgang|bin geboren|kam zur welt|zur welt gekommen|kam auf die welt|geburts datum|geborn|geb datum|geb dat|gebdat|geburtsdat',
    days: 'geburtstag',
    feasts:
      'heiligabend|heiligabends|weihnachten|weihnachtstag|weihnachtsfeiertag|silvester|silvesterabend|neujahr|neujahrstag|nikolaus|nikolaustag|ostern|ostersonntag|ostermontag|karfreitag|pfingsten|pfingstsonntag|pfingstmontag|allerheiligen|rosenmontag|dreikönigstag|maifeiertag|valentinstag',
    weekdays: 'montag|dienstag|mittwoch|donnerstag|freitag|samstag|sonnabend|sonntag',
  },
  mail: {
    at: 'aet|at zeichen|klammeraffe|klammeraffen|affenschwanz',
    ambiguousAt: 'ät|et|ett',
    dot: 'punkt|dot',
    joints: 'punkt|dot|minus|bindestrich|unterstrich|strich|underscore|unter|grundstrich|plus',
    remarks:
      'alles|klein|kleingeschrieben|zusammen|zusammengeschrieben|ohne|leerzeichen|geschrieben|kleinbuchstaben|groß|großes|einem|wort|mit|ü|ö|ä|wie|man|es|spricht|ausgeschrieben|punkt|doppel|ss',
    neverNames: '',
    hosts: 'web|t online|freenet|arcor|posteo|mailbox',
    topLevels: 'de|at|ch|li',
  },
  neverPasswords:
    'nicht|falsch|abgelaufen|ungültig|vergessen|gesperrt|verloren|weg|zu|nötig|erforderlich|kein|keine|das|es|was|wo|wie|welches|zurücksetzen|ändern|geändert|unsicher|sicher|ich|mein|nie|immer|wieder|noch|auch|schon|geht|funktioniert|unbekannt|dasselbe|gleich|wird|dies|der|die|ein|oder|aber|von|vom|aus|klappt|komme|kann|klappte|einloggen|anmelden|rein|zurück|eingegeben|angegeben|aufgeschrieben|hinterlegt|den|dem|bitte|danke|genau|okay',
  passwordComplaints:
    'und|mit|ohne|falsche|falsches|neues|neue|alt|altes|problem|probleme|fehler|hilfe|frage|fragen|eingabe|feld|link|mail|email|reset|rücksetzung|änderung|manager|seite|anmeldung|login|gehackt|gestohlen|richtig|korrekt|leer|sichtbar|unsichtbar|zweimal|dreimal|mehrfach|gestern|heute|morgen|jetzt|sofort|abgelehnt|akzeptiert|angenommen|verweigert|erneuern|erneuert|wiederherstellen|wiederhergestellt|bekommen|erhalten|schicken|zusenden|senden|benutzername|benutzer|konto|app|portal|sms|code|läuft|ab|muss|soll|sollte|will|möchte|hat|hatte|ist|war|sind|wurde|geknackt|ja|nein|hallo|äh|ähm|für|fürs|beim|bei|per|über|nach|seit|ungueltig|gueltig|gültig|verlegt',
  passwordChanges: {
    said: 'geändert|gesetzt|gestellt|ändern|setzen|habe|hab|geaendert',
    links: 'auf|in|zu|als',
    with: 'mit|als',
  },
  tails: { words: 'endet|endend|ziffern', links: 'auf|mit|sind' },
  streets: {
    words: 'hausnummer|gewerbegebiet|industriegebiet|gewerbepark|hinterhaus|vorderhaus',
    endings: 'straße|strasse|str|weg|platz|allee|gasse|ring|damm|ufer|chaussee|promenade',
    number: 'nummer|nr|hausnummer',
    flats: 'wohnung|whg|stock',
    cities: 'in',
    suffixes: '',
    sure: {
      attached: 'straße|strasse|str|weg|allee|gasse|chaussee|platz|damm|ufer|ring|berg',
      small: 'straße|strasse|str|allee|gasse|chaussee',
    },
  },
  currencies: 'euro|euros|pfund|cent|franken',
  units:
    'minuten|minute|stunden|stunde|uhr|tage|tagen|tag|woche|wochen|monate|monaten|jahre|jahren|kilometer|km|meter|personen|leute|zimmer|zimmern|mal|prozent|stück|grad|nächte|weitere|andere|für|und|bis|um|im|am|oder',
  spelling: {
    alphabets:
      'anton berta cäsar dora emil friedrich gustav heinrich ida julius kaufmann ludwig martha nordpol otto paula quelle richard samuel theodor ulrich viktor wilhelm xanthippe ypsilon zacharias|- - - - - - - - - - konrad - - - - - - - siegfried - - - - xaver - zeppelin|aachen berlin chemnitz düsseldorf essen frankfurt goslar hamburg ingelheim jena köln leipzig münchen nürnberg offenbach potsdam quickborn rostock salzwedel tübingen unna völklingen wuppertal xanten - zwickau|albert bernd charlotte daniel erich fritz georg hans igel jakob karl lima maria nathan otter peter - rosa sophie toni uhu vera walter - - zürich|anna bruno caesar david eva franz gerda hugo isidor johann kaiser leopold max norbert oskar paul quasi robert siegfried theo - vogel werner - yverdon zebra',
    examples: 'wie|von|wie in|für|wie bei|von wie',
    letters: 'zett=Z|jot=J|vau=V|ix=X',
  },
};
