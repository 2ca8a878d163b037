/**
 * Absolute words: the first three are named by 广告法 第九条(三); the others are what market supervision and the platforms
 * have fined or blocked as words of the same kind. A bare 第一 isn't here, because 第一单 is no boast. English ones are those
 * that platforms abroad ask proof for. The owner adds words, and takes out those for which there are grounds.
 */
export const bannedWords: readonly string[] = [
  '国家级', '最高级', '最佳',
  '最好', '最优', '最棒', '最强', '最大', '最高', '最低', '最便宜', '最低价', '最划算', '最实惠', '最新科技', '最先进', '最顶级', '最奢侈', '最受欢迎', '最专业', '最权威', '最安全', '最有效', '最正宗',
  '顶级', '极品', '极致', '终极', '世界级', '宇宙级', '全球级', '殿堂级', '国宴级',
  '全网第一', '全国第一', '世界第一', '行业第一', '销量第一', '排名第一', '口碑第一', '第一品牌', '全网最低', '史上最低', '历史最低',
  '唯一', '独一无二', '绝无仅有', '史无前例', '前无古人', '空前绝后', '无与伦比', '无可比拟', '无敌', '万能', '百分百有效', '100%有效', '绝对有效', '永久有效', '根治', '药到病除',
  '领导品牌', '领袖品牌', '国家免检', '免检产品', '驰名商标', '国家领导人推荐', '特供', '专供',
  'No.1', 'number one', 'world\'s best', 'best in the world', 'cheapest', '100% guaranteed', 'miracle', 'cures',
];

export interface FoundWord {
  word: string;
  /** In the text, in UTF-16 units. */
  from: number;
  to: number;
}

/** What lies between braces is a variable or a condition: the same length of blanks stands for it. */
export const withoutTags = (text: string): string => text.replace(/\{\{.*?\}\}|\{%.*?%\}/gs, (tag) => ' '.repeat(tag.length));

/**
 * Where these words stand, whatever their case; of two that overlap the longer one. Latin words as whole words.
 * Worked example: 全网最低价 with 最低, 最低价, 全网最低 → 全网最低.
 */
export function findWords(text: string, words: readonly string[]): FoundWord[] {
  const plain = withoutTags(text).toLowerCase();
  const found: FoundWord[] = [];
  const longest = [...new Set(words.map((w) => w.trim()).filter((w) => w !== ''))].sort((a, b) => b.length - a.length || (a < b ? -1 : 1));
  for (const word of longest) {
    const wanted = word.toLowerCase();
    for (let from = plain.indexOf(wanted); from >= 0; from = plain.indexOf(wanted, from + 1)) {
      const to = from + wanted.length;
      if (found.some((f) => f.from < to && from < f.to)) continue;
      if (isLetter(wanted[0]) && isLetter(plain[from - 1])) continue;
      if (isLetter(wanted.at(-1)) && isLetter(plain[to])) continue;
      found.push({ word, from, to });
    }
  }
  return found.sort((a, b) => a.from - b.from);
}

const isLetter = (sign: string | undefined): boolean => sign !== undefined && /[a-z0-9]/.test(sign);
