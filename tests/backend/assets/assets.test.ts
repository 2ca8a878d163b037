import { readFileSync, writeFileSync } from 'node:fs';
import { beforeEach, expect, it } from 'vitest';
import { assetsHandlers } from '../../../electron/backend/assets/handlers.ts';
import { sniffAsset } from '../../../electron/backend/assets/sniff-asset.ts';
import { copyHandlers } from '../../../electron/backend/copy/handlers.ts';
import { MOST_ALL_BYTES, MOST_ASSET_BYTES, type Asset } from '../../../shared/contract/assets.ts';
import { copy } from '../../../shared/contract/copy.ts';
import { CampaignShop } from '../campaigns/campaign-shop.ts';
import { problemOf } from '../problem-of.ts';
import { jpegOf, pngOf, svgOf } from './asset-files.ts';

let shop: CampaignShop;
beforeEach(() => {
  shop = new CampaignShop();
});
const add = (...files: [string, Buffer][]) => {
  for (const [name, bytes] of files) writeFileSync(shop.path(name), bytes);
  return assetsHandlers.add({ files: files.map(([name]) => shop.ref(name)) }, shop.task());
};
const list = () => assetsHandlers.list({}, shop.context());
const change = (asset: Asset, more: object = {}) => assetsHandlers.change({ assetId: asset.assetId, name: asset.name, tags: asset.tags, licence: asset.licence, templateIds: [], campaignIds: [], ...more }, shop.context());

