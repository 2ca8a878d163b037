import { coverPhoto, fill, MARGIN, ring, serif, writeBlock, writeFoot, writeUpright, type Box, type Pen } from './poster-pen.ts';

const isWide = ({ width, height }: Pen) => height / width < 1.15;

/** Members' day: a card with a fine gold edge. */
export function drawMembers(pen: Pen): void {
  const { width, height, u, c } = pen;
  const [jade, gold, cream, pale] = ['#153f35', '#cfae72', '#f6efe0', '#b9cbc2'];
  fill(pen, { x: 0, y: 0, width, height }, jade);
  c.strokeStyle = gold;
  c.lineWidth = 2 * u;
  c.strokeRect(40 * u, 40 * u, width - 80 * u, height - 80 * u);
  c.lineWidth = 1 * u;
  c.strokeRect(54 * u, 54 * u, width - 108 * u, height - 108 * u);
  const foot = writeFoot(pen, { shop: cream, note: pale }, 112);
  const wide = isWide(pen);
  const side = wide ? 0 : Math.min(width * 0.62, (foot - 112 * u) * 0.46);
  const tall = side * 1.16;
  const arch: Box = { x: (width - side) / 2, y: 128 * u, width: side, height: tall };
  if (!wide && coverPhoto(pen, arch, 'arch')) {
    c.lineWidth = 2 * u;
    c.beginPath();
    c.roundRect(arch.x - 16 * u, arch.y - 16 * u, arch.width + 32 * u, arch.height + 32 * u, [arch.width / 2 + 16 * u, arch.width / 2 + 16 * u, 0, 0]);
    c.stroke();
  } else if (!wide) {
    c.save();
    c.beginPath();
    c.rect(55 * u, 55 * u, width - 110 * u, arch.y + tall);
    c.clip();
    for (let i = 1; i <= 7; i += 1) ring(pen, width / 2, arch.y + tall, (i * side) / 9, gold, i === 7 ? 3 * u : 1.2 * u);
    c.restore();
    fill(pen, { x: 56 * u, y: arch.y + tall, width: width - 112 * u, height: side }, jade);
    fill(pen, { x: width / 2 - side * 0.9, y: arch.y + tall, width: side * 1.8, height: 1.5 * u }, gold);
  }
  const top = wide ? 120 * u : arch.y + tall + 64 * u;
  writeBlock(pen, { x: 112 * u, y: top, width: width - 224 * u, height: foot - top - 36 * u }, [
    { field: 'eyebrow', size: 28, color: gold, tracking: 0.36 },
    { field: 'title', size: 112, least: 56, color: cream, family: serif, weight: 600, lines: 2, leading: 1.2, gap: 20, tracking: 0.04 },
    { field: 'offer', size: 52, least: 28, color: gold, weight: 600, lines: 2, bar: gold, gap: 30 },
    { field: 'detail', size: 31, least: 21, color: pale, lines: 4, leading: 1.65, gap: 20 },
  ], 'center', 'middle');
}

