/**
 * "dix douze euros", "veinte treinta", "five six people": two round or small numbers next to each other are a guess
 * between them, and neither a price nor a number that is read out. "forty nine fifty" is a price.
 */
export function areNeighbours(first: number, second: number): boolean {
  const step = second - first;
  const isSmall = first <= MOST_GUESSED && step > 0 && step <= 5;
  return isSmall || (step === 5 && first % 5 === 0) || (step === 10 && first % 10 === 0);
}

const MOST_GUESSED = 20;
