// When the words of a rule press nobody: they are denied ("… することはありません", "there's no need to …", "않아도 됩니다"), and
// when a denial makes them press after all: "without your parents' signature we can't …".
import type { WordingLanguage } from "./rule.ts";

type Guard = {
  /** Behind the words, to the end of what is said: no doubt about it. */
  surely: RegExp;
  /** Behind the words: they are a condition, and what is denied is its consequence. */
  condition: RegExp;
  behind: RegExp;
  before: RegExp;
  within: RegExp;
};

const nothing = /(?!)/u;

const guards: Record<WordingLanguage, Guard> = {
  ja: {
    surely:
      /^[^。]{0,60}?(?:(?:という|といった|などという|ような|する|した|なる|いただく|頂く|もらう|求める|お願いする)(?:こと|もの|対応|扱い|お願い|書類|予定|つもり|話)(?:は|も|など)?[^。、]{0,8}(?:ありません|ございません|ありえません|いたしません|しません|ない(?!場合|とき|と|方|なら|限り|か)|なし|おりません)|(?:必要|義務)(?:は|も|が)?(?:全く|一切)?(?:ありません|ございません|ない(?!場合|とき|と|方|か)|なし))/u,
    condition:
      /^[^。、]{0,16}(?:まだ|未だ|いまだ)|^[^。、]{0,10}(?:[がはもをに]|もらえ|いただけ|得られ|届か|揃わ|そろわ)(?:で|でき)?(?:ないと|なければ|なきゃ|ない限り|ないうち|ないまま|ない場合|ないと?き|なくては(?!なら))|^[^。、]{0,6}(?:なしに|なしで|無しに|無しで)は/u,
    behind:
      /^[^。、]{0,6}(?:なくても|なしでも|無しでも|抜きでも)|^[^。、]{0,18}?(?:(?:こと|もの|わけ|の)?(?:は|が|も|では)(?:全く|いっさい|一切)?(?:ありません|ございません|ない(?!場合|とき|と|方|限り))|ません(?!と|ので、|場合|でした|か)|たり(?:は|も)?し(?:ません|ない)|なくて(?:も)?(?:い[いか]|よい|良い|結構|けっこう|かまい|構い|大丈夫|ok|問題|差し支え)|なくとも|(?:は|も|が)(?:なく|無く)、|不要|無用|必要(?:は|が)?(?:全く)?(?:ありません|ございません|ない|なし)|(?:いり|要り)ません|(?:要|い)らない|求めません|(?:お願い|いた)?し(?:て|ており)(?:おりません|いません)|なし(?:で|です)(?!は)|しないよう(?:社員|担当|面接官))/u,
    before: /(?:無理に|わざわざ|いちいち)[^。、]{0,10}$/u,
    within: nothing,
  },
  en: {
    surely: nothing,
    condition: nothing,
    behind:
      /^[^,;]{0,26}\b(?:(?:is|are|was) ?(?:not|n't|never)|isn't|aren't|never|not (?:needed|required|necessary)|doesn't exist|unnecessary|does not apply|(?:can't|cannot|won't|will not|never|shouldn't) be (?:asked|required|needed|demanded))\b/u,
    before:
      /(?:\b(?:no|not|never|nobody|without|neither|nor|needn't|don't|won't|isn't|cannot|nothing)|n't)(?: (?:\w+ ){0,3})?$|(?:\b(?:no need|never|nobody|no one|needn't|nothing|not (?:need|have|required|obliged|asked|going))|n't (?:need|have to|want|expect|ask|require|mean))\b[^,;:]{0,50}$/u,
    within:
      /\b(?:not|never|nobody|no one|nothing)\b|\bno (?:signature|consent|approval|permission|need|obligation)|n't\b/u,
  },
  ko: {
    surely:
      /^[^.]{0,40}?(?:(?:하는|되는|시키는|받는|달라는|라는|이라는|할|될|받을|하실|내실)(?:일|것|경우|필요|의무|생각)(?:은|이|는|도)?(?:전혀|절대|일절)?(?:없|아닙|아니에))/u,
    condition:
      /^[^.]{0,12}?(?:없으면|없이는|없을시|없을경우|없으시면|없인|(?:않으|않을|않는)(?:시)?(?:면|경우|시)|안(?:하|되|받|오|주|가져오|내)[가-힣]{0,2}면|못(?:하|받|내)[가-힣]{0,2}면|전에는|전까지)/u,
    behind:
      /^[^.,]{0,14}?(?:않|없|아닙|아니(?!면)|안 ?됩|안 ?하(?:셔도|겠|십|니)|안 ?받|불필요|마세요|마시고)/u,
    before: /(?:굳이|일부러|억지로|절대로?)[^.,]{0,12}$/u,
    within: /(?:지 ?않|필요 ?없|필요는 ?없)/u,
  },
};

/** "We can't … without your mother's signature" asks for it, and so does "don't forget …". */
const cannot = /\b(?:can't|cannot|won't|will not|unable|not|no|impossible)\b|n't\b/u;
const withoutIt = /\b(?:without|unless|until|till|before)\b[^.;]{0,40}$/u;
const remember =
  /\b(?:don't|do not|never) (?:forget|fail|omit|neglect)\b[^.;]{0,30}$|\bnot only\b[^.;]{0,20}$/u;

/** True when the words of a match, in their sentence, are said to be untrue. */
export function isDenied(sentence: string, from: number, until: number, language: WordingLanguage): boolean {
  const { surely, condition, behind, before, within } = guards[language];
  const [head, words, tail] = [sentence.slice(0, from), sentence.slice(from, until), sentence.slice(until)];
  if (surely.test(tail) || within.test(words)) return true;
  if (condition.test(tail)) return false;
  if (language === "en" && (remember.test(head) || (withoutIt.test(head) && cannot.test(sentence))))
    return false;
  return behind.test(tail) || before.test(head);
}
