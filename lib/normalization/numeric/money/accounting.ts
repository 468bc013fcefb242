/** "($15.00)", "(15,00 €)", "$(15.00)". */
const IN_BRACKETS = /^([^()\d]{0,8})\(([^()]*\d[^()]*)\)([^()\d]{0,8})$/;
/**
 * "15,00- €", "$15-", "15,00 €-": a minus behind the digits, or behind the unit. Behind a comma it stands for no cents, and
 * between digits and letters it is a hyphen: "a 12-cent coin".
 */
const MINUS_BEHIND = /^([^-−–]*\d[^-−–\d]{0,4}(?<![.,]))[-−–](?!\s?\d|\p{L})(\s?[^-−–\d]*)$/u;

/** What each form holds: most amounts hold none of it. */
const MARK = /[-−–(]/;

/**
 * A negative amount as accounts write it, without its sign; undefined when what was said has no such form. Only for
 * text that is known to be an amount: in free text, brackets only enclose.
 */
export function accountingAmount(said: string): string | undefined {
  if (!MARK.test(said)) return undefined;
  const text = said.trim().replace(/[.,;:!?]+$/, '');
  const [, before, inside, behind] = IN_BRACKETS.exec(text) ?? [];
  if (inside !== undefined && !/[-−–]/.test(inside)) return `${before}${inside}${behind}`;
  const [, amount, unit] = MINUS_BEHIND.exec(text) ?? [];
  return amount === undefined ? undefined : `${amount}${unit}`;
}
