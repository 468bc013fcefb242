import type { Language } from '../../../lib/language.ts';
import type { TypedContext } from '../../../lib/normalization/typed.ts';

export const contextOf = (language: Language): TypedContext => ({ language, referenceTime: 0, timeZone: 'UTC' });
