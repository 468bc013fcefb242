import { describe, expect } from 'vitest';
import { eachRow } from '../../fixtures/each-row.ts';
import { readPart } from '../../fixtures/read-value.ts';

/** What the clause says of a Monday: it is over, it is to come, or the policy decides and both Mondays are offered. */
const readMonday = (text: string) => readPart(text, 'en-US', 'date');

const OPEN = { value: '2026-11-23', review_reasons: ['policy'], alternatives: [{ value: '2026-11-16' }] };

/** Words that end as past forms do, but are adjectives, nouns, names and verbs of the present. */
const NO_PAST =
  'indeed feed speed proceed succeed exceed hundred bed red interested allowed limited unlimited based advanced united concerned married detailed tired preferred desired estimated proposed guaranteed anticipated projected requested suggested dedicated unexpected retired occupied qualified entitled worried excited weed seed shed breed Fred Ahmed Mohammed Mohamed Alfred Jared';

/** What somebody may have done to "that". */
const DONE =
  'cancelled ordered bought returned sent got had started signed called picked received reported submitted mailed shipped purchased used opened closed changed switched noticed dropped emailed disputed made took';

/** What somebody promised for a day. */
const PROMISES = [
  ...[
    'it',
    'they',
    'he',
    'she',
    'you',
    'we',
    'someone',
    'somebody',
    'the courier',
    'my claim',
    'your driver',
    'a part',
  ].map(subject => `${subject} would come`),
  ...'arrive ship show turn deliver call ring phone send go refund drop pick collect fix bring mail post reach land'
    .split(' ')
    .map(verb => `they'd ${verb}`),
  ...'here there delivered fixed ready done shipped installed sent refunded back with out on sorted repaired replaced credited finished up'
    .split(' ')
    .map(state => `it'd be ${state}`),
  'they would have it ready',
  "I'd get it and it would get here",
];

/** What came of a promise. */
const OUTCOMES = [
  "but it didn't",
  "but it hasn't",
  "but it isn't",
  "and it isn't here",
  "and it's not here",
  "and it's not",
  'and here we are',
  'and here I am',
  'and nothing',
  'and nothing yet',
  "and I've not heard back",
  "and it's not arrived",
  'and it has not come',
  'and we have not received it',
  'and I never heard back',
  'and it never did',
  'they never called',
  'nobody ever rang',
  'and nobody was',
  'no one is',
  'nobody has',
  'and no sign of it',
  "and it's wednesday",
  "but it's already wednesday",
  "and it's now the twentieth",
  "I've been waiting",
  "I'm still without it",
  'I still have no news, still no call',
  'it still says pending',
  'it still shows the same',
  'still processing',
  'still pending',
  "I still haven't got it",
  "I haven't heard a thing",
  "I haven't received it",
];

const words = (list: string): string[] => list.split(' ');

