import type { DateWords } from '../pack/dates.ts';
import { rules } from './date-rules.ts';
import { HOLIDAYS } from './holidays.ts';
import { TENSE } from './tense.ts';

export const dateWords: DateWords = {
  dayFirst: true,
  twentyFourHours: true,
  neverNumbers: 'seconds|secondes|tiers|tierce',
  months: [
    ['janvier|janv|jan', 1],
    ['février|fevr|fev', 2],
    ['mars|mar', 3],
    ['avril|avr', 4],
    ['mai', 5],
    ['juin', 6],
    ['juillet|juil|jul', 7],
    ['août|aout|aou', 8],
    ['septembre|sept .|sep', 9],
    ['octobre|oct', 10],
    ['novembre|nov', 11],
    ['décembre|dec', 12],
  ],
  weekdays: [
    ['lundi|lun|lun .|lundis', 1],
    ['mardi|mar|mar .|mardis', 2],
    ['mercredi|mer|mer .|mercredis', 3],
    ['jeudi|jeu|jeu .|jeudis', 4],
    ['vendredi|ven|ven .|vendredis', 5],
    ['samedi|sam|sam .|samedis', 6],
    ['dimanche|dim|dim .|dimanches', 7],
  ],
  units: [
    ['seconde|secondes|sec|s', 'second'],
    ['minute|minutes|min|mins', 'minute'],
    ['heure|heures|h|hr|hrs', 'hour'],
    ['jour|jours|journée|journées|j', 'day'],
    ['semaine|semaines|sem|huitaine', 'week'],
    ['mois', 'month'],
    ['trimestre|trimestres', 'quarter'],
    ['an|ans|année|années|année civile', 'year'],
    ['décennie|décennies', 'decade'],
    ['siècle|siècles', 'century'],
    ['quinzaine|quinzaines', 'fortnight'],
  ],
  shifts: [
    ['ce|cet|cette|ces|en cours|actuel|actuelle|courant|courante', 0],
    [
      'prochain|prochaine|prochains|prochaines|suivant|suivante|suivants|suivantes|qui vient|à venir|d après|qui suit',
      1,
    ],
    [
      'dernier|dernière|derniers|dernières|passé|passée|passés|passées|précédent|précédente|précédents|précédentes|d avant|écoulé|écoulée',
      -1,
    ],
  ],
  days: [
    ['aujourd hui|ce jour|le jour même|ce jour même|dans la journée', 0],
    ['demain|lendemain|le lendemain|jour suivant|le jour suivant|le jour d après', 1],
    ['hier|la veille|le jour précédent|le jour d avant', -1],
    ['après demain|le surlendemain|surlendemain', 2],
    ['avant hier|l avant veille', -2],
  ],
  dayParts: [
    ['aube|l aube|aurore', 'dawn', 4, 8],
    ['matin|matinée|mat|matins|début de matinée|tôt le matin|fin de matinée', 'morning', 4, 12],
    ['début de journée|début de la journée|très tôt le matin|le matin très tôt', 'morning', 6, 10],
    ['en fin de journée|fin de journée', 'afternoon', 17, 21],
    ['heure du déjeuner|pause déjeuner|déjeuner', 'lunch', 12, 14],
    ['après midi|aprem|aprèm|apres midis|aprém', 'afternoon', 12, 18],
    ['soir|soirée|soirs|début de soirée|fin de soirée', 'evening', 18, 24],
    ['nuit|nuitée', 'night', 20, 28],
  ],
  meridiems: [
    ['am|a m|a . m|a . m .|ampm', 'am'],
    ['pm|p m|p . m|p . m .|p', 'pm'],
  ],
  clocks: [
    ['midi|à midi|milieu de journée|milieu de la journée|milieu de jour|mi journée|milieu de midi', '12:00'],
    ['minuit|à minuit', '00:00'],
    ['milieu de matinée|milieu du matin|milieu de la matinée|mi matinée', '10:00'],
    ['milieu d aprem|milieu d après midi|milieu de l après midi|mi après midi', '14:00'],
  ],
  vague: [['quelques|plusieurs', 3]],
  quantities: [
    ['une paire de|une couple de', 2],
    ['une douzaine de|une douzaine d', 12],
    ['une dizaine de|une dizaine d', 10],
    ['une quinzaine de', 15],
    ['une vingtaine de|une vingtaine d', 20],
    ['une trentaine de', 30],
  ],
  bothEndsCounted: [8, 15],
  recurring: [
    ['quotidiennement|quotidien|tous les jours|chaque jour', 'day'],
    ['hebdomadaire|hebdomadairement', 'week'],
    ['mensuel|mensuellement', 'month'],
    ['trimestriel', 'quarter'],
    ['annuel|annuellement', 'year'],
  ],
  workdays: [
    ['jour ouvré|jours ouvrés|jour travaillé|jours travaillés', 5],
    ['jour ouvrable|jours ouvrables', 6],
  ],
  holidays: HOLIDAYS,
  tense: TENSE,
  seasons: [
    ['printemps', 'spring'],
    ['été', 'summer'],
    ['automne', 'autumn'],
    ['hiver', 'winter'],
  ],
  zones: [
    ['utc|gmt', 'UTC'],
    ['heure de paris|heure d europe centrale|hec', 'Europe/Paris'],
    ['cest', '+02:00'],
  ],
  now: 'maintenant|tout de suite|immédiatement|à l instant|en ce moment|dès que possible|le plus tôt possible|actuellement|à présent|aussitôt que possible|dès maintenant|le plus vite possible|sur le champ',
  connectors:
    'à|au|a|de|du|d|de la|en|le|la|l|les|vers|,|pour|dans|dans la|dans le|.|vers les|autour de|aux alentours de|environ|plutôt|plutôt vers|pour le|à environ|de l|dans l|ce',
  fillers:
    'à|a|au|de|du|d|en|le|la|l|les|vers|,|.|!|?|pour|dans|s|il|vous|plaît|plait|svp|environ|peut|être|c|est|donc|oui|et|que|sur|peu|près|pres|puis|par',
  interjections: 'non|pardon',
  notSlips:
    'hardi|levrier|ouvrier|manche|manches|maris|marais|marie|joint|juive|goûts|route|samedis|avrils|garni|jeunes|vendre|mardis|lundis|janvies|parti',
  shy: 'mar|mer|sam|dim|mai|actuel|a|sept|jeu|ven|lun|sem|passe|courant|suivant|été',
  counted: 'euro|dollar|livre|cent|pour cent|franc',
  rules,
};
