import { coverPhoto, fill, MARGIN, ring, writeBlock, writeFoot, type Box, type Pen } from './poster-pen.ts';

const isWide = ({ width, height }: Pen) => height / width < 1.15;

/** New in: the thing itself, large; few words on paper beside or below it. */
export function drawFresh(pen: Pen): void {
  const { width, height, u, c } = pen;
  const [paper, ink, soft, jade] = ['#f5f2eb', '#1d2622', '#66706b', '#1f6f5c'];
  fill(pen, { x: 0, y: 0, width, height }, paper);
  const wide = isWide(pen);
  const at: Box = wide ? { x: width * 0.52, y: 0, width: width * 0.48, height } : { x: 0, y: 0, width, height: height - (pen.qr ? 800 : 700) * u };
  if (!coverPhoto(pen, at)) {
    fill(pen, at, '#dfe9e2');
    c.save();
    c.beginPath();
    c.rect(at.x, at.y, at.width, at.height);
    c.clip();
    const r = Math.min(at.width, at.height) * 0.3;
    ring(pen, at.x + at.width * 0.5, at.y + at.height * 0.46, r, '#f0c987', null);
    fill(pen, { x: at.x, y: at.y + at.height * 0.62, width: at.width, height: at.height * 0.38 }, '#7fae9b');
    fill(pen, { x: at.x, y: at.y + at.height * 0.78, width: at.width, height: at.height * 0.22 }, jade);
    c.restore();
  }
  const room: Box = wide ? { x: MARGIN * u, y: MARGIN * u, width: width * 0.52 - (MARGIN + 56) * u, height: 0 } : { x: MARGIN * u, y: at.height + 72 * u, width: width - 2 * MARGIN * u, height: 0 };
  const foot = wide ? footBeside(pen, room, ink, soft) : writeFoot(pen, { shop: ink, note: soft });
  writeBlock(pen, { ...room, height: foot - 40 * u - room.y }, [
    { field: 'eyebrow', size: 30, color: jade, weight: 600, tracking: 0.24 },
    { field: 'title', size: 100, least: 52, color: ink, weight: 600, lines: 2, leading: 1.2, gap: 18 },
    { field: 'offer', size: 40, least: 26, color: jade, weight: 600, lines: 2, bar: jade, gap: 30 },
    { field: 'detail', size: 33, least: 22, color: soft, lines: 4, leading: 1.65, gap: 18 },
  ]);
}

/** In half of a square the code stands above the shop's name. */
function footBeside(pen: Pen, room: Box, ink: string, soft: string): number {
  const { c, u, height, qr } = pen;
  const tall = 112 * u;
  const top = height - MARGIN * u - tall;
  writeBlock(pen, { ...room, y: top, height: tall }, [
    { field: 'shop', size: 34, least: 22, weight: 600, color: ink },
    { field: 'note', size: 25, least: 18, lines: 2, color: soft, gap: 8 },
  ], 'left', 'bottom');
  if (!qr) return top;
  const side = 168 * u;
  fill(pen, { x: room.x, y: top - side - 12 * u, width: side, height: side }, '#ffffff');
  c.drawImage(qr, room.x + 10 * u, top - side - 2 * u, side - 20 * u, side - 20 * u);
  return top - side - 12 * u;
}

/** Money off: one figure on a ticket, and nothing beside it. */
export function drawOffer(pen: Pen): void {
  const { width, height, u, c } = pen;
  const [ground, cream, deep] = ['#a8432d', '#fbf3e6', '#7d2f1f'];
  fill(pen, { x: 0, y: 0, width, height }, ground);
  const foot = writeFoot(pen, { shop: cream, note: '#f3d6c6' });
  const free = foot - 60 * u;
  const ticket: Box = { x: MARGIN * u, width: width - 2 * MARGIN * u, height: Math.min(free * 0.42, 560 * u), y: 0 };
  ticket.y = free * (isWide(pen) ? 0.42 : 0.46);
  if (coverPhoto(pen, { x: 0, y: 0, width, height: ticket.y + ticket.height * 0.5 })) {
    const shade = c.createLinearGradient(0, 0, 0, ticket.y + ticket.height * 0.5);
    shade.addColorStop(0, 'rgba(60,20,12,0.62)');
    shade.addColorStop(1, 'rgba(168,67,45,0.86)');
    c.fillStyle = shade;
    c.fillRect(0, 0, width, ticket.y + ticket.height * 0.5);
  } else {
    for (let i = 0; i < 5; i += 1) ring(pen, width, 0, (260 + i * 150) * u, 'rgba(251,243,230,0.09)', 2 * u);
  }
  writeBlock(pen, { x: MARGIN * u, y: MARGIN * u, width: ticket.width, height: ticket.y - (MARGIN + 48) * u }, [
    { field: 'eyebrow', size: 30, color: '#f6d9a8', weight: 600, tracking: 0.24 },
    { field: 'title', size: 108, least: 54, color: cream, weight: 700, lines: 2, leading: 1.18, gap: 16 },
  ], 'left', 'bottom');
  const notch = 26 * u;
  const line = ticket.y + ticket.height * 0.7;
  c.fillStyle = cream;
  c.beginPath();
  c.roundRect(ticket.x, ticket.y, ticket.width, ticket.height, 16 * u);
  c.fill();
  ring(pen, ticket.x, line, notch, ground, null);
  ring(pen, ticket.x + ticket.width, line, notch, ground, null);
  c.setLineDash([10 * u, 12 * u]);
  c.strokeStyle = '#d9b79f';
  c.lineWidth = 2 * u;
  c.beginPath();
  c.moveTo(ticket.x + 52 * u, line);
  c.lineTo(ticket.x + ticket.width - 52 * u, line);
  c.stroke();
  c.setLineDash([]);
  writeBlock(pen, { x: ticket.x + 48 * u, y: ticket.y + 28 * u, width: ticket.width - 96 * u, height: line - ticket.y - 56 * u }, [{ field: 'offer', size: 148, least: 64, color: ground, weight: 700, lines: 2, leading: 1.1 }], 'center', 'middle');
  writeBlock(pen, { x: ticket.x + 60 * u, y: line + 18 * u, width: ticket.width - 120 * u, height: ticket.y + ticket.height - line - 36 * u }, [{ field: 'detail', size: 34, least: 22, color: deep, lines: 3, leading: 1.5 }], 'center', 'middle');
}

