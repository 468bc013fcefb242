import type { HolidayRow } from '../pack/dates.ts';
import { INDIAN_FEASTS } from '../pack/indian-feasts.ts';
import { joined } from '../pack/inflect.ts';

/** "MLK", "Dr. Martin Luther King, Jr. Day": the titles are optional, and the name may be shortened. */
const KING = joined(
  '|dr .|dr|doctor|reverend',
  'martin luther king|martin luther king jr|martin luther king jr .|martin luther king , jr .|martin luther king , jr|martin luther king junior',
);
const KING_DAY = `${joined(`${KING}|mlk|mlk jr|mlk jr .|m . l . k .|m . l . k|dr . king|dr king`, "day|'s day|birthday|'s birthday")}|${KING}|mlk|civil rights day`;

/** Adds the spelling without an apostrophe: "mothers day" for "mother's day". */
export const withPlainSpellings = (rows: readonly HolidayRow[]): readonly HolidayRow[] =>
  rows.map(row => {
    const names = row.names.split('|');
    const plain = names.map(name => name.replaceAll(/'(?=s\b)|(?<=s)'/g, ''));
    return { ...row, names: [...new Set([...names, ...plain])].join('|') };
  });

const orthodox = (names: string): string => joined('orthodox|greek orthodox', names);