/** A solar term: much paper, a word hung upright, a seal. */
export function drawSeason(pen: Pen): void {
  const { width, height, u, c, texts } = pen;
  const [paper, ink, soft, seal] = ['#f1efe7', '#26302b', '#6b7069', '#a4402f'];
  fill(pen, { x: 0, y: 0, width, height }, paper);
  const foot = writeFoot(pen, { shop: ink, note: soft });
  const below = isWide(pen) ? 0.62 : 0.68;
  const upright = /\p{Script=Han}/u.test(texts.title);
  const view: Box = { x: 0, y: 0, width: upright ? width * 0.62 : width, height: foot * (upright ? below : below - 0.1) };
  if (!coverPhoto(pen, view)) {
    c.save();
    c.beginPath();
    c.rect(0, 0, view.width, view.height);
    c.clip();
    fill(pen, view, '#e3e8de');
    ring(pen, view.width * 0.62, view.height * 0.34, Math.min(view.width, view.height) * 0.17, '#e2a86c', null);
    for (const [i, color] of ['#b9c9bd', '#8aa596', '#56786a'].entries()) {
      const y = view.height * (0.56 + i * 0.14);
      c.fillStyle = color;
      c.beginPath();
      c.moveTo(0, y + view.height * 0.06);
      c.bezierCurveTo(view.width * (0.22 + i * 0.1), y - view.height * (0.16 - i * 0.05), view.width * (0.48 + i * 0.06), y + view.height * 0.12, view.width, y - view.height * (0.04 - i * 0.05));
      c.lineTo(view.width, view.height);
      c.lineTo(0, view.height);
      c.fill();
    }
    c.restore();
  }
  if (upright) {
    const size = isWide(pen) ? 104 : 128;
    writeUpright(pen, { x: view.width + 40 * u, y: MARGIN * u, width: width - view.width - (40 + MARGIN) * u, height: view.height - (MARGIN + 130) * u }, { field: 'title', size, color: ink, weight: 600 });
    const side = 92 * u;
    const stamp = Array.from(texts.eyebrow.replaceAll(/\s+/g, '')).slice(0, 4);
    if (stamp.length > 0) {
      const x = width - MARGIN * u - side;
      const y = view.height - side;
      c.fillStyle = seal;
      c.beginPath();
      c.roundRect(x, y, side, side, 8 * u);
      c.fill();
      c.fillStyle = paper;
      c.textAlign = 'center';
      const px = (stamp.length > 2 ? 34 : 38) * u;
      c.font = `600 ${px}px ${serif}`;
      // Two columns, from the right, as a seal is cut.
      stamp.forEach((sign, i) => c.fillText(sign, x + (stamp.length > 2 ? (i < 2 ? 0.72 : 0.28) : 0.5) * side, y + ((i % 2) * 0.42 + 0.43) * side));
      c.textAlign = 'left';
      if (Array.from(texts.eyebrow.replaceAll(/\s+/g, '')).length > 4) pen.notes.push({ field: 'eyebrow', what: 'cut' });
    }
  }
  const top = view.height + 56 * u;
  writeBlock(pen, { x: MARGIN * u, y: top, width: width - 2 * MARGIN * u, height: foot - top - 32 * u }, [
    ...(upright ? [] : [{ field: 'eyebrow', size: 28, color: seal, tracking: 0.24 } as const, { field: 'title', size: 84, least: 44, color: ink, family: serif, weight: 600, lines: 2, gap: 12 } as const]),
    { field: 'detail', size: 36, least: 22, color: ink, family: serif, lines: 5, leading: 1.8 },
    { field: 'offer', size: 32, least: 22, color: seal, weight: 600, lines: 2, gap: 24 },
  ]);
}

