import { earlyUnlessNamed } from '../pack/early.ts';
import type { TenseWords } from '../pack/tense.ts';

/** The present plural, the infinitive and the participle have the same form. It is past only beside an auxiliary. */
const ALIKE = '(?:bekommen|erhalten|vergessen|verlassen)';
const AUXILIARY = '(?:hab|habe|hast|hat|haben|habt|hatte|hatten|hätte|hätten|ist|sind|bin|wurde|wurden|worden)';
/** Words that look like participles but do not make a clause past: "Augenarzt", "Angebot", "folgenden", "gebuchten". */
const LIKE_PARTICIPLES =
  '[a-zäöü]*(?:augen|magen|lungen|morgen|tages|regen|bürger|zeugen|folge)[a-zäöüß]+|[a-zäöü]*ge[a-zäöüß]*(?:schaft|heit|keit|ungen|amt|dienst|wagen|bot|bühren|igen|samen|enen|(?<![ua])nden|(?<!gl|w|str|schl)ichen|(?<!bo|be|hal|strit|schnit|lit|rit|ra|bra|tre|gol|glit)ten)';

/** States after "ist": "die Straße ist bis Freitag gesperrt". With "haben" or "worden" these participles are past. */
const STATE =
  '(?:ab|zu)?gesperrt|eingeschränkt|krankgeschrieben|ausgebucht|freigestellt|abgeschaltet|stillgelegt|ausgelastet|gestört|lahmgelegt|ausgesetzt|eingestellt|abgestellt';
const IS = '(?:ist|sind|bin|bist|seid|bleibt|bleiben)';

/** A participle without "ge" looks like the present and is past beside an auxiliary only: "hab es übermittelt". */
const DID =
  '(?:hab|habe|hast|hat|haben|habt) +(?:[a-zäöüß]+ +){0,8}?(?:be|ver|er|ent|zer|über|unter|wider)(?:[a-zäöüß]{3,}(?<!schrif|schaf|besetz|kunf|sich|fahr|kann|rei|lus|rich)t|(?:schr|tr)ieben|sprochen|nommen|tragen|lassen|griffen|gangen|wiesen|zogen)';

/** Things that are booked. */
const BOOKINGS = 'flug|flüge|termin|termine|tisch|zimmer|reise|buchung|reservierung|zug|kurs|treffen|besichtigung';

/** A journey that starts at six starts in the morning. */
const JOURNEYS = 'zug|züge|flug|flieger|flugzeug|fähre|bus|ice|abfahrt|abflug|boarding';

/** Behind these words begins what was said: "er hat gesagt, er kommt". */
const SAID = '(?:gesagt|gemeint|geschrieben|mitgeteilt|versichert|behauptet|erklärt|hieß|sagte|sagten|meinte|meinten)';

/** Who gets up at a quarter to six does so in the morning. */
const RISING = 'steh(?:e|en)?(?=.* auf(?! de[mnr] |[^ ]))|aufstehen|aufgestanden|wecker|frühstück(?:en)?|brunch';

/** "Ich hab", "die wollte": the subject is first, so that it begins the clause. A question is one only after other words. */
const STARTS = [
  '(?:ich|wir|er|es|man|ihr|du|sie|das|die|der) (?:hab|habe|haben|habt|hat|hatten?|bin|ist|sind|war|waren|wurden?|kam|kamen|will|wollen|wollte|wollten|möchten?|muss|müssen|kann|können|könnten?|brauchen?|bräuchten?|würden?|soll|sollen|sollte|darf|hätten?)',
  '(?<=[^ ] )(?:kann|können|könnten?|könntet|könnt|kannst|darf|soll|muss|würden|wollen) (?:ich|sie|wir|ihr|du|man|das)',
  'was (?:soll|ist|kann|mache?|machen|muss|müssen)',
  `(?<=${SAID} )(?:ich|wir|er|es|man|ihr|du|sie|das|die|der|mein|meine|jemand|einer|eine|ein)`,
].join('|');