/** Holidays that are on the same day in all English-speaking countries. */
export const ENGLISH_HOLIDAYS: readonly HolidayRow[] = withPlainSpellings([
  ...INDIAN_FEASTS,
  { names: "new year's day|new year day|new year|new years|first of the year|1st of the year", day: '1-1' },
  { names: "new year's eve|new year eve|nye", day: '12-31' },
  { names: 'christmas|xmas|christmas day|xmas day|x mas|crimbo|chrimbo', day: '12-25' },
  { names: 'christmas eve|xmas eve', day: '12-24' },
  { names: 'boxing day', day: '12-26' },
  { names: 'leap day', day: '2-29' },
  {
    names:
      "valentine's day|valentine day|valentine|valentine's|saint valentine|st valentine's day|st . valentine's day|saint valentine's day|v day",
    day: '2-14',
  },
  { names: "halloween|hallowe'en|all hallows eve|halloween day", day: '10-31' },
  {
    names:
      "st patrick's day|st . patrick's day|saint patrick's day|saint patrick|st patrick|st . paddy's day|st paddy's day|saint paddy's day|st patty's day|st . patty's day|st paddy's|st . paddy's|paddy's day|st patrick's|st . patrick's|st pat's day",
    day: '3-17',
  },
  { names: 'easter|easter sunday|easter day', day: 'easter' },
  { names: 'easter monday|easter mon', day: 'easter+1' },
  { names: 'good friday|great friday|holy friday', day: 'easter-2' },
  {
    names: 'maundy thursday|holy thursday|covenant thursday|covenant thu|thursday of mysteries|thu of mysteries',
    day: 'easter-3',
  },
  { names: 'palm sunday', day: 'easter-7' },
  { names: 'ash wednesday', day: 'easter-46' },
  { names: 'shrove tuesday|pancake day|pancake tuesday|mardi gras|fat tuesday', day: 'easter-47' },
  { names: 'ascension day|ascension thursday|ascension', day: 'easter+39' },
  { names: 'pentecost|whit sunday|whitsunday|white sunday', day: 'easter+49' },
  { names: 'whit monday|whitmonday|pentecost monday', day: 'easter+50' },
  { names: 'trinity sunday', day: 'easter+56' },
  { names: 'corpus christi', day: 'easter+60' },
  { names: 'holy saturday|black saturday|easter saturday', day: 'easter-1' },
  { names: "all saint's day|all saints", day: '11-1' },
  { names: "all soul's day|all souls", day: '11-2' },
  { names: 'epiphany|three kings day|three kings', day: '1-6' },
  { names: 'earth day', day: '4-22' },
  { names: "april fool's day|april fool's|april fool day", day: '4-1' },
  {
    names: "labour day international|may day|international worker's day|workers day",
    day: '5-1',
  },
  { names: 'guy fawkes|guy fawkes day|guy fawkes night|bonfire night', day: '11-5' },
  { names: 'remembrance day|armistice day', day: '11-11' },
  { names: "women's day|international women's day", day: '3-8' },
  { names: "men's day|international men's day", day: '11-19' },
  { names: 'pi day', day: '3-14' },
  { names: 'star wars day', day: '5-4' },
  { names: "children's day", day: '6-1' },
  { names: "teacher's day", day: '9-10' },
  { names: 'canada day', day: '7-1' },
  { names: 'australia day', day: '1-26' },
  { names: 'bastille day', day: '7-14' },
  { names: "koningsdag|king's day", day: '4-27 (sun-1)' },
  { names: 'singles day', day: '11-11' },
  { names: "st stephen's day|st . stephen's day|saint stephen's day", day: '12-26' },
  { names: "st george's day|st . george's day|saint george's day|feast of saint george", day: '4-23' },
  { names: "st andrew's day|st . andrew's day|saint andrew's day", day: '11-30' },
  { names: "st david's day", day: '3-1' },
  { names: 'lent', day: 'easter-46' },
  { names: 'easter weekend', day: 'easter-2', days: 4 },
  { names: 'holy week', day: 'easter-7', days: 7 },
  { names: 'carnival monday|shrove monday|rose monday', day: 'easter-48' },
  { names: 'carnival sunday|shrove sunday', day: 'easter-49' },
  {
    names: 'advent sunday|first sunday of advent|first sunday in advent|first advent|1st sunday of advent',
    day: '11-27 sun',
  },
  { names: 'second sunday of advent|second sunday in advent|second advent|2nd sunday of advent', day: '11-27 sun+7' },
  { names: 'third sunday of advent|third sunday in advent|third advent|3rd sunday of advent', day: '11-27 sun+14' },
  { names: 'fourth sunday of advent|fourth sunday in advent|fourth advent|4th sunday of advent', day: '11-27 sun+21' },
  { names: 'kwanzaa', day: '12-26', days: 7 },
  { names: 'twelfth night', day: '1-5' },
  { names: 'candlemas', day: '2-2' },
  { names: 'assumption|assumption day|assumption of mary', day: '8-15' },
  { names: 'immaculate conception|feast of the immaculate conception', day: '12-8' },
  { names: 'st nicholas day|st . nicholas day|saint nicholas day', day: '12-6' },
  { names: "st lucy's day|saint lucy's day", day: '12-13' },
  { names: 'orthodox christmas', day: '1-7' },
  { names: orthodox('easter|easter sunday|easter day'), day: 'pascha' },
  { names: orthodox('easter monday'), day: 'pascha+1' },
  { names: orthodox('holy saturday|easter saturday'), day: 'pascha-1' },
  { names: orthodox('good friday|great friday|holy friday'), day: 'pascha-2' },
  { names: orthodox('palm sunday'), day: 'pascha-7' },
  { names: 'lazarus saturday', day: 'pascha-8' },
  { names: `clean monday|${orthodox('shrove monday|ash monday')}`, day: 'pascha-48' },
  { names: orthodox('ascension|ascension day'), day: 'pascha+39' },
  { names: orthodox('pentecost'), day: 'pascha+49' },
  {
    names:
      "chinese new year|chinese new years|chinese new year's day|chinese lunar new year|lunar new year|chinese lunar new year's day",
    day: 'chinese 1-1',
  },
  { names: 'mid autumn festival|moon festival', day: 'chinese 8-15' },
  { names: 'dragon boat festival', day: 'chinese 5-5' },
  { names: 'ramadan|ramadhan|ramazan|ramzan|ramathan', day: 'islamic-umalqura 9-1', days: 30 },
  {
    names: 'eid al fitr|eid ul fitr|eid el fitr|feast of breaking the fast|festival of breaking the fast',
    day: 'islamic-umalqura 10-1',
  },
  {
    names: 'eid al adha|eid ul adha|eid el adha|id ul adha|feast of the sacrifice|sacrifice feast|bakr id',
    day: 'islamic-umalqura 12-10',
  },
  { names: 'islamic new year|hijri new year|arabic new year|muslim new year', day: 'islamic-umalqura 1-1' },
  {
    // The last Friday of Ramadan.
    names: "jamat ul vida|jumu'atul wida|jumatul wida",
    day: 'islamic-umalqura 10-1 (mon-3 tue-4 wed-5 thu-6 fri-7 sat-1 sun-2)',
  },
  { names: 'ashura|day of ashura', day: 'islamic-umalqura 1-10' },
  { names: 'laylat al qadr|laylat al kadr|night of power|night of destiny', day: 'islamic-umalqura 9-27' },
  {
    names: "isra and mi'raj|isra and miraj|the night journey|night journey|the prophet's ascension|ascension to heaven",
    day: 'islamic-umalqura 7-27',
  },
  { names: 'mawlid|mawlid al nabi|milad un nabi', day: 'islamic-umalqura 3-12' },
  { names: 'rosh hashanah|rosh hashana|rosh hashanna|jewish new year', day: 'hebrew', days: 2 },
  { names: 'yom kippur|day of atonement', day: 'hebrew+9' },
  { names: 'sukkot|sukkoth|succos|feast of tabernacles', day: 'hebrew+14', days: 7 },
  { names: 'shemini atzeret', day: 'hebrew+21' },
  { names: 'simchat torah|simhat torah', day: 'hebrew+22' },
  { names: 'tu bishvat|tu bishevat', day: 'hebrew 120/15' },
  { names: "lag baomer|lag b'omer|lag la'omer", day: 'hebrew-130' },
  { names: 'hanukkah|chanukah|hanukah|hannukah|hannukkah|chanukkah|festival of lights', day: 'hebrew 83/25', days: 8 },
  { names: 'first day of hanukkah|first night of hanukkah', day: 'hebrew 83/25' },
  { names: 'purim', day: 'hebrew-193' },
  { names: 'yom hashoah|holocaust day|holocaust remembrance day', day: 'hebrew-151 (fri-1 sun+1)' },
  { names: "yom haatzmaut|yom ha'atzmaut|israeli independence day", day: 'hebrew-143 (mon+1 fri-1 sat-2)' },
  { names: 'passover|pesach', day: 'hebrew-163', days: 8 },
  { names: 'first day of passover', day: 'hebrew-163' },
  { names: 'shavuot', day: 'hebrew-113', days: 2 },
  { names: "father's day|fathers' day", day: '6 3 sun' },
]);

