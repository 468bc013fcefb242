/** The build turns the document into JSON text (esbuild.config.ts). */
declare module '*/docs/openapi.yaml' {
  export const json: string;
}
