export interface DeliveryResult {
  /** Null: no number, or no word that says how it went. */
  deliveryId: number | null;
  done: boolean;
}

const doneWords = /^(?:成功|发放成功|已发放?|已领取?|已到账|完成|ok|done|sent|success(?:ful)?|paid|received)$/i;
const failedWords = /^(?:失败|发放失败|未领取?|已退回|退回|退款|fail(?:ed)?|returned|refused|expired)$/i;

/**
 * What became of a list that was handed out, a line each: the number of the delivery in the first cell, and a cell that
 * says done or failed; of several such the last. The heading is no line.
 * Worked example: `17,小兰,8.80,成功` → delivery 17, done; `18 失败` → delivery 18, not done; `x` → null.
 */
export function readDeliveryResults(text: string): { result: DeliveryResult; line: string }[] {
  return text
    .split(/\r?\n/)
    .map((line) => line.trim())
    .filter((line) => line !== '')
    .map((line, place) => {
      const cells = line.normalize('NFKC').split(/[\t,;、]|\s+/).map((cell) => cell.trim().replace(/^["']|"$/g, ''));
      const word = cells.findLast((cell) => doneWords.test(cell) || failedWords.test(cell));
      const number = /^\d{1,15}$/.test(cells[0] ?? '') ? Number(cells[0]) : null;
      return { place, line, result: { deliveryId: word === undefined || number === 0 ? null : number, done: word !== undefined && doneWords.test(word) } };
    })
    .filter(({ place, line, result }) => place > 0 || result.deliveryId !== null || /\d/.test(line))
    .map(({ result, line }) => ({ result, line }));
}
