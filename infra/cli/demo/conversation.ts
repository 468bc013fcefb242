import type { Language } from '../../../lib/languages/index.ts';

export interface Turn {
  readonly text: string;
  readonly language: Language;
  readonly entityTypes: readonly string[];
  /** `again`: the same request was sent just before, so the answer comes from the cache. */
  readonly asked: 'first' | 'again';
  /** Canonical values that the answer must contain, by entity type. */
  readonly expected: Readonly<Record<string, string>>;
}

const REFUND = 'I need a refund for my wireless headphones purchased last Tuesday';
const RETURN =
  'I would like to return my wireless headphones because they stopped charging. I received them last Tuesday';

/** Customers of a shop for audio equipment, in five languages. */
export const CONVERSATION: readonly Turn[] = [
  {
    text: RETURN,
    language: 'en-US',
    entityTypes: ['product', 'intent', 'date'],
    asked: 'first',
    expected: { product: 'WH-1000XM5', intent: 'PROCESS_RETURN' },
  },
  {
    text: REFUND,
    language: 'en-US',
    entityTypes: ['product', 'intent', 'date'],
    asked: 'first',
    expected: { product: 'WH-1000XM5', intent: 'PROCESS_REFUND' },
  },
  {
    text: REFUND,
    language: 'en-US',
    entityTypes: ['date', 'intent', 'product'],
    asked: 'again',
    expected: { product: 'WH-1000XM5', intent: 'PROCESS_REFUND' },
  },
  {
    text: 'Could I exchange the bluetooth earbuds of 3 March 2026? They cost £79.99, reach me on 020 7946 0958.',
    language: 'en-GB',
    entityTypes: ['product', 'intent', 'date', 'money', 'phone'],
    asked: 'first',
    expected: {
      product: 'BUDS-PRO',
      intent: 'PROCESS_EXCHANGE',
      date: '2026-03-03',
      money: '79.99 GBP',
      phone: '+442079460958',
    },
  },
  {
    text: 'Ich möchte meine kabellosen Kopfhörer vom 3. März 2026 zurückgeben, sie haben 1.249,00 € gekostet.',
    language: 'de-DE',
    entityTypes: ['product', 'intent', 'date', 'money'],
    asked: 'first',
    expected: { product: 'WH-1000XM5', intent: 'PROCESS_RETURN', date: '2026-03-03', money: '1249.00 EUR' },
  },
  {
    text: 'Quiero un reembolso de los auriculares inalámbricos que compré el 3 de marzo de 2026 por 89,95 euros.',
    language: 'es-ES',
    entityTypes: ['product', 'intent', 'date', 'money'],
    asked: 'first',
    expected: { product: 'WH-1000XM5', intent: 'PROCESS_REFUND', date: '2026-03-03', money: '89.95 EUR' },
  },
  {
    text: 'Je souhaite échanger mon casque sans fil, commande n° FR-20991, payé 349,90 € le 3 mars 2026.',
    language: 'fr-FR',
    entityTypes: ['product', 'intent', 'date', 'money', 'order_number'],
    asked: 'first',
    expected: { product: 'WH-1000XM5', intent: 'PROCESS_EXCHANGE', date: '2026-03-03', money: '349.90 EUR' },
  },
];