export const TENSE: TenseWords = {
  past: 'war|waren|warst|wurde|wurden|hatte|hatten|gewesen|worden|kam|kamen|ging|gingen|bekam|bekamen|kaufte|kauften|bestellte|bestellten|rief|riefen|brachte|brachten|gab|gaben|schrieb|schrieben|sagte|sagten|lieferte|erhielt|erhielten|funktionierte|zahlte|bezahlte|schickte|fand|fanden|stand|blieb|traf|sprach|flog|fuhr|endete|endeten|begann|begannen|startete|lief|liefen|kündigte|kündigten|meldete|wartete|passierte|öffnete|verlor|verloren|vergaß|ließ|ließen|nahm|nahmen|sah|sahen|warf|zog|holte|holten|stellte|stellten|kostete|buchte|buchten|reservierte|stornierte|überwies|meldeten|klappte|hörte|fiel|fielen|versuchte|versuchten|lag|lagen|musste|mussten|konnte|konnten|durfte|durften|fing|fingen|half|halfen|klappten|galt|galten|bat|baten|dauerte|dauerten|klingelte|änderte|änderten|wechselte|bestätigte|bestätigten|lieferten|verweigerte|reparierte|reparierten|installierte|informierte|kontaktierte|reagierte|stoppte|platzte|knallte|streikte|leuchtete|blinkte|piepte|fehlte|fehlten|machte|machten|legte|legten|setzte|setzten|hielt|hielten|trat|traten|brach|brachen|sprang|sprangen|schlug|schlugen|riss|rissen|verschwand|verschwanden|entstand|entstanden|geschah|starb|bot|boten|lud|trug|trugen|empfing|unterschrieb|übergab|übergaben|schloss|schlossen|brannte|brannten|erschien|erschienen|schnitt|litt|wies|regnete|krachte|rammte|landete|landeten|verpasste|rutschte|stürzte|kippte|versagte|erfuhr|befand|drehte|schaltete|testete|prüfte|prüften|ersetzte|tauschte|parkte|verlangte|berechnete|mietete|unterzeichnete|eröffnete|beantragte|widersprach|widerrief|zahlten|bezahlten|funktionierten|starteten|blieben|trafen|sprachen|flogen|fuhren|standen|warteten|passierten|beschwerte|entdeckte|bemerkte',
  participle:
    '(?:[a-zäöü]{2,8})?ge[a-zäöüß]{2,}(?:t|en)|bestellt|bezahlt|erhalten|bekommen|verloren|verschickt|versendet|versandt|storniert|reklamiert|retourniert|repariert|installiert|passiert|verkauft|erworben|beschädigt|entdeckt|verpasst|vergessen|verlassen|begonnen|verschoben|überwiesen|unterschrieben|übernommen|entschieden|versprochen|besprochen|verschwunden|zerbrochen|erschienen|bestätigt|beantragt|verabredet',
  noParticiple: `${LIKE_PARTICIPLES}|geht|gehen|gehst|geben|gebt|gegen|genug|gerne|gehört|gehören|gefällt|gefallen|gelten|gesamt|gesamten|geplant|gewünscht|gebeten|gehalten|geschlossen|geöffnet|geeignet|angegeben|gewohnt|gestalten|gegeben|gering|gebiet|gerät|gericht|gewicht|gesicht|geschäft|geschäften|gedanken|eingeladen|genießen|gewinnen|gelangen|geraten|geschehen|gestern|gesetzen|gesprächen|getränken|gegenständen|gegenden|gemeinden|gebäuden|geschenken|gehalt|geburt|gegenwert|genügt|gelingt|gewinnt|geld[a-zäöüß]+`,
  toCome:
    'wird|wirst|werde|werden|werdet|kann|kannst|können|könnt|könnte|könnten|könnten|soll|sollen|sollte|sollten|möchte|möchten|will|wollen|würde|würden|muss|müssen|darf|dürfen|brauche|brauchen|benötige|bitte|geplant|vorgesehen|erwarte|erwarten|hoffe|komme|kommt|fliege|reise|reisen|hole',
  ahead:
    '(?:auf|(?:bin|sind|bist|seid)(?: \\p{L}+){0,3}? bis(?: zum| zur| einschließlich)?|(?:bin|sind|ist|bist|seid)(?: \\p{L}+){0,3}? noch bis(?: zum| zur| einschließlich)?|(?:tisch|flug|termin|zimmer|karten|tickets?|reise|hotel|auto|wagen|mietwagen|platz|plätze|taxi|blumen)(?: \\p{L}+){0,4} für|(?:reserviert|gebucht|bestellt|gekauft|vereinbart) für)(?: den| das| die)?(?: \\p{L}+n)?',
  target:
    '(?:für|auf|ab|zum|zur|bis|bis zum|bis zur|(?<!(?:hatten?|gehabt) .*)(?:vom|von|zwischen))(?: den| dem| das| die)?',
  arranged:
    'gebucht|reserviert|bestellt|ausgemacht|abgemacht|vereinbart|angekündigt|angesetzt|verabredet|eingetragen|angemeldet|zugesagt|versprochen|eingeplant|verlegt|verschoben|gekündigt|abgemeldet|angeboten|anberaumt|freigehalten|freigenommen|genommen|bekommen|bestätigt|gemietet|zugesichert|beantragt|eingeräumt|gesetzt|verlängert|gegeben|umgemeldet|umgebucht|einbestellt|eingestellt|terminiert|befristet',
  booked: [
    '(?:gebucht|reserviert|vereinbart|ausgemacht|abgemacht|verabredet|angesetzt|anberaumt|terminiert|eingetragen|einbestellt)(?! gehabt)|buchten?|reservierten?|vereinbarten?',
    '(?:tisch|taxi|torte|kuchen|catering|buffet|blumen|handwerker)(?: +[a-zäöüß]+){0,5}? +bestellt',
    `(?:${BOOKINGS})(?: am| vom)?(?=  )(?: +[a-zäöüß]+){0,5}? +(?:abgesagt|storniert|gestrichen|annulliert|bestätigt|bekommen|erhalten)`,
  ].join('|'),
  idioms: `(?<!${AUXILIARY} +)(?:wir|sie|die|viele|alle)(?: +(?!${AUXILIARY}(?: |$))[a-zäöüß]+)* +${ALIKE}(?! +${AUXILIARY}(?: |$))|${ALIKE} +(?:wir|sie)|(?:nein|ne|nee|nicht|sondern)(?: +[a-zäöüß]+){0,6}? +(?:hab|habe|hatte) ich (?:doch |ja |aber )?(?:gesagt|gemeint)|machte (?:es|das)(?: +[a-zäöüß]+){0,4}? +sinn|${IS}(?: +[a-zäöüß]+){0,8}? +(?:${STATE})|(?:${STATE}) +${IS}`,
  since:
    'seit(?: dem| der)?|(?:rechnungs|bestell|kauf|beleg|ausstellungs|buchungs|schadens)datum(?: ist| war| wäre)?(?: der| am)?|(?:rechnung|bestellung|kauf|einkauf|quittung|kassenbon|beleg|schreiben|brief|mail|nachricht|anruf|telefonat|gespräch|mahnung|überweisung|abbuchung|kontoauszug|auftrag|angebot|kostenvoranschlag|gutachten|attest|rezept|befund|bescheid|lieferschein|reklamation|beschwerde|zahlung|gutschrift|retoure|anfrage|antwort|meldung)(?: (?:ist|sind|war|waren)(?: noch| schon| bereits| wohl)?)? vom|\\p{L}*rechnung (?:ist|war) (?:noch |schon )?vom|(?:\\p{L}*rechnung|\\p{L}*rechnungen|beiträge|verbrauch|kontoauszug|kontoauszüge|auszug|bescheinigung|umsätze|buchungen)(?: für| fürs| vom| von)(?: den| dem)?(?: monat)?',
  perfect: DID,
  pastPhrases:
    '(?:hat|haben|hab|habe|hatte|hatten) +(?:[a-zäöüß]+ +)*funktioniert|hätten? +(?:[a-zäöüß]+ +)*(?:sollen|müssen|können|dürfen)|hätten? +(?:[a-zäöüß]+ +)*?(?:eigentlich|schon|bereits|längst)|sollten? +(?:[a-zäöüß]+ +)*?(?:eigentlich|schon|bereits|längst)(?: +[a-zäöüß]+)*',
  promised:
    'sollten?|(?:gesagt|zugesagt|versprochen|genannt|angekündigt)(?: +(?:am|ab|bis|bis zum|zum|um|für|für den))?(?= (?: |$))',
  unfulfilled:
    '(?:gebucht|reserviert|gemietet|bestellt|vereinbart|ausgemacht) gehabt|noch nicht|immer noch|nicht (?:gekommen|angekommen|da|geliefert|passiert|aufgetaucht)|nie (?:gekommen|angekommen)|nichts (?:gekommen|angekommen|da|erhalten|bekommen|passiert)|(?:niemand|keiner) (?:gekommen|da|erschienen|aufgetaucht)|war (?:aber |alles |dann )?(?:zu|geschlossen|niemand|keiner|nichts|nix)|kam (?:aber )?(?:nicht|nichts|nie|keiner|niemand)',
  planned:
    'gesagt|zugesagt|versprochen|hieß|geplant|vorgesehen|angekündigt|angesetzt|erwartet|zustellung|lieferung|liefertermin',
  missed:
    '(?:nichts|nix) (?:[^ ]+ )?(?:da|gekommen|angekommen|erhalten|bekommen|geliefert)|(?:niemand|keiner) (?:mehr |bisher )?(?:gekommen|erschienen|aufgetaucht|gemeldet|angerufen|zurückgerufen)|(?:nichts|nix) (?:mehr )?gehört|k[ae]m(?:en)? (?:aber |dann |bisher |auch ){0,2}(?:nicht|nichts|nix|nie|keiner|niemand)|(?:nicht|nie) (?:gekommen|angekommen|geliefert|aufgetaucht|erschienen)|(?:immer )?noch (?:immer )?(?:nichts|nix)|war (?:aber |dann )?(?:niemand|keiner)',
  wished:
    '(?:wenn|falls|sofern|so) (?:es )?(?:möglich|geht|ginge|irgend möglich|irgendwie möglich)|wenn s geht|nach möglichkeit',
  moves:
    'verschieb(?:en?|t)|verschoben|(?:um|vor)?(?:zu)?verleg(?:en?|t)|umgebucht|um(?:zu)?buchen|vor(?:zu)?ziehen|vorgezogen|(?:ab|um)?(?:zu)?ändern|(?:um|ab)?geändert',
  mornings: `(?<!(?:nicht|kein|außer|nie) )(?:(?:heute|gestern|am) morgen|morgens|vormittags?|[a-zäöü]+(?:tag|woch)(?:morgen|vormittag))|${earlyUnlessNamed(`${JOURNEYS}|${RISING}`, 'abends?|[a-zäöü]+(?:tag|woch)abend')}`,
  evenings: '(?<!(?:guten|nicht|kein|außer|nie) (?:am )?)(?:abends?|[a-zäöü]+(?:tag|woch)abend)',
  dinners: '(?=tisch)(?<!(?:liefer|montier|montage|bau)[^ ]* .*)tisch(?! .*(?:liefer|montier|montage|bau))|abendessen',
  halves: `morgens?|vormittags?|abends?|[a-zäöü]+(?:tag|woch)(?:morgen|vormittag|abend)|${JOURNEYS}|steh|stehe|stehen|aufstehen|aufgestanden|wecker|frühstück|frühstücken|brunch|tisch|abendessen`,
  starts: STARTS,
  conjunctions:
    'und|aber|weil|dass|daß|ob|wenn|als|da|denn|wo|wann|warum|wie|obwohl|während|damit|sondern|oder|bevor|nachdem',
};