/** All must go: a figure as large as the page is wide. */
export function drawClearance(pen: Pen): void {
  const { width, height, u } = pen;
  const [ink, amber, grey] = ['#191c1b', '#eab04c', '#a9b1ad'];
  fill(pen, { x: 0, y: 0, width, height }, ink);
  const wide = isWide(pen);
  const foot = writeFoot(pen, { shop: '#ffffff', note: grey, line: '#3a403d' });
  fill(pen, { x: MARGIN * u, y: MARGIN * u, width: width - 2 * MARGIN * u, height: 14 * u }, amber);
  const top = (MARGIN + 62) * u;
  const band = wide ? 0 : (foot - top) * 0.4;
  const box: Box = { x: MARGIN * u, y: top, width: width - 2 * MARGIN * u, height: foot - band - top - 72 * u };
  const photoBox: Box = { x: MARGIN * u, y: foot - band - 44 * u, width: width - 2 * MARGIN * u, height: band };
  const hasBand = !wide && coverPhoto(pen, photoBox, 'box', 'grayscale(1) contrast(1.05)');
  if (wide && pen.photo) {
    coverPhoto(pen, { x: width * 0.66, y: top, width: width * 0.34 - MARGIN * u, height: foot - top - 60 * u }, 'box', 'grayscale(1) contrast(1.05)');
    box.width = width * 0.66 - (MARGIN + 40) * u;
  }
  if (!hasBand) box.height = foot - top - 60 * u;
  writeBlock(pen, box, [
    { field: 'eyebrow', size: 30, color: grey, weight: 500, tracking: 0.24 },
    { field: 'title', size: 92, least: 48, color: '#ffffff', weight: 700, lines: 2, leading: 1.2, gap: 14 },
    { field: 'offer', size: 260, least: 84, color: amber, weight: 800, lines: 2, leading: 1.05, gap: 34 },
    { field: 'detail', size: 34, least: 22, color: grey, lines: 4, leading: 1.6, gap: 36 },
  ], 'left', hasBand ? 'top' : 'middle');
}

/** Two who know each other: what each of them gets stands in their circle. */
export function drawReferral(pen: Pen): void {
  const { width, height, u, c, texts } = pen;
  const [ground, jade, amber, ink, soft] = ['#eaf3ef', '#1f6f5c', '#e3a548', '#16332b', '#52645d'];
  fill(pen, { x: 0, y: 0, width, height }, ground);
  const foot = writeFoot(pen, { shop: ink, note: soft, line: '#c7dad2' });
  const wide = isWide(pen);
  const r = Math.min(250 * u, (width - 80 * u) / 3.64, (foot - MARGIN * u) * (wide ? 0.24 : 0.2));
  const cy = wide ? MARGIN * u + r : MARGIN * u + (foot - MARGIN * u) * 0.27;
  if (!wide && coverPhoto(pen, { x: 0, y: 0, width, height: cy })) {
    c.fillStyle = 'rgba(22,51,43,0.18)';
    c.fillRect(0, 0, width, cy);
  }
  const off = r * 0.82;
  ring(pen, width / 2 - off, cy, r, jade, null);
  ring(pen, width / 2 + off, cy, r, amber, null);
  // What they share.
  c.save();
  c.beginPath();
  c.arc(width / 2 - off, cy, r, 0, 7);
  c.clip();
  ring(pen, width / 2 + off, cy, r, '#2b4f2c', null);
  c.restore();
  const [mine = '', theirs = ''] = texts.offer.split(/[\/／|]/).map((t) => t.trim());
  const inner = (x: number): Box => ({ x: x - r * 0.66, y: cy - r * 0.5, width: r * 1.32, height: r });
  writeBlock(pen, inner(width / 2 - off - r * 0.14), [{ field: 'offer', text: mine, size: 44, least: 22, color: '#ffffff', weight: 700, lines: 3, leading: 1.3 }], 'center', 'middle');
  writeBlock(pen, inner(width / 2 + off + r * 0.14), [{ field: 'offer', text: theirs, size: 44, least: 22, color: '#3d2a08', weight: 700, lines: 3, leading: 1.3 }], 'center', 'middle');
  const top = cy + r + (wide ? 36 : 96) * u;
  writeBlock(pen, { x: MARGIN * u, y: top, width: width - 2 * MARGIN * u, height: foot - top - 40 * u }, [
    { field: 'eyebrow', size: 30, color: jade, weight: 600, tracking: 0.24 },
    { field: 'title', size: wide ? 72 : 100, least: 44, color: ink, weight: 700, lines: 2, leading: 1.2, gap: 16 },
    { field: 'detail', size: wide ? 30 : 34, least: 22, color: soft, lines: 4, leading: 1.6, gap: 26 },
  ], 'center', wide ? 'middle' : 'top');
}
