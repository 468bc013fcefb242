/** The compiled rules document as JSON text, put in place by the build (esbuild.config.ts). */
declare module 'virtual:normalization-rules' {
  const rules: string;
  export default rules;
}
