import type { Language } from '../../../lib/languages/index.ts';
import type { Dice } from '../../fixtures/personal-data/numbers.ts';

export type Kind =
  | 'phone'
  | 'card'
  | 'iban'
  | 'national id'
  | 'bank account'
  | 'sort code'
  | 'date of birth'
  | 'e-mail'
  | 'address'
  | 'postcode'
  | 'ip address'
  | 'mac address'
  | 'digits'
  | 'password'
  | 'pin'
  | 'card code'
  | 'passport'
  | 'licence'
  | 'plate'
  | 'secret';

/** How one speaker of a language dictates. It was written from the way people talk, without the lists of redaction. */
export interface Voice {
  readonly language: Language;
  readonly country: 'US' | 'GB' | 'DE' | 'ES' | 'FR';
  /** Names of each digit, 0 to 9. */
  readonly digits: readonly (readonly string[])[];
  /** 10 to 99. */
  readonly pair: (value: number) => string;
  /** 100 to 999, if people read three digits as one number. */
  readonly hundreds: (value: number) => string;
  /** 1000 and above, if people read four digits as one number. */
  readonly thousands: (value: number) => string;
  /** "double four". */
  readonly repeated: (digit: string, times: 2 | 3, dice: Dice) => string;
  /** Words between two groups when more digits follow. */
  readonly joins: readonly string[];
  readonly hesitations: readonly string[];
  /** "four, no, five": the words between the wrong digit and the right one. */
  readonly corrections: readonly string[];
  /** Words while a number is looked up, repeated or read back. They are not a part of it. */
  readonly asides: readonly string[];
  /** Sentences before and after the sentence with the datum. */
  readonly openings: readonly string[];
  readonly closings: readonly string[];
  /** The agent's question for a datum, if the transcript contains both sides. */
  readonly questions: Readonly<Partial<Record<Kind, string>>>;
  /** How a letter is named: alone, by an alphabet, by an example. */
  readonly letter: (letter: string, dice: Dice) => string;
  readonly mail: {
    readonly at: readonly string[];
    readonly dot: readonly string[];
    readonly underscore: readonly string[];
    readonly hyphen: readonly string[];
    readonly hosts: readonly string[];
    /** A remark about the whole address: "all one word". */
    readonly remarks: readonly string[];
    readonly names: readonly string[];
  };
  readonly dates: {
    readonly months: readonly string[];
    readonly ordinal: (day: number) => string;
    readonly year: (year: number, dice: Dice) => string;
    /** The forms of a date, made of its parts. */
    readonly spoken: (parts: SpokenDate, dice: Dice) => string;
    readonly written: (day: number, month: number, year: number, dice: Dice) => string;
  };
  readonly addresses: readonly Written[];
  readonly spokenAddresses: readonly Written[];
  readonly plates: readonly Written[];
  /** Sentences around a datum: `{}` is the datum. */
  readonly carriers: Readonly<Record<Kind, readonly string[]>>;
  /** Sentences in which the datum comes before its name. */
  readonly trailing: Readonly<Partial<Record<Kind, readonly string[]>>>;
  readonly passwords: readonly string[];
}

export interface SpokenDate {
  readonly day: number;
  readonly month: number;
  readonly year: number;
}

/** Makes a new datum of one kind. */
export type Written = (dice: Dice, say: Speaker) => string;

/** How the digits and letters of a datum are spoken. */
export interface Speaker {
  readonly digits: (digits: string) => string;
  readonly code: (code: string) => string;
  readonly number: (value: number) => string;
}

export const pad = (value: number): string => String(value).padStart(2, '0');