/** American holidays whose names mean the same day in Britain. */
export const AMERICAN_HOLIDAYS_KNOWN_ABROAD: readonly HolidayRow[] = withPlainSpellings([
  { names: 'cinco de mayo', day: '5-5' },
  { names: 'juneteenth', day: '6-19' },
  { names: "groundhog day|groundhog's day", day: '2-2' },
  {
    names: 'thanksgiving|thanksgiving day|thanks giving|thanks giving day|turkey day|us thanksgiving',
    day: '11 4 thu',
  },
  { names: 'black friday', day: '11 4 thu+1' },
  { names: 'thanksgiving weekend', day: '11 4 thu', days: 4 },
  { names: 'black friday weekend', day: '11 4 thu+1', days: 3 },
  { names: 'cyber monday', day: '11 4 thu+4' },
  { names: 'giving tuesday', day: '11 4 thu+5' },
  { names: 'memorial day|decoration day', day: '5 -1 mon' },
  { names: KING_DAY, day: '1 3 mon' },
  {
    names:
      "presidents' day|president day|president's day|washington's birthday|washington day|george washington's birthday",
    day: '2 3 mon',
  },
  {
    names: "columbus day|indigenous people's day|indigenous peoples' day|indigenous people day",
    day: '10 2 mon',
  },
  { names: "veteran's day", day: '11-11' },
  { names: 'independence day|fourth of july|4th of july|july 4th holiday|us independence day', day: '7-4' },
  { names: 'super bowl sunday|super bowl', day: '2 2 sun' },
]);

export const HOLIDAYS: readonly HolidayRow[] = [
  ...ENGLISH_HOLIDAYS,
  ...AMERICAN_HOLIDAYS_KNOWN_ABROAD,
  ...withPlainSpellings([
    { names: "mother's day|mothers' day", day: '5 2 sun' },
    { names: 'flag day', day: '6-14' },
    { names: 'small business saturday', day: '11 4 thu+2' },
    { names: 'labor day|labour day', day: '9 1 mon' },
    { names: "parents' day", day: '7 4 sun' },
    { names: 'grandparents day|national grandparents day', day: '9 1 mon+6' },
    { names: 'inauguration day', day: '1-20' },
    { names: 'patriot day', day: '9-11' },
    { names: 'election day', day: '11 1 mon+1' },
    {
      names: 'daylight saving start|daylight savings start|daylight saving start day|daylight savings start day',
      day: '3 2 sun',
    },
    {
      names: 'daylight saving end|daylight savings end|daylight saving end day|daylight savings end day',
      day: '11 1 sun',
    },
    {
      names: "administrative professional's day|secretaries day|admins day|admin day|secretary's day",
      day: '4 -1 sat-3',
    },
    { names: "boss's day|boss day|bosses day", day: '10-16 (sat-1 sun+1)' },
    { names: 'military spouse day', day: '5 2 sun-2' },
    { names: 'emergency medical services for children day|emsc day', day: '5 3 sun+3' },
    { names: 'siblings day|national siblings day|sibling day|national sibling day', day: '4-10' },
    { names: 'ems week', day: '5 3 sun', days: 7 },
    { names: 'emancipation day', day: '4-16 (sat-1 sun+1)' },
    // Moved if it is on a weekend or on the working day on which Emancipation Day is observed.
    { names: 'tax day', day: '4-15 (fri+3 sat+3 sun+2)' },
    { names: "patriots' day|patriot's day", day: '4 3 mon' },
    { names: 'loyalty day|law day|lei day', day: '5-1' },
    { names: 'kentucky derby', day: '5 1 sat' },
    { names: 'arbor day', day: '4 -1 fri' },
    { names: 'thanksgiving eve', day: '11 4 thu-1' },
  ]),
];
