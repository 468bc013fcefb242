import { privacyWords as american } from '../en-US/privacy.ts';
import type { PrivacyWords } from '../pack/privacy.ts';

export const privacyWords: PrivacyWords = {
  ...american,
  mail: { ...american.mail, topLevels: 'uk|ie' },
};
