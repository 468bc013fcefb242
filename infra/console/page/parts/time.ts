/** `14:03:27`, in the time zone of the browser. */
export const clockTime = (ms: number): string => new Date(ms).toLocaleTimeString('en-GB');

/** `28 Nov 14:03:27`: for lists that go back beyond a day. */
export const dayTime = (ms: number): string => `${day(ms)} ${clockTime(ms)}`;

/** For an axis: `14:00`, and `28 Nov` at midnight. */
export function axisTime(ms: number): string {
  const time = minuteTime(ms);
  return time === '00:00' ? day(ms) : time;
}

/** `14:03`, and the day where it is not today. */
export function shortTime(ms: number): string {
  const isToday = new Date(ms).toDateString() === new Date().toDateString();
  return isToday ? minuteTime(ms) : `${day(ms)} ${minuteTime(ms)}`;
}

const minuteTime = (ms: number): string =>
  new Date(ms).toLocaleTimeString('en-GB', { hour: '2-digit', minute: '2-digit' });

const day = (ms: number): string => new Date(ms).toLocaleDateString('en-GB', { day: 'numeric', month: 'short' });

/** `42 s`, `7 min`, `3 h`. */
export function duration(ms: number): string {
  const seconds = Math.max(0, Math.round(ms / 1000));
  if (seconds < 100) return `${seconds} s`;
  return seconds < 6_000 ? `${Math.round(seconds / 60)} min` : `${Math.round(seconds / 3_600)} h`;
}
