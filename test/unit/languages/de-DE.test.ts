import { describe, expect, it } from 'vitest';
import { eachRow } from '../../fixtures/each-row.ts';
import { readPart, readValue, type TypedKindName } from '../../fixtures/read-value.ts';

type Row = readonly [kind: TypedKindName, said: string, value: string];

const SAID: readonly Row[] = [
  // The week before last, and the one before it.
  ['date', 'vorvergangenen Donnerstag', '2026-11-05'],
  ['date', 'vorvergangene Woche', '2026-W45'],
  ['date', 'vorvorletzte Woche', '2026-W44'],
  // Hours with the ending of everyday speech.
  ['time', 'gegen neune', '09:00'],
  ['time', 'um achte', '08:00'],
  ['time', 'um halb viere', '15:30'],
  ['time', 'um sechse in der Früh', '06:00'],
  ['duration', 'eine Stunde', 'PT1H'],
  // Abbreviations of chats.
  ['datetime', 'übermorgen vorm. 10h', '2026-11-19T10:00'],
  ['datetime', 'übermorgen nachm. 3h', '2026-11-19T15:00'],
  ['datetime', 'Fr nachm', '2026-11-20T12:00/2026-11-20T18:00'],
  ['date', 'vorm 3. Dezember', '../2026-12-03'],
  ['date', 'noch vorm Wochenende', '../2026-11-21'],
  // Short articles.
  ['datetime', "vor 'ner halben Stunde", '2026-11-17T14:30'],
  ['datetime', 'in ner halben stunde', '2026-11-17T15:30'],
  ['date', 'vor nem halben Jahr', '2026-05-17'],
  ['duration', "'n halben Tag", 'PT12H'],
  // Quarters of an hour.
  ['duration', 'zweieinviertel Stunden', 'PT2H15M'],
  ['duration', 'drei einviertel Stunden', 'PT3H15M'],
  ['duration', 'zweidreiviertel Stunden', 'PT2H45M'],
  // Remarks on a length, and what it is the length of.
  ['duration', 'gut und gerne drei Wochen', 'P3W'],
  ['duration', 'gut und gern zwei Stunden', 'PT2H'],
  ['duration', 'locker zwei Stunden', 'PT2H'],
  ['duration', 'annähernd drei Wochen', 'P3W'],
  ['duration', 'satte drei Wochen', 'P3W'],
  ['duration', 'schlappe zwei Stunden', 'PT2H'],
  ['duration', 'fünf Nächte mit Frühstück', 'P5D'],
  ['duration', 'vierzehn Tage Vollpension', 'P14D'],
  ['duration', 'vier Wochen Kündigungsfrist', 'P4W'],
  ['duration', 'zwanzig Minuten Verspätung', 'PT20M'],
  ['money', 'vierzig Euro Selbstbeteiligung', '40.00 EUR'],
  ['money', 'zwanzig Euro Trinkgeld', '20.00 EUR'],
  ['duration', 'geschlagene sieben Wochen', 'P7W'],
  ['duration', 'volle drei Tage', 'P3D'],
  ['duration', 'nicht mal mehr vier Stunden', 'PT4H'],
  ['duration', 'nicht einmal mehr vier Stunden', 'PT4H'],
  ['duration', 'anderthalbe Stunden', 'PT1H30M'],
  ['recurrence', 'gefühlt jeden zweiten Tag', 'R/P2D'],
  ['date', 'jederzeit zwischen Weihnachten und Neujahr', '2026-12-25/2027-01-02'],
  ['date', 'in ein paar Tagen', '2026-11-19'],
  ['date', 'über den ersten Mai', '2027-05-01'],
  ['date', 'über den 1. Mai', '2027-05-01'],
  // An hour that is over.
  ['datetime', 'vorhin um zehn nach neun', '2026-11-17T09:10'],
  ['datetime', 'vorhin gegen acht', '2026-11-17T08:00'],
  ['datetime', 'vorhin um zwei', '2026-11-17T14:00'],
  // Documents with their date.
  ['date', 'mit Schreiben vom 2. November', '2026-11-02'],
  ['date', 'Ihre Nachricht vom 2. November', '2026-11-02'],
  ['date', 'der Beleg vom 2. November', '2026-11-02'],
  ['date', 'die Überweisung vom 2. November', '2026-11-02'],
  ['date', 'die Abbuchung vom 2. November', '2026-11-02'],
  ['date', 'Kontoauszug vom 2. November', '2026-11-02'],
  ['money', 'neun Euro fuffzich', '9.50 EUR'],
  ['percentage', 'vier ein viertel Prozent', '4.25 %'],
  ['number', 'vier ein Achtel', '4.125'],
  // "Über" limits an amount, except after what has a sum.
  ['money', 'eine Rechnung über 89,90 Euro', '89.90 EUR'],
  ['money', 'ein Gutschein über vierzig Euro', '40.00 EUR'],
  ['money', 'eine Überweisung über 300 Euro', '300.00 EUR'],
  // Notes.
  ['money', 'einen Fuffi', '50.00 EUR'],
  ['money', 'einen Hunni', '100.00 EUR'],
  ['money', 'ein Fünfer', '5.00 EUR'],
  ['money', 'ein Zehner', '10.00 EUR'],
  ['money', 'zwei Zwanziger', '40.00 EUR'],
  ['money', 'einen Fünfziger', '50.00 EUR'],
  ['money', 'drei Hunderter', '300.00 EUR'],
  ['money', 'ein Zweihunderter', '200.00 EUR'],
  ['money', 'zwei Fünfhunderter', '1000.00 EUR'],
  ['money', 'zwei Tausender', '2000.00 EUR'],
  ['money', 'zwei zwanzig', '2.20 EUR'],
  ['ordinal', 'an achter Stelle', '8'],
  ['ordinal', 'beim vierten Mal', '4'],
  // Ranges that begin now, in the evening, or within the time at whose end they end.
  ['datetime', 'von jetzt an bis Weihnachten', '2026-11-17T15:00/2026-12-26T00:00'],
  ['datetime', 'von heute 18 Uhr bis morgen früh 6 Uhr', '2026-11-17T18:00/2026-11-18T06:00'],
  ['datetime', 'von Freitag 18 Uhr bis Montag früh um 8', '2026-11-20T18:00/2026-11-23T08:00'],
  ['datetime', 'von Freitagabend bis Sonntagabend', '2026-11-20T18:00/2026-11-22T18:00'],
  ['date', 'ab heute bis Ende des Jahres', '2026-11-17/2027-01-01'],
  ['date', 'ab dem 1. Dezember bis Jahresende', '2026-12-01/2027-01-01'],
  ['date', 'vom 1. Oktober bis Jahresende', '2026-10-01/2027-01-01'],
  ['date', 'von Oktober bis Ende 2027', '2027-10-01/2028-01-01'],
  // Several weeks of a month, in one word with the month or not.
  ['date', 'die ersten beiden Augustwochen', '2027-08-02/2027-08-16'],
  ['date', 'in den letzten zwei Augustwochen', '2027-08-16/2027-08-30'],
  ['date', 'die ersten beiden Wochen im August', '2027-08-02/2027-08-16'],
  ['duration', 'die beiden Tage', 'P2D'],
  // An hour that is a proposal.
  ['time', 'am späten Nachmittag, sagen wir halb sechs', '17:30'],
  ['datetime', 'morgen Abend, sagen wir mal acht Uhr', '2026-11-18T20:00'],
  ['datetime', 'morgen Abend sagen wir acht', '2026-11-18T20:00'],
  ['datetime', 'Freitag sagen wir mal so gegen drei', '2026-11-20T15:00'],
  ['time', 'spätnachmittags um fünf', '17:00'],
  // Two times before one hour.
  ['time', 'so viertel bis halb zehn', '09:15/09:30'],
  ['time', 'viertel bis dreiviertel zehn', '09:15/09:45'],
  ['time', 'zwischen halb und dreiviertel acht', '07:30/07:45'],
  ['datetime', 'morgen viertel bis halb zehn', '2026-11-18T09:15/2026-11-18T09:30'],
  ['time', '6.50 Uhr', '06:50'],
  ['time', 'um 5.30 Uhr', '05:30'],
  // A whole time.
  ['date', 'den ganzen Oktober über', '2027-10'],
  ['date', 'das ganze Wochenende über', '2026-11-21/2026-11-23'],
  ['duration', 'ewig lange drei Stunden', 'PT3H'],
  // Ordinals in digits, before what they count.
  ['ordinal', 'meine 4. Beschwerde', '4'],
  ['ordinal', 'die 3. Rate', '3'],
  ['ordinal', 'der 5. Anruf', '5'],
  ['ordinal', 'mein 2. Brief', '2'],
  ['ordinal', 'die 2. Reklamation', '2'],
  ['ordinal', 'der 2. Auftrag', '2'],
  ['ordinal', 'die 2. Anfrage', '2'],
  ['ordinal', 'zum 3. Mal', '3'],
  ['ordinal', 'die 2. Mahnung', '2'],
  ['ordinal', 'im 3. Stock', '3'],
  ['ordinal', 'im 4. OG', '4'],
  // How much an amount is felt to be.
  ['duration', 'sage und schreibe neun Tage', 'P9D'],
  ['money', 'sage und schreibe 300 Euro', '300.00 EUR'],
  ['money', 'ganze zwanzig Euro', '20.00 EUR'],
  ['money', 'stolze zwanzig Euro', '20.00 EUR'],
  ['money', 'satte zwanzig Euro', '20.00 EUR'],
  ['money', 'schlappe zwanzig Euro', '20.00 EUR'],
  ['money', 'lumpige zwanzig Euro', '20.00 EUR'],
  ['money', 'läppische zwanzig Euro', '20.00 EUR'],
  ['number', 'über den Daumen hundert', '100'],
  ['money', 'zwanzig Euro zu viel', '20.00 EUR'],
  ['money', 'zwanzig Euro zuviel', '20.00 EUR'],
  ['money', 'zwanzig Euro zu wenig', '20.00 EUR'],
  ['money', 'zwanzig Euro zuwenig', '20.00 EUR'],
  ['money', 'zwanzig Euro in bar', '20.00 EUR'],
  ['money', 'zwanzig Euro im Voraus', '20.00 EUR'],
  // The tax, and what is paid.
  ['money', '50 Euro inkl. MwSt.', '50.00 EUR'],
  ['money', '50 Euro inklusive Mehrwertsteuer', '50.00 EUR'],
  ['money', '50 Euro zzgl. USt', '50.00 EUR'],
  ['money', '50 Euro zuzüglich Umsatzsteuer', '50.00 EUR'],
  ['percentage', '19 % MwSt.', '19 %'],
  ['percentage', 'drei Prozent Skonto', '3 %'],
  ['percentage', '2,9 % effektiver Jahreszins', '2.9 %'],
  ['percentage', '2,9 % Zins effektiv', '2.9 %'],
  ['money', 'zwanzig Euro Aufpreis', '20.00 EUR'],
  ['money', 'zwanzig Euro Nachzahlung', '20.00 EUR'],
  ['money', 'zwanzig Euro Mahngebühr', '20.00 EUR'],
  ['money', 'zwanzig Euro Pfand', '20.00 EUR'],
  ['money', 'zwanzig Euro Zuschlag', '20.00 EUR'],
  ['money', 'zwanzig Euro Nachlass', '20.00 EUR'],
  ['money', 'zwanzig Euro Provision', '20.00 EUR'],
  ['money', 'zwanzig Euro Zinsen', '20.00 EUR'],
  ['money', 'zwanzig Euro Steuer', '20.00 EUR'],
];

