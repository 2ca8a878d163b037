import { readFileSync } from 'node:fs';
import { pngOf } from '../backend/assets/asset-files.ts';
import { visit } from './exports.ts';
import { expect, test } from './fixtures.ts';
import { look } from './look.ts';
import { choose } from './pages.ts';

test('a picture from the drop to the library, a poster and a newsletter, and what is said when it goes', async ({ app }) => {
  await visit(app, 'marketing/copy/assets');
  await expect(app.getByText('把常用的图片和文件放在一处')).toBeVisible();
  const chooser = app.waitForEvent('filechooser');
  await app.locator('.page-head .ant-btn-primary').click();
  await (await chooser).setFiles([
    { name: '茶园.png', mimeType: 'image/png', buffer: pngOf(640, 480, 90) },
    { name: 'same.png', mimeType: 'image/png', buffer: pngOf(640, 480, 90) },
    { name: 'cut.png', mimeType: 'image/png', buffer: pngOf(640, 480, 20).subarray(0, 60) },
    { name: 'bad.svg', mimeType: 'image/svg+xml', buffer: Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"><script>__pwn=1</script></svg>') },
  ]);
  const said = app.getByRole('status');
  await expect(said).toContainText('添加了 1 个');
  await expect(said).toContainText('已经有了，没有重复存：same.png');
  await expect(said).toContainText('cut.png：文件不完整');
  await expect(said).toContainText('bad.svg：这张 SVG 图里带有脚本');
  await expect(app.locator('.page-sentence')).toContainText('素材有 1 个');
  const card = app.getByRole('button', { name: /茶园/ });
  await expect(card.locator('img')).toBeVisible();
  await look(app, 'assets-zh');

  await card.focus();
  await app.keyboard.press('Enter');
  const drawer = app.getByRole('dialog');
  await drawer.locator('#asset-licence').fill('自己拍的');
  await drawer.locator('#asset-tags').fill('春茶');
  await app.keyboard.press('Enter');
  await drawer.getByRole('button', { name: /保\s?存/ }).click();
  await expect(drawer).toBeHidden();

  // A poster with it: reopened as it was left.
  await visit(app, 'marketing/copy/posters');
  await app.locator('.poster-card').filter({ hasText: '满减' }).click();
  await drawer.locator('#poster-name').fill('双十二');
  await drawer.locator('#poster-qr').fill('https://shop.example.com/tea');
  await choose(app, drawer.locator('#poster-photo'), '茶园');
  await drawer.locator('#poster-offer').fill('满一千九百九十九元减三百三十三元再送茶');
  await expect(drawer.getByRole('alert')).toContainText('“优惠”放不下，字已缩小');
  await drawer.locator('.ant-segmented-item').filter({ hasText: '9:16' }).click();
  const download = app.waitForEvent('download');
  await drawer.getByRole('button', { name: '存为 PNG' }).click();
  const png = readFileSync(await (await download).path());
  expect([png.readUInt32BE(16), png.readUInt32BE(20)]).toEqual([1080, 1920]);
  await drawer.getByRole('button', { name: '放进素材' }).click();
  await expect(app.getByText('已放进素材')).toBeVisible();
  await look(app, 'poster-editor-zh');
  await drawer.getByRole('button', { name: '保存', exact: true }).click();
  await expect(app.getByText('已保存')).toBeVisible();
  await app.keyboard.press('Escape');
  await app.locator('.poster-card').filter({ hasText: '双十二' }).click();
  await expect(drawer.locator('#poster-offer')).toHaveValue('满一千九百九十九元减三百三十三元再送茶');
  await app.keyboard.press('Escape');

  // The poster goes into a newsletter.
  await visit(app, 'marketing/copy/letters');
  await app.locator('.page-head .ant-btn-primary').click();
  await drawer.locator('#letter-name').fill('十二月');
  await drawer.getByRole('button', { name: '加图片' }).click();
  await choose(app, drawer.locator('#letter-picture-1'), '双十二');
  await drawer.getByRole('textbox', { name: '图片说明，看不到图时显示' }).fill('双十二海报');
  await expect(drawer.locator('.letter-weight')).toContainText('图片共');
  await expect(drawer.getByRole('img', { name: '双十二海报' })).toBeVisible();
  await drawer.getByRole('button', { name: /保\s?存/ }).click();
  const draft = app.waitForEvent('download');
  await app.getByRole('button', { name: '存成邮件草稿' }).click();
  expect(readFileSync(await (await draft).path(), 'utf8')).toContain('Content-ID: <picture-');

  await visit(app, 'marketing/copy/assets');
  await app.getByRole('button', { name: /茶园/ }).click();
  await expect(drawer.getByRole('link', { name: '海报“双十二”' })).toBeVisible();
  await drawer.getByRole('button', { name: /删\s?除/ }).click();
  await expect(app.getByText('它正用在：海报“双十二”')).toBeVisible();
  await app.locator('.ant-modal-confirm').getByRole('button', { name: /删\s?除/ }).click();
  await expect(app.locator('.page-sentence')).toContainText('素材有 1 个');
});

test('a sound of the library is played where it stands', async ({ app }) => {
  const second = Buffer.alloc(44 + 8000, 128);
  second.write('RIFF', 0);
  second.writeUInt32LE(36 + 8000, 4);
  second.write('WAVEfmt ', 8);
  second.writeUInt32LE(16, 16);
  second.writeUInt16LE(1, 20);
  second.writeUInt16LE(1, 22);
  second.writeUInt32LE(8000, 24);
  second.writeUInt32LE(8000, 28);
  second.writeUInt16LE(1, 32);
  second.writeUInt16LE(8, 34);
  second.write('data', 36);
  second.writeUInt32LE(8000, 40);
  await visit(app, 'marketing/copy/assets');
  const chooser = app.waitForEvent('filechooser');
  await app.locator('.page-head .ant-btn-primary').click();
  await (await chooser).setFiles([{ name: '问候.wav', mimeType: 'audio/wav', buffer: second }]);
  await app.getByRole('button', { name: /问候/ }).click();
  const player = app.getByRole('dialog').locator('audio');
  await expect(player).toBeVisible();
  await expect.poll(() => player.evaluate((audio) => Math.round((audio as HTMLAudioElement).duration))).toBe(1);
});
