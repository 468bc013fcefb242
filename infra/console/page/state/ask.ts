import type { Asked } from '../../server/resources/ask.ts';
import type { Explanation } from '../../server/resources/explain.ts';
import type { RecordView } from '../../server/resources/record.ts';
import { type Question, requestOf } from './address.ts';
import { explainRequest, isAnswerBody } from './answer-body.ts';
import type { Turn } from './state.ts';
import { problemOf, type Store } from './store.ts';

const MOST_VISITED = 50;

/** Asks the question of the address, and shows the answer before its explanation and its record. */
export async function ask(store: Store): Promise<void> {
  const { question } = store.state.address;
  if (store.state.isAsking) return;
  store.set({ isAsking: true, askProblem: undefined });
  try {
    const request = { request: requestOf(question), cacheControl: question.cacheControl };
    const askedAt = store.now();
    const asked = await store.api.post<Asked>('ask', request);
    const receivedAt = store.now();
    const turn = { question, asked, receivedAt, explanations: undefined, isSameRules: true, record: undefined };
    store.set({ turn, visit: visited(question, store.state.visit) });
    await complete(store, turn, askedAt);
  } catch (error) {
    store.set({ askProblem: problemOf(error) });
  } finally {
    store.set({ isAsking: false });
  }
}

/** Adds the explanation of the answer. Another question may have been asked in the meantime. */
async function complete(store: Store, turn: Turn, askedAt: number): Promise<void> {
  const add = (change: Partial<Turn>) => {
    const { turn: current } = store.state;
    if (current?.asked === turn.asked) store.set({ turn: { ...current, ...change } });
  };
  const { body } = turn.asked;
  const id = auditIdOf(body);
  const record = id === undefined ? undefined : store.api.get<RecordView>(`records/${id}`).catch(problemOf);
  if (isAnswerBody(body)) {
    const { explanations, version } = await store.api.post<{ explanations: Explanation[]; version: string }>(
      'explain',
      explainRequest(turn.question, body, { askedAt, timeZone: store.state.session?.timeZone ?? 'UTC' }),
    );
    add({ explanations, isSameRules: version === body.rules_version });
  }
  if (record) add({ record: await record });
}

const visited = (question: Question, before: readonly Question[]): Question[] => {
  const others = before.filter(({ text, language }) => text !== question.text || language !== question.language);
  return [question, ...others].slice(0, MOST_VISITED);
};

function auditIdOf(body: unknown): string | undefined {
  if (typeof body !== 'object' || body === null || !('audit_id' in body)) return undefined;
  return typeof body.audit_id === 'string' ? body.audit_id : undefined;
}