describe('the tense of a clause in English', () => {
  eachRow(words(NO_PAST))('is not past because of a word that ends as a past form does: %s', async word => {
    expect(await readMonday(`${word} [Monday]`)).toMatchObject(OPEN);
  });

  eachRow([
    // What somebody was told or chose, and what came up.
    'they told me [Monday]',
    'I was told [Monday]',
    'you guys gave me [Monday]',
    'the other agent offered us [Monday]',
    'he promised me [Monday]',
    'I picked [Monday]',
    'we selected [Monday]',
    'we chose [Monday]',
    'did you say [Monday]',
    'did he mean [Monday]',
    'something came up [Monday]',
    'something else came up on [Monday]',
    "I've been told it ships [Monday]",
    'they assigned me [Monday]',
    'we agreed on [Monday]',
    "I've decided on [Monday]",
    'we settled on the [Monday]',
    'I asked for [Monday]',
    'I signed up for [Monday]',
    'I applied for [Monday]',
    'we registered for the [Monday]',
    "I've changed my mind make it [Monday]",
    'I checked my calendar [Monday] is good',
    'I looked at my schedule [Monday] is good',
    'I got it down as [Monday]',
    'she said she was free [Monday]',
    "my kid's got practice [Monday]",
    // How a polite caller begins, and a correction.
    'I was thinking [Monday]',
    'I was looking at [Monday]',
    'I was going to say [Monday]',
    'I was gonna say [Monday]',
    'we had said [Monday]',
    "I'd hoped for [Monday]",
    "I'd thought of [Monday]",
    "I forgot it's [Monday]",
    'I forgot to mention [Monday]',
    "I got that wrong it's [Monday]",
    "I had it wrong it's [Monday]",
    "I misspoke it's [Monday]",
    // Nouns and questions that only seem to tell.
    'my plan from [Monday]',
    'the data plan [Monday]',
    'the plans are [Monday]',
    'a plan [Monday]',
    'an annual plan [Monday]',
    'our plan is [Monday]',
    'your plan is [Monday]',
    'this plan is [Monday]',
    'what plan [Monday]',
    'the check is post-dated [Monday]',
    // What somebody was told of the future, and a condition.
    'they said it was coming [Monday]',
    'I thought it was [Monday]',
    'I thought this was [Monday]',
    'they told me it was coming [Monday]',
    'he told us he was available [Monday]',
    'you said they were delivering [Monday]',
    ...['open', 'off', 'arriving', 'leaving', 'opening', 'starting', 'shipping'].map(
      word => `they said it was ${word} [Monday]`,
    ),
    ...['he was', 'they were', 'you were', 'we were', 'I was'].map(subject => `she said ${subject} off [Monday]`),
    'if it has arrived [Monday] cancel it',
    "if it hasn't arrived [Monday] cancel it",
    'if it has not arrived on [Monday] cancel it',
    'if they have not arrived by [Monday] cancel it',
    "if they haven't arrived [Monday] cancel it",
    "if my order hasn't arrived [Monday] cancel it",
    "if the last order hasn't arrived [Monday] cancel it",
    'you said it would come [Monday]',
    'they moved my flight from next Wednesday afternoon to [Monday]',
    'they said they would call [Monday]',
    'my mechanic would be here [Monday]',
    "we're gone [Monday]",
    "I'm gone on [Monday]",
    'can I put an order in [Monday]',
  ])('leaves a Monday open: %s', async text => {
    expect(await readMonday(text)).toMatchObject(OPEN);
  });

  eachRow([
    'I was told on [Monday]',
    "they told me [Monday] they'd come",
    'they told me about it on [Monday]',
    'it came [Monday]',
    'we agreed on the price [Monday]',
    'I signed up for the course on [Monday]',
    "my card's got stolen [Monday]",
    'I was told about it [Monday]',
    'I forgot my bag [Monday]',
    'I signed up for the plan on [Monday]',
    'I canceled that on [Monday]',
    'I paid that back on the [Monday]',
    'I did that one [on Monday]',
    'it quit working [Monday]',
    'the power suddenly cut out [Monday]',
    'the pipes froze [Monday]',
    'my fuse blew [Monday]',
    'I left it with you guys [Monday]',
    'she just left [Monday]',
    "I couldn't log in [Monday]",
    'we could not even get through [Monday]',
    "it wouldn't start [Monday]",
    "it hasn't arrived [Monday] like you said",
    'they told me it was broken [Monday]',
    "it's dated [Monday]",
    'your driver let the dog out [Monday]',
    'someone shut it off [Monday]',
    'somebody just cut the line [Monday]',
    'somebody hung up on me [Monday]',
    'I thought it was delivered [Monday]',
    'dated the [Monday]',
    'we put a claim in [Monday]',
    'I put my big order in on [Monday]',
    ...words('sank shook tore lent hid bit').map(verb => `it ${verb} [Monday]`),
    ...words('hit burst split put set hurt cost').map(verb => `it ${verb} me [Monday]`),
    ...['he', 'she', 'my boss', 'our boss', 'a man', 'an agent'].map(subject => `${subject} quit [Monday]`),
    ...words('finally first').map(adverb => `it ${adverb} quit [Monday]`),
    ...words('we he they you').map(subject => `${subject} left [Monday]`),
    ...words('reach access sleep find pay use open connect sign').map(verb => `I couldn't ${verb} [Monday]`),
    ...words('he she they you').map(subject => `${subject} couldn't sleep [Monday]`),
    ...words('they he she').map(subject => `${subject} wouldn't come [Monday]`),
    ...words(DONE).map(verb => `I ${verb} that on [Monday]`),
    'I did that in [Monday]',
    ...['put in a claim', 'hit a pothole', 'hurt my back', 'quit the plan', 'cut it off', 'shut the water off'].map(
      done => `we ${done} [Monday]`,
    ),
    ...OUTCOMES.map(outcome => `you said it would be here [Monday] ${outcome}`),
    ...PROMISES.map(promise => `they told me ${promise} [Monday] and nobody did`),
  ])('is past: %s', async text => {
    const read = await readMonday(text);
    expect(read).toMatchObject({ value: '2026-11-16' });
    expect(read.alternatives).toBeUndefined();
  });

  eachRow(['our plan to move in [Monday]', 'it would be for [Monday]', 'they would like it [Monday]'])(
    'is of the future: %s',
    async text => {
      const read = await readMonday(text);
      expect(read).toMatchObject({ value: '2026-11-23' });
      expect(read.alternatives).toBeUndefined();
    },
  );
});
