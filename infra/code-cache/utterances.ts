import type { Language } from '../../lib/languages/index.ts';

/** Utterances that the build sends through the function: values of all kinds in each language. */
export const UTTERANCES: Partial<Record<Language, string>> = {
  'en-US':
    'I want to return the wireless headphones from order 4400123456. I bought two of them last Tuesday at 5:30 pm for $249.99 with twenty percent off. Write to pat.doe@example.com or call (212) 555-0142.',
  'en-GB':
    'I want to return the wireless headphones from order 4400123456. I bought two of them last Tuesday at half past five for £249.99 with twenty percent off. Write to pat.doe@example.co.uk or call 020 7946 0958.',
  'de-DE':
    'Ich möchte die kabellosen Kopfhörer aus Bestellung 4400123456 zurückgeben. Ich habe zwei davon letzten Dienstag um halb sechs für 249,99 € mit zwanzig Prozent Nachlass gekauft. Schreiben Sie an pat.muster@example.de oder rufen Sie 030 23125 014 an.',
  'es-ES':
    'Quiero devolver los auriculares inalámbricos del pedido 4400123456. Compré dos el martes pasado a las cinco y media por 249,99 € con un veinte por ciento de descuento. Escriban a pat.ejemplo@example.es o llamen al 912 34 56 78.',
  'fr-FR':
    "Je voudrais renvoyer le casque sans fil de la commande 4400123456. J'en ai acheté deux mardi dernier à cinq heures et demie pour 249,99 € avec vingt pour cent de remise. Écrivez à pat.exemple@example.fr ou appelez le 01 99 00 12 34.",
};

/** Each has a reader of its own. */
export const UTTERED_TYPES: readonly string[] = [
  ...['product', 'intent', 'date', 'time', 'money'],
  ...['percentage', 'number', 'email', 'phone', 'order_number'],
];