/** A birthday: an arch, and light in it. */
export function drawBirthday(pen: Pen): void {
  const { width, height, u, c } = pen;
  const [blush, brown, rose, soft] = ['#f7e9e2', '#4f2a25', '#bd6553', '#7c5a53'];
  fill(pen, { x: 0, y: 0, width, height }, blush);
  const foot = writeFoot(pen, { shop: brown, note: soft, line: '#e4c9bf' });
  const wide = isWide(pen);
  const arch: Box = wide ? { x: width * 0.58, y: MARGIN * u, width: width * 0.42 - MARGIN * u, height: foot - (MARGIN + 44) * u } : { x: width * 0.2, y: MARGIN * u, width: width * 0.6, height: (foot - MARGIN * u) * 0.46 };
  if (!coverPhoto(pen, arch, 'arch')) {
    c.fillStyle = '#eccfc3';
    c.beginPath();
    c.roundRect(arch.x, arch.y, arch.width, arch.height, [arch.width / 2, arch.width / 2, 0, 0]);
    c.fill();
    const heights = [0.3, 0.44, 0.36, 0.5, 0.32];
    heights.forEach((share, i) => {
      const x = arch.x + arch.width * (0.2 + i * 0.15);
      const tall = arch.height * share;
      fill(pen, { x: x - 7 * u, y: arch.y + arch.height - tall, width: 14 * u, height: tall }, i % 2 === 0 ? rose : '#fbf3ee');
      c.beginPath();
      c.ellipse(x, arch.y + arch.height - tall - 26 * u, 9 * u, 20 * u, 0, 0, 7);
      c.fillStyle = '#e8a94f';
      c.fill();
    });
  }
  const box: Box = wide ? { x: MARGIN * u, y: MARGIN * u, width: width * 0.58 - (MARGIN + 48) * u, height: foot - (MARGIN + 44) * u } : { x: MARGIN * u, y: arch.y + arch.height + 64 * u, width: width - 2 * MARGIN * u, height: foot - arch.y - arch.height - 120 * u };
  writeBlock(pen, box, [
    { field: 'eyebrow', size: 28, color: rose, weight: 500, tracking: 0.3 },
    { field: 'title', size: 104, least: 52, color: brown, family: serif, weight: 600, lines: 2, leading: 1.22, gap: 18 },
    { field: 'detail', size: 33, least: 22, color: soft, lines: 4, leading: 1.65, gap: 24 },
    { field: 'offer', size: 40, least: 24, color: '#ffffff', weight: 600, plate: rose, gap: 34 },
  ], wide ? 'left' : 'center', 'middle');
}

/** For regulars alone: one picture over the whole page, and a word in its shade. */
export function drawRegularsOnly(pen: Pen): void {
  const { width, height, u, c } = pen;
  fill(pen, { x: 0, y: 0, width, height }, '#14342c');
  if (coverPhoto(pen, { x: 0, y: 0, width, height })) {
    const shade = c.createLinearGradient(0, 0, 0, height);
    shade.addColorStop(0, 'rgba(10,24,20,0)');
    shade.addColorStop(isWide(pen) ? 0.3 : 0.55, 'rgba(10,24,20,0.66)');
    shade.addColorStop(1, 'rgba(10,24,20,0.92)');
    c.fillStyle = shade;
    c.fillRect(0, 0, width, height);
  } else {
    const glow = c.createLinearGradient(0, 0, width, height);
    glow.addColorStop(0, '#1f6f5c');
    glow.addColorStop(1, '#0f2a23');
    c.fillStyle = glow;
    c.fillRect(0, 0, width, height);
    // The way back: a circle that isn't closed.
    const r = width * 0.34;
    c.strokeStyle = 'rgba(230,241,238,0.9)';
    c.lineWidth = 56 * u;
    c.beginPath();
    c.arc(width * 0.62, Math.min(height * 0.34, r + 130 * u), r, 0.45 * Math.PI, 1.95 * Math.PI);
    c.globalAlpha = 0.16;
    c.stroke();
    c.globalAlpha = 1;
  }
  const foot = writeFoot(pen, { shop: '#ffffff', note: '#c6d5cf', line: 'rgba(255,255,255,0.28)' });
  writeBlock(pen, { x: MARGIN * u, y: MARGIN * u, width: width - 2 * MARGIN * u, height: foot - (MARGIN + 48) * u }, [
    { field: 'eyebrow', size: 30, color: '#e8c98d', weight: 600, tracking: 0.24 },
    { field: 'title', size: 112, least: 56, color: '#ffffff', weight: 700, lines: 2, leading: 1.18, gap: 18 },
    { field: 'offer', size: 50, least: 28, color: '#e8c98d', weight: 600, lines: 2, bar: '#e8c98d', gap: 30 },
    { field: 'detail', size: 33, least: 22, color: '#dfe8e4', lines: 4, leading: 1.65, gap: 18 },
  ], 'left', 'bottom');
}
