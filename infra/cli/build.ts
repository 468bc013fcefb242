import { buildByEnvironment, describeOutputs } from '../../esbuild.config.ts';
import { createMain, EXIT_CODES, runCli, writeLine } from './tool/index.ts';

/** `npm run build` */
export const main = createMain({
  name: 'build',
  purpose: 'Bundles the functions into dist/, and prints the size of each file.',
  options: {},
  commands: {
    '': {
      help: '',
      options: [],
      async run({ io }) {
        const outputs = await buildByEnvironment(process.env);
        for (const line of describeOutputs(outputs)) await writeLine(io.out, line);
        return EXIT_CODES.success;
      },
    },
  },
  notes: [
    'Environment\n  NORMALIZATION_RULES  the rules; default: lib/normalization/rules/default.yaml\n  CODE_CACHE_NODE      the Node that writes the code cache; off: no code cache',
  ],
  examples: [['', 'with the rules of this project']],
});

runCli(import.meta, main);
