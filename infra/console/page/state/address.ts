/** What the page shows, as encoded in the fragment of its address. A fragment is not sent to any server. */
export interface Address {
  readonly view: ViewName;
  readonly question: Question;
  /** Line of the rules file to show. */
  readonly line: number | undefined;
  /** Minutes that the view `operate` looks back. */
  readonly minutes: number;
}

export const VIEWS = ['ask', 'rules', 'operate'] as const;
export type ViewName = (typeof VIEWS)[number];

/** The question as it is in the form. Empty means left out. */
export interface Question {
  readonly text: string;
  readonly language: string;
  readonly types: readonly string[];
  readonly threshold: string;
  readonly referenceTime: string;
  readonly timeZone: string;
  readonly cacheControl: string;
}

export const SPANS_MINUTES = [15, 60, 360, 1440, 10080, 43200] as const;

export const EMPTY_QUESTION: Question = {
  text: '',
  language: 'en-US',
  types: [],
  threshold: '',
  referenceTime: '',
  timeZone: '',
  cacheControl: '',
};

/** Reads `#/ask?text=…`. Missing and invalid parts get their defaults. */
export function readAddress(fragment: string): Address {
  const [path = '', query = ''] = fragment.replace(/^#\/?/, '').split('?', 2);
  const fields = new URLSearchParams(query);
  const [line, minutes] = [Number(fields.get('line')), Number(fields.get('minutes'))];
  return {
    view: VIEWS.find(view => view === path) ?? 'ask',
    question: {
      text: fields.get('text') ?? '',
      language: fields.get('language') ?? EMPTY_QUESTION.language,
      types: fields.getAll('type'),
      threshold: fields.get('threshold') ?? '',
      referenceTime: fields.get('reference') ?? '',
      timeZone: fields.get('zone') ?? '',
      cacheControl: fields.get('cache') ?? '',
    },
    line: Number.isSafeInteger(line) && line > 0 ? line : undefined,
    minutes: SPANS_MINUTES.find(span => span === minutes) ?? SPANS_MINUTES[0],
  };
}

export function writeAddress({ view, question, line, minutes }: Address): string {
  const fields = new URLSearchParams();
  const add = (name: string, value: string) => value !== '' && fields.append(name, value);
  add('text', question.text);
  if (question.language !== EMPTY_QUESTION.language) add('language', question.language);
  for (const type of question.types) add('type', type);
  add('threshold', question.threshold);
  add('reference', question.referenceTime);
  add('zone', question.timeZone);
  add('cache', question.cacheControl);
  if (line !== undefined) add('line', String(line));
  if (minutes !== SPANS_MINUTES[0]) add('minutes', String(minutes));
  const query = fields.toString();
  return `#/${view}${query && `?${query}`}`;
}

/** The body of the request to the service. A number that cannot be read is sent as it is: the service says what is wrong. */
export function requestOf({ text, language, types, threshold, referenceTime, timeZone }: Question) {
  const number = Number(threshold);
  return {
    text,
    language,
    entity_types: [...types],
    ...(threshold !== '' && { confidence_threshold: Number.isNaN(number) ? threshold : number }),
    ...(referenceTime !== '' && { reference_time: referenceTime }),
    ...(timeZone !== '' && { time_zone: timeZone }),
  };
}
