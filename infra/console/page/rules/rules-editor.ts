import { autocompletion, type CompletionContext, completionKeymap } from '@codemirror/autocomplete';
import { defaultKeymap, history, historyKeymap } from '@codemirror/commands';
import { yaml } from '@codemirror/lang-yaml';
import { HighlightStyle, syntaxHighlighting } from '@codemirror/language';
import { type Diagnostic, lintGutter, lintKeymap, setDiagnostics } from '@codemirror/lint';
import { highlightSelectionMatches, searchKeymap } from '@codemirror/search';
import { EditorState } from '@codemirror/state';
import { drawSelection, EditorView, highlightActiveLine, keymap, lineNumbers } from '@codemirror/view';
import { tags } from '@lezer/highlight';
import type { RulesFault } from '../../../../lib/normalization/rules/check.ts';
import { suggest } from './completion.ts';

export interface RulesEditorOptions {
  readonly text: string;
  readonly label: string;
  readonly schema: unknown;
  readonly types: () => readonly string[];
  readonly onChange: (text: string) => void;
}

/** The editor of the rules document. It lives in a shadow root, where its style sheets need no exception from the CSP. */
export class RulesEditor {
  readonly #view: EditorView;

  constructor(host: HTMLElement, options: RulesEditorOptions) {
    const root = host.shadowRoot ?? host.attachShadow({ mode: 'open' });
    root.replaceChildren();
    this.#view = new EditorView({ parent: root, root, state: stateOf(options) });
    // The first measurement came before the style sheets of the shadow root.
    requestAnimationFrame(() => this.#view.requestMeasure());
  }

  get text(): string {
    return this.#view.state.doc.toString();
  }

  replace(text: string): void {
    this.#view.dispatch({ changes: { from: 0, to: this.#view.state.doc.length, insert: text } });
  }

  /** @param line from 1 */
  showLine(line: number): void {
    const { doc } = this.#view.state;
    const { from } = doc.line(Math.min(line, doc.lines));
    this.#view.dispatch({ selection: { anchor: from }, effects: EditorView.scrollIntoView(from, { y: 'center' }) });
    this.#view.focus();
  }

  showFaults(faults: readonly RulesFault[]): void {
    const { state } = this.#view;
    this.#view.dispatch(
      setDiagnostics(
        state,
        faults.map(fault => diagnosticOf(state, fault)),
      ),
    );
  }

  close(): void {
    this.#view.destroy();
  }
}

function diagnosticOf({ doc }: EditorState, { line, column, path, message }: RulesFault): Diagnostic {
  const { from, to } = doc.line(Math.min(line, doc.lines));
  const start = Math.min(from + column - 1, to);
  return {
    from: start,
    to: Math.max(start, to),
    severity: 'error',
    message: path === '' ? message : `${path}: ${message}`,
  };
}

const stateOf = ({ text, label, schema, types, onChange }: RulesEditorOptions): EditorState =>
  EditorState.create({
    doc: text,
    extensions: [
      lineNumbers(),
      lintGutter(),
      history(),
      drawSelection(),
      highlightActiveLine(),
      highlightSelectionMatches(),
      yaml(),
      syntaxHighlighting(COLOURS),
      autocompletion({ override: [context => complete(context, schema, types())], icons: false }),
      // Tab moves the focus to the next element, so that keyboard users can leave the editor.
      keymap.of([...completionKeymap, ...searchKeymap, ...historyKeymap, ...lintKeymap, ...defaultKeymap]),
      EditorView.contentAttributes.of({ 'aria-label': label, tabindex: '0' }),
      EditorView.updateListener.of(update => {
        if (update.docChanged) onChange(update.state.doc.toString());
      }),
      THEME,
    ],
  });

function complete(context: CompletionContext, schema: unknown, types: readonly string[]) {
  const word = context.matchBefore(/[\w$-]*/);
  if (!word || (word.from === word.to && !context.explicit)) return null;
  const options = suggest(context.state.sliceDoc(0, word.from), schema, types);
  return {
    from: word.from,
    validFor: /^[\w$-]*$/,
    options: options.map(({ label, kind, info }) => ({
      label,
      type: kind === 'key' ? 'property' : 'constant',
      apply: kind === 'key' ? `${label}: ` : label,
      ...(info !== '' && { info }),
    })),
  };
}

const COLOURS = HighlightStyle.define([
  { tag: tags.propertyName, color: 'var(--accent)' },
  { tag: tags.definition(tags.propertyName), color: 'var(--accent)' },
  { tag: tags.comment, color: 'var(--muted)' },
  { tag: [tags.string, tags.content], color: 'var(--text)' },
  { tag: tags.meta, color: 'var(--muted)' },
]);

const THEME = EditorView.theme({
  '&': { height: '100%', fontSize: '13px', color: 'var(--text)', backgroundColor: 'var(--panel)' },
  '.cm-scroller': { fontFamily: 'var(--mono)', overflow: 'auto' },
  '.cm-content': { caretColor: 'var(--text)' },
  '.cm-cursor': { borderLeftColor: 'var(--text)' },
  '.cm-gutters': { backgroundColor: 'var(--panel)', color: 'var(--muted)', borderRight: '1px solid var(--line)' },
  '.cm-activeLine': { backgroundColor: 'var(--active)' },
  '&.cm-focused .cm-selectionBackground, .cm-selectionBackground': { backgroundColor: 'var(--selection) !important' },
  '.cm-tooltip': { backgroundColor: 'var(--panel)', border: '1px solid var(--line)', color: 'var(--text)' },
  '.cm-tooltip-autocomplete ul li[aria-selected]': { backgroundColor: 'var(--accent)', color: 'var(--on-accent)' },
  '.cm-panels': { backgroundColor: 'var(--panel)', color: 'var(--text)' },
});
