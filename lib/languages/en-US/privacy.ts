import type { PrivacyWords } from '../pack/privacy.ts';
import { monthNames, readOutNumbers } from '../pack/read-out.ts';
import { dateWords } from './dates.ts';
import { numberWords } from './numbers.ts';

export const privacyWords: PrivacyWords = {
  numbers: {
    ...readOutNumbers(numberWords),
    hundred: 'hundred',
    thousand: 'thousand',
    million: 'million',
    repeats: {
      2: 'double|double the|two times',
      3: 'triple|treble|three times',
      4: 'quadruple|four times',
      5: 'five times',
    },
  },
  months: monthNames(dateWords),
  ordinals:
    'first|second|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth|eleventh|twelfth|thirteenth|fourteenth|fifteenth|sixteenth|seventeenth|eighteenth|nineteenth|twentieth|thirtieth|st|nd|rd|th',
  links:
    'is|was|on|the|of|my|in|it|its|am|at|s|a|an|as|and|i|me|you|your|would|be|that|that s|this|number|no|nr|num|code|goes|so|has|are|follows|day|date|year|month|card|back|for|our|his|her|use|have|called|when|name|set|to|now|currently|just|customer|caller|agent|user|client|should|used|wifi|wi|fi|login|network|by|last|three|four|new|old|current|full|usual|using|typed|type|enter|entered|chose|picked|account|app|portal|router|banking|profile|online|vehicle|car|off|them|what',
  assertions: 'is|s|are|was|be|it|as|says|reads|shows',
  own: 'my|our|i|mine',
  joiners:
    'then|and then|and then we have|and then there s|so|then it s|it s|followed by|after that|and after that|that s|and that s|that is|and that is|next|and next|next is|okay|ok|right|alright|yeah|yes|yep|dash|hyphen|minus|space|um|uh|er|erm|uhm|hm|hmm|mm|ah|let s see|let me see|hang on|hold on|one moment|you know|i think|i guess|i believe|wait|well|like|sorry|no sorry|no|no wait|i mean|actually|rather|scratch that|correction|and uh|and um|got that|again|please|finally|lastly|plus|stop|ends in|ending in|colon|semicolon|stroke|slash|full stop|from the top|uhh|umm|uhhh|ummm|errr|ahh|hmmm|mmm|in case|in any case|in that case|in this case|for reference|for your reference',
  asides:
    'a|sec|second|moment|minute|let|me|see|check|grab|it|s|where|is|here|we|go|are|you|ready|did|get|got|that|this|still|there|bear|with|one|so|ok|okay|as|i|said|the|next|bit|part|then|last|first|digits|digit|number|numbers|rest|group|huh|mhm|mm|yes|yep|yeah|right|far|good|and|finally|know|what|after|comes|comma|pause|sorry|no|not|nope|wait|oops|whoops|my|bad|meant|mean|make|correction|start|over|again|was|wrong|misread|actually|looking|look|find|down|other|another|also|well|like|please|just|ah|oh|would|repeat|say|saying|ve|ll|gonna|hello|hear|correct|exactly|perfect|great|sure|can|read|back|writing|written|colon|lookup|phone|dying|pretty|give|gimme|says|shows|reads|area|code|em|love|mate|dear|always|usual|called|remember|try|quick',
  conjunctions: 'and',
  labels: {
    number:
      'phone number|telephone number|mobile number|cell number|phone|telephone|mobile|cell phone|cellphone|callback number|call back number|contact number|fax|card number|credit card|debit card|credit card number|debit card number|bank card|account number|account|acct|account no|sort code|routing number|iban|ssn|social security number|social security|social|national insurance|national insurance number|ni number|tax id|member number|customer number|policy number|long number|nhs number|national id|id number|tax number|landline|cell|mobile phone|visa|mastercard|amex|american express|iban number|bank account|bank account number|checking account|savings account|membership|membership number|loyalty card|reach me at|reach me on|call me on|call me at|call me back at|text me at|ring me on|best number|calling from|fax number|whatsapp|soc|itin|aba|aba number|bank routing|bank routing number|contact no|tel no|phone no|cell no|mobile no|personal number|credit card no|card no|text me on|reach me by phone at|ring me at|savings account number|checking account number|student id|employee id|health insurance number|policy no|identity card|identity card number|id card|id card number|id no|resident permit|residence permit',
    pin: 'pin|pins|pin number|pin code|pincode|security pin|passcode number|secret number|secret code|access code|verification code|one time code|otp|pin no|pin is|atm pin|card pin|bank pin|passkey|otp code|security number|telephone pin|phone pin|voicemail pin|voicemail code|code i got|code i received|code they sent me|code you sent me|code you texted me|authentication code|login code|two factor code|2fa code|sms code|entry code|door code|gate code|alarm code|unlock code|banking pin|pin codes|security passcode|reset code|recovery code|backup code|activation code',
    'card code':
      'cvc|cvv|cvv2|cvc2|cid|csc|security code|card security code|card verification code|card verification number|verification number|digits on the back|numbers on the back|number on the back|code on the back|card verification value|on the back|cvv code|cvc code|cvv number|cvc number|verification value|card code|three digit code|on the back of the card|on the back of my card|digits at the back|numbers at the back|back of the card|three on the back|back of my card|signature strip|card security number|cvn|cid number|c v v|c v c|c v v 2|back of it|back of my visa|on the signature strip|on the back of my visa|on the back of it|c v n',
    password:
      'password|passwort|passphrase|passcode|pass word|pwd|pw|memorable word|secret word|security word|wifi password|wi fi password|login password|old password|pass phrase|pass code|passwords|security password|telephone password|phone password|account password|online password|security answer|secret answer|memorable answer|memorable phrase|memorable place|security phrase|safe word|parole|master password|email password|router password|network password|admin password|login|logon password|passkey phrase',
    secret:
      'api key|apikey|api token|token|tokens|access token|refresh token|auth token|bearer token|session token|session key|secret|client secret|api secret|secret key|private key|access key|access key id|key|license key|product key|webhook secret|signing secret|signing key|encryption key|shared secret|credential|credentials|recovery key|deploy key|service key',
    passport:
      'passport|passport number|passport no|travel document|travel document number|passport nr|passport id|passport card|passport num',
    licence:
      'driver s license|drivers license|driver license|driving license|driver s licence|drivers licence|driver licence|driving licence|license number|licence number|driver s license number|driving licence number|drivers license number|dl|dl number|licence|license|my license|my licence|driving licence no|driver id|driver s licence number|driver license number|driver licence number|driver s license no|drivers licence number|driving license no|license no|licence no|license id|driver s id|dl no',
    plate:
      'license plate|licence plate|license plate number|number plate|numberplate|plate|plate number|plates|registration|registration number|reg|vehicle registration|car registration|registration of my car|tag number|reg number|reg plate|vehicle reg|car reg|vehicle number|vehicle plate|plate no|car plate|vrn|vrm|vehicle tag|reg no|registration no|registration plate|vehicle registration number|car registration number|car s plate|car s reg|license tag|license plates|plate s',
    postcode: 'postcode|post code|postal code|zip|zip code|zipcode',
    address:
      'address|live at|lives at|living at|live on|located at|reside at|moved to|home address|deliver it to|street address|mailing address|where i live|deliver to|send it to|ship to|ship it to|new address|billing address|shipping address|delivery address|my place is|lived at|we re at|pick it up from|pick me up at|pick me up from|drop it at|send the package to|send the parcel to|deliver it at|work address|current address|office is at|house is at|engineer to|technician to|i m staying at|staying at|mail it to',
    box: 'po box|p o box|post office box|pobox|p o box number|po box number',
    other: 'ip address|email address|e mail address|mail address|mac address|web address|internet address|mac|ip',
    order:
      'order|order number|order no|order id|order nr|purchase order|invoice|invoice number|tracking number|tracking id|parcel number|shipment|ticket|ticket number|case number|case id|article number|item number|part number|product number|sku|error code|booking reference|confirmation number|order reference|order ref|reference|reference number|reference no|ref|ref no|ref number|booking|booking number|booking id|booking code|reservation|reservation number|reservation code|inv|inv no|invoice no|invoice id|po|po number|rma|rma number|case|case no|case reference|claim|claim number|incident|incident number|complaint|complaint number|job number|work order|tracking|tracking no|tracking code|parcel|consignment|consignment number|delivery note|quote|quote number|quotation|serial|serial number|serial no|model number|model no|batch number|lot number|error number|stop code|status code|version|build|build number|firmware|kernel|release|revision|patch|flight|flight number|item|item no|item code|part no|part nr|product code|product no|catalogue number|catalog number|catalogue no|catalog no|article no|style number|meter reading',
    confirmation: 'confirmation code',
  },
  births: {
    said: 'born|birth|date of birth|dob|d o b|birthdate|birth date|birthdate is|by birth|was born on|birth day',
    days: 'birthday|birthdays|bday',
    feasts:
      'christmas|xmas|boxing|halloween|hallowe|valentine|valentines|easter|patrick|patricks|thanksgiving|independence|hogmanay|bonfire|fawkes|epiphany|eve|new|night',
    weekdays: 'monday|tuesday|wednesday|thursday|friday|saturday|sunday',
  },
  mail: {
    at: 'at sign|at symbol',
    ambiguousAt: 'at',
    dot: 'dot|period|point|full stop',
    joints:
      'dot|period|point|full stop|dash|hyphen|minus|underscore|under score|lower dash|lower|under|score|slash|plus|plus sign|dash sign',
    remarks:
      'all|one|word|lowercase|lower|uppercase|case|in|small|letters|no|spaces|together|capital|spelled|usual|way|as|name|space|written|like|with|the|number|letter|spelt|caps|my|first|last',
    neverNames:
      'look|looking|looked|shop|shopping|buy|buying|bought|order|ordered|ordering|found|find|saw|see|seen|is|am|are|was|were|be|been|me|us|it|them|this|that|these|those|here|there|purchased|available|arrive|arrived|online|sale|sold|price|prices|priced|account|accounts|sign|signed|log|logged|login|in|on|up|out|check|checked|visit|visited|work|works|working|worked|one|ones|item|items|product|products|store|stores|deal|deals|cheaper|registered|subscribed|support|team|help|page|pages|website|site|sites|ticket|tickets|booked|booking|paid|pay|listed|stuff|things|thing|gift|card|get|got|reviews|review|link|read|more|us|reach|mail|email|back|again|free|now|today|yesterday|someone|people|employee|customer|order|placed|made',
    hosts:
      'gmail|googlemail|hotmail|outlook|yahoo|icloud|gmx|proton|protonmail|aol|msn|ymail|btinternet|virginmedia|talktalk|comcast|verizon',
    topLevels: 'com|net|org|co|io|info|edu|gov|biz|us|me|eu|uk|app|dev|mil|name|tv|ai',
  },
  neverPasswords:
    'not|n t|t|wrong|incorrect|invalid|expired|expiring|working|forgotten|forgot|lost|locked|blocked|required|needed|too|same|no|never|reset|changed|being|missing|rejected|accepted|secure|safe|weak|strong|stolen|what|where|this|that|it|which|when|why|how|something|anything|going|gone|still|asking|unknown|compromised|case|doesn|don|isn|i|my|your|the|a|protected|saved|stored|on|in|at|for|of|there|here|also|now|only|reseted|updated|different|long|short|eight|because|log|get|access|open|do|please|using|every|keep|keeps|you|we|they|he|she|from|manager|link|links|hint|field|page|box|prompt|screen|or|but|if|then|recovery|change|to|has|have|is|was|requirements|policy|again|yet|than|thanks|thank|ok|okay|got',
  passwordComplaints:
    'resets|resetting|changes|changing|update|updates|failed|fail|fails|failing|failure|error|errors|message|issue|issues|problem|problems|trouble|troubles|help|support|question|questions|expires|expiry|length|rules|rule|generator|protection|form|button|request|attempt|attempts|login|entry|security|app|vault|sync|save|autofill|reminder|notification|mail|email|e|sms|text|settings|setup|set|works|work|worked|mismatch|match|matches|loop|lockout|freezes|blank|empty|visible|hidden|shown|show|shows|wifi|portal|account|accounts|user|username|name|and|with|without|by|were|will|won|can|cannot|could|would|should|must|may|yes|today|yesterday|tomorrow|twice|already|asap|immediately|urgently|tries|tried|try|times|time|seems|stopped|stops|crashes|crashed|disappeared|sent|send|sending|received|receive|verification|verified|confirm|confirmed|code|codes|question|retrieval|retrieve|recover|recovered|restore|restored|history|list|file|files|database|leak|leaked|breach|hacked|annoying|difficult|hard|easy|fine|correct|right|great|hello|hi|um|uh|er',
  passwordChanges: {
    said: 'changed|change|set|reset|updated|update|made|make|switched',
    links: 'to|into|as',
    with: 'with|using|as',
  },
  tails: { words: 'end|ending|ends|ended|digits', links: 'are|is|in|with' },
  streets: {
    words:
      'street|st|road|rd|avenue|ave|av|lane|ln|drive|dr|court|ct|boulevard|blvd|way|close|crescent|terrace|square|sq|gardens|grove|hill|mews|parade|parkway|pkwy|highway|hwy|place|pl|circle|cir|trail|row|walk|wharf|house|flat|apt|apartment|suite|unit|cottage|farm|barn|lodge|rectory|vicarage|schoolhouse|granary|business park|industrial estate|trading estate',
    number: 'number|no',
    flats: 'apt|apartment|unit|suite|flat|ste|floor|fl|room|building|bldg',
    cities: 'in',
    suffixes: '',
    ordinalEndings: 'st|nd|rd|th',
    directions: 'north|south|east|west|northeast|northwest|southeast|southwest',
    articles: 'the',
    sure: {
      behind:
        'street|st|road|rd|avenue|ave|lane|ln|drive|dr|boulevard|blvd|crescent|terrace|gardens|mews|parkway|pkwy|court|ct|close|broadway|circle|cir|grove|square|highway|hwy|place|pl|trail|row|walk|parade|wharf|turnpike|cottage|house|hill|green|wood|gate|mount|meadow|meadows|vale|park|approach|rise|quay|yard|heights|path|loop|ridge|plaza|villas|chase|croft|fold|way|alley|run|view|field|fields|garden',
      small:
        'street|road|avenue|ave|lane|drive|boulevard|blvd|crescent|terrace|parkway|court|grove|st|gardens|mews|close|circle|square|place|pkwy',
    },
  },
  currencies: 'euro|euros|dollar|dollars|pound|pounds|cents|pence|bucks|quid',
  units:
    'minute|minutes|hour|hours|day|days|week|weeks|month|months|year|years|o clock|am|pm|a m|p m|mile|miles|km|kilometers|people|persons|guests|rooms|room|bedroom|bedrooms|times|percent|more|or|other|different|pieces|items|copies|star|stars|degrees|bags|kids|adults|nights|night|way|lane|car|for|and|to|at|in|on|of|the|if|please|thanks|wing|side|exit|end|coast|facing|entrance|terminal|bound|tower|shore|traffic|lanes',
  spelling: {
    alphabets:
      'alpha bravo charlie delta echo foxtrot golf hotel india juliet kilo lima mike november oscar papa quebec romeo sierra tango uniform victor whiskey xray yankee zulu|alfa - - - - - - - - juliett - - - - - - - - - - - - whisky - - -|able baker - dog easy fox george harry item jack king love mother nellie - peter queen robert sugar tommy - - william - yellow zebra|adam boy charles david edward frank george henry ida john king lincoln mary nora ocean paul queen robert sam tom union victor william xray young zebra|apple ball cat dog elephant fish goat horse igloo jam kite lion monkey nancy orange pig quiet rabbit sun tiger umbrella van water xylophone yoyo -|- bob chris daniel egg freddie harry henry isaac james kevin larry michael nancy oliver peter - roger steve thomas uncle violet walter - yoke -',
    examples: 'for|as in|like|is for|from|as|as in the word|as in for|as for',
    letters:
      'zed=Z|zee=Z|aitch=H|haitch=H|double u=W|double you=W|x ray=X|ess=S|bee=B|dee=D|tee=T|vee=V|jay=J|kay=K|gee=G|cee=C|cue=Q|queue=Q|ay=A|ee=E|eff=F|em=M|pee=P|ar=R|ell=L',
  },
};
