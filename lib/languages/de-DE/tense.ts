import type { TenseWords } from '../pack/tense.ts';

export const TENSE: TenseWords = {
  past: 'war|waren|warst|wurde|wurden|hatte|hatten|gewesen|worden|kam|kamen|ging|gingen|bekam|bekamen|kaufte|kauften|bestellte|bestellten|rief|riefen|brachte|brachten|gab|gaben|schrieb|schrieben|sagte|sagten|lieferte|erhielt|erhielten|funktionierte|zahlte|bezahlte|schickte|fand|fanden|stand|blieb|traf|sprach|flog|fuhr|endete|endeten|begann|begannen|startete|lief|liefen|kündigte|kündigten|meldete|wartete|passierte|öffnete|verlor|verloren|vergaß|ließ|ließen|nahm|nahmen|sah|sahen|warf|zog|holte|holten|stellte|stellten|kostete|buchte|buchten|reservierte|stornierte|überwies|meldeten|klappte|hörte|fiel|fielen|versuchte|versuchten',
  participle:
    '(?:[a-zäöü]{2,8})?ge[a-zäöüß]{2,}(?:t|en)|bestellt|bezahlt|erhalten|bekommen|verloren|verschickt|versendet|versandt|storniert|reklamiert|retourniert|repariert|installiert|passiert|verkauft|erworben|beschädigt|entdeckt|verpasst|vergessen',
  noParticiple:
    'geht|gehen|gehst|geben|gebt|gegen|genug|gerne|gehört|gehören|gefällt|gefallen|gelten|gesamt|gesamten|geplant|gewünscht|gebeten|gehalten|geschlossen|geöffnet|geeignet|angegeben|gewohnt|gestalten|gegeben|gering|gebiet|gerät|gericht|gewicht|gesicht|geschäft|geschäften|gedanken|eingeladen|genießen|gewinnen|gelangen|geraten|geschehen|gestern',
  toCome:
    'wird|wirst|werde|werden|werdet|kann|kannst|können|könnt|könnte|könnten|könnten|soll|sollen|sollte|sollten|möchte|möchten|will|wollen|würde|würden|muss|müssen|darf|dürfen|brauche|brauchen|benötige|bitte|geplant|vorgesehen|erwarte|erwarten|hoffe|komme|kommt|fliege|reise|reisen|hole',
  ahead:
    '(?:auf|(?:tisch|flug|termin|zimmer|karten|tickets?|reise|hotel|auto|wagen|mietwagen|platz|plätze|taxi|blumen)(?: \\p{L}+){0,4} für|(?:reserviert|gebucht|bestellt|gekauft|vereinbart) für)(?: den| das| die)?(?: \\p{L}+n)?',
  since:
    'seit(?: dem| der)?|(?:rechnung|bestellung|kauf|einkauf|quittung|kassenbon|beleg|schreiben|brief|mail|nachricht|anruf|telefonat|gespräch|mahnung|überweisung|abbuchung|kontoauszug|auftrag|angebot|bescheid|lieferschein|reklamation|beschwerde|zahlung|gutschrift|retoure|anfrage|antwort|meldung) vom',
  pastPhrases:
    'hätten? +(?:[a-zäöüß]+ +)*(?:sollen|müssen|können|dürfen)|hätten? +(?:[a-zäöüß]+ +)*?(?:eigentlich|schon|bereits|längst)|sollten? +(?:[a-zäöüß]+ +)*?(?:eigentlich|schon|bereits|längst)(?: +[a-zäöüß]+)*',
  promised: 'sollten?',
  unfulfilled:
    'noch nicht|immer noch|nicht (?:gekommen|angekommen|da|geliefert|passiert|aufgetaucht)|nie (?:gekommen|angekommen)|nichts (?:gekommen|angekommen|da|erhalten|bekommen|passiert)|kam (?:aber )?(?:nicht|nichts|nie|keiner|niemand)',
  conjunctions:
    'und|aber|weil|dass|daß|ob|wenn|als|da|denn|wo|wann|warum|wie|obwohl|während|damit|sondern|oder|bevor|nachdem',
};
