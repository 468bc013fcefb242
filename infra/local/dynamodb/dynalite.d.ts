declare module 'dynalite' {
  import type { Server } from 'node:http';

  interface DynaliteOptions {
    createTableMs?: number;
    deleteTableMs?: number;
    updateTableMs?: number;
    /** Folder of a LevelDB store; left out, the tables are in memory. */
    path?: string;
  }

  export default function dynalite(options?: DynaliteOptions): Server;
}

declare module 'dynalite/db/conditionParser.js' {
  const parser: import('./parsed-expressions.ts').ExpressionParser;
  export default parser;
}

declare module 'dynalite/db/projectionParser.js' {
  const parser: import('./parsed-expressions.ts').ExpressionParser;
  export default parser;
}
