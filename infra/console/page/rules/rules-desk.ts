import { Component, createRef } from 'preact';
import type { RulesChange, RulesView } from '../../server/resources/rules.ts';
import { html, type View } from '../parts/html.ts';
import type { Model } from '../state/model.ts';
import { TEXTS } from '../texts.ts';
import { RulesEditor } from './rules-editor.ts';
import { utterancesOf } from './utterances.ts';

const T = TEXTS.rules;

interface Props {
  readonly model: Model;
  readonly rules: RulesView;
  readonly text: string;
  readonly line: number | undefined;
}

interface DeskState {
  /** The result of the server's check of the draft; undefined during the check. */
  readonly change: RulesChange | undefined;
  readonly isChanged: boolean;
  /** The file changed under a draft. */
  readonly isReplaced: boolean;
  readonly sentences: string;
  readonly notice: string;
}

/** While the person types, the draft is checked this often at most. */
const CHECK_AFTER_MS = 300;

/** The editor with faults, diff and buttons. The draft outlives a change of the view. */
export class RulesDesk extends Component<Props, DeskState> {
  static #draft: string | undefined;
  readonly #host = createRef<HTMLDivElement>();
  #editor: RulesEditor | undefined;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #checks = 0;
  override state: DeskState = { change: undefined, isChanged: false, isReplaced: false, sentences: '', notice: '' };

  override componentDidMount(): void {
    const { rules, text, line } = this.props;
    if (!this.#host.current) return;
    this.#editor = new RulesEditor(this.#host.current, {
      text: RulesDesk.#draft ?? text,
      label: T.editor,
      schema: rules.schema,
      types: () => this.props.rules.types.map(({ name }) => name),
      onChange: changed => this.#onChange(changed),
    });
    this.setState({ isChanged: this.#editor.text !== text });
    if (line !== undefined) this.#editor.showLine(line);
    this.#check();
  }

  override componentDidUpdate(before: Props): void {
    const { text, line } = this.props;
    if (line !== undefined && line !== before.line) this.#editor?.showLine(line);
    if (text === before.text) return;
    if (this.#editor?.text === text) this.setState({ isChanged: false, isReplaced: false });
    else if (this.state.isChanged) this.setState({ isReplaced: true });
    else this.#editor?.replace(text);
    this.#check();
  }

  override componentWillUnmount(): void {
    clearTimeout(this.#timer);
    this.#editor?.close();
  }

  #onChange(text: string): void {
    const isChanged = text !== this.props.text;
    RulesDesk.#draft = isChanged ? text : undefined;
    this.setState({ isChanged, change: undefined, notice: '' });
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => this.#check(), CHECK_AFTER_MS);
  }

  async #check(): Promise<void> {
    const { model } = this.props;
    this.#checks += 1;
    const check = this.#checks;
    const utterances = [utterancesOf(model.state.visit), this.state.sentences].filter(Boolean).join('\n');
    await model.guard(async () => {
      const change = await model.api.post<RulesChange>('rules', { text: this.#editor?.text ?? '', utterances });
      if (check !== this.#checks) return;
      this.setState({ change });
      this.#editor?.showFaults(change.faults);
    });
  }

  async #apply(): Promise<void> {
    const { model } = this.props;
    await model.guard(async () => {
      const { version } = await model.api.put<RulesChange>('rules', { text: this.#editor?.text ?? '' });
      RulesDesk.#draft = undefined;
      await model.readRules();
      this.setState({ isChanged: false, notice: T.applied(version ?? '') });
    });
  }

  #undo(): void {
    this.#editor?.replace(this.props.text);
    this.setState({ isReplaced: false });
  }

  #export(): void {
    const link = document.createElement('a');
    link.href = URL.createObjectURL(new Blob([this.#editor?.text ?? ''], { type: 'application/yaml' }));
    link.download = this.props.rules.path.split(/[/\\]/).at(-1) ?? 'rules.yaml';
    link.click();
    URL.revokeObjectURL(link.href);
  }

  async #openSentences(event: Event): Promise<void> {
    const [file] = (event.target as HTMLInputElement).files ?? [];
    this.setState({ sentences: file ? await file.text() : '' });
    await this.#check();
  }

  override render({ model, rules }: Props, { change, isChanged, isReplaced, notice }: DeskState) {
    const isLocal = model.state.session?.isLocal ?? false;
    const canApply = isChanged && change !== undefined && change.faults.length === 0;
    return html`
      <div class="rules-columns">
        <section class="panel rules-panel" aria-labelledby="rules-title">
          <h1 id="rules-title">${T.title} <span class="count">${T.version(change?.version ?? rules.version ?? '')}</span></h1>
          <p class="hint">${T.file(rules.path)} · ${isChanged ? T.changed : T.unchanged}</p>
          <div class="editor" ref=${this.#host}></div>
          <div class="actions">
            ${isLocal && html`<button type="button" class="primary" disabled=${!canApply} onClick=${() => this.#apply()}>${T.apply}</button>`}
            <button type="button" disabled=${!isChanged} onClick=${() => this.#undo()}>${T.undo}</button>
            <button type="button" onClick=${() => this.#export()}>${T.export}</button>
            <span role="status" class="hint">${isReplaced ? T.replaced : notice}</span>
          </div>
          ${!isLocal && html`<p class="hint">${T.cannotApply}</p>`}
        </section>
        <section class="panel" aria-label=${T.diff}>
          ${faultList(change, line => this.#editor?.showLine(line))}
          <h2>${T.diff}</h2>
          <p class="hint">${T.diffHint}</p>
          <label for="sentences">${T.sentences}</label>
          <input id="sentences" type="file" accept=".txt,.jsonl,.ndjson" onChange=${(event: Event) => this.#openSentences(event)} />
          ${diffOf(change)}
        </section>
      </div>
    `;
  }
}

function faultList(change: RulesChange | undefined, show: (line: number) => void): View {
  if (!change) return html`<p class="pending" role="status">${T.checking}</p>`;
  const { faults } = change;
  if (faults.length === 0) return html`<p class="good" role="status">${T.ok}</p>`;
  return html`
    <p class="bad" role="status">${T.faults(faults.length)}</p>
    <ul class="faults">
      ${faults.slice(0, MOST_FAULTS).map(
        ({ line, column, path, message }) => html`
          <li><button type="button" class="link" onClick=${() => show(line)}>${line}:${column}</button> <code><bdi>${path}</bdi></code> <bdi>${message}</bdi></li>
        `,
      )}
    </ul>
  `;
}

const MOST_FAULTS = 100;

function diffOf(change: RulesChange | undefined): View {
  if (!change) return null;
  if (change.diff.length > 0) return html`<ol class="diff">${change.diff.map(diffLine)}</ol>`;
  return html`<p class="hint diff">${noDiffText(change)}</p>`;
}

function noDiffText({ faults, isFileValid }: RulesChange): string {
  if (faults.length > 0) return T.diffFaults;
  return isFileValid ? T.diffNone : T.diffFileFaults;
}

/** `npm run rules -- diff` indents what belongs to a sentence. */
const diffLine = (line: string): View =>
  html`<li class=${line.startsWith('  ') ? 'effect' : ''}><bdi>${line.trim()}</bdi></li>`;
