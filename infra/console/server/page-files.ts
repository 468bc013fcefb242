import { join } from 'node:path';
import { build } from 'esbuild';

/** The files of the page by their path, as they are sent. */
export type PageFiles = ReadonlyMap<string, PageFile>;

export interface PageFile {
  readonly type: string;
  readonly body: Buffer;
}

const FOLDER = join(import.meta.dirname, '../page');

let files: Promise<PageFiles> | undefined;

/** Those of all consoles of this process. They are built when a page is first asked for. */
export function pageFiles(): Promise<PageFiles> {
  files ??= buildPage();
  return files;
}

/** Bundles the page: one script, one style sheet and the document that names them. */
export async function buildPage(): Promise<PageFiles> {
  const { outputFiles } = await build({
    entryPoints: [join(FOLDER, 'main.ts')],
    outdir: '/',
    bundle: true,
    minify: true,
    write: false,
    format: 'esm',
    target: ['chrome120', 'firefox120', 'safari17'],
    legalComments: 'none',
    logLevel: 'warning',
  });
  const bodyOf = (extension: string): Buffer =>
    Buffer.from(outputFiles.find(({ path }) => path.endsWith(extension))?.contents ?? []);
  return new Map([
    ['/', { type: 'text/html; charset=utf-8', body: Buffer.from(DOCUMENT) }],
    ['/main.js', { type: 'text/javascript; charset=utf-8', body: bodyOf('.js') }],
    ['/main.css', { type: 'text/css; charset=utf-8', body: bodyOf('.css') }],
    ['/icon.svg', { type: 'image/svg+xml', body: Buffer.from(ICON) }],
  ]);
}

const DOCUMENT = `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<title>cxone-entities console</title>
<link rel="icon" href="/icon.svg">
<link rel="stylesheet" href="/main.css">
</head>
<body>
<div id="page"><noscript>The console needs JavaScript.</noscript><p class="starting">The console is starting.</p></div>
<script type="module" src="/main.js"></script>
</body>
</html>
`;

/** A word with a mark under it. */
const ICON = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 16 16"><rect width="16" height="16" rx="3" fill="#1f5fbf"/><path d="M3 6h10M3 9h6" stroke="#fff" stroke-width="1.6"/><path d="M3 12h6" stroke="#ffd34d" stroke-width="2"/></svg>`;
