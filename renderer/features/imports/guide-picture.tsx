import { useTranslation } from 'react-i18next';
import type { Guide } from './guides.ts';

const LINE = 26;
/** So many square characters wide; Latin ones are half of that. */
const cut = (text: string, most: number): string => {
  const letters = Array.from(text);
  const width = letters.reduce((sum, letter) => sum + (/[ -~]/.test(letter) ? 0.55 : 1), 0);
  return width <= most ? text : `${letters.slice(0, Math.max(1, Math.floor((most / width) * letters.length) - 1)).join('')}…`;
};

/** Three scenes of a back office: the way through the menu, the columns to tick, the file that comes out. */
export function GuidePicture({ guide, path }: { guide: Guide; path: string[] }) {
  const { t } = useTranslation('guides');
  const ticked = [...guide.columns.slice(0, 3), ...guide.buyer.slice(0, 2)];
  const months = guide.months ? Math.min(guide.months, 3) : 3;
  return (
    <svg className="guide-picture" viewBox="0 0 780 208" role="img" aria-label={t('picture.label', { path: path.join(' › ') })}>
      <Scene x={0} title={t('picture.menu')}>
        {path.slice(0, 5).map((word, i) => (
          <g key={word} transform={`translate(${16 + i * 10}, ${46 + i * LINE})`}>
            <rect className={i === path.length - 1 ? 'is-hot' : 'is-row'} width={216 - i * 10} height={22} rx={4} />
            <text className={i === path.length - 1 ? 'is-on-hot' : ''} x={8} y={15}>
              {cut(word, 15)}
            </text>
          </g>
        ))}
      </Scene>
      <Arrow x={250} />
      <Scene x={266} title={t('picture.columns')}>
        {ticked.map((column, i) => (
          <g key={column} transform={`translate(16, ${46 + i * LINE})`}>
            <rect className="is-box" width={14} height={14} y={4} rx={3} />
            <path className="is-tick" d="M3 11 l3 3 l6 -7" />
            <text x={24} y={15}>
              {cut(column, 15)}
            </text>
          </g>
        ))}
      </Scene>
      <Arrow x={516} />
      <Scene x={532} title={t('picture.file')}>
        {Array.from({ length: months }, (_, i) => (
          <g key={i} transform={`translate(${20 + i * 30}, 56)`}>
            <rect className="is-row" width={24} height={24} rx={4} />
            <rect className="is-hot" width={24} height={7} rx={3} />
          </g>
        ))}
        <text x={124} y={73}>
          {guide.months === null ? t('picture.longest') : guide.months === 0 ? t('picture.all') : t('picture.months', { count: guide.months })}
        </text>
        <path className="is-file" d="M88 100 h52 l20 20 v64 h-72 z" />
        <path className="is-fold" d="M140 100 v20 h20" />
        <text className="is-extension" x={124} y={160} textAnchor="middle">
          {guide.extension.toUpperCase()}
        </text>
      </Scene>
    </svg>
  );
}

function Scene({ x, title, children }: { x: number; title: string; children: React.ReactNode }) {
  return (
    <g transform={`translate(${x}, 0)`}>
      <rect className="is-window" x={1} y={1} width={246} height={206} rx={8} />
      <path className="is-bar" d="M1 9 a8 8 0 0 1 8 -8 h230 a8 8 0 0 1 8 8 v23 h-246 z" />
      <circle className="is-dot" cx={16} cy={16} r={4} />
      <text className="is-title" x={30} y={21}>
        {title}
      </text>
      {children}
    </g>
  );
}

const Arrow = ({ x }: { x: number }) => <path className="is-arrow" d={`M${x} 104 h9 m-4 -4 l4 4 l-4 4`} />;
