/** Whether a text has nothing but capitals, words among them. */
export const isShouted = (text: string): boolean => !/\p{Ll}/u.test(text) && /\p{Lu}{4}/u.test(text);

const REACH = 60;

/** The same of what stands around a place: a text is read once, however many codes it has. */
export const isShoutedAt = (text: string, at: number): boolean =>
  isShouted(text.slice(Math.max(0, at - REACH), at + REACH));
