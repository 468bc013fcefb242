/** Splits the alternatives of a pack, and adds the spelling without umlauts: "Führerschein", "Fuehrerschein". */
export const splitAlternatives = (alternatives: string): string[] =>
  alternatives
    .split('|')
    .filter(Boolean)
    .flatMap(form =>
      UMLAUT.test(form) ? [form, form.replace(EACH_UMLAUT, letter => DIGRAPHS[letter] ?? letter)] : form,
    );

const UMLAUT = /[äöü]/;
const EACH_UMLAUT = new RegExp(UMLAUT, 'g');
const DIGRAPHS: Readonly<Record<string, string>> = { ä: 'ae', ö: 'oe', ü: 'ue' };
