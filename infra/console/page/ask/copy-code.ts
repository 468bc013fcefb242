import { type Question, requestOf } from '../state/address.ts';
import { TEXTS } from '../texts.ts';

export const CODE_LANGUAGES = ['curl', 'Python', 'TypeScript', 'Java'] as const;
export type CodeLanguage = (typeof CODE_LANGUAGES)[number];

/** The question as a program. URL and key come from the environment, as in docs/examples. */
export function codeFor(language: CodeLanguage, question: Question): string {
  const code = WRITERS[language](visible(JSON.stringify(requestOf(question))), question.cacheControl);
  const comment = language === 'TypeScript' || language === 'Java' ? '//' : '#';
  return [`${comment} ${TEXTS.ask.needs[language]}`, ...code].join('\n');
}

/** @param cache value of `Cache-Control`; empty without one */
type Writer = (body: string, cache: string) => string[];

const WRITERS: Readonly<Record<CodeLanguage, Writer>> = {
  curl: (body, cache) => [
    'curl --silent --show-error --fail-with-body --max-time 30 "$CXONE_ENTITIES_URL/v1/extract" \\',
    `  -H 'content-type: application/json' -H "x-api-key: $CXONE_ENTITIES_KEY" \\`,
    ...(cache === '' ? [] : [`  -H ${shellQuote(`cache-control: ${cache}`)} \\`]),
    `  -d ${shellQuote(body)}`,
  ],
  Python: (body, cache) => [
    'import json',
    'import os',
    '',
    'import requests',
    '',
    'answer = requests.post(',
    '    os.environ["CXONE_ENTITIES_URL"] + "/v1/extract",',
    '    headers={',
    '        "x-api-key": os.environ["CXONE_ENTITIES_KEY"],',
    ...(cache === '' ? [] : [`        "cache-control": ${JSON.stringify(cache)},`]),
    '    },',
    // JSON text with true or null is not a Python literal, so the program parses it.
    `    json=json.loads(${JSON.stringify(body)}),`,
    '    timeout=30,',
    ')',
    'answer.raise_for_status()',
    'for entity in answer.json()["entities"]:',
    '    print(entity["name"], entity["value"])',
  ],
  TypeScript: (body, cache) => [
    'const { CXONE_ENTITIES_URL, CXONE_ENTITIES_KEY = "" } = process.env;',
    'const answer = await fetch(CXONE_ENTITIES_URL + "/v1/extract", {',
    '  method: "POST",',
    '  headers: {',
    '    "content-type": "application/json",',
    '    "x-api-key": CXONE_ENTITIES_KEY,',
    ...(cache === '' ? [] : [`    "cache-control": ${JSON.stringify(cache)},`]),
    '  },',
    `  body: JSON.stringify(${body}),`,
    '  signal: AbortSignal.timeout(30_000),',
    '});',
    'if (!answer.ok) throw new Error(await answer.text());',
    'const { entities } = await answer.json();',
    'for (const { name, value } of entities) console.log(name, value);',
  ],
  Java: (body, cache) => [
    'import java.net.URI;',
    'import java.net.http.*;',
    'import java.time.Duration;',
    '',
    'public class Extract {',
    '  public static void main(String[] args) throws Exception {',
    `    String body = ${JSON.stringify(body)};`,
    '    HttpRequest request = HttpRequest.newBuilder(URI.create(System.getenv("CXONE_ENTITIES_URL") + "/v1/extract"))',
    '        .timeout(Duration.ofSeconds(30))',
    '        .header("content-type", "application/json")',
    '        .header("x-api-key", System.getenv("CXONE_ENTITIES_KEY"))',
    ...(cache === '' ? [] : [`        .header("cache-control", ${JSON.stringify(cache)})`]),
    '        .POST(HttpRequest.BodyPublishers.ofString(body))',
    '        .build();',
    '    HttpResponse<String> answer = HttpClient.newHttpClient().send(request, HttpResponse.BodyHandlers.ofString());',
    '    System.out.println(answer.body());',
    '  }',
    '}',
  ],
};

/** In single quotes, only the single quote is special to a shell. */
const shellQuote = (text: string): string => `'${text.replaceAll("'", `'\\''`)}'`;

/** JSON in which every character can be seen, so that nothing hidden is pasted into a terminal. */
const visible = (json: string): string => json.replace(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/gu, escaped);

const escaped = (character: string): string =>
  character.replace(/[\s\S]/g, unit => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`);
