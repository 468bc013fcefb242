import type { Dice } from '../../fixtures/personal-data/numbers.ts';
import type { Voice } from './voice.ts';

const plain = (name: string): string => name.normalize('NFD').replace(/\p{M}/gu, '').replaceAll(' ', '');

export function writeEmail(dice: Dice, { mail }: Voice): string {
  const [first, second] = [plain(dice.pick(mail.names)), plain(dice.pick(mail.names))];
  const local = dice.pick([
    `${first}.${second}`,
    first,
    `${first}_${second}${dice.int(1, 99)}`,
    `${first}-${second}`,
    `${first}${dice.int(1, 2020)}`,
  ]);
  const host = dice.pick(mail.hosts);
  return dice.pick([`${local}@${host}`, `${local}@${host}`, `${local} @ ${host}`, `${local}@${host}`.toUpperCase()]);
}

/** An address as it is dictated, or partly written by a speech recogniser that knows hosts. */
export function sayEmail(dice: Dice, voice: Voice): string {
  const { mail } = voice;
  const remark = dice.random() < 0.12 ? ` ${dice.pick(mail.remarks)}` : '';
  const hesitation = dice.random() < 0.12 ? `${dice.pick([', ', ' '])}${dice.pick(voice.hesitations)}` : '';
  return `${sayLocal(dice, voice)}${remark}${hesitation} ${dice.pick(mail.at)} ${sayHost(dice, voice)}`;
}

function sayLocal(dice: Dice, voice: Voice): string {
  const { mail } = voice;
  const name = (): string => {
    const said = dice.pick(mail.names);
    if (dice.random() < 0.2)
      return [...plain(said).slice(0, 6)]
        .map(character => spell(character, dice, voice))
        .join(dice.pick([' ', ' ', ', ', '-']));
    return dice.pick([said, said, plain(said)]);
  };
  const number = (): string =>
    dice.pick([
      String(dice.int(1, 99)),
      voice.pair(dice.int(10, 99)),
      voice.pair(dice.int(1, 9)),
      String(dice.int(1950, 2010)),
    ]);
  const joint = (): string => ` ${dice.pick([...mail.dot, ...mail.dot, ...mail.underscore, ...mail.hyphen])} `;
  return dice.pick([
    () => name(),
    () => `${name()}${joint()}${name()}`,
    () => `${name()}${joint()}${name()}`,
    () => `${name()} ${number()}`,
    () => `${name()}${joint()}${name()} ${number()}`,
    () => `${plain(dice.pick(mail.names))}.${plain(dice.pick(mail.names))}`,
    () => `${spell(dice.pick([...'abcdjklmps']), dice, voice)}${joint()}${name()}`,
  ])();
}

const spell = (character: string, dice: Dice, voice: Voice): string =>
  dice.random() < 0.8 ? character : voice.letter(character, dice);

function sayHost(dice: Dice, voice: Voice): string {
  const host = dice.pick(voice.mail.hosts);
  const [name = '', ...tail] = host.split('.');
  const dot = dice.pick(voice.mail.dot);
  const saidName = name.includes('-') ? name.replace('-', ` ${dice.pick(voice.mail.hyphen)} `) : name;
  const spelled = tail.map(part => [...part].map(character => character).join(' '));
  return dice.pick([
    () => host,
    () => `${saidName} ${dot} ${tail.join(` ${dot} `)}`,
    () => `${saidName} ${dot} ${tail.join(` ${dot} `)}`,
    () => `${saidName} ${dot} ${spelled.join(` ${dot} `)}`,
    () => `${[...name.replace('-', '')].slice(0, 8).join(' ')} ${dot} ${tail.join(` ${dot} `)}`,
  ])();
}
