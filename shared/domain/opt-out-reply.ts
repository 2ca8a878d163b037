// Words by which a person says no. The exact ones are those that carriers and SMS tools name, plus 拒收, 取消, Q, STOPALL.
const exact = /^\s*[【[("'“]?\s*(?:TD|T|N|R|Q|0000|退订|拒收|取消|STOP|STOPALL|QUIT|END|REVOKE|OPT ?OUT|CANCEL|UNSUBSCRIBE)\s*[】\])"'”。.!！]?\s*$/iu;
const within = /退订|拒收|unsubscribe|stop/iu;
const MAX_SHORT_REPLY = 10;

/**
 * Does a reply say no? Either one of the words alone, in any case and with the usual marks around it, or a reply of at
 * most ten characters that holds 退订, 拒收, unsubscribe or stop. Full-width letters (ＴＤ) count as plain ones.
 * Worked example: 【TD】 yes; "请退订谢谢" yes; "nonstop great shoes" no, because it is longer than ten.
 */
export function isOptOutReply(reply: string): boolean {
  const text = reply.normalize('NFKC').trim();
  return exact.test(text) || (Array.from(text).length <= MAX_SHORT_REPLY && within.test(text));
}
