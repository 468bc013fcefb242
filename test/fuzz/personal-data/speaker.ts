import type { Dice } from '../../fixtures/personal-data/numbers.ts';
import type { Speaker, Voice } from './voice.ts';

/**
 * Says digits and letters as people do: one by one, in pairs, in hundreds, with "double", with hesitations and with
 * corrections.
 */
export function createSpeaker(voice: Voice, dice: Dice): Speaker {
  const digits = (value: string): string => {
    const groups = STYLES[dice.pick(Object.keys(STYLES) as (keyof typeof STYLES)[])](value, voice, dice);
    return join(withCorrection(groups, voice, dice), voice, dice);
  };
  const code = (value: string): string => {
    const parts = value.match(/[A-Za-z]|\d+/g) ?? [];
    const said = parts.map(part => (/\d/.test(part) ? singles(part, voice, dice).join(' ') : voice.letter(part, dice)));
    return said.join(dice.pick([' ', ' ', ', ']));
  };
  const number = (value: number): string =>
    value < 100 ? voice.pair(value) : value < 1000 ? voice.hundreds(value) : voice.thousands(value);
  return { digits, code, number };
}

type Style = (digits: string, voice: Voice, dice: Dice) => string[];

const name = (digit: string, voice: Voice, dice: Dice): string => dice.pick(voice.digits[Number(digit)] ?? ['']);

/** One digit after another; the same one twice is often said as "double". */
function singles(digits: string, voice: Voice, dice: Dice): string[] {
  const said: string[] = [];
  const doubles = dice.random() < 0.5;
  for (let at = 0; at < digits.length; at += 1) {
    const digit = digits.charAt(at);
    const times = digits.startsWith(digit.repeat(3), at) ? 3 : digits.startsWith(digit.repeat(2), at) ? 2 : 1;
    if (doubles && times > 1) {
      said.push(voice.repeated(name(digit, voice, dice), times === 3 ? 3 : 2, dice));
      at += times - 1;
    } else said.push(name(digit, voice, dice));
  }
  return said;
}

function pairs(digits: string, voice: Voice, dice: Dice): string[] {
  const odd = digits.length % 2;
  const head = odd ? [name(digits.charAt(0), voice, dice)] : [];
  const rest = digits.slice(odd).match(/../g) ?? [];
  return [
    ...head,
    ...rest.map(pair =>
      pair.startsWith('0')
        ? `${name('0', voice, dice)} ${name(pair.charAt(1), voice, dice)}`
        : voice.pair(Number(pair)),
    ),
  ];
}

function threes(digits: string, voice: Voice, dice: Dice): string[] {
  const odd = digits.length % 3;
  const head = odd === 0 ? [] : singles(digits.slice(0, odd), voice, dice);
  const rest = digits.slice(odd).match(/.../g) ?? [];
  return [
    ...head,
    ...rest.map(three =>
      three.startsWith('0') ? singles(three, voice, dice).join(' ') : voice.hundreds(Number(three)),
    ),
  ];
}

/** The output of a speech recogniser that writes groups as digits. */
function figures(digits: string, _voice: Voice, dice: Dice): string[] {
  const size = dice.pick([2, 3, 4, 3]);
  return digits.match(new RegExp(`.{1,${size}}`, 'g')) ?? [];
}

function groupsOfSingles(digits: string, voice: Voice, dice: Dice): string[] {
  const size = dice.pick([2, 3, 4, 3, 5]);
  const groups = digits.match(new RegExp(`.{1,${size}}`, 'g')) ?? [];
  return groups.map(group => singles(group, voice, dice).join(' '));
}

function mixed(digits: string, voice: Voice, dice: Dice): string[] {
  const at = dice.int(1, Math.max(1, digits.length - 2));
  return [...singles(digits.slice(0, at), voice, dice), ...pairs(digits.slice(at), voice, dice)];
}

/** Some groups as digits, some as words. */
function halfWritten(digits: string, voice: Voice, dice: Dice): string[] {
  const at = dice.int(1, Math.max(1, digits.length - 1));
  return [...figures(digits.slice(0, at), voice, dice), ...groupsOfSingles(digits.slice(at), voice, dice)];
}

const STYLES = {
  singles,
  groupsOfSingles,
  groupsAgain: groupsOfSingles,
  pairs,
  threes,
  figures,
  mixed,
  halfWritten,
} satisfies Record<string, Style>;

/** "four, no sorry, five": the wrong one is said first. */
function withCorrection(groups: readonly string[], voice: Voice, dice: Dice): string[] {
  if (dice.random() > 0.08 || groups.length < 3) return [...groups];
  const at = dice.int(1, groups.length - 1);
  const wrong = name(String(dice.int(1, 9)), voice, dice);
  return [...groups.slice(0, at), `${wrong}, ${dice.pick(voice.corrections)}, ${groups[at]}`, ...groups.slice(at + 1)];
}

/** Groups with spaces, commas, joining words and hesitations between them. */
function join(groups: readonly string[], voice: Voice, dice: Dice): string {
  const manner = dice.random();
  const usual = dice.pick([' ', ' ', ', ', ' - ', '... ', '-', '; ', '. ']);
  return groups.reduce((text, group, index) => {
    if (index === 0) return group;
    const roll = dice.random();
    if (manner < 0.12 && roll < 0.25) return `${text}, ${dice.pick(voice.asides)}${dice.pick([',', '', ''])} ${group}`;
    if (manner < 0.35 && roll < 0.35) {
      const comma = dice.pick([' ', ', ']);
      return `${text}${comma}${dice.pick(roll < 0.22 ? voice.joins : voice.hesitations)}${dice.pick([' ', ', ', ' '])}${group}`;
    }
    return text + usual + group;
  });
}
