import type { RulesIndex } from '../../../lib/normalization/index.ts';
import { compileRules, RulesError } from '../../../lib/normalization/rules/compile.ts';
import { EXIT_CODES, readText, ToolError } from '../tool/index.ts';

/** @throws ToolError naming every fault of the document; what reading a file throws */
export async function readRules(file: string): Promise<RulesIndex> {
  const text = await readText(file);
  try {
    return compileRules(`${text}\n`);
  } catch (error) {
    if (error instanceof RulesError) throw new ToolError(error.message, EXIT_CODES.negative);
    throw error;
  }
}
