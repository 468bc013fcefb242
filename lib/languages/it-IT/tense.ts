import { earlyUnlessNamed } from '../pack/early.ts';
import type { TenseWords } from '../pack/tense.ts';

/** Things that are booked, and what happens to them before their date. */
const BOOKINGS = '(?:volo|appuntamento|tavolo|viaggio|prenotazione|treno|corso|riunione|consegna|camera)';
const CALLED_OFF = '(?:cancell|annull|conferm)at[oaie]';

/** A journey that starts at six starts in the morning. */
const JOURNEYS = 'treno|frecciarossa|aereo|volo|traghetto|autobus|pullman|partenza|imbarco';

/** What has a date of its own, which is over: "la fattura del 3 ottobre". */
const DOCUMENTS =
  'fattura|fatture|bolletta|bollette|ordine|acquisto|scontrino|ricevuta|lettera|raccomandata|mail|email|messaggio|bonifico|preventivo|reclamo|sollecito|estratto conto|addebito|prelievo|pagamento|chiamata|telefonata|verbale|multa';

export const TENSE: TenseWords = {
  past: 'era|ero|erano|eravamo|aveva|avevo|avevano|fu|furono|stato|stata|stati|state|preso|presa|fatto|fatta|detto|messo|perso|persa|rotto|rotta|venuto|venuta|visto|reso|resa|speso|chiesto|aperto|scritto|rimasto|successo|successa|risposto|disdetto|iscritto|richiesto|emesso|trasmesso|spento|sceso|morto|deciso|tolto|smesso|(?!ott|brav|cerc|pens|interess|bast|and|desider|sper|aspett)[a-zàèéìòù]{3,}ava(?:no)?|(?!prel|ril|soll|vol|pot|dov|ricev)[a-zàèéìòù]{2,}eva(?:no)?',
  participle: '[a-zàèéìòù]{2,}(?:ato|ata|ati|uto|uta|uti|ito|ita|iti)',
  noParticiple:
    'sabato|sabati|mercato|gratuito|gratuita|uscita|vita|visita|subito|sito|siti|marito|ricevuta|data|dati|giornata|mattinata|serata|nottata|previsto|prevista|fissato|fissata|programmato|programmata|interessato|interessata|privato|aiuto|minuti|minuto|tutto|tutta|tutti|lato|stato|solito|debito|credito|partita|entrata|chiamata|estate|potuto',
  toCome:
    'posso|può|puoi|possiamo|potete|possono|potrei|potrebbe|potreste|vorrei|vorremmo|voglio|vogliamo|devo|deve|dobbiamo|dovrei|bisogno|favore|prego|previsto|prevista|fissato|fissata|programmato|programmata|serve|saro|avro|potro|dovro|verro|[a-zàèéìòù]{2,}(?:rò|rai|rà|remo|rete|ranno)',
  since: `(?:${DOCUMENTS})(?: (?:è|sono)(?: ancora| già)?)? (?:del|dell['’]|di|datat[oaie]|in data)(?: (?:il|del))?|risal(?:e|gono) a(?:l|ll['’])?`,
  ahead:
    '(?:(?:tavolo|appuntamento|volo|camera|biglietti?|posti?|prenotazione|macchina|auto|albergo|hotel|taxi|fiori|torta)(?: \\p{L}+){0,4} per|(?:spostat|rimandat|rinviat|cambiat|posticipat|anticipat)\\p{L}(?: \\p{L}+){0,3} (?:a|al|per))(?: il| la)?',
  target: "per(?: il| la| l['’])?",
  arranged: '(?:annunciat|promess|confermat|concordat|garantit)[oaie]',
  booked: [
    '(?:prenotat|riservat|concordat)[oaie]',
    '(?:preso|chiesto|ottenuto) (?:un )?appuntamento',
    '(?:comprato|acquistato|preso|ordinato) (?:un |il |due |i )?(?:volo|voli|taxi)',
    `${BOOKINGS}(?: del| dell| di| il)?  (?:è|sono) (?:stat[oaie] )?${CALLED_OFF}`,
    `${CALLED_OFF} (?:\\p{L}+ ){1,2}?${BOOKINGS}(?: del| dell| di| il)?(?= (?: |$))`,
  ].join('|'),
  unfulfilled:
    'non si (?:è|sono) (?:vist|presentat)[oaie]|non (?:è|sono) (?:ancora |mai )?(?:arrivat|venut|passat)[oaie]|non (?:ho|abbiamo) (?:ancora )?ricevuto|ancora (?:niente|nulla)',
  pastPhrases: '(?:avrei|avrebbe|avrebbero|sarebbe|sarebbero|sarei) dovut[oaei](?: \\p{L}+)?',
  idioms: 'era possibile',
  promised:
    'dovev(?:a|ano|ate|i) [^ ]+(?:are|ere|ire)|sarebbe(?:ro)? (?:stat[oaie] )?[^ ]+(?:at|ut|it)[oaie]|avrebbe(?:ro)? [^ ]+(?:at|ut|it)o|(?:detto|promesso|assicurato|confermato|garantito|annunciato)(?: (?:per|il))?(?= (?: |$))',
  planned: '(?:previst|programmat|annunciat)[oaie]',
  missed:
    'non (?:è|sono) (?:ancora |mai )?(?:arrivat|venut)[oaie]|non (?:ho|abbiamo) (?:ancora )?ricevuto (?:niente|nulla)|(?:ancora|ma) (?:niente|nulla)|mai arrivat[oaie]',
  wished: 'se (?:è |fosse )?possibile|se si può|se potete|se riuscite',
  moves:
    'spost(?:a|are?|arl[aoie]|at[aoie])|rimand(?:a|are?|arl[aoie]|at[aoie])|rinvi(?:a|are?|arl[aoie]|at[aoie])|posticip(?:a|are?|arl[aoie]|at[aoie])|anticip(?:a|are?|arl[aoie]|at[aoie])|cambiar(?:e|l[aoie])|cambiat[aoie]',
  mornings: `(?=matt|stam)(?<!(?:non|tranne|mai|né) (?:\\p{L}+ )?)(?:mattina|mattino|mattinata|stamattina|stamane)|${earlyUnlessNamed(JOURNEYS, 'sera|stasera|serata')}`,
  evenings: '(?=sera|stas)(?<!(?:buona|non|tranne|mai|né) (?:\\p{L}+ )?)(?:sera|stasera|serata)',
  halves: `mattin[ao]|mattinata|stamattina|stamane|sera|stasera|serata|${JOURNEYS}`,
  starts:
    'vorrei|vorremmo|voglio|vogliamo|posso|possiamo|può|potete|potreste|potrebbe|devo|dobbiamo|ho|abbiamo|(?:mi|ci) (?:è|ha|hanno|avete)',
  conjunctions: 'e|ed|ma|perché|che|quando|se|come|dove|anche|mentre|o|poiché|quindi',
};
