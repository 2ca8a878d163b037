import { escapeHtml } from './escape-html.ts';
import { isWebAddress } from './web-address.ts';

export const blockKinds = ['heading', 'text', 'picture', 'list', 'product', 'button', 'quote', 'divider'] as const;
export type BlockKind = (typeof blockKinds)[number];

/** What a block doesn't use is ''. `text`: of a list one point a line; `title`: of a picture what it shows, for whoever doesn't see it. */
export interface NewsletterBlock {
  kind: BlockKind;
  title: string;
  text: string;
  /** http or https; '' for none. */
  url: string;
  /** Of a picture. */
  assetId?: number | null | undefined;
}
/** What mail programs show; and how many bytes all of a letter's pictures may have. */
export const mailPictureTypes: readonly string[] = ['image/png', 'image/jpeg', 'image/gif'];
export const MOST_LETTER_BYTES = 2_000_000;
/** Of a letter's text column, pixels. */
export const LETTER_WIDTH = 552;
export interface LetterPicture {
  /** data: or cid: */
  src: string;
  /** Pixels. */
  width: number;
}
export interface Letter {
  subject: string;
  blocks: NewsletterBlock[];
  /** Who writes, and how to reach them. */
  sender: string;
  /** How to refuse the next one. */
  unsubscribe: string;
}

const ink = '#1f2423';
const brand = '#1F6F5C';
const font = `font-family:'PingFang SC','Microsoft YaHei','Noto Sans CJK SC',Arial,sans-serif`;
const lines = (text: string) => text.split('\n').map((l) => l.trim()).filter((l) => l !== '');
const html = (text: string) => escapeHtml(text).replaceAll('\n', '<br>');
const link = (url: string, inner: string, style: string) => (isWebAddress(url) ? `<a href="${escapeHtml(url)}" style="${style}">${inner}</a>` : inner);

function blockHtml({ kind, title, text, url, assetId }: NewsletterBlock, pictures: ReadonlyMap<number, LetterPicture>): string {
  switch (kind) {
    case 'heading':
      return `<h2 style="margin:0;font-size:20px;line-height:1.4;color:${ink}">${html(title)}</h2>`;
    case 'text':
      return `<p style="margin:0;font-size:15px;line-height:1.8;color:${ink}">${html(text)}</p>`;
    case 'picture': {
      const picture = pictures.get(assetId ?? 0);
      if (!picture) return `<p style="margin:0;font-size:15px;color:#51605b">${html(title)}</p>`;
      const width = Math.min(LETTER_WIDTH, picture.width);
      return link(url, `<img src="${picture.src}" width="${width}" alt="${escapeHtml(title)}" style="display:block;width:100%;max-width:${width}px;height:auto;border:0">`, `color:${brand}`);
    }
    case 'list':
      return `<ul style="margin:0;padding-left:20px;font-size:15px;line-height:1.8;color:${ink}">${lines(text).map((l) => `<li>${escapeHtml(l)}</li>`).join('')}</ul>`;
    case 'product':
      return `<table role="presentation" width="100%" cellpadding="0" cellspacing="0" style="border:1px solid #dfe5e2;border-collapse:separate"><tr><td style="padding:12px 16px"><strong style="font-size:16px;color:${ink}">${link(url, html(title), `color:${brand};text-decoration:none`)}</strong><p style="margin:4px 0 0;font-size:14px;line-height:1.7;color:#51605b">${html(text)}</p></td></tr></table>`;
    case 'button':
      return `<table role="presentation" cellpadding="0" cellspacing="0"><tr><td bgcolor="${brand}" style="padding:10px 24px">${link(url, html(title), 'color:#ffffff;font-size:15px;text-decoration:none')}</td></tr></table>`;
    case 'quote':
      return `<p style="margin:0;padding-left:12px;border-left:3px solid ${brand};font-size:15px;line-height:1.8;color:#51605b">${html(text)}</p>`;
    case 'divider':
      return '<hr style="border:0;border-top:1px solid #dfe5e2;margin:0">';
  }
}

/** As mail programs take it: one table of 600 pixels, styles inside the tags, nothing loaded and nothing that runs. A picture that isn't there leaves its words. */
export function newsletterHtml({ subject, blocks, sender, unsubscribe }: Letter, language: 'zh-CN' | 'en', pictures: ReadonlyMap<number, LetterPicture> = new Map()): string {
  const row = (inner: string) => `<tr><td style="padding:8px 24px">${inner}</td></tr>\n`;
  const foot = [sender, unsubscribe].filter((t) => t.trim() !== '').map(html).join('<br>');
  return `<!doctype html>
<html lang="${language}"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>${escapeHtml(subject)}</title></head>
<body style="margin:0;background:#f3f5f4;${font}">
<table role="presentation" width="100%" cellpadding="0" cellspacing="0"><tr><td align="center" style="padding:16px 0">
<table role="presentation" width="600" cellpadding="0" cellspacing="0" style="max-width:600px;background:#ffffff;padding:16px 0">
${blocks.map((b) => row(blockHtml(b, pictures))).join('')}${foot === '' ? '' : row(`<p style="margin:8px 0 0;padding-top:12px;border-top:1px solid #dfe5e2;font-size:12px;line-height:1.7;color:#51605b">${foot}</p>`)}</table>
</td></tr></table>
</body></html>
`;
}

/** The same as plain text, for whoever reads mail without pictures and colours. */
export function newsletterText({ blocks, sender, unsubscribe }: Letter): string {
  const said = blocks.map(({ kind, title, text, url }) => {
    const to = isWebAddress(url) ? url : '';
    if (kind === 'divider') return '—————';
    if (kind === 'list') return lines(text).map((l) => `· ${l}`).join('\n');
    return [title, text, to].map((part) => part.trim()).filter((part) => part !== '').join('\n');
  });
  return `${[...said, [sender, unsubscribe].filter((t) => t.trim() !== '').join('\n')].filter((part) => part !== '').join('\n\n')}\n`;
}
