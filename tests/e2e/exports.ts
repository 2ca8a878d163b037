import { expect, type Page } from '@playwright/test';
import { readFile } from 'node:fs/promises';
import { basename, join } from 'node:path';

const folder = join(import.meta.dirname, '../fixtures/exports');

/** Exports that come with the project; the people in them are made up. */
export const exports = {
  orders2017: join(folder, 'taobao_orders_2017_gbk/ExportOrderList201707190930.csv'),
  items2017: join(folder, 'taobao_orders_2017_gbk/ExportOrderDetailList201707190930.csv'),
  orders2018: join(folder, 'taobao_orders_2018_gb18030/ExportOrderList201809011818.csv'),
  orders2019: join(folder, 'taobao_orders_2019_xlsx/ExportOrderList201911111230.xlsx'),
  items2021: join(folder, 'taobao_items_2021_gbk/ExportOrderDetailList202111021500.csv'),
  buyerless: join(folder, 'pdd_orders_utf8/orders_export.csv'),
  shopify: join(folder, 'shopify_utf8/orders_export_1.csv'),
  unknown: join(folder, 'ebay_transactions/Transaction_report.csv'),
};
export type ChosenFile = string | { name: string; mimeType: string; buffer: Buffer };

export const csvFile = (name: string, text: string): ChosenFile => ({ name, mimeType: 'text/csv', buffer: Buffer.from(text) });

export async function visit(page: Page, address: string): Promise<void> {
  await page.evaluate((hash) => (location.hash = hash), `#/${address}`);
  // The room follows the address in a moment of its own.
  await expect.poll(() => page.evaluate(() => document.querySelector<HTMLElement>('main[data-route]')?.dataset['route'] === location.hash.slice(2))).toBe(true);
}

/** Chooses files on the import page and waits until they have been looked at. */
export async function chooseFiles(page: Page, files: ChosenFile[]): Promise<void> {
  await visit(page, 'data/import');
  const again = page.locator('.page-head .ant-btn-primary');
  if ((await page.locator('.import-steps').count()) > 0) await again.click();
  const chooser = page.waitForEvent('filechooser');
  await page.locator('.drop-area button').click();
  const chosen = await chooser;
  await (typeof files[0] === 'string' ? chosen.setFiles(files as string[]) : chosen.setFiles(files as Exclude<ChosenFile, string>[]));
  await page.locator('.preview').first().waitFor();
}

/** Drops files on the window, as a hand would. `over`: what is to be seen while they hang above it. */
export async function dropFiles(page: Page, paths: string[], over: () => Promise<void>): Promise<void> {
  const files = await Promise.all(paths.map(async (path) => ({ name: basename(path), bytes: [...(await readFile(path))] })));
  const carried = await page.evaluateHandle((list) => {
    const transfer = new DataTransfer();
    for (const file of list) transfer.items.add(new File([new Uint8Array(file.bytes)], file.name));
    return transfer;
  }, files);
  await page.dispatchEvent('body', 'dragenter', { dataTransfer: carried });
  await over();
  await page.dispatchEvent('body', 'drop', { dataTransfer: carried });
}

/** Imports files, and waits for the check-up. Words aren't looked at, so it does in either language. */
export async function importFiles(page: Page, files: ChosenFile[]): Promise<void> {
  await chooseFiles(page, files);
  await page.locator('.page-head .ant-btn-primary').click();
  await page.locator('.check-up').first().waitFor();
}
