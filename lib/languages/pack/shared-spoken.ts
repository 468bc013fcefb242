/** The ICAO alphabet is used in every language; each word stands for its first letter. */
export const SPELLING_ALPHABET =
  'alpha alfa bravo charlie delta echo foxtrot golf hotel india juliett juliet kilo lima mike november oscar papa ' +
  'quebec romeo sierra tango uniform victor whiskey whisky xray yankee zulu';

/** "ext." and "x" are written in every language. */
export const SHARED_EXTENSION = ['ext', 'x'];
