/** Pixels: 85.6 × 54 mm at 300 dots an inch, the size of a bank card. */
export const CARD_WIDTH = 1011;
export const CARD_HEIGHT = 638;
const MARGIN = 64;
const QR = 300;

/** The card looks the same whatever theme the app is in: it is for somebody else's hands. */
const colors = { ground: '#1f6f5c', paper: '#ffffff', ink: '#1c2421', on: '#ffffff', soft: '#d3e6e0' };

export interface CardWords {
  title: string;
  tier: string | null;
  name: string | null;
  number: string;
  since: string;
}

/** Draws a member's card on a canvas of CARD_WIDTH × CARD_HEIGHT. */
export function drawMemberCard(canvas: CanvasRenderingContext2D, { title, tier, name, number, since }: CardWords, qr: HTMLCanvasElement, family: string): void {
  const write = (text: string, y: number, size: number, color: string, width: number, weight = 400) => {
    canvas.font = `${weight} ${size}px ${family}`;
    canvas.fillStyle = color;
    let shown = text;
    while (shown.length > 1 && canvas.measureText(shown).width > width) shown = `${shown.slice(0, shown.endsWith('…') ? -2 : -1)}…`;
    canvas.fillText(shown, MARGIN, y);
  };
  canvas.clearRect(0, 0, CARD_WIDTH, CARD_HEIGHT);
  canvas.fillStyle = colors.ground;
  canvas.beginPath();
  canvas.roundRect(0, 0, CARD_WIDTH, CARD_HEIGHT, 36);
  canvas.fill();
  const beside = CARD_WIDTH - 3 * MARGIN - QR - 48;
  write(title, 124, 52, colors.on, CARD_WIDTH - 2 * MARGIN, 600);
  if (tier !== null) write(tier, 192, 38, colors.soft, beside);
  if (name !== null) write(name, 372, 48, colors.on, beside);
  write(number, 472, 64, colors.on, beside, 600);
  write(since, 556, 30, colors.soft, beside);
  canvas.fillStyle = colors.paper;
  canvas.beginPath();
  canvas.roundRect(CARD_WIDTH - MARGIN - QR - 48, CARD_HEIGHT - MARGIN - QR - 48, QR + 48, QR + 48, 20);
  canvas.fill();
  canvas.imageSmoothingEnabled = false;
  canvas.drawImage(qr, CARD_WIDTH - MARGIN - QR - 24, CARD_HEIGHT - MARGIN - QR - 24, QR, QR);
}