/** Words that no other test holds, with their values written down once more. */
const WORDS: readonly Row[] = [
  ['date', 'vorvorgestern', '2026-11-14'],
  ['date', 'überübermorgen', '2026-11-20'],
  ['datetime', 'morgen mittags', '2026-11-18T12:00/2026-11-18T14:00'],
  ['date', 'dieses Quartal', '2026-10-01/2027-01-01'],
  ['date', 'vorgestern', '2026-11-15'],
  ['recurrence', 'quartalsweise', 'R/P3M'],
  ['recurrence', 'zweiwöchentlich', 'R/P2W'],
  ['date', '3. Jänner', '2027-01-03'],
  ['date', '3. Feber', '2027-02-03'],
  ['time', '15 Uhr MESZ', '13:00'],
  ['money', 'achtzig Rappen', '0.80 CHF'],
  ['ordinal', 'der vierzehnte', '14'],
  ['number', 'ein Schock', '60'],
  ['number', 'zwei Siebentel', '0.285714285714286'],
  ['date', 'Montag, Quatsch, Mittwoch', '2026-11-18'],
  ['date', 'in drei Geschäftstagen', '2026-11-20'],
  ['date', 'der nächste Geschäftstag', '2026-11-18'],
  ['date', 'der nächste Bankarbeitstag', '2026-11-18'],
  ['date', '3. Jaenner', '2027-01-03'],
];

