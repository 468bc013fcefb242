import { askView } from './ask/ask-view.ts';
import { operateView } from './operate/operate-view.ts';
import { html, type View } from './parts/html.ts';
import { problemBanner, problemPage } from './parts/problem.ts';
import { rulesView } from './rules/rules-view.ts';
import { VIEWS, writeAddress } from './state/address.ts';
import type { Model } from './state/model.ts';
import { TEXTS } from './texts.ts';

export function app(model: Model): View {
  const { problem, session, address, stageProblem: lost, actionProblem } = model.state;
  return html`
    <a class="skip" href="#content" onClick=${focusContent}>${TEXTS.skip}</a>
    ${header(model)}
    <main id="content" tabindex="-1" class="view-${address.view}">
      <div class="troubles" aria-live="polite">
        ${lost && problemBanner(lost)} ${actionProblem && actionProblem.detail !== lost?.detail && problemBanner(actionProblem)}
      </div>
      ${
        problem
          ? problemPage(problem, () => model.open())
          : session
            ? viewOf(model)
            : html`<p class="pending" role="status">${TEXTS.starting}</p>`
      }
    </main>
  `;
}

function viewOf(model: Model): View {
  const { view } = model.state.address;
  if (view === 'rules') return rulesView(model);
  return view === 'operate' ? operateView(model) : askView(model);
}

function header({ state }: Model): View {
  const { address, session, stageProblem: lost } = state;
  const connection = state.connection === 'open' && lost ? 'partial' : state.connection;
  return html`
    <header>
      <span class="brand">${TEXTS.title}</span>
      <span class="stage ${session?.isLocal === false ? 'deployed' : ''}">${session ? TEXTS.stage(session.stage) : TEXTS.noStage}</span>
      <nav aria-label=${TEXTS.navigation}>
        ${VIEWS.map(
          view => html`
            <a href=${writeAddress({ ...address, line: undefined, view })} aria-current=${view === address.view ? 'page' : undefined}>
              ${TEXTS.views[view]}
            </a>
          `,
        )}
      </nav>
      <span class="connection ${connection}" role="status">${TEXTS.connection[connection]}</span>
    </header>
  `;
}

/** The address of the page stays as it is. */
function focusContent(event: Event): void {
  event.preventDefault();
  document.querySelector<HTMLElement>('#content')?.focus();
}
