import { crowdEndpoints } from './outreach-crowd.ts';
import { deskEndpoints } from './outreach-desk.ts';
import { groupEndpoints } from './outreach-groups.ts';
import { handleEndpoints } from './outreach-handles.ts';
import { hourEndpoints } from './outreach-hours.ts';
import { registerEndpoints } from './outreach-register.ts';
import { touchListEndpoints } from './outreach-touch-list.ts';
import { wechatEndpoints } from './outreach-wechat.ts';

/** Reaching people without a phone file (触达): one to one, on WeChat, by whatever channel there is. */
export const outreach = {
  ...deskEndpoints,
  ...crowdEndpoints,
  ...wechatEndpoints,
  ...handleEndpoints,
  ...groupEndpoints,
  ...registerEndpoints,
  ...hourEndpoints,
  ...touchListEndpoints,
};
