/** Bars by group as an SVG picture, for a page of Markdown: it has its own light background and no script. */
export interface BarPlot {
  readonly title: string;
  readonly unit: string;
  /** Names of the bars of each group, at most four. */
  readonly series: readonly string[];
  readonly groups: readonly { readonly label: string; readonly values: readonly number[] }[];
}

const WIDTH = 720;
const LEAST_LABEL_WIDTH = 190;
/** Of a letter of 12 px, about. */
const LETTER_WIDTH = 6;
const BAR_HEIGHT = 14;
const GROUP_GAP = 12;
const COLOURS = ['#64748b', '#2563eb', '#0d9488', '#c2410c'];

export function drawBars({ title, unit, series, groups }: BarPlot): string {
  const most = Math.max(...groups.flatMap(({ values }) => values));
  const labelWidth = Math.max(LEAST_LABEL_WIDTH, ...groups.map(({ label }) => LETTER_WIDTH * label.length + 16));
  const groupHeight = series.length * BAR_HEIGHT + GROUP_GAP;
  const height = 60 + groups.length * groupHeight;
  const key = series.map((name, at) => {
    const x = labelWidth + at * 150;
    return `<rect x="${x}" y="32" width="10" height="10" fill="${COLOURS[at]}"/><text x="${x + 15}" y="41">${escapeXml(name)}</text>`;
  });
  const rows = groups.map(({ label, values }, group) => {
    const top = 56 + group * groupHeight;
    const bars = values.map((value, at) => {
      const [left, y] = [labelWidth, top + at * BAR_HEIGHT];
      return bar({ value, most, left, y, colour: COLOURS[at] ?? '#000', unit });
    });
    const middle = top + (series.length * BAR_HEIGHT) / 2 + 4;
    return `<text x="${labelWidth - 8}" y="${middle}" text-anchor="end">${escapeXml(label)}</text>${bars.join('')}`;
  });
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${WIDTH} ${height}" width="${WIDTH}" height="${height}" font-family="system-ui, sans-serif" font-size="12" role="img">
<title>${escapeXml(title)}</title>
<rect width="${WIDTH}" height="${height}" fill="#fff"/>
<text x="8" y="20" font-size="14" font-weight="600">${escapeXml(title)}</text>
${[...key, ...rows].join('\n')}
</svg>
`;
}

interface Bar {
  readonly value: number;
  readonly most: number;
  readonly left: number;
  readonly y: number;
  readonly colour: string;
  readonly unit: string;
}

function bar({ value, most, left, y, colour, unit }: Bar): string {
  const width = most === 0 ? 0 : Math.max(1, ((WIDTH - left - 90) * value) / most);
  const text = `${Number(value.toPrecision(3))} ${unit}`;
  return `<rect x="${left}" y="${y}" width="${width.toFixed(1)}" height="${BAR_HEIGHT - 2}" fill="${colour}"/><text x="${(left + width + 5).toFixed(1)}" y="${y + 10}" font-size="11">${escapeXml(text)}</text>`;
}

const escapeXml = (text: string): string => text.replace(/[&<>"]/g, sign => `&#${sign.charCodeAt(0)};`);
