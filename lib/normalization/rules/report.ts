/** Keys and indexes from the top of a rules document to a fault. */
export type Path = readonly (string | number)[];

export type Report = (path: Path, message: string) => void;

/** The start of the placeholder for an invalid text, which is reported. */
export const PLACEHOLDER = 'unreadable: ';
