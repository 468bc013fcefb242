import { any, NUMERIC_DATES, NUMERIC_TIMES, type StandInWords, sequence, smallNumbers } from '../pack/stand-in.ts';
import { numberWords } from './numbers.ts';

const weekday = any(['lundi', 'mardi', 'mercredi', 'jeudi', 'vendredi', 'samedi', 'dimanche']);
const month = any(['janvier|fevrier|mars|avril|mai|juin|juillet|aout|septembre|octobre|novembre|decembre']);
const count = any(['\\d{1,3}', 'quelques', smallNumbers(numberWords)]);
const unit = '(?:jours?|semaines?|mois|ans?|annees?)';
const period = any([weekday, 'semaine', 'mois', 'annee', 'week-?end']);

export const standInWords: StandInWords = {
  products: [
    '(?:casque|ecouteurs?)\\s+(?:audio\\s+)?(?:sans\\s+fil|bluetooth|a\\s+(?:reduction|suppression)\\s+(?:active\\s+)?(?:de|du)\\s+bruit)',
    '(?:enceinte|chargeur|clavier|souris)\\s+(?:sans\\s+fil|bluetooth|connectee|portable)',
    'casque(?:\\s+audio)?|ecouteurs?|enceinte|barre\\s+de\\s+son',
    'montre\\s+connectee|ordinateur\\s+portable|tablette|chargeur|clavier|cable\\s+de\\s+charge',
    'wh-1000xm\\d|buds-pro',
  ],
  intents: {
    sure: [
      'rembours(?:ement|ements|er|e|ee|ez)',
      'retour(?:ner|nes?|nez|s)?|renvoy(?:er|e|ez)|rendre',
      'echang(?:e|er|es|ez)',
    ],
    likely: ['plain(?:te|dre)|reclamation', 'annul(?:er|ation|e|ez)', 'resili(?:er|ation)', 'suivi|suivre'],
  },
  dates: [
    `(?:du\\s+)?(?:1er|3[01]|[12]?\\d)\\s+au\\s+(?:3[01]|[12]?\\d)\\s+${month}(?:\\s+(?:19|20)\\d{2})?`,
    `(?:(?:le\\s+)?${weekday},?\\s+)?(?:le\\s+)?(?:1er|3[01]|[12]?\\d)\\s+${month}(?:\\s+(?:19|20)\\d{2})?`,
    ...NUMERIC_DATES,
    `(?:la\\s+|le\\s+|l'\\s?)?${period}\\s+(?:derniere?|prochaine?|passee?)`,
    `(?:ce|cette)\\s+${period}`,
    sequence('il', 'y', 'a', count, unit),
    sequence('dans', count, unit),
    weekday,
    "avant-hier|apres-demain|aujourd'hui|hier|demain",
  ],
  times: ['[012]?\\d\\s?h(?:eures?)?(?:\\s?[0-5]\\d)?', ...NUMERIC_TIMES, 'midi|minuit'],
  doubtfulNumbers: ['une?', 'neuf'],
  currencies: ['euros?', 'eur', 'centimes?', 'dollars?', 'usd', 'livres?(?:\\s+sterling)?', 'gbp', 'francs?'],
  betweenAmounts: 'ou|a',
  percent: 'pour\\s?cent',
  orderWords:
    '(?:numero|n°|no\\.?)\\s+de\\s+(?:commande|facture|suivi|dossier|reference)(?:\\s+est)?(?:\\s+le)?|commande(?:\\s+(?:numero|n°))?|facture|reference',
  nationalPhone: '0[1-9](?:[\\s.-]?\\d{2}){4}',
};
