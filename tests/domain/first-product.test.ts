import { expect, test } from 'vitest';
import { bestFirstProduct } from '../../shared/domain/first-product.ts';

const product = (productId: number, watched: number, returned: number) => ({ productId, title: `P${productId}`, watched, returned });

test('the product that brings people back stands out even at the lower end of its interval', () => {
  const shop = { watched: 500, returned: 100 };
  expect(bestFirstProduct([product(1, 60, 30), product(2, 4, 3), product(3, 200, 40)], shop)).toMatchObject({ judged: 2, best: { productId: 1, share: 0.5 } });
  expect(bestFirstProduct([product(1, 30, 8)], shop)).toEqual({ judged: 1, best: null });
  expect(bestFirstProduct([product(1, 29, 29)], shop)).toEqual({ judged: 0, best: null });
  // The best share may be of too few to stand out, where the next one does.
  expect(bestFirstProduct([product(1, 30, 10), product(2, 400, 130)], shop).best?.productId).toBe(2);
});
test('without anybody watched nothing stands out', () => {
  expect(bestFirstProduct([product(1, 40, 40)], { watched: 0, returned: 0 }).best).toBeNull();
  expect(bestFirstProduct([], { watched: 0, returned: 0 })).toEqual({ best: null, judged: 0 });
});
