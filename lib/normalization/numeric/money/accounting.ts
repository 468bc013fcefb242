/** "($15.00)", "(15,00 €)", "$(15.00)". */
const IN_BRACKETS = /^([^()\d]{0,8})\(([^()]*\d[^()]*)\)([^()\d]{0,8})$/;
/**
 * "15,00- €", "$15-", "15,00 €-": a minus after the digits or after the unit. After a comma it means no cents, and
 * between digits and letters it is a hyphen: "a 12-cent coin".
 */
const minusBehind = (): RegExp => /^([^-−–]*\d[^-−–\d]{0,4}(?<![.,]))[-−–](?!\s?\d|\p{L})(\s?[^-−–\d]*)$/u;

/** A sign that each of these forms contains. Most amounts do not. */
const MARK = /[-−–(]/;

/**
 * A negative amount as accounts write it, without its sign; undefined if the text has another form. Use it only for
 * text that is known to be an amount: in free text, brackets only enclose.
 */
export function accountingAmount(said: string): string | undefined {
  if (!MARK.test(said)) return undefined;
  const text = said.trim().replace(/[.,;:!?]+$/, '');
  const [, before, inside, behind] = IN_BRACKETS.exec(text) ?? [];
  if (inside !== undefined && !/[-−–]/.test(inside)) return `${before}${inside}${behind}`;
  const [, amount, unit] = minusBehind().exec(text) ?? [];
  return amount === undefined ? undefined : `${amount}${unit}`;
}
