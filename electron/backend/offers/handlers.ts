import type { offers } from '../../../shared/contract/offers.ts';
import { snapshot } from '../db/remember.ts';
import { businessDay } from '../membership/clock.ts';
import type { Handlers } from '../serve.ts';
import { listBenefits, saveBenefit } from './benefits.ts';
import { greet, listBirthdays, saveBirthdayTerms, setCalendar, undoGreeting } from './birthdays.ts';
import { generateCodes, listBatches, pasteCodes, saveBatch } from './coupon-batches.ts';
import { expiringCoupons, giveCodes, listCoupons, listGivings, undoGiving } from './coupon-givings.ts';
import { reportCoupons } from './coupon-report.ts';
import { findUses, pasteUses, takeUses, undoUse } from './coupon-uses.ts';
import { moveDeliveries, promise, readBoard, takeResults } from './deliveries.ts';
import { drawLuckyBox, listLuckyBoxes, listLuckyWinners, undoLuckyBox } from './lucky-boxes.ts';
import { readMatrix, saveMatrix } from './matrix.ts';
import { undoMove } from './open-delivery.ts';
import { listDeals, removeDeal, saveDeal } from './partner-deals.ts';
import { assignGoods, listPartnerGoods, takePartnerGoods } from './partner-goods.ts';
import { reportPartner } from './partner-report.ts';
import { listPartners, removePartner, savePartner } from './partners.ts';
import { readPrices, removePrice, savePrice } from './prices.ts';
import { addReferral, findReferrals, giveReferralCodes, readReferrals, referralCode, rewardReferrals, saveTerms, undoReferral } from './referrals.ts';
import { saveCodes } from './save-codes.ts';
import { saveDeliveries } from './save-deliveries.ts';
import { savePartnerReport } from './save-partner-report.ts';
import { drawSurprise, listSurprises, surprisePool, undoSurprise } from './surprises.ts';
import { takePrices } from './take-prices.ts';
import { tierBenefits } from './tier-benefits.ts';
import { readWaiting } from './waiting-deliveries.ts';

