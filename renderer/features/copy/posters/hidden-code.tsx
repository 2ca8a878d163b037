import { QRCode } from 'antd';
import type { RefObject } from 'react';

/** The square code, drawn where nobody sees it, to be put on the poster. */
export function HiddenCode({ holder, text }: { holder: RefObject<HTMLDivElement | null>; text: string }) {
  return (
    <div ref={holder} className="poster-code" aria-hidden>
      {text !== '' && <QRCode type="canvas" value={text} size={400} bordered={false} color="#000000" bgColor="#ffffff" errorLevel="M" marginSize={1} />}
    </div>
  );
}
