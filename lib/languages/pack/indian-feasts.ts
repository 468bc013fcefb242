import type { HolidayRow } from './dates.ts';
import { joined } from './inflect.ts';

/** Feasts of Hindus, Sikhs, Jains and Buddhists, with their names in Latin letters. */
export const INDIAN_FEASTS: readonly HolidayRow[] = [
  { names: 'diwali|divali|deepavali|dipavali|lakshmi puja|laxmi puja', day: 'hindu 7-30 18.5h' },
  { names: 'choti diwali|chhoti diwali|kali chaudas|naraka chaturdashi', day: 'hindu 7-30 18.5h-1' },
  { names: 'dhanteras|dhanatrayodashi', day: 'hindu 7-28 18.5h' },
  { names: 'govardhan puja|annakut', day: 'hindu 7-30 18.5h+1' },
  { names: 'bhai dooj|bhaiya dooj|bhau beej', day: 'hindu 8-2 15h' },
  { names: 'chhath|chhath puja|surya shashthi', day: 'hindu 8-6 6.2h' },
  { names: 'holi|rangwali holi|dhulandi', day: 'hindu 12-15 18.5h+1' },
  { names: 'holika dahan|choti holi|chhoti holi', day: 'hindu 12-15 18.5h' },
  { names: 'navratri|navaratri', day: 'hindu 7-1 6.2h', days: 9 },
  { names: 'maha navami', day: 'hindu 7-9 6.2h' },
  { names: 'dussehra|dasara|vijayadashami', day: 'hindu 7-10 11.8h' },
  { names: 'ganesh chaturthi|vinayaka chaturthi', day: 'hindu 6-4 11.8h' },
  { names: 'janmashtami|krishna janmashtami|gokulashtami', day: 'hindu 5-23 24h' },
  { names: 'raksha bandhan|rakhi', day: 'hindu 5-15 11.8h' },
  { names: 'maha shivaratri|mahashivratri|maha shivratri|shivratri', day: 'hindu 11-29 24h' },
  {
    names: 'ugadi|yugadi|gudi padwa|samvatsaradi|chaitra sukladi|chaitra sukhladi',
    day: 'hindu 1-1 6.2h',
  },
  { names: 'ram navami|rama navami', day: 'hindu 1-9 11.8h' },
  { names: joined('mahavir|mahaveer', 'jayanti|janma kalyanak'), day: 'hindu 1-13 6.2h' },
  { names: 'vasant panchami|basant panchami', day: 'hindu 11-5 6.2h' },
  { names: 'karva chauth|karwa chauth', day: 'hindu 7-19 18.5h' },
  { names: 'valmiki jayanti|maharishi valmiki jayanti|pargat diwas', day: 'hindu 7-15 6.2h' },
  { names: joined('guru nanak', 'jayanti|birthday|gurpurab'), day: 'hindu 8-15 6.2h' },
  { names: joined('guru gobind singh', 'jayanti|birthday|gurpurab'), day: 'hindu 10-7 6.2h' },
  { names: joined('guru ravidas|guru ravidass', 'jayanti|birthday'), day: 'hindu 11-15 6.2h' },
  { names: 'buddha purnima|buddha day|buddha jayanti|vesak|wesak', day: 'hindu 2-15 6.2h' },
  { names: 'vaisakhi|baisakhi|vaishakhi', day: 'hindu sun 0' },
  { names: 'pongal|makar sankranti|makara sankranti|maghi', day: 'hindu sun 270 18.5h' },
  { names: 'lohri', day: 'hindu sun 270 18.5h-1' },
  { names: 'kaanum pongal', day: 'hindu sun 270 18.5h+2' },
  { names: joined('rabindra|rabindranath', 'jayanti'), day: '5-9' },
];
