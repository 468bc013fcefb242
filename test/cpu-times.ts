/** The ten files that take the most CPU time, of lines `seconds<TAB>file` (`test/fixtures/cpu-time.ts`). */
export function dearestFiles(times: string): string {
  const rows = times
    .split('\n')
    .filter(Boolean)
    .map(line => {
      const [seconds = '', file = ''] = line.split('\t');
      return { seconds: Number(seconds), file };
    })
    .sort((a, b) => b.seconds - a.seconds);
  const total = rows.reduce((sum, { seconds }) => sum + seconds, 0);
  const list = rows.slice(0, 10).map(({ seconds, file }) => `${seconds.toFixed(1).padStart(6)}  ${file}`);
  return [`\n# CPU seconds: ${total.toFixed(0)} in all files`, ...list].join('\n');
}
