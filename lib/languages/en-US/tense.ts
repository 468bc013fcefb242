import { earlyUnlessNamed } from '../pack/early.ts';
import type { TenseWords } from '../pack/tense.ts';

/** Past participles in the passive. The auxiliary gives the tense: "is it delivered on Friday". */
const PASSIVE =
  '(?:(?!scheduled|supposed|planned|expected)\\w{2,}ed|paid|sent|held|made|built|kept|sold|brought|shown|done|taken|given|chosen|written)';
const SUBJECT = '(?:(?:(?:the|my|your|our) (?:\\w+ )?)?\\w+ )?';
/** Things that are booked, and what happens to them before their date. */
const BOOKINGS = '(?:flight|appointment|table|room|trip|booking|reservation|train|class|meeting|delivery)s?';
const CALLED_OFF = '(?:cancell?ed|confirmed)';

/** A journey that starts at six starts in the morning. */
const JOURNEYS =
  '(?:train|plane|ferry|coach|eurostar|bus)(?! (?:station|stop|depot))|flight|boarding|departure|takeoff';
/** So does a day: "a wake-up call at six", "I start work at six", "you open at six". */
const DAY_STARTS =
  'wake|waking|woke|(?:start|starts|started) work|shift starts?|opens|(?<!are )(?:you|they|we|all) open(?= (?:at |around |by )?(?: |$))';
/** A shop closes in the evening, and people come home then. */
const DAY_ENDS =
  '(?:close|closes|shut|shuts)(?= (?:(?:at|around|about|by) )*(?: |$))|(?:get|gets|got) (?:off|home)|finish(?:es)? work|concert|movie|gig|party|bedtime|to bed';
/** A table before the hour is for the evening, unless it is furniture. */
const TABLES =
  '(?=tables?)(?<!(?:brunch|deliver|assembl|bought|coffee)[^ ]* .*)tables?(?=.*(?:  | $))(?! .*(?:brunch|deliver|assembl|bought|comes|arriv))';
/** Meals in one half of the day. */
const EARLY_MEALS = 'breakfast';
const LATE_MEALS = 'dinner|supper';
/** A journey that ends at six, or that is in the evening, does not. */
const LATE = 'evenings?|tonight|night|lands?|landing|arriv[^ ]+|gets? in|got in|home|back';

/** Documents, and what is dated by the day on which it was made. */
const DOCUMENTS =
  '(?:charge|fee|deduction|withdrawal|deposit|transfer|payment|transaction|purchase|order|invoice|bill|receipt|statement|letter|email|quote|estimate|message)s?';
/** Verbs with the same form in the past. With a subject in the third person they are past: "it shut off". */
const INVARIABLE = '(?:quit|shut|cut|hit|burst|split|put|set|hurt|cost|let)';
/** Verbs whose object may be "that", which otherwise begins a clause. */
const DID =
  '(?:cancell?ed|ordered|paid|bought|did|returned|sent|got|had|started|signed|called|picked|received|reported|submitted|mailed|shipped|purchased|used|opened|closed|changed|switched|noticed|dropped|emailed|disputed|made|took)';

/** What somebody or something would do on the day of a promise. The date comes after it, not in "they told me Monday they'd come". */
const ARRIVE =
  '(?:(?:be|have it|get) (?:here|there|delivered|fixed|ready|done|shipped|installed|sent|refunded|back|with|out|on|sorted|repaired|replaced|credited|finished|up)|come|arrive|ship|show|turn|deliver|call|ring|phone|send|go|refund|drop|pick|collect|fix|bring|mail|post|reach|land)';

