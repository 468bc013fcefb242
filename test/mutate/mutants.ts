/** One small fault: the text of a file from `start` to `end` replaced. */
export interface Mutant {
  /** From 1. */
  line: number;
  start: number;
  end: number;
  replacement: string;
  /** "a < b" -> "a <= b" */
  description: string;
}

/** Operators stand between blanks, since the code is formatted. Type arguments and comments have none of these. */
const SWAPS: readonly (readonly [RegExp, readonly string[]])[] = [
  [/ < /g, [' <= ', ' > ']],
  [/ <= /g, [' < ', ' > ']],
  [/ > /g, [' >= ', ' < ']],
  [/ >= /g, [' > ', ' < ']],
  [/ === /g, [' !== ']],
  [/ !== /g, [' === ']],
  [/ && /g, [' || ']],
  [/ \|\| /g, [' && ']],
  [/ \?\? /g, [' && ']],
  [/ \+ /g, [' - ']],
  [/ - /g, [' + ']],
  [/ \* /g, [' / ']],
  [/ \+= /g, [' -= ']],
  [/\btrue\b/g, ['false']],
  [/\bfalse\b/g, ['true']],
  [/\bMath\.min\(/g, ['Math.max(']],
  [/\bMath\.max\(/g, ['Math.min(']],
  [/\bMath\.ceil\(/g, ['Math.floor(']],
  [/\bMath\.floor\(/g, ['Math.ceil(']],
  [/\.some\(/g, ['.every(']],
  [/\.every\(/g, ['.some(']],
  [/(?<=\bif \()!?[\w.]+(?=\))/g, ['true', 'false']],
  [/(?<=return )!(?=\w)/g, ['']],
  [/(?<=\bset: \{ )[\w]+: [^,}]+(?= \})/g, ['']],
];

/** Conditions of writes: each mutant leaves one out. */
const CONDITION = /\b(?:unchangedSince|versionIs|counterIs|ownerIs)\([^()]*\)|(?<=, )isNew\b/g;

/** Every mutant of a source file, in its order. */
export function mutantsOf(source: string): Mutant[] {
  const found: Mutant[] = [];
  let offset = 0;
  for (const [index, text] of source.split('\n').entries()) {
    if (isCode(text)) {
      const add = (at: number, length: number, replacement: string): void => {
        const mutated = text.slice(0, at) + replacement + text.slice(at + length);
        const place = { line: index + 1, start: offset + at, end: offset + at + length, replacement };
        found.push({ ...place, description: `${text.trim()}  ->  ${mutated.trim()}` });
      };
      for (const [pattern, replacements] of SWAPS) {
        for (const match of text.matchAll(pattern)) {
          if (isInText(text, match.index)) continue;
          for (const replacement of replacements) add(match.index, match[0].length, replacement);
        }
      }
      if (!/\bfunction\b|=>/.test(text)) {
        for (const match of text.matchAll(CONDITION)) add(match.index, match[0].length, 'undefined');
      }
    }
    offset += text.length + 1;
  }
  return found;
}

/** A line that only declares types, such as the member `invalid: true;` of one. */
const DECLARATION =
  /^\s*(?:export (?:type|interface|\*|\{)|type\b|interface\b|readonly\b|\| |\w+\??: (?:true|false);$)/;

/** Not a comment, an import or a declaration. What is thrown is a message. */
const isCode = (line: string): boolean => !/^\s*(?:\/?\*|\/\/|import\b|throw\b)/.test(line) && !DECLARATION.test(line);

/** Inside a quoted string or after a comment's beginning: an odd number of quotation marks before it. */
function isInText(line: string, at: number): boolean {
  const before = line.slice(0, at);
  if (before.includes('//')) return true;
  return [/'/g, /`/g].some(mark => (before.match(mark)?.length ?? 0) % 2 === 1);
}
