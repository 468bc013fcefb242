import type { FillerWords } from '../pack/fillers.ts';

export const fillerWords: FillerWords = {
  neutral: (
    'ein eine einen einem einer eines der die das den dem des mein meine meinen meinem meiner unser unsere ' +
    'unseren dein deine ihr ihre ihren es ist war sind waren ich wir sie er du mir mich uns ihnen habe haben ' +
    'bin hatte hatten wurde wurden bitte danke hallo guten tag ja also na ahm aeh ah hm okay ok mal so nur etwa ' +
    'ungefahr circa ca rund genau vielleicht wohl eigentlich naja glaub glaube denke schatze am an im in um zum fur von mit bei beim vom per ' +
    'wieder dann da halt eben eventuell gern gerne sagen jetzt nochmal liebsten besten einfach spontan ware wurd passen gehen musste muss gewesen sein wars geht'
  ).split(' '),
  about: (
    'datum termin mahnung beschwerde reklamation anfrage anruf brief rate auftrag lieferung bestellung bestellt kauf gekauft geliefert erhalten bekommen gekommen angekommen ' +
    'gebucht bezahlt fallig geboren verschickt geschickt kam schreiben nachricht beleg uberweisung abbuchung kontoauszug lieferdatum bestelldatum kaufdatum geburtsdatum geburtstag ' +
    'buchung reservierung betrag preis summe ruckerstattung ruckzahlung gutschrift guthaben rabatt gebuhren kosten kostet kostete rechnung gebuhr erstattung zahlung nummer ' +
    'telefon telefonnummer handy handynummer mobil mobilnummer rufnummer tel email e mail mailadresse adresse ' +
    'erreichbar uhrzeit vorwahl laufzeit vertragslaufzeit dauer aufenthalt garantie ' +
    'mindestlaufzeit kundigungsfrist frist wartezeit lieferzeit bearbeitungszeit verspatung verzogerung urlaub fahrt fahrtzeit fussweg ' +
    'halbpension vollpension fruhstuck anzahlung kaution trinkgeld versand versandkosten porto selbstbeteiligung selbstbehalt miete aufpreis nachzahlung mahngebuhr pfand zuschlag nachlass skonto provision ' +
    'zinsen zins jahreszins effektiver effektiv steuer ' +
    'gutschein bargeld eigenanteil zuzahlung stelle versuch stock etage og obergeschoss stockwerk'
  ).split(' '),
  sums: {
    nouns: 'gutschein rechnung mahnung scheck quittung uberweisung abbuchung lastschrift gutschrift zahlung'.split(' '),
    over: 'uber',
  },
  rangeOpeners: 'zwischen',
  rates: 'der|die|das|den|am|im|pro|je|jede|jeder|jedes',
  corrections: {
    insteadOf:
      'nein|ne|nee|ach nein|sorry|entschuldigung|verzeihung|pardon|quatsch|moment|stopp|halt|ich meine|ich meinte|besser gesagt|genauer gesagt|vielmehr|oder vielmehr|korrektur|falsch',
    denials: 'nicht|und nicht|statt|anstatt|anstelle von',
    contrasts: 'sondern|doch',
    hesitations: 'ah|ahm|aeh|aehm|hm|also|na|ach',
    restates: 'also|sprich|das heißt|d\\.h\\.|das ist|das wäre|das war|genauer gesagt|besser gesagt|ich meine|nämlich',
  },
};
