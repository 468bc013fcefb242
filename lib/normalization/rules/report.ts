/** Keys and indexes from the top of a rules document to a fault. */
export type Path = readonly (string | number)[];

export type Report = (path: Path, message: string) => void;

/** Starts what stands in for a text that broke the form and is reported for that. */
export const PLACEHOLDER = 'unreadable: ';
