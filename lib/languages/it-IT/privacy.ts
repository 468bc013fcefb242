import type { PrivacyWords } from '../pack/privacy.ts';
import { monthNames, readOutNumbers } from '../pack/read-out.ts';
import { dateWords } from './dates.ts';
import { numberWords } from './numbers.ts';

export const privacyWords: PrivacyWords = {
  numbers: {
    ...readOutNumbers(numberWords, { never: 'un' }),
    hundred: 'cento|cent',
    thousand: 'mila|mille',
    million: 'milione|milioni',
    compounds: { joints: '', units: [], ordinalEndings: 'esimo|esima' },
    repeats: { 2: 'doppio|due volte|due volte il', 3: 'triplo|tre volte|tre volte il' },
  },
  months: monthNames(dateWords),
  ordinals: 'primo|secondo|terzo|quarto|quinto|sesto|settimo|ottavo|nono|decimo',
  links:
    'è|e|il|lo|la|l|i|le|di|del|della|nel|in|a|al|mia|mio|sua|suo|sono|io|data|giorno|mese|anno|numero|un|una|sarebbe|ho|questo|questa|quello|quella|si|chiama|che|codice|per|favore|con|sì|allora|ecco|da|c|sul|retro|adesso|come|segue|cliente|operatore|wifi|tre|quattro|cifre|nuovo|nuova|vecchia|era|dovrebbe|essere|sarà|mie|auto|macchina|veicolo',
  assertions: 'è|sono|sarebbe|era|come|sarà',
  own: 'mio|mia|nostro|io|ho',
  joiners:
    'poi|e poi|dopo|e dopo|quindi|e quindi|allora|adesso|e adesso|trattino|spazio|ehm|eh|uhm|mmm|ecco|dunque|aspetti|aspetta|un attimo|un momento|vediamo|credo|credo che|no|scusi|scusa|no scusi|anzi|volevo dire|cioè|più|ancora|seguito da|e infine|infine|va bene|bene|ok|sì|e ancora|alla fine|e alla fine|finisce con|due punti|da capo',
  asides:
    'un|attimo|momento|secondo|aspetti|aspetta|che|cerco|dov|dove|è|ecco|qui|ha|segnato|mi|segue|seguenti|prossimi|ultimi|ultime|sono|il|lo|la|le|i|gli|e|resto|finisce|sì|continuo|fine|poi|viene|virgola|fammi|vedere|vediamo|ok|va|bene|ripeto|no|ah|scusi|scusa|volevo|dire|ho|sbagliato|correggo|ricomincio|era|errore|ehm|eh|allora|mmm|dopo|prefisso|cifre|numero|numeri|giusto|esatto|perfetto|dunque|quindi|beh|dico|guardo|controllo|come|sempre|stesso',
  conjunctions: 'e',
  labels: {
    number:
      'telefono|numero di telefono|cellulare|numero di cellulare|il mio numero|carta|numero della carta|carta di credito|conto|numero di conto|conto corrente|iban|codice fiscale|partita iva|carta d identità|numero cliente|codice cliente|tessera sanitaria|numero di carta|carta numero|richiamatemi al|chiamatemi al|codice iban|documento|numero di documento|numero della carta d identità|tel|fisso|numero fisso|whatsapp|cell|numero di cell|numero del cellulare|numero del codice fiscale|carta di debito|carta prepagata|numero della tessera sanitaria|chiamare al|visa|mastercard',
    pin: 'pin|codice pin|codice segreto|numero segreto|codice di accesso|codice di verifica|pin della carta|codice otp|codice ricevuto|codice di sblocco',
    'card code':
      'cvv|cvc|codice di sicurezza|cifre sul retro|numeri sul retro|numero sul retro|cifre dietro|tre cifre sul retro|sul retro|dietro|codice cvv|codice cvc|cifre sul retro della carta|numeri dietro|ultime tre cifre|codice sul retro|cvv2|cvc2|numeri sul retro della carta|c v v|c v c|sul retro della carta|dietro la carta|dietro alla carta|sul retro della mia carta',
    password:
      'password|parola d ordine|parola segreta|chiave di accesso|parola chiave|passphrase|nuova password|password del wifi|chiave del wifi',
    secret: 'chiave|chiave api|chiave segreta|chiave privata|token di accesso|segreto',
    passport: 'passaporto|numero di passaporto|numero del passaporto',
    licence: 'patente|numero di patente|numero della patente|patente di guida|numero patente',
    plate: 'targa|numero di targa|targa della macchina|targa dell auto',
    postcode: 'cap|codice postale|codice di avviamento postale',
    address:
      'indirizzo|abito in|abito a|vivo in|residente in|domicilio|spedire a|consegnare in|consegna in|indirizzo di consegna|indirizzo di spedizione|abito|vivo|consegnate in|spedite in|risiedo in',
    box: 'casella postale|casella postale numero|c p',
    other: 'indirizzo ip|indirizzo email|indirizzo e mail|indirizzo mail|posta elettronica|indirizzo mac',
    order:
      'ordine|numero d ordine|numero di ordine|numero dell ordine|fattura|numero di fattura|numero di tracciamento|spedizione|pacco|pratica|numero di pratica|ticket|articolo|numero di articolo|codice di errore|prenotazione|riferimento|numero di riferimento|numero di serie|codice di prenotazione|numero di prenotazione|preventivo|reclamo|codice errore|versione|volo|bolla|seriale|tracciamento|segnalazione|numero di segnalazione|modello',
    confirmation: 'codice di conferma|numero di conferma',
  },
  births: {
    said: 'nascita|data di nascita|nato|nata',
    days: 'compleanno',
    feasts: 'natale|vigilia|capodanno|befana|epifania|pasqua|pasquetta|ferragosto|santo|stefano|ognissanti|silvestro',
    weekdays: 'lunedì|martedì|mercoledì|giovedì|venerdì|sabato|domenica',
  },
  mail: {
    at: 'chiocciola|chiocciolina',
    ambiguousAt: '',
    dot: 'punto',
    joints: 'punto|trattino|trattino basso|underscore|meno',
    remarks: 'tutto|attaccato|minuscolo|minuscole|senza|spazi|unito|in|maiuscolo',
    neverNames: '',
    hosts: 'libero|tiscali|alice|virgilio',
    topLevels: 'it|ch|sm',
  },
  neverPasswords:
    'non|sbagliata|errata|scaduta|dimenticata|persa|bloccata|necessaria|troppo|la|stessa|questa|quella|quale|cosa|dove|come|sicura|debole|mia|si|mi|mai|sempre|obbligatoria|nuova|che|una|cambiata|rubata|favore|grazie|prego',
  passwordComplaints:
    'e|o|con|senza|a|in|per|problema|problemi|errore|aiuto|domanda|campo|pagina|link|mail|messaggio|utente|conto|reimpostare|reimpostata|reimpostazione|recupero|recuperare|cambiare|modificare|valida|valido|corretta|errato|vuota|rifiutata|accettata|ieri|oggi|domani|ora|ancora|volta|volte|due|tre|è|era|sarà|ha|hanno|devo|voglio|funziona|temporanea|provvisoria|inviata|ricevuta|sì|no|ciao|ehm',
  passwordChanges: { said: 'cambiato|messo|impostato|cambiata', links: 'in|con|come', with: 'con|usando|come' },
  tails: { words: 'termina|finisce|cifre', links: 'con|per|sono' },
  streets: {
    words:
      'via|viale|piazza|piazzale|corso|largo|vicolo|strada|contrada|località|frazione|zona industriale|cascina|palazzo',
    number: 'numero|n°|n',
    flats: 'interno|scala|piano',
    cities: 'a|in',
    suffixes: 'bis',
    sure: {
      before: 'via|viale|piazza|piazzale|corso|largo|vicolo',
      small: 'via|viale|piazza|piazzale|vicolo',
    },
  },
  currencies: 'euro|dollari|sterline|centesimi',
  units:
    'minuti|ore|ora|giorni|giorno|settimane|settimana|mesi|mese|anni|chilometri|km|metri|persone|camere|volte|per|e|a|gradi|notti',
  spelling: {
    alphabets:
      'ancona bologna como domodossola empoli firenze genova hotel imola jolly kappa livorno milano napoli otranto palermo quarto roma savona torino udine venezia washington xilofono york zara|asti bari catania domani ercole foggia gorizia habitat imperia jersey kursaal lecce modena novara orvieto palermo quadro ravenna siena taranto umbria verona - xeres yacht zurigo|- brescia cagliari - - ferrara grosseto - ivrea - - lucca mantova - ostia pisa - rimini salerno trieste - vicenza - - - -|ancona bologna como dado - - - - - - - - - - - padova - - - - - - - - - zebra',
    examples: 'come|di|come in|per',
    letters:
      'effe=F|acca=H|i lunga=J|elle=L|emme=M|enne=N|erre=R|esse=S|vu=V|doppia vu=W|vu doppia=W|ics=X|ipsilon=Y|zeta=Z',
  },
};
