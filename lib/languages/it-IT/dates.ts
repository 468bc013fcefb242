import { AMBIGUOUS_PART } from '../pack/costs.ts';
import type { DateWords } from '../pack/dates.ts';
import { rules } from './date-rules.ts';
import { HOLIDAYS } from './holidays.ts';
import { TENSE } from './tense.ts';

export const dateWords: DateWords = {
  dayFirst: true,
  monthFirstToo: false,
  twentyFourHours: true,
  neverNumbers: 'prime|seconde|secondi',
  months: [
    ['gennaio|gen|genn', 1],
    ['febbraio|feb|febb', 2],
    ['marzo|mar', 3],
    ['aprile|apr', 4],
    ['maggio|mag', 5],
    ['giugno|giu', 6],
    ['luglio|lug', 7],
    ['agosto|ago', 8],
    ['settembre|set|sett', 9],
    ['ottobre|ott', 10],
    ['novembre|nov', 11],
    ['dicembre|dic', 12],
  ],
  weekdays: [
    ['lunedì|lun|lunedi', 1],
    ['martedì|mart|martedi', 2],
    ['mercoledì|mer|mercoledi', 3],
    ['giovedì|gio|giovedi', 4],
    ['venerdì|ven|venerdi', 5],
    ['sabato|sab', 6],
    ['domenica|dom', 7],
  ],
  everyWeekday: [
    ['i lunedì', 1],
    ['i martedì', 2],
    ['i mercoledì', 3],
    ['i giovedì', 4],
    ['i venerdì', 5],
    ['i sabati|sabati', 6],
    ['le domeniche|domeniche', 7],
  ],
  units: [
    ['secondo|secondi|sec|s', 'second'],
    ['minuto|minuti|min', 'minute'],
    ['ora|ore|h', 'hour'],
    ['giorno|giorni|gg|giornata|giornate', 'day'],
    ['settimana|settimane', 'week'],
    ['quindicina|quindicine', 'fortnight'],
    ['mese|mesi', 'month'],
    ['trimestre|trimestri', 'quarter'],
    ['anno|anni|anno solare', 'year'],
    ['decennio|decenni', 'decade'],
    ['secolo|secoli', 'century'],
  ],
  shifts: [
    ['questo|questa|questi|queste|quest|corrente|in corso', 0],
    ['prossimo|prossima|prossimi|prossime|seguente|successivo|successiva|che viene|entrante', 1],
    ['scorso|scorsa|scorsi|scorse|passato|passata|ultimo|ultima|ultimi|ultime|precedente', -1],
  ],
  days: [
    ['oggi|in giornata', 0],
    ['domani', 1],
    ['ieri', -1],
    ['dopodomani|dopo domani', 2],
    ["l'altro ieri|altro ieri|l'altroieri|altroieri|ieri l'altro", -2],
  ],
  daysBeside: [
    ['il giorno dopo|il giorno seguente|il giorno successivo|l indomani', 1],
    ['il giorno prima|il giorno precedente', -1],
  ],
  dayParts: [
    ['alba', 'dawn', 4, 8],
    ['mattina|mattino|mattinata|stamattina|stamani', 'morning', 4, 12],
    ['ora di pranzo|pranzo', 'lunch', 12, 14],
    ['pomeriggio', 'afternoon', 12, 18],
    ['sera|serata', 'evening', 18, 24],
    ['notte', 'night', 20, 28, AMBIGUOUS_PART],
  ],
  meridiems: [
    ['am|a . m|a . m .', 'am'],
    ['pm|p . m|p . m .', 'pm'],
  ],
  clocks: [
    ['mezzogiorno', '12:00'],
    ['mezzanotte', '00:00'],
  ],
  vague: [['qualche|alcuni|alcune|diversi|diverse', 3]],
  quantities: [
    ['un paio di|paio di', 2],
    ['una dozzina di', 12],
    ['una decina di', 10],
  ],
  centuries: [
    ['milleottocento', 1800],
    ['millenovecento', 1900],
    ['duemila', 2000],
  ],
  bothEndsCounted: [8, 15],
  recurring: [
    ['quotidianamente|giornalmente|ogni giorno|tutti i giorni', 'day'],
    ['settimanalmente|settimanale', 'week'],
    ['mensilmente|mensile', 'month'],
    ['trimestralmente|trimestrale', 'quarter'],
    ['annualmente|annuale', 'year'],
  ],
  workdays: [
    ['giorno lavorativo|giorni lavorativi', 5],
    ['giorno feriale|giorni feriali', 6],
  ],
  holidays: HOLIDAYS,
  tense: TENSE,
  seasons: [
    ['primavera', 'spring'],
    ['estate', 'summer'],
    ['autunno', 'autumn'],
    ['inverno', 'winter'],
  ],
  zones: [
    ['utc|gmt', 'UTC'],
    ['cet', 'Europe/Rome'],
    ['cest', '+02:00'],
  ],
  now: 'adesso|ora|subito|in questo momento|al momento|attualmente',
  connectors:
    'a|al|all|alle|ad|di|del|dell|della|delle|in|nel|nella|il|la|le|lo|l|i|per|per il|per le|verso|verso le|,|.|da|dal|circa',
  fillers:
    'a|al|all|alle|di|del|dell|della|in|nel|nella|il|lo|la|le|l|i|per|,|.|!|?|favore|verso|circa|si|e|che|forse|giorno|data|nella',
  interjections: 'no|scusi',
  notSlips:
    'marco|marmo|marca|margo|aprire|aprite|raggio|saggio|maggiore|maggior|giungo|giunto|pugno|figlio|foglio|meglio|angosto|salato|lunedi|gusto|domenico|sabbia|martiri|otto',
  ambiguous:
    'mar|ago|set|dom|sab|mer|gio|ven|lun|mart|ora|subito|sera|notte|seguente|corrente|s|gen|dic|lug|nov|giu|mag|apr|ott',
  counted: 'euro|dollar|sterlin|cent|per cento|franch',
  countedThings:
    'appuntamento|chiamata|telefonata|volta|tentativo|rata|piano|sollecito|visita|bolletta|fattura|consegna|pagamento|ordine|data|giorno|posto|seduta|lettera|e?mail|messaggio|prenotazione|riunione|acquisto|addebito|rimborso|disponibilita|(?:disponibile|possibile|libero) appuntamento',
  rules,
};