export const TENSE: TenseWords = {
  past: 'was|wasn|were|weren|been|had|hadn|did|didn|got|gotten|bought|came|went|sent|paid|made|took|spoke|broke|lost|gave|brought|met|sold|wrote|rang|began|fell|flew|saw|stole|forgot|chose|drove|spent|ate|wore|threw|ran|found|told|heard|felt|held|kept|caught|woke|slept|stood|stuck|built|became|rode|blew|froze|sank|shook|tore|lent|hid|bit|hung',
  participle: '\\w{2,}ed|gone|taken|given|spoken|broken|written|chosen|driven|stolen|flown|seen',
  noParticiple:
    'booked|need|indeed|feed|speed|proceed|succeed|exceed|hundred|bed|red|interested|supposed|scheduled|planned|expected|required|allowed|limited|unlimited|based|advanced|united|concerned|married|detailed|tired|preferred|desired|estimated|proposed|guaranteed|anticipated|projected|requested|suggested|dedicated|unexpected|retired|occupied|qualified|entitled|worried|excited|weed|seed|shed|breed|fred|ahmed|mohammed|mohamed|alfred|jared',
  toCome:
    'will|ll|won|shall|going|gonna|can|may|might|must|should|need|needs|want|wants|wanna|please|let|scheduled|planned|expected|supposed|due|plan|planning|hope|hoping|would|could|able|schedule|reschedule|arrange|reserve|book',
  idioms: [
    'wanted (?:to (?:ask|know|check|see|find out|make|get|inquire|enquire|confirm)|an?|some)',
    '(?:was|would be) (?:still |even )?possible',
    'had (?:\\w+ ){0,3}(?:booked|booking|appointment|reservation|scheduled|planned)',
    '(?:have|has|ve|haven|s) (?:t )?(?:i |you |we |they |he |she |it )?got',
    `(?:be|get|gets|getting|being) ${PASSIVE}`,
    `(?:is|are|am|isn|aren|s|re|m) (?:t )?${SUBJECT}(?:not |only |always |usually |normally )?${PASSIVE}`,
    `(?:have|get|like|need) (?:it|this|that|them|one|(?:the|my|our|a) \\w+) ${PASSIVE}`,
    '(?:m|am|re|are) (?:told|gone)',
    '(?:i|we|you|they|he|she) (?:(?:have|ve|just|already) ){0,2}scheduled(?: (?!for )\\w+){1,5}(?= (?: |$))',
    '(?:said|told (?:me|us)) (?:he|she|they|you|i|we|it) (?:was|were) (?:free|available|open|off|(?:com|arriv|leav|open|start|deliver|shipp)ing)',
    '(?:told (?:me|us)|(?:was|were|been) told)(?= (?!on |about )\\w)',
    '(?:decided|settled|agreed) on(?: the)?(?= (?: |$))|changed my mind|(?:checked|looked at) my (?:calendar|schedule|diary)',
    'got (?:it|me|you|us|that) down',
    '(?:picked|selected|chose|(?:gave|offered|promised|assigned) (?:me|us)|(?:was|were|been) told|told (?:me|us))(?= $)',
    '(?:the|a|an|my|our|your|this|what) (?:\\w+ )?plan(?! to )',
    'something (?:else )?came up|was thinking|was looking|was (?:going to|gonna) say|did (?:you|he|she|they|i) (?:say|mean)',
    'thought (?:it|this) was|(?:i|we) (?:d|had) (?:said|thought|hoped)|forgot (?:to (?:say|mention)|it s)|(?:got|had) (?:it|that) wrong|misspoke',
  ].join('|'),
  ahead:
    '(?:if (?:\\w+ ){1,3}?(?:has|have|hasn.?t|haven.?t)(?: not)? \\w+(?: on| by)?|(?:moved|rescheduled|postponed|delayed|pushed|bumped|shifted|changed|switched|put|extended|brought|deferred) (?:\\w+ ){0,7}(?:to|until|till|for)|(?:reserved|made|bought|ordered|arranged|rented|hired|organi[sz]ed|invited|got|asked|signed|applied|registered) (?:\\w+ ){0,6}(?:for|to))(?: the)?',
  target: '(?:for|by|until|till|to)(?: the)?',
  arranged:
    'announced|promised|agreed|confirmed|set|fixed|advertised|quoted|slated|billed|placed|pencilled|penciled|offered|given',
  booked: [
    '(?:reserved|arranged) (?:an?|the|my|our|some|two|three|four)',
    'made (?:\\w+ )?(?:\\w+ )?(?:appointment|reservation|booking)',
    '(?:hired|rented|ordered) (?:an?|my|our) (?:\\w+ )?(?:taxi|cab|car|van|room)',
    'bought (?:an?|the|my|our|two) (?:\\w+ )?flights?',
    `${BOOKINGS}(?: (?:on|for|from)(?: the)?)?  (?:was|were|got|has been|have been) (?:\\w+ )?${CALLED_OFF}`,
    `${CALLED_OFF} (?:\\w+ ){1,3}?${BOOKINGS}(?: (?:on|for|from)(?: the)?)?(?= (?: |$))`,
  ].join('|'),
  promised: `(?:it|they|he|she|you|we|someone|somebody|(?:the|my|your|an?) \\w+) (?:would|d) ${ARRIVE}(?=.*(?:  | $))`,
  unfulfilled: [
    'never (?:came|arrived|showed|turned|called|rang|did|got|heard)',
    '(?:hasn|haven|didn|isn) t(?:$| (?:\\w+ )?(?:come|arrived?|show|shown|turn|turned|work|happen|here|heard|received|got))',
    'nothing(?: (?:came|arrived|yet)|$)|still (?:not|hasn|haven|nothing|waiting|without|no|says|shows|processing|pending)|been waiting|s not(?: here|$)|(?:ve|have|has|s) not (?:come|arrived|heard|received)',
    '(?:no one|nobody) (?:came|showed|turned|did|has|is|was|ever)|no sign|here (?:i|we) (?:am|are)',
    '(?:and|but) it s (?:now |already )?(?:\\w+day|the)',
  ].join('|'),
  since: [
    'since(?: the)?|way back(?: in| on)?(?: the)?|(?<!post.)dated(?: the)?',
    `(?:my|the|an?|this|that|these|those) (?:\\w+ )?${DOCUMENTS}(?: (?:is|was|are|were)|.s)? from(?: the)?`,
    `${DID} that(?: one)? (?:back )?(?:in|on)(?: the)?`,
    '(?:bills?|invoices?|statements?|receipts?|payslips?|transactions|charges|usage|spending) (?:for|of)(?: the(?: month of)?)?',
  ].join('|'),
  pastPhrases: [
    `(?:it|he|she|someone|somebody|(?:the|my|our|your|an?) \\w+) (?:just |suddenly |finally |first )?${INVARIABLE}`,
    '(?:i|we|he|she|they|you) (?:just )?left',
    '(?:i|we|they) (?:just )?(?:quit|(?:put in|hit|hurt) (?:an?|my|our|the)|put (?:\\w+ ){1,3}in|(?:cut|shut) (?:it|me|us|my|our|the|off))',
    '(?:i|we|he|she|they|you) could(?:n)? (?:t|not) (?:even )?(?:get|log|reach|access|sleep|find|pay|use|open|connect|sign)|(?:it|they|he|she) wouldn t',
    '(?:should|could|must|might|ought to)(?: n)?(?: t)?(?: not)? (?:have|ve|of) (?:\\w+ ){0,2}?\\w+|(?<!(?:^| )(?:i|we) )(?:was|were) due|(?<!(?:^| )(?:i|we) )(?:was|were|wasn t|weren t) (?:supposed|meant|due|expected|scheduled) (?:to )?(?:be )?(?:arrive|come|get here|ship|turn up|show up|here|delivered|shipped|picked up|refunded|delivery)',
  ].join('|'),
  planned: 'scheduled|expected|due|planned|estimated|supposed|delivery',
  wished:
    '(?:if|when|whenever|where) (?:(?:it|that) s |at all )?possible|if (?:you|they) can|if (?:it|that) works|if available',
  missed:
    'never (?:came|arrived|showed|turned)|(?:hasn|haven|didn) t (?:even )?(?:come|arrived?|show|shown|showed|turn|turned)|nothing (?:has )?(?:came|come|arrived|showed)|still (?:nothing|no sign|not here|not arrived)|(?:no one|nobody) (?:came|showed|turned)|no sign',
  moves:
    'moved?|reschedul(?:e|ed|ing)|postpon(?:e|ed|ing)|push(?:ed)?|shifted|changed?|switch(?:ed)?|brought forward|bring (?:\\w+ ){0,3}forward',
  mornings: `(?=morning)(?<!(?:good|not|no|except|never) (?:\\p{L}+ ){0,2})mornings?|${EARLY_MEALS}|${earlyUnlessNamed(`${JOURNEYS}|${DAY_STARTS}`, LATE)}`,
  evenings: `(?=evening|tonight)(?<!(?:good|not|no|except|never) (?:\\p{L}+ ){0,2})(?:evenings?|tonight)|${LATE_MEALS}`,
  dinners: `${TABLES}|${DAY_ENDS}`,
  halves: `mornings?|evenings?|tonight|train|plane|ferry|coach|eurostar|bus|flight|boarding|departure|takeoff|wake|waking|woke|work|shift|opens?|closes?|shuts?|off|home|concert|movie|gig|party|bedtime|bed|tables?|${EARLY_MEALS}|${LATE_MEALS}`,
  starts: [
    '(?<!said |thought |told (?:me|us) )(?:i|we|you|he|she|it|they|this|that) (?:have|had|ve|was|were|am|m|is|are|want|wanted|need|needed|would|d|can|could|will|ll|got|bought|ordered|paid|called)',
    '(?:can|could|would|will) (?:you|i|we|someone|somebody)',
  ].join('|'),
  conjunctions:
    'and|but|because|so|that|which|who|when|whether|if|since|as|why|where|how|then|although|though|while|before|after|or',
  prepositions: 'before|after|since|as',
};
