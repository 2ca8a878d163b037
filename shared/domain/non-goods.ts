export type NonGoods = 'difference' | 'postage' | 'deposit';

const rules: [NonGoods, RegExp][] = [
  ['difference', /补差价?(?:专拍|专用|链接|邮费|$|[^\p{Script=Han}]|款|多少拍多少)|差价(?:专拍|补拍|链接|补差)|^(?:补拍|差价|补款|补钱)|(?:价格)?差额(?:补拍|专拍|链接)|拍多少(?:补|付)多少/u],
  ['postage', /(?:邮费|运费|快递费|补邮)(?:专拍|补拍|补差|差价|链接|专用|$|\d)|^补?(?:邮费|运费|快递费|邮资)(?!险)|补(?:邮费|运费|邮$|邮差)|\b(?:shipping|postage)\s+(?:fee|difference|cost)\b/iu],
  ['deposit', /^(?:定金|订金|预付款?|押金|尾款)|(?:定金|订金|押金|尾款)(?:专拍|链接|专用|补拍|$)|(?:预售|定制)(?:定金|订金)|\bdeposit\b/iu],
];
/** Words that sound alike in the titles of goods. */
const goods = /包邮|免邮|免运费|不含运费|含运费险|送运费险|无需补差|定金膨胀/u;

/**
 * What a line of an order is for that is no goods; null for goods. It counts as money and never as a purchase day.
 * Examples: `补差价专拍 拍多少补多少` difference; `邮费补拍` postage; `定制定金` deposit; `陶锅 包邮` null.
 */
export function nonGoodsOf(title: string): NonGoods | null {
  const text = title.normalize('NFKC').trim();
  const found = rules.find(([, pattern]) => pattern.test(text))?.[0] ?? null;
  // A long title that also says 包邮 sells something.
  return found !== null && goods.test(text) && text.length > 12 ? null : found;
}
