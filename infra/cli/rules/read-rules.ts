import type { RulesIndex } from '../../../lib/normalization/index.ts';
import { compileRules, RulesError } from '../../../lib/normalization/rules/compile.ts';
import { EXIT_CODES, ToolError } from '../tool/index.ts';

/** @throws ToolError naming every fault of the document */
export function readRules(file: string): RulesIndex {
  try {
    return compileRules(file);
  } catch (error) {
    if (error instanceof RulesError) throw new ToolError(error.message, EXIT_CODES.negative);
    throw error;
  }
}
