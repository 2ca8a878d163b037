/** What is longer is no name, and these patterns take the square of a long run of blanks. */
const MOST_CHARS = 300;
const marks = /[\u200b-\u200f\u2060\ufeff]/g;

/**
 * A column's name without what drifts between exports: blanks at the ends, zero-width marks, full-width brackets and
 * colons, 帐 for 账, upper and lower case. Example: `﻿收货地址 ` → `收货地址`; `商品ID` and `商品id` are one.
 */
export const plainHeader = (name: string): string =>
  name.slice(0, MOST_CHARS).normalize('NFKC').replace(marks, '').replace(/^\s*'?=?"?|"?\s*$/g, '').replace(/\s+/g, ' ').replaceAll('帐', '账').trim().toLowerCase();
