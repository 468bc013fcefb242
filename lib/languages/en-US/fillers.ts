import type { FillerWords } from '../pack/fillers.ts';

export const fillerWords: FillerWords = {
  neutral: (
    'a an the my our your his her their this its it is was were be been that thats there s i we you he she they ' +
    'me us him please pls thanks thank hi hello hey ok okay so well um uh er erm hmm ah oh like just only say think believe guess ' +
    'maybe perhaps probably actually yes yeah yep nope nah sure exactly approximately about around roughly circa on in at ' +
    'for of with'
  ).split(' '),
  about: (
    'date day appointment delivery order purchase purchased bought ordered delivered received shipped paid due ' +
    'born booked scheduled arrived arrives dispatched posted cancelled canceled issued processed placed made got came sent dated visit booking reservation meeting call ' +
    'price amount balance credit discount off total sum cost costs bill invoice charge charged fee refund refunded payment number phone ' +
    'mobile cell telephone tel line email e mail address contact reach can area code ' +
    'works work suits suit looks open free available fine good great ideal perfect best dob ' +
    'floor time attempt option item row seat page gate room step choice place unit apartment apt flat suite ' +
    'apr interest rate tax vat tip including included incl inclusive even deposit commission rent premium excess salary limit note coin voucher cash'
  ).split(' '),
  rangeOpeners: 'between|from|open|work|working|hours are|hours',
  rates: 'a|an|the|each|every|per',
  corrections: {
    insteadOf:
      'no|nope|no no|no wait|wait|wait no|hang on|no hang on|hold on|no hold on|sorry|no sorry|i m sorry|i am sorry|no i m sorry|excuse me|i mean|i meant|rather|or rather|actually|make that|make it|scratch that|correction|my mistake|my bad|oops|oh no',
    denials: 'not|and not|instead of|in place of|as opposed to|rather than',
    contrasts: 'but|but rather|rather|but on|instead',
    hesitations: 'uh|um|er|erm|hmm|ah|well|oh',
    restates: "that is|that's|which is|i\\.e\\.|meaning|namely|so|or rather",
  },
};
