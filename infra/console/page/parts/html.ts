import htm from 'htm';
import { h, type VNode } from 'preact';

/** What a view returns. */
export type View = VNode | VNode[] | string | null;

/** Preact elements as a tagged template. Values are set as properties or text, and never read as HTML. */
export const html = htm.bind(h) as (strings: TemplateStringsArray, ...values: unknown[]) => VNode;