const REFUSED: readonly (readonly [TypedKindName, string])[] = [
  ['time', 'drei, halb vier'],
  ['time', 'drei halb vier'],
  ['number', 'fünf sechs'],
  ['integer', 'zehn zwölf'],
  ['money', 'zwanzig Euro Rabattmarken'],
  ['money', 'über vierzig Euro'],
  // "Drei fünfzig Euro" is 3.50.
  ['money', 'ein 50-Cent-Stück'],
  ['money', 'drei 50-Euro-Scheine'],
  ['money', '50 Euro zuzüglich 5 Euro Versand'],
  ['time', 'halb oder dreiviertel acht'],
  ['ordinal', 'zum 2. oder 3. Mal'],
  ['ordinal', 'der 3. Dezember'],
  ['ordinal', '3.5 Stock'],
  ['money', 'der Betrag lag über vierzig Euro'],
];

describe('what is said in German', () => {
  eachRow([...SAID, ...WORDS])('%s "%s" is %s', async (kind, said, value) => {
    expect((await readValue(said, 'de-DE', kind)).value).toBe(value);
  });

  eachRow(REFUSED)('%s "%s" has no value', async (kind, said) => {
    expect(await readValue(said, 'de-DE', kind)).toMatchObject({ reason: 'invalid_value' });
  });

  eachRow([
    ['ich bin noch [bis zum Wochenende] krankgeschrieben und kann nicht kommen', '../2026-11-23', '../2026-11-16'],
    ['wir sind [bis Freitag] ausgebucht', '../2026-11-21', '../2026-11-14'],
    ['die Straße ist [bis Freitag] gesperrt', '../2026-11-21', '../2026-11-14'],
    ['weil die Straße [bis Freitag] gesperrt ist', '../2026-11-21', '../2026-11-14'],
    ['unser Konto ist ja leider [ab Freitag] eingeschränkt', '2026-11-20/..', '2026-11-13/..'],
    ['die Straße ist noch [bis Freitag] gesperrt', '../2026-11-21', '../2026-11-14'],
    ['Machte es [am Freitag] Sinn', '2026-11-20', '2026-11-13'],
    ['nein nicht am Donnerstag [am Freitag] hab ich gesagt', '2026-11-20', '2026-11-13'],
    ['nee [am Freitag] hatte ich doch gemeint', '2026-11-20', '2026-11-13'],
  ])('%s is of what is to come', async (text, value, other) => {
    const read = await readPart(text, 'de-DE', 'date');
    expect(read).toMatchObject({ value, review_reasons: ['policy'] });
    expect(read.alternatives?.map(alternative => alternative.value)).toEqual([other]);
  });

  eachRow(
    'gesperrt abgesperrt zugesperrt eingeschränkt krankgeschrieben ausgebucht freigestellt abgeschaltet stillgelegt gestört lahmgelegt ausgesetzt eingestellt abgestellt ausgelastet'.split(
      ' ',
    ),
  )('takes "ist %s" as a state', async state => {
    expect(await readPart(`das ist [bis Freitag] ${state}`, 'de-DE', 'date')).toMatchObject({ value: '../2026-11-21' });
  });

  eachRow([
    ['Rechnungsdatum ist [der 2. Oktober]', '2026-10-02'],
    ['Kaufdatum: [2. Oktober]', '2026-10-02'],
    ['Bestelldatum war [am 2. Oktober]', '2026-10-02'],
    ['Ausstellungsdatum [2. Oktober]', '2026-10-02'],
    ['das Schadensdatum ist [der 2. Oktober]', '2026-10-02'],
    ['Belegdatum [2. Oktober]', '2026-10-02'],
    ['Buchungsdatum [2. Oktober]', '2026-10-02'],
    ['die letzte Abrechnung ist [vom 2. Oktober]', '2026-10-02'],
    ['die Rechnung war noch [vom 2. Oktober]', '2026-10-02'],
    ['die Stromrechnung [vom 2. Oktober]', '2026-10-02'],
    ['der Kostenvoranschlag ist [vom 2. Oktober]', '2026-10-02'],
    ['das Gutachten ist [vom 2. Oktober]', '2026-10-02'],
    ['mein Attest [vom 2. Oktober]', '2026-10-02'],
    ['das Rezept ist [vom 2. Oktober]', '2026-10-02'],
    ['der Befund [vom 2. Oktober]', '2026-10-02'],
    ['die Gasrechnungen [vom 2. Oktober]', '2026-10-02'],
    ['die Beiträge vom [2. Oktober] stimmen nicht', '2026-10-02'],
    ['mein Verbrauch vom [2. Oktober]', '2026-10-02'],
  ])('%s is over', async (text, value) => {
    const read = await readPart(text, 'de-DE', 'date');
    expect(read).toMatchObject({ value });
    expect(read.review_reasons).toBeUndefined();
  });

  eachRow([
    ['wir haben das Zimmer [von Freitag bis Sonntag] gebucht gehabt', '2026-11-13/2026-11-16'],
    ['gebucht gehabt haben wir [von Freitag bis Sonntag]', '2026-11-13/2026-11-16'],
    ['das Auto haben wir [am Freitag] reserviert gehabt', '2026-11-13'],
  ])('takes "gehabt" after a participle as past: %s', async (text, value) => {
    const read = await readPart(text, 'de-DE', 'date');
    expect(read).toMatchObject({ value });
    expect(read.alternatives).toBeUndefined();
  });

  eachRow(['Augenarzt', 'Magenarzt', 'Lungenfacharzt', 'Morgendienst', 'Tagesgast', 'Regendienst', 'Folgedienst'])(
    'does not take "%s" as a participle',
    async noun => {
      const read = await readPart(`mein Termin beim ${noun} ist [am Freitag]`, 'de-DE', 'date');
      expect(read).toMatchObject({ value: '2026-11-20', review_reasons: ['policy'] });
    },
  );

  it('knows that a state in the past is over', async () => {
    const read = await readPart('ich war [bis Freitag] krankgeschrieben', 'de-DE', 'date');
    expect(read).toMatchObject({ value: '../2026-11-14' });
    expect(read.alternatives).toBeUndefined();
  });
});
