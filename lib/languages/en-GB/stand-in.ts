import { standInWords as english } from '../en-US/stand-in.ts';
import type { StandInWords } from '../pack/stand-in.ts';

export const standInWords: StandInWords = {
  ...english,
  nationalPhone: '\\(?0\\d{2,4}\\)?[\\s-]?\\d{3,4}[\\s-]?\\d{3,4}',
};
