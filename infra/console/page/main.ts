import './parts/language.ts';
import './style/index.css';
import { render } from 'preact';
import { app } from './app.ts';
import { html } from './parts/html.ts';
import { Api } from './state/api.ts';
import { followEvents } from './state/live-events.ts';
import { Model } from './state/model.ts';
import { takeToken } from './state/token.ts';

const root = document.querySelector('#page');
const api = new Api(takeToken(location, history, localStorage));
let isDrawing = false;

/** The same function for all drawings. With another function, Preact would create every element again. */
const Page = () => app(model);

/** Draws once for all changes within a frame. */
function draw(): void {
  if (isDrawing) return;
  isDrawing = true;
  requestAnimationFrame(() => {
    isDrawing = false;
    if (root) render(html`<${Page} />`, root);
  });
}

const model = new Model(api, location.hash, draw);
root?.replaceChildren();
draw();
addEventListener('hashchange', () => {
  if (/^#token=/.test(location.hash)) location.reload();
  else model.show(location.hash);
});
// Ages and waits keep counting.
setInterval(draw, 1_000);
await model.open();
await followEvents(
  api,
  event => model.onEvent(event),
  error => model.onLost(error),
);
