import { createMain, EXIT_CODES, type Main, writeLine } from './tool/index.ts';

/** `npm run build`. @param build makes the functions by the environment, and says what it made in a line for each file */
export const buildTool = (build: (environment: NodeJS.ProcessEnv) => Promise<string[]>): Main =>
  createMain({
    name: 'build',
    purpose: 'Bundles the functions into dist/, and prints the size of each file.',
    options: {},
    commands: {
      '': {
        help: '',
        options: [],
        async run({ io }) {
          for (const line of await build(process.env)) await writeLine(io.out, line);
          return EXIT_CODES.success;
        },
      },
    },
    notes: [
      'Environment\n  NORMALIZATION_RULES  the rules; default: lib/normalization/rules/default.yaml\n  CODE_CACHE_NODE      the Node that writes the code cache; off: no code cache\n  BUILD_METAFILE       a file for what each output holds, as in the metafile of esbuild',
    ],
    examples: [['', 'with the rules of this project']],
  });
