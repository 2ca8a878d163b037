import { isMasked } from './cell-text.ts';

export type NameFault = 'blank' | 'placeholder' | 'code' | 'symbols' | 'spaces';
export interface CleanName {
  /** '' where there is no name in it. */
  name: string;
  fault: NameFault;
}

const invisible = /[\p{Cc}\p{Cf}\ufe00-\ufe0f]/gu;
const symbols = /[\p{Extended_Pictographic}\u{1f3fb}-\u{1f3ff}★☆♥♡❤✿❀♪♫~～^|=+<>]/gu;
/** Platforms that hide the number put its extension behind the name. */
const code = /\s*[[【(（]\d{3,6}[\]】)）]$/;
const nobody = /^(?:测试(?:订单|收货人|账号|用户)?\d*|test(?:er|ing|user)?[\s_-]?\d*|asdf\w*|qwer\w*|([a-z])\1{2,}|无名?氏?|匿名(?:用户|买家)?|未知|收[件货]人|姓名|名字|null|none|n\/a|\d+)$/i;

/**
 * A receiver's name as it should be; null where there is nothing to mend. A masked name stays as it is.
 * Examples: `❤️小 美` → 小美 (symbols); `沈虚构[8888]` → 沈虚构 (code); `测试` → '' (placeholder); `沈测试` → null.
 */
export function cleanName(written: string): CleanName | null {
  if (isMasked(written)) return null;
  const visible = written.replace(invisible, '');
  const plain = visible.replace(symbols, '');
  const uncoded = plain.replace(code, '');
  const name = uncoded.trim().replace(/\s+/g, ' ').replace(/(?<=\p{Script=Han}) (?=\p{Script=Han})/gu, '');
  if (/^[\p{P}\p{S}\s]*$/u.test(name)) return { name: '', fault: 'blank' };
  if (nobody.test(name)) return { name: '', fault: 'placeholder' };
  if (name === written) return null;
  return { name, fault: uncoded !== plain ? 'code' : plain !== visible ? 'symbols' : 'spaces' };
}