it('knows what a file is by its content, whatever it is called', () => {
  const webp = Buffer.concat([Buffer.from('RIFF'), Buffer.from([22, 0, 0, 0]), Buffer.from('WEBPVP8X'), Buffer.from([10, 0, 0, 0, 0, 0, 0, 0, 0x7f, 2, 0, 0xdf, 1, 0])]);
  const zip = (folder: string) => Buffer.concat([Buffer.from([0x50, 0x4b, 3, 4]), Buffer.from(`....${folder}x`), Buffer.from([0x50, 0x4b, 5, 6]), Buffer.alloc(18)]);
  const cases: [Buffer, unknown][] = [
    [pngOf(3, 2), { kind: 'picture', type: 'image/png', width: 3, height: 2 }],
    [jpegOf(640, 480), { kind: 'picture', type: 'image/jpeg', width: 640, height: 480 }],
    [Buffer.from('GIF89a\x05\x00\x04\x00\x00\x00\x00,\x00;', 'latin1'), { kind: 'picture', type: 'image/gif', width: 5, height: 4 }],
    [webp, { kind: 'picture', type: 'image/webp', width: 640, height: 480 }],
    [svgOf('<circle r="4" fill="url(#a)"/>'), { kind: 'picture', type: 'image/svg+xml', width: 40, height: 30 }],
    [Buffer.from('\0\0\0\x18ftypmp42\0\0\0\0', 'latin1'), { kind: 'video', type: 'video/mp4', width: null, height: null }],
    [Buffer.from('\0\0\0\x18ftypM4A \0\0\0\0', 'latin1'), { kind: 'sound', type: 'audio/mp4', width: null, height: null }],
    [Buffer.from('ID3\x03\0\0', 'latin1'), { kind: 'sound', type: 'audio/mpeg', width: null, height: null }],
    [Buffer.from('%PDF-1.7\nx\n%%EOF\n'), { kind: 'document', type: 'application/pdf', width: null, height: null }],
    [zip('xl/'), { kind: 'document', type: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet', width: null, height: null }],
    [zip('abc/'), 'unknown'],
    [Buffer.from('\0\0\0\x18ftypheic\0\0\0\0', 'latin1'), 'heic'],
    [Buffer.from('MZ\x90\0'), 'unknown'],
    [Buffer.from('<html><svg></svg></html>'), 'unknown'],
    [Buffer.alloc(0), 'empty'],
  ];
  for (const [bytes, wanted] of cases) expect(sniffAsset(bytes)).toEqual(wanted);
});

it('a picture that was cut is broken, wherever it was cut', () => {
  for (const whole of [pngOf(40, 40), jpegOf(9, 9), svgOf('<path d="M0 0"/>')]) for (let at = 10; at < whole.length - 4; at += 3) expect(sniffAsset(whole.subarray(0, at)), `${whole.length}/${at}`).toMatch(/broken|unknown/);
  expect(sniffAsset(pngOf(0, 5))).toBe('broken');
});

it('a drawing that runs or fetches something is refused', () => {
  for (const inner of ['<script>1</script>', '<g onload="x()"/>', '<g/onclick=x>', '<a href="javascript:x"/>', '<image href="https://a.cn/x.png"/>', '<image xlink:href=//a.cn />', '<foreignObject/>', '<style>@import "x"</style>', '<rect fill="url(https://a.cn)"/>', '<!ENTITY x "y">']) expect(sniffAsset(svgOf(inner)), inner).toBe('script');
});

it('keeps a file once, byte for byte, and says of each that it does not take why', async () => {
  const photo = pngOf(30, 20);
  const answer = await add(['新茶.png', photo], ['copy.jpg', photo], ['x.exe', Buffer.from('MZ\x90\0')], ['cut.png', photo.subarray(0, 50)], ['big.png', Buffer.alloc(MOST_ASSET_BYTES + 1, 1)], ['empty', Buffer.alloc(0)]);
  expect(answer).toEqual({ added: [1], same: [{ name: 'copy.jpg', assetId: 1 }], refused: [{ name: 'x.exe', reason: 'unknown' }, { name: 'cut.png', reason: 'broken' }, { name: 'big.png', reason: 'too_large' }, { name: 'empty', reason: 'empty' }] });
  expect(await assetsHandlers.add({ files: [shop.ref('gone.png')] }, shop.task())).toMatchObject({ refused: [{ reason: 'unreadable' }] });
  expect(list()).toMatchObject({ bytes: photo.length, assets: [{ name: '新茶', kind: 'picture', type: 'image/png', width: 30, height: 20, size: photo.length, tags: [], thumbnail: null, uses: [] }] });
  expect(Buffer.from(assetsHandlers.read({ assetId: 1 }, shop.context()).bytes, 'base64').equals(photo)).toBe(true);
  await assetsHandlers.save({ assetId: 1, to: shop.ref('out.png') }, shop.task());
  expect(readFileSync(shop.path('out.png')).equals(photo)).toBe(true);
  expect(assetsHandlers.addDrawn({ name: '海报', bytes: photo.toString('base64') }, shop.context()).same).toEqual([{ name: '海报', assetId: 1 }]);
});

it('all together have their bound', async () => {
  await add(['a.png', pngOf(3, 3)]);
  shop.db.run('UPDATE assets SET size = :n', { n: MOST_ALL_BYTES });
  expect((await add(['b.png', pngOf(4, 4)])).refused).toEqual([{ name: 'b.png', reason: 'no_room' }]);
});

it('says where it is used, and goes only where that was seen', async () => {
  await add(['a.png', pngOf(3, 3)], ['b.png', pngOf(4, 4)]);
  const template = copyHandlers.save(copy.save.input.parse({ name: '上新', channel: 'email', subject: '广告：x', text: 'x' }), shop.context());
  shop.fill(3);
  const { campaignId } = shop.create({ name: '六月', basis: 'customers' });
  const [b, a] = list().assets;
  expect(change(b!, { name: '茶园', tags: ['春', '茶', '春'], licence: '自己拍的', templateIds: [template.templateId], campaignIds: [campaignId] })).toMatchObject({ name: '茶园', tags: ['春', '茶'], licence: '自己拍的', uses: [{ what: 'template', name: '上新' }, { what: 'campaign', name: '六月' }] });
  const attached = (what: 'template' | 'campaign', id: number) => assetsHandlers.attached({ what, id }, shop.context()).map((x) => x.name);
  expect([attached('template', template.templateId), attached('campaign', campaignId), attached('campaign', campaignId + 1)]).toEqual([['茶园'], ['茶园'], []]);
  expect(problemOf(() => change(a!, { templateIds: [99] }))).toEqual({ code: 'not_found', what: 'template' });
  const poster = assetsHandlers.savePoster({ name: '海报', template: 'fresh', size: 'square', texts: { eyebrow: '', title: '春茶', offer: '', detail: '', note: '', shop: '' }, photoId: a!.assetId, qrText: 'x', qrPhotoId: a!.assetId }, shop.context());
  expect(list().assets[1]!.uses).toEqual([{ what: 'poster', id: poster.posterId, name: '海报' }]);
  expect(problemOf(() => assetsHandlers.delete({ assetId: a!.assetId, usedToo: false }, shop.context()))).toEqual({ code: 'bad_input', field: 'assetId', reason: 'used' });
  assetsHandlers.delete({ assetId: a!.assetId, usedToo: true }, shop.context());
  expect(assetsHandlers.posters({}, shop.context())).toMatchObject([{ photoId: null, qrPhotoId: null, texts: { title: '春茶' } }]);
  copyHandlers.delete({ templateId: template.templateId }, shop.context());
  expect(list().assets[0]!.uses).toEqual([{ what: 'campaign', id: campaignId, name: '六月' }]);
  expect(shop.db.get('SELECT count(*) AS n FROM asset_bytes')).toEqual({ n: 1 });
});

it('posters are saved, changed and copied under their names', () => {
  const draft = { name: '一', template: 'offer', size: 'story', texts: { eyebrow: '', title: '满减', offer: '满199减30', detail: '', note: '', shop: '' }, photoId: null, qrText: '', qrPhotoId: null } as const;
  const save = (more: object = {}) => assetsHandlers.savePoster({ ...draft, ...more }, shop.context());
  const { posterId } = save();
  expect(problemOf(() => save())).toEqual({ code: 'name_taken' });
  expect(save({ name: '二' }).posterId).not.toBe(posterId);
  expect(save({ posterId, size: 'strip' })).toMatchObject({ posterId, size: 'strip' });
  expect(problemOf(() => save({ name: '三', photoId: 7 }))).toEqual({ code: 'not_found', what: 'asset' });
  assetsHandlers.deletePoster({ posterId }, shop.context());
  expect(assetsHandlers.posters({}, shop.context()).map((p) => p.name)).toEqual(['二']);
});

it('a thumbnail is a JPEG and nothing else', async () => {
  await add(['a.png', pngOf(3, 3)]);
  const save = (bytes: Buffer) => assetsHandlers.saveThumbnail({ assetId: 1, bytes: bytes.toString('base64') }, shop.context());
  expect(problemOf(() => save(svgOf('')))).toMatchObject({ code: 'bad_input' });
  save(jpegOf(3, 3));
  expect(list().assets[0]!.thumbnail).toBe(jpegOf(3, 3).toString('base64'));
});
