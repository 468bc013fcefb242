import type { FillerWords } from '../pack/fillers.ts';

export const fillerWords: FillerWords = {
  neutral: (
    'un uno una il lo la i gli le l mio mia miei mie suo sua tuo tua nostro nostra questo questa e era erano stato stata sono ' +
    'io mi ci si lei noi ho abbiamo avevo per favore grazie salve buongiorno ciao allora ecco beh eh ehm ok come ' +
    'solo forse circa verso esattamente a al alla di del della da con in nel nella su'
  ).split(' '),
  about: (
    'data giorno appuntamento consegna consegnato ordine ordinato acquisto acquistato comprato ricevuto spedito arrivato pagato ' +
    'prenotato prenotazione nato nata nascita scadenza riunione chiamata prezzo importo sconto saldo totale somma costo costa fattura ' +
    'addebito rimborso pagamento numero telefono cellulare tel email mail posta indirizzo contatto ora prefisso'
  ).split(' '),
  rangeOpeners: 'tra|fra',
  rates: 'il|la|lo|l|al|all|alla|per ordine|per chiamata|per notte|per persona',
  corrections: {
    insteadOf:
      'no|no no|no scusi|scusi|scusa|anzi|volevo dire|voglio dire|cioe|o meglio|meglio|pardon|aspetti|mi correggo|mi sbaglio|errore',
    denials: 'non|e non|invece di|invece del|invece che|anziche',
    contrasts: 'ma|bensi|invece',
    hesitations: 'eh|ehm|ah|beh|mah|allora',
    restates: 'cioè|ossia|vale a dire|ovvero|quindi',
  },
};
