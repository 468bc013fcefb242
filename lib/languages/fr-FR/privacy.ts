import type { PrivacyWords } from '../pack/privacy.ts';
import { monthNames, readOutNumbers } from '../pack/read-out.ts';
import { dateWords } from './dates.ts';
import { numberWords } from './numbers.ts';

export const privacyWords: PrivacyWords = {
  numbers: {
    ...readOutNumbers(numberWords),
    hundred: 'cent|cents',
    thousand: 'mille|milles',
    million: 'million|millions',
    score: 'vingt|vingts',
    repeats: {
      2: 'double|deux fois|deux fois le|deux fois un',
      3: 'triple|trois fois|trois fois le',
      4: 'quadruple|quatre fois|quatre fois le',
      5: 'cinq fois|cinq fois le',
    },
  },
  months: monthNames(dateWords),
  ordinals:
    'premier|première|er|deuxième|second|troisième|quatrième|cinquième|sixième|septième|huitième|neuvième|dixième|onzième|douzième|treizième|quatorzième|quinzième|seizième|vingtième|trentième|unième',
  links:
    'est|le|la|les|l|du|de|d|mon|ma|je|suis|c|et|un|une|été|jour|numéro|au|à|en|ce|s|ici|sont|serait|il|y|son|sa|année|an|voilà|oui|alors|donc|euh|dos|dans|pour|svp|bien|visuel|code|n|j|ai|client|cliente|agent|wifi|trois|quatre|derniers|chiffres|nouveau|ancien|nouvelle|devrait|être|était|numéros|suivant|suivante|comme|utilise|tape|mets|compose|compte|appli|banque|box|sera|dit|vous|plaît|plait|mis|très|indique|véhicule|voiture|qu|a',
  assertions: 'est|sont|serait|c|comme|était|sera|voilà|indique|soit',
  own: 'mon|ma|notre|j|je',
  joiners:
    'puis|et puis|et puis après|ensuite|et ensuite|après|et après|après ça|alors|et là|donc|suivi de|suivi du|tiret|espace|euh|hum|heu|bah|ben|bon|voilà|voyons|attendez|attends|un instant|je crois|je pense|non|pardon|non pardon|je veux dire|enfin|excusez moi|non attendez|désolé|oui|ok|d accord|et le|plus|pour finir|et enfin|slash|c est|ah|en fait|à la fin|et à la fin|deux points|se termine par|finit par|ça finit par|terminant par|en deux|pour référence|en tout cas',
  asides:
    'une|seconde|moment|instant|attendez|attends|je|j|cherche|où|est|ce|que|c|le|la|les|l|voilà|vous|avez|noté|me|suivez|suivants|suivant|suivante|derniers|dernier|dernière|premiers|sont|reste|et|ça|finit|mhm|oui|continue|fin|ensuite|vient|vienne|virgule|laissez|moi|voir|accord|d|répète|non|ah|pardon|désolé|désolée|voulais|dire|suis|trompé|trompée|corrige|recommence|était|faux|rectification|oups|lis|mal|euh|heu|ben|alors|hum|bon|disons|fait|puis|après|indicatif|chiffres|chiffre|numéro|numéros|ok|bien|exactement|là|encore|aussi|donc|quoi|hein|vérifie|regarde|dis|note|notez|parfait|merci|erreur|comme|toujours',
  conjunctions: 'et',
  labels: {
    number:
      'téléphone|numéro de téléphone|portable|mobile|numéro de portable|fixe|mon numéro|carte|numéro de carte|numéro de la carte|numéro de ma carte|carte bancaire|carte bleue|carte de crédit|compte|numéro de compte|numéro du compte|compte bancaire|iban|rib|sécu|sécurité sociale|numéro de sécurité sociale|numéro de sécu|numéro client|pièce d identité|carte d identité|numéro d assuré|assuré|nir|numéro de nir|joindre au|rappelez moi au|appelez moi au|téléphone portable|coordonnées bancaires|numéro d adhérent|adhérent|visa|mastercard|cb|numéro fiscal|carte vitale|notez le|numéro de carte d identité|n de carte d identité|cni|carte nationale d identité|titre de séjour|carte de séjour|numéro de titre de séjour|spi|n fiscal|numéro spi|n de compte|n de sécu|n de téléphone|tél|tel|gsm|ligne fixe|joignable au|joindre sur le|numéro de sécurité|numéro d assurance|numéro de carte bancaire|numéro de cb|compte courant|relevé d identité bancaire|contactez moi au|numéro de fixe|numéro allocataire|numéro d allocataire|fax|whatsapp|téléphone fixe|numéro de contact|virement sur le compte|virez sur le compte',
    pin: 'pin|code pin|code secret|code confidentiel|code personnel|code à quatre chiffres|code de vérification|code de la carte|code de ma carte|code de déverrouillage|numéro secret|code bancaire|mon numéro secret|reçu le code|code reçu|code que j ai reçu|code sms|code à six chiffres|code à usage unique|code d activation|code de la porte|digicode|code d alarme|code d accès téléphonique|code de connexion|code de carte|code de ma cb|pin code|code secret de ma carte|code est',
    'card code':
      'cvv|cvc|cryptogramme|cryptogramme visuel|code de sécurité|chiffres au dos|numéros au dos|code au dos|trois chiffres au dos|au dos|derrière|au verso|à l arrière|code visuel|numéro de vérification|chiffres derrière|trois chiffres|trois derniers chiffres|chiffres à l arrière|chiffres derrière la carte|code à trois chiffres|chiffres du verso|numéros derrière|code derrière|cvv2|cvc2|code cvv|code cvc|code cvc2|numéro au dos|chiffres inscrits au dos|code sécurité|c v v|c v c|au dos de la carte|au dos de ma carte|derrière la carte|derrière ma carte|au verso de la carte|à l arrière de la carte',
    password:
      'mot de passe|mdp|code d accès|mot secret|phrase secrète|mots de passe|code wifi|clé wifi|password|réponse secrète|mot de passe téléphonique|code de messagerie|mot de passe wi fi|clé de la box|clé de sécurité wifi|nouveau mot de passe|passe phrase',
    secret: 'clé|clé api|clé d api|clé de l api|jeton|jeton d accès|clé secrète|clé privée|clé de licence|secret',
    passport:
      'passeport|numéro de passeport|numéro du passeport|document de voyage|n de passeport|passeport n|passeport numéro|passeport français',
    licence:
      'permis|permis de conduire|numéro de permis|numéro du permis|numéro de permis de conduire|numéro du permis de conduire|numéro de mon permis|licence|permis n|n de permis|permis b|permis de conduire numéro|numéro permis',
    plate:
      'plaque|plaque d immatriculation|immatriculation|immatriculé|immatriculée|numéro d immatriculation|plaque de la voiture|plaque du véhicule|numéro de plaque|immat|plaques|plaque minéralogique|numéro minéralogique|voiture immatriculée|n d immatriculation|n de plaque',
    postcode: 'code postal|cp',
    address:
      'adresse|habite|habite au|habite à|demeurant|domicilié|domicile|livrez au|livrer au|livraison au|envoyez au|là que j habite|adresse de livraison|adresse de facturation|adresse postale|nouvelle adresse|habitons|domicilié au|domiciliée au|déménagé au|envoyez le au|livrez le au|réside au|résidons|vis au|envoyer au|logé au|demeure|loge au|habite maintenant au|j habite|vit au|chez moi c est|technicien au|domiciliée|installé au|installée au|emménagé au|j habite à|j habite au',
    box: 'boîte postale|b p|boîte postale numéro',
    other: 'adresse ip|adresse mail|adresse email|adresse e mail|adresse mac|adresse électronique',
    order:
      'commande|numéro de commande|n de commande|facture|numéro de facture|numéro de suivi|suivi|colis|numéro de colis|dossier|numéro de dossier|ticket|référence de commande|article|numéro d article|code d erreur|réservation|numéro de réservation|référence|numéro de référence|réf|code de réservation|référence de réservation|numéro de série|n de série|devis|numéro de devis|réclamation|numéro de réclamation|bon de livraison|bon de commande|incident|numéro d incident|code erreur|version|sinistre|vol|numéro de vol|livraison|expédition|modèle|référence de pièce|code produit|code article',
    confirmation: 'code de confirmation|numéro de confirmation',
  },
  births: {
    said: 'naissance|date de naissance|née|nee le|suis ne|ne le|suis du|ddn|date de nais|né e le|nées le|naquis|date naissance|naiss|née en|ma naissance',
    accented: 'né',
    days: 'anniversaire',
    feasts: 'noël|sylvestre|toussaint|pâques|ascension|pentecôte|assomption|armistice|épiphanie|veille|réveillon|saint',
    weekdays: 'lundi|mardi|mercredi|jeudi|vendredi|samedi|dimanche',
  },
  mail: {
    at: 'arobase|arobas|arobaze|arrobase|arrobas|à commercial|at commercial|a commercial',
    ambiguousAt: 'chez',
    accentedAt: 'à',
    dot: 'point',
    joints:
      'point|tiret|tiret bas|tiret du bas|tiret du six|tiret du milieu|trait d union|underscore|souligné|moins|du|huit|8|6|plus|tiret du huit|tiret du 8|tiret du 6|trait',
    remarks:
      'tout|attaché|attachés|en|minuscules|minuscule|sans|espace|espaces|un|mot|seul|collé|majuscule|accent|accents|collés|comme|prononce|avec|deux|l|lettres',
    neverNames:
      'suis|est|sommes|sont|étais|était|vais|vas|va|allé|allée|acheté|achète|commandé|commande|pris|vu|trouvé|travaille|abonné|abonnée|client|cliente|compte|inscrit|inscrite|moi|toi|lui|elle|eux|nous|vous|reste|passé|passer|passe|livré|livrer|ici|là',
    hosts: 'orange|free|wanadoo|laposte|sfr|neuf',
    topLevels: 'fr|be|ch|it|ca|lu|nl',
  },
  neverPasswords:
    'pas|ne|incorrect|erroné|invalide|expiré|oublié|perdu|bloqué|faux|mauvais|nécessaire|trop|le|même|la|ce|ça|quel|où|comment|sûr|faible|mon|plus|jamais|toujours|obligatoire|nouveau|inconnu|refusé|changé|qu|que|là|un|mais|de|du|d|des|marche|fonctionne|ça|pour|vous|plaît|merci|svp|voilà',
  passwordComplaints:
    'et|ou|avec|sans|par|dans|sur|en|à|au|problème|problèmes|erreur|erreurs|aide|question|champ|page|lien|mail|courriel|message|identifiant|compte|appli|portail|site|réinitialisation|réinitialiser|réinitialisé|changement|changer|modifier|modifié|récupérer|récupération|périmé|valide|correct|vide|volé|piraté|rejeté|accepté|deux|trois|hier|aujourd|hui|demain|maintenant|encore|fois|est|était|a|ont|sera|doit|peut|s|n|je|j|il|non|oui|bonjour|euh|disparaît|semble|provisoire|temporaire|unique|fort|envoyé|envoyer|reçu|recevoir|égaré',
  passwordChanges: { said: 'changé|mis|modifié|changer|remplacé', links: 'en|pour|par|comme', with: 'avec|comme' },
  tails: { words: 'termine|finit|finissant|chiffres', links: 'en|par|sont' },
  streets: {
    words:
      'rue|avenue|av|boulevard|bd|bvd|place|chemin|allée|impasse|quai|cours|route|faubourg|résidence|lotissement|lieu dit|square|passage|za|zi|zac|zone artisanale|zone industrielle|parc d activités|bourg|hameau|ferme|domaine|clos|bâtiment|bât|terrasses',
    number: 'numéro|n°|n',
    flats: 'appartement|appt|étage|bâtiment',
    cities: 'à|a',
    suffixes: 'bis|ter|quater',
    sure: {
      between:
        'rue|avenue|av|boulevard|bd|bvd|place|chemin|allée|impasse|quai|route|faubourg|passage|cours|square|sentier|hameau|ruelle|résidence|lotissement|villa|lieu dit',
      small:
        'rue|avenue|boulevard|chemin|allée|impasse|quai|faubourg|sentier|hameau|ruelle|passage|résidence|cours|route|bd|bvd',
    },
  },
  currencies: 'euro|euros|livres|centimes|francs',
  units:
    'minutes|minute|heures|heure|jours|jour|semaines|semaine|mois|ans|années|kilomètres|km|mètres|personnes|chambres|pièces|fois|pour|et|à|degrés|nuits|autres|si',
  spelling: {
    alphabets:
      'anatole berthe célestin désiré eugène françois gaston henri irma joseph kléber louis marcel nicolas oscar pierre quintal raoul suzanne thérèse ursule victor william xavier yvonne zoé|anne bernard caroline denis émile france georges hélène isabelle jacques karine lucien marie nathalie olivier paul quentin robert sophie thomas ulysse valérie wagon xylophone yves zorro|alain béatrice camille daniel écho frédéric gérard hubert isidore jean kilo laurent martin noémie odile pascal québec roméo simon théo uniforme véronique whisky - yann zoulou|arthur brigitte charles david emma fernand gilbert hôtel - juliette - léon maurice novembre - patrick quimper romain sandrine tango ulrich vincent - - yankee zèbre|amélie bruno claude didier édouard fanny guy hugo irène julien kangourou louise michel noël - philippe quatorze rené serge tino - victoire - xavière - -',
    examples: 'comme|comme dans|de|pour',
    letters: 'hache=H|ji=J|zède=Z|igrec=Y|i grec=Y|double v=W|ixe=X',
  },
};
