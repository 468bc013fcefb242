import type { Language } from '../../../lib/languages/index.ts';
import type { TypedContext } from '../../../lib/normalization/typed.ts';

export const contextOf = (language: Language): TypedContext => ({ language, referenceTime: 0, timeZone: 'UTC' });
