import type { Problem } from '../../server/problem.ts';
import { TEXTS } from '../texts.ts';
import { html, type View } from './html.ts';

/** Replaces a view: what happened, what to do, and a link to continue. */
export const problemPage = (problem: Problem, retry: () => void): View => html`
  <section class="problem-page" role="alert">
    <h1>${titleOf(problem)}</h1>
    <p>${TEXTS.problems[problem.code]?.remedy || problem.detail}</p>
    <button type="button" onClick=${retry}>${TEXTS.retry}</button>
  </section>
`;

/** Stands above a view that still shows the data it has. */
export const problemBanner = (problem: Problem): View => html`
  <div class="trouble">
    <strong>${titleOf(problem)}.</strong> <span>${TEXTS.problems[problem.code]?.remedy || problem.detail}</span>
  </div>
`;

const titleOf = ({ code }: Problem): string => TEXTS.problems[code]?.title ?? TEXTS.problemTitle;
