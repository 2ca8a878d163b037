/** When a kind of product sells: a factor for each month from January. */
const allYear = [1, 0.9, 1, 1, 1, 1.05, 1, 1, 1.05, 1.05, 1.1, 1.05];
const winter = [1.6, 1.2, 0.7, 0.3, 0.15, 0.1, 0.1, 0.15, 0.5, 1.2, 1.9, 1.9];
const summer = [0.1, 0.15, 0.4, 0.9, 1.6, 2.1, 2.1, 1.6, 0.7, 0.3, 0.15, 0.1];

export interface SampleProduct {
  /** The platform's number. */
  id: string;
  code: string;
  title: string;
  skus: readonly string[];
  priceYuan: number;
  months: readonly number[];
  /** How often it is chosen beside the others. */
  weight: number;
}

type Kind = [name: string, code: string, months: readonly number[], products: [title: string, priceYuan: number, weight: number, skus: readonly string[]][]];

const colours = ['颜色分类：米白', '颜色分类：雾蓝', '颜色分类：松绿'];
const kinds: Kind[] = [
  ['厨房', 'CF', allYear, [
    ['样例陶瓷汤碗 家用大号', 39, 9, colours],
    ['样例铸铁小炒锅', 168, 4, ['规格：26cm', '规格：28cm']],
    ['样例竹砧板 加厚', 59, 6, ['规格：中号', '规格：大号']],
    ['样例木勺三件套', 29.9, 8, ['null']],
    ['样例保温饭盒', 79, 5, colours],
    ['样例不锈钢刀具套装', 129, 3, ['null']],
  ]],
  ['茶与咖啡', 'CK', allYear, [
    ['样例紫砂小茶壶', 198, 2, ['容量：180ml', '容量：240ml']],
    ['样例玻璃盖碗', 45, 5, ['null']],
    ['样例手冲咖啡壶', 139, 3, ['颜色分类：黑', '颜色分类：白']],
    ['样例桂花红茶 250g', 68, 8, ['口味：原味', '口味：浓香']],
    ['样例挂耳咖啡 20包', 88, 8, ['口味：中烘', '口味：深烘']],
  ]],
  ['收纳', 'SN', allYear, [
    ['样例藤编收纳篮', 49, 7, ['规格：小号', '规格：大号']],
    ['样例桌面抽屉盒', 36, 6, colours],
    ['样例真空压缩袋 6只', 32.8, 6, ['null']],
    ['样例旋转调料架', 55, 4, ['null']],
    ['样例衣架 20只装', 25.8, 7, colours],
  ]],
  ['秋冬', 'QD', winter, [
    ['样例羊毛围巾', 99, 8, colours],
    ['样例加绒手套', 39, 6, ['颜色分类：灰', '颜色分类：驼']],
    ['样例珊瑚绒毯', 89, 6, ['规格：150x200', '规格：180x200']],
    ['样例暖手宝', 59, 5, colours],
  ]],
  ['夏日', 'XR', summer, [
    ['样例冰丝凉席', 158, 5, ['规格：1.5m', '规格：1.8m']],
    ['样例手持小风扇', 49, 8, colours],
    ['样例玻璃冷水壶', 56, 6, ['容量：1.2L', '容量：1.6L']],
    ['样例遮阳帽', 45, 6, colours],
  ]],
];

/** 24 products of five kinds; every title says that it is made up. */
export const sampleProducts: readonly SampleProduct[] = kinds.flatMap(([, code, months, products], kind) =>
  products.map(([title, priceYuan, weight, skus], i) => ({ id: String(600_000_001_000 + kind * 100 + i), code: `${code}-${String(i + 1).padStart(2, '0')}`, title, skus, priceYuan, months, weight })),
);
