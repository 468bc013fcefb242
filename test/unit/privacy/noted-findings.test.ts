import { describe, expect, it } from 'vitest';
import {
  createTextRedaction,
  FindingsRecorder,
  loadRedaction,
  NotedFindings,
  TextNotNotedError,
} from '../../../lib/privacy/index.ts';
import { eachRow } from '../../fixtures/each-row.ts';
import { generatePersonalData } from '../../fixtures/personal-data/index.ts';
import { sized } from '../../fixtures/test-scale.ts';

const { find } = await loadRedaction();

const TEXT = 'Please write to pat.doe@example.com about the order';
const TYPES = ['email', 'order_number'];

function noteAbout(...texts: readonly string[]) {
  const recorder = new FindingsRecorder(find);
  recorder.find(TEXT, TYPES);
  for (const text of texts) recorder.find(text);
  const notes = recorder.notes();
  if (!notes) throw new Error('nothing was noted');
  return notes;
}

/** As they come from a stored entry. */
function read(notes: unknown): NotedFindings {
  const noted = NotedFindings.read(JSON.parse(JSON.stringify(notes)));
  if (!noted) throw new Error('the notes were not read');
  return noted;
}

describe('NotedFindings', () => {
  it('answers as redaction did, for thousands of personal data', () => {
    for (const { sentence, secret } of generatePersonalData(77, sized(75, 5_000))) {
      const recorder = new FindingsRecorder(find);
      for (const text of [sentence, secret]) recorder.find(text);
      recorder.find(sentence, ['note']);
      const noted = read(recorder.notes());
      for (const text of [sentence, secret]) expect(noted.find(text)).toEqual(find(text));
      expect(noted.find(sentence, ['note'])).toEqual(find(sentence, ['note']));
    }
  });

  it('knows nothing of another text, of another order of types, or of a text without its types', () => {
    const noted = read(noteAbout('return'));
    expect(noted.find('return')).toEqual([]);
    for (const [text, types] of [
      [`${TEXT} `, TYPES],
      [TEXT, [...TYPES].reverse()],
      [TEXT, []],
      ['return', ['pin']],
      ['returns', []],
      ['__proto__', []],
    ] as const) {
      expect(() => noted.find(text, types)).toThrow(TextNotNotedError);
    }
  });

  it('checks the notes of an entry in memory once', () => {
    const notes = noteAbout('return');
    const noted = NotedFindings.read(notes);
    expect(noted?.find('return')).toEqual([]);
    expect(NotedFindings.read(notes)).toBe(noted);
    expect(NotedFindings.read(noteAbout('refund'))?.find('refund')).toEqual([]);
    for (const nothing of [undefined, null, 'notes', 7]) expect(NotedFindings.read(nothing)).toBeUndefined();
  });

  eachRow([
    ['another version of redaction', { version: 'older' }],
    ['no list of texts', { clear: 'return' }],
    ['findings of another shape', { found: { digest: [['0', 4, 'EMAIL']] } }],
  ])('reads no notes with %s', (_, change) => {
    expect(NotedFindings.read({ ...noteAbout(), ...change })).toBeUndefined();
  });

  eachRow([
    ['begins before the text', [[-1, 4, 'EMAIL']]],
    ['ends behind the text', [[4, TEXT.length + 1, 'EMAIL']]],
    ['is empty', [[4, 4, 'EMAIL']]],
    ['overlaps the one before it', [[4, 8, 'EMAIL'], [7, 9, 'PIN']]], // biome-ignore format: one case a line
    ['comes before the one before it', [[4, 8, 'EMAIL'], [0, 2, 'PIN']]], // biome-ignore format: one case a line
    ['has no name of a placeholder', [[4, 8, `${'x'.repeat(8)}`]]],
  ])('does not use findings of which one %s', (_, findings) => {
    const notes = noteAbout();
    const [digest = ''] = Object.keys(notes.found);
    expect(() => read({ ...notes, found: { [digest]: findings } }).find(TEXT, TYPES)).toThrow(TextNotNotedError);
  });

  it('uses findings that touch each other, up to both ends of the text', () => {
    const notes = noteAbout();
    const [digest = ''] = Object.keys(notes.found);
    const found = { [digest]: [[0, 8, 'EMAIL'], [8, TEXT.length, 'PIN']] }; // biome-ignore format: one list
    expect(read({ ...notes, found }).find(TEXT, TYPES)).toHaveLength(2);
  });
});

describe('FindingsRecorder', () => {
  it('holds in clear only short texts without a finding', () => {
    const { clear, found } = noteAbout('return', 'pat.doe@example.com', 'a'.repeat(64), 'b'.repeat(65));
    expect(clear).toEqual(['return', 'a'.repeat(64)]);
    expect(Object.keys(found)).toHaveLength(3);
    expect(JSON.stringify(found)).not.toContain('pat.doe');
  });

  it('notes nothing of more than a hundred texts', () => {
    const recorder = new FindingsRecorder(find);
    const { redactText } = createTextRedaction(recorder.find);
    for (let at = 0; at < 100; at += 1) redactText(`item ${at}`);
    expect(recorder.notes()?.clear).toHaveLength(100);
    redactText('one more');
    expect(recorder.notes()).toBeUndefined();
  });
});
