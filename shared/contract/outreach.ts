import { crowdEndpoints } from './outreach-crowd.ts';
import { deskEndpoints } from './outreach-desk.ts';

/** Reaching people without a phone file (触达): one to one, on WeChat, by whatever channel there is. */
export const outreach = {
  ...deskEndpoints,
  ...crowdEndpoints,
};
