import type { Question } from '../state/address.ts';

/** Examples of customers of a shop for audio equipment, one for each language of the contract. */
export const EXAMPLES: readonly Pick<Question, 'language' | 'text' | 'types'>[] = [
  {
    language: 'en-US',
    text: 'I would like to return my wireless headphones because they stopped charging. I received them last Tuesday',
    types: ['product', 'intent', 'date'],
  },
  {
    language: 'en-GB',
    text: 'Could I exchange the bluetooth earbuds of 3 March 2026? They cost £79.99, reach me on 020 7946 0958.',
    types: ['product', 'intent', 'date', 'money', 'phone'],
  },
  {
    language: 'de-DE',
    text: 'Ich möchte meine kabellosen Kopfhörer vom 3. März 2026 zurückgeben, sie haben 1.249,00 € gekostet.',
    types: ['product', 'intent', 'date', 'money'],
  },
  {
    language: 'es-ES',
    text: 'Quiero un reembolso de los auriculares inalámbricos que compré el 3 de marzo de 2026 por 89,95 euros.',
    types: ['product', 'intent', 'date', 'money'],
  },
  {
    language: 'fr-FR',
    text: 'Je souhaite échanger mon casque sans fil, commande n° FR-20991, payé 349,90 € le 3 mars 2026.',
    types: ['product', 'intent', 'date', 'money', 'order_number'],
  },
];
