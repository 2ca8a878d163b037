import type { outreach } from '../../../shared/contract/outreach.ts';
import { snapshot } from '../db/remember.ts';
import { getSegment } from '../segments/read-segment.ts';
import type { Handlers } from '../serve.ts';
import { deleteActivity, listActivities, saveActivity } from './activities.ts';
import { listChannels, saveChannel } from './channels.ts';
import { readCrowd } from './crowd.ts';
import { chooseDeskPeople } from './desk-people.ts';
import { listDesks } from './desk-seats.ts';
import { addMembers, deleteGroup, deleteTopic, leaveGroup, linkMember, listGroups, readGroup, removeMember, saveGroup, saveTopic } from './groups.ts';
import { deleteHandle, listHandles, saveHandle } from './handles.ts';
import { bringBack, closeDesk, mark, undoMark } from './mark.ts';
import { openDesk } from './open-desk.ts';
import { readOrderHours } from './order-hours.ts';
import { readDesk } from './read-desk.ts';
import { addTouchpoints, deleteTouchpoint, readRegister, saveTouchpoint } from './register.ts';
import { logTouches, previewTouches, readListFile } from './touch-list.ts';
import { listWechatPeople, logTouch, markWechat, readWechat, undoLog, undoWechat } from './wechat.ts';

export const outreachHandlers: Handlers<typeof outreach> = {
  desks: (_, { db }) => listDesks(db),
  desk: ({ deskId }, context) => snapshot(context.db, () => readDesk(deskId, context)),
  deskAudience: ({ segmentId, way }, { db, today }) =>
    snapshot(db, () => {
      const { eligible, ...rest } = chooseDeskPeople(db, getSegment(db, segmentId).rule, way, today, []);
      return { ...rest, eligible: eligible.length };
    }),
  openDesk: (input, context) => openDesk(input, context),
  mark: (input, context) => mark(input, context),
  undoMark: ({ deskId }, { db }) => undoMark(deskId, db),
  bringBack: ({ deskId }, { db }) => bringBack(deskId, db),
  closeDesk: (input, context) => closeDesk(input, context),

  crowd: ({ segmentId }, { db, today }) => snapshot(db, () => readCrowd(db, segmentId, today)),

  wechat: (_, { db }) => snapshot(db, () => readWechat(db)),
  wechatPeople: (input, { db }) => snapshot(db, () => listWechatPeople(db, input)),
  markWechat: (input, context) => markWechat(input, context),
  undoWechat: (input, { db }) => undoWechat(db, input),
  handles: ({ customerId }, { db }) => listHandles(db, customerId),
  saveHandle: (input, { db, now }) => saveHandle(db, input, now),
  deleteHandle: ({ handleId }, { db }) => deleteHandle(db, handleId),
  logTouch: (input, context) => logTouch(input, context),
  undoLog: ({ at }, { db }) => undoLog(db, at),

  readListFile,
  previewTouches: (input, { db, today }) => snapshot(db, () => previewTouches(db, input, today)),
  logTouches,

  groups: (_, { db }) => listGroups(db),
  group: (input, context) => snapshot(context.db, () => readGroup(input, context)),
  saveGroup: (input, { db, now }) => saveGroup(db, input, now),
  deleteGroup: ({ groupId }, { db }) => deleteGroup(db, groupId),
  addMembers: (input, context) => addMembers(input, context),
  leaveGroup: (input, { db, today }) => leaveGroup(db, input, today),
  linkMember: (input, { db }) => linkMember(db, input),
  removeMember: ({ memberId }, { db }) => removeMember(db, memberId),
  saveTopic: (input, { db, now }) => saveTopic(db, input, now),
  deleteTopic: ({ topicId }, { db }) => deleteTopic(db, topicId),

  touchpoints: (_, { db, today }) => snapshot(db, () => readRegister(db, today)),
  saveTouchpoint: (input, { db, now }) => saveTouchpoint(db, input, now),
  addTouchpoints: ({ points }, { db, now }) => addTouchpoints(db, points, now),
  deleteTouchpoint: ({ touchpointId }, { db }) => deleteTouchpoint(db, touchpointId),
  channels: (_, { db, today }) => snapshot(db, () => listChannels(db, today)),
  saveChannel: (input, { db }) => saveChannel(db, input),
  activities: (_, { db }) => snapshot(db, () => listActivities(db)),
  saveActivity: (input, { db, now }) => saveActivity(db, input, now),
  deleteActivity: ({ activityId }, { db }) => deleteActivity(db, activityId),

  orderHours: (input, context) => snapshot(context.db, () => readOrderHours(input, context)),
};