export const offersHandlers: Handlers<typeof offers> = {
  luckyBoxes: (_, { db }) => snapshot(db, () => listLuckyBoxes(db)),
  luckyWinners: ({ boxId }, { db }) => listLuckyWinners(db, boxId),
  drawLuckyBox: (input, { db, now, today }) => drawLuckyBox(db, input, { now, today: businessDay(db, today) }),
  undoLuckyBox: ({ boxId }, { db, now }) => undoLuckyBox(db, boxId, now),

  prices: (_, { db, today }) => snapshot(db, () => readPrices(db, businessDay(db, today))),
  savePrice: (input, { db, now }) => savePrice(db, input, now),
  removePrice: ({ priceId }, { db }) => removePrice(db, priceId),
  takePrices: ({ file }, context) => takePrices(context.file(file).path, context),

  partners: (_, { db }) => snapshot(db, () => listPartners(db)),
  savePartner: (input, { db, now }) => savePartner(db, input, now),
  removePartner: ({ partnerId }, { db }) => removePartner(db, partnerId),
  partnerGoods: (input, { db }) => snapshot(db, () => listPartnerGoods(db, input)),
  assignGoods: (input, { db }) => assignGoods(db, input),
  takePartnerGoods: ({ file }, context) => takePartnerGoods(context.file(file).path, context),
  partnerDeals: ({ partnerId }, { db, today }) => snapshot(db, () => listDeals(db, partnerId, businessDay(db, today))),
  saveDeal: (input, { db, now }) => saveDeal(db, input, now),
  removeDeal: ({ dealId }, { db }) => removeDeal(db, dealId),
  partnerReport: (input, { db }) => snapshot(db, () => reportPartner(db, input)),
  savePartnerReport: (input, context) => savePartnerReport(input, context),

  benefits: (_, { db, today }) => snapshot(db, () => listBenefits(db, businessDay(db, today))),
  saveBenefit: (input, { db, now }) => saveBenefit(db, input, now),
  matrix: (_, { db, today }) => snapshot(db, () => readMatrix(db, today)),
  saveMatrix: ({ cells }, { db }) => saveMatrix(db, cells),
  tierBenefits: (_, { db, today }) => tierBenefits(db, businessDay(db, today)),

  couponBatches: (_, { db }) => listBatches(db),
  saveBatch: (input, { db, now }) => saveBatch(db, input, now),
  makeCodes: (input, { db }) => generateCodes(db, input),
  pasteCodes: (input, { db }) => pasteCodes(db, input),
  giveCodes: (input, { db, now, today }) => giveCodes(db, input, { now, today: businessDay(db, today) }),
  givings: ({ batchId }, { db }) => listGivings(db, batchId),
  undoGiving: ({ givingId }, { db, now }) => undoGiving(db, givingId, now),
  coupons: (input, { db }) => snapshot(db, () => listCoupons(db, input)),
  couponReport: ({ batchId }, { db }) => snapshot(db, () => reportCoupons(db, batchId)),
  expiringCoupons: ({ days }, { db, today }) => expiringCoupons(db, days, businessDay(db, today)),
  pasteUses: ({ text }, { db, today }) => pasteUses(db, text, businessDay(db, today)),
  takeUses: ({ file }, context) => takeUses(context.file(file).path, context),
  findUses: (_, context) => findUses(context),
  undoUse: ({ couponId }, { db }) => undoUse(db, couponId),
  saveCodes: (input, context) => saveCodes(input, context),

  referrals: (_, { db }) => snapshot(db, () => readReferrals(db)),
  saveTerms: (input, { db, now }) => saveTerms(db, input, now),
  giveReferralCodes: (input, { db, now, today }) => giveReferralCodes(db, input, { now, today: businessDay(db, today) }),
  referralCode: ({ customerId }, { db }) => referralCode(db, customerId),
  addReferral: (input, { db, now, today }) => addReferral(db, input, { now, today: businessDay(db, today) }),
  findReferrals: (_, context) => findReferrals(context),
  undoReferral: ({ referralId }, { db, now, today }) => undoReferral(db, referralId, { now, today }),
  rewardReferrals: (_, { db, now, today }) => rewardReferrals(db, { now, today }),

  birthdays: (_, { db, today }) => snapshot(db, () => listBirthdays(db, businessDay(db, today))),
  saveBirthdayTerms: (input, { db, now }) => saveBirthdayTerms(db, input, now),
  setCalendar: (input, { db }) => setCalendar(db, input),
  greet: ({ customerIds }, { db, now, today }) => greet(db, customerIds, { now, today: businessDay(db, today) }),
  undoGreeting: ({ greetingId }, { db, now }) => undoGreeting(db, greetingId, now),

  surprises: (_, { db, today }) => snapshot(db, () => listSurprises(db, businessDay(db, today))),
  surprisePool: ({ segmentId }, { db, today }) => snapshot(db, () => surprisePool(db, segmentId, businessDay(db, today))),
  drawSurprise: (input, { db, now, today }) => drawSurprise(db, input, { now, today: businessDay(db, today) }),
  undoSurprise: ({ surpriseId }, { db, now }) => undoSurprise(db, surpriseId, now),

  board: (input, { db, today }) => snapshot(db, () => readBoard(db, input, today)),
  promise: (input, { db, now, today }) => promise(db, input, { now, today: businessDay(db, today) }),
  moveDeliveries: (input, { db, now, today }) => moveDeliveries(db, input, { now, today }),
  undoMove: ({ deliveryId }, { db, now }) => undoMove(db, deliveryId, now),
  owedByHand: (_, { db, today }) => snapshot(db, () => readWaiting(db, 'all', businessDay(db, today)).byHand),
  saveDeliveries: (input, context) => saveDeliveries(input, context),
  takeResults: ({ text }, { db, now }) => takeResults(db, text, now),
};
