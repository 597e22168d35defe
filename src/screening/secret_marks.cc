// Source: 保守国家秘密法 (2024) 第十四条、第十九条、第二十二条 and its 实施条例; 国家秘密定密管理暂行规定; GB/T
// 9704-2012, 7.2.2 and 7.2.3 (the mark at the corner of the page: 密级★保密期限). Old documents write it in many ways:
// "机密★", "★机密", "秘密 10年", "【绝密】", "密级：秘密", spaced and in full width.
//
//   mark  = [star] 密级 [级|件] [star] [term]        a star or a term makes it certain
//         | "密级" [":"|"为"] 密级                     in words, in one cell or in two
//         | 密级 alone on its line, in brackets, or apart at the corner of the page
//
// The same words in prose about secrecy are none: neither star, nor term, nor alone.
#include "screening/secret_marks.h"

#include <string>

#include "base/fold.h"
#include "base/utf8.h"
#include "screening/rule_groups.h"
#include "screening/text_window.h"

namespace gongkai::screening {
namespace {

constexpr std::size_t kNowhere = std::string_view::npos;

constexpr Rule kRules[] = {
    {"S-MARK", Category::kSecret, "密级标志",
     "绝密、机密、秘密的各种写法：带★和保密期限的，写在“密级：”后面的，独占一行、在括号里或版头一角的",
     "保守国家秘密法第三十五条；实施条例第四十二条；GB/T 9704-2012 第7.2.2条",
     "停止公开，交保密审查人员处理。已经解密的，先按程序办理解密，再去掉标志。不能只删标志。", "机密★10年",
     "严守国家秘密，区分绝密、机密、秘密三级管理，县保密局负责指导。"},
    {"S-PERIOD", Category::kSecret, "保密期限", "写明的保密期限、解密时间，或只有涉密文件才编的份号",
     "保守国家秘密法第二十条；GB/T 9704-2012 第7.2.1条、第7.2.2条",
     "查明这份文件是否涉密；已经解密的，按程序办理后再公开。", "保密期限：10年",
     "绝密级国家秘密的保密期限不超过三十年。"},
    {"S-INTERNAL", Category::kSecret, "内部文件标记", "“内部资料”“注意保存”“不得外传”“阅后收回”等标记",
     "保守国家秘密法第六十四条；条例第十六条", "查明是否属于工作秘密或内部事务信息，由制作机关决定能否公开。",
     "内部资料 注意保存", "本刊为内部资料性出版物，准印证号见封底。"},
    {"S-ATTRIBUTE", Category::kSecret, "公开属性不是主动公开",
     "写着“此件不予公开”“此件依申请公开”或公开属性为不予公开的文件",
     "条例第十七条；国办发〔2016〕80号（公开属性源头认定）", "核对公开属性；确需公开的，先按程序改变属性。",
     "（此件不予公开）", "（此件公开发布）"},
};

// --- pieces of a mark

bool IsStar(char32_t c) {
  return c == U'★' || c == U'☆' || c == U'▲' || c == U'※' || c == U'＊' || c == U'*' || c == U'✩' || c == U'✭' ||
         c == U'✮' || c == U'⭐' || c == U'✪';
}
bool IsOpenBox(char32_t c) { return c == U'□' || c == U'☐' || c == U'○' || c == U'〇'; }
bool IsTickedBox(char32_t c) {
  return c == U'☑' || c == U'√' || c == U'✓' || c == U'✔' || c == U'■' || c == U'☒' || c == U'●';
}
bool IsLineEnd(char32_t c) { return c == 0 || c == U'\n' || c == U'\r' || c == U'\t' || c == U'|' || c == U'｜'; }

bool IsNumeral(char32_t c) {
  return IsDigit(c) || std::u32string_view(U"一二三四五六七八九十两半").find(c) != std::u32string_view::npos;
}

/// Behind "10年", "二十年", "6个月", "长期", with blanks and one mark before it; npos where no term stands.
std::size_t EndOfTerm(std::string_view text, std::size_t at) {
  at = SkipBlanks(text, at);
  for (const std::string_view mark : {"(", "[", "·", "•", ":", "-", "—", "【", "〔", "期限"}) {
    const std::size_t behind = Follow(text, at, mark);
    if (behind != kNowhere) at = behind;
  }
  if (const std::size_t end = FollowOne(text, at, {"长期", "永久"}); end != kNowhere) return end;
  std::size_t numerals = 0;
  for (; numerals < 4; ++numerals) {
    std::size_t next = SkipBlanks(text, at);
    if (next >= text.size()) break;
    const std::u32string_view folded = FoldCodePoint(NextCodePoint(text, next));
    if (folded.size() != 1 || !IsNumeral(folded.front())) break;
    at = next;
  }
  if (numerals == 0 || numerals > 3) return kNowhere;  // four digits are a year of the calendar
  return FollowOne(text, at, {"年", "个月"});
}

/// What stands around the two characters.
struct Around {
  std::string_view text;
  std::size_t begin, end;   // the two characters, and 级 or 件 behind them
  std::size_t left, right;  // the nearest that is no blank: the end of what stands before, the begin of what follows
  bool blank_left, blank_right;

  char32_t Before() const { return CharacterBefore(text, left); }
  char32_t After() const { return CharacterAt(text, right); }
};

bool IsPlainBlank(char32_t c) { return !IsLineEnd(c) && IsBlank(c); }

Around LookAround(std::string_view text, std::size_t begin, std::size_t end) {
  if (const std::size_t behind = FollowOne(text, end, {"级", "件"}); behind != kNowhere) end = behind;
  Around around{text, begin, end, begin, end, false, false};
  while (around.left > 0 && IsPlainBlank(CharacterBefore(text, around.left))) {
    around.left = StartOfCharacterBefore(text, around.left);
  }
  while (around.right < text.size() && IsPlainBlank(CharacterAt(text, around.right))) {
    NextCodePoint(text, around.right);
  }
  around.blank_left = around.left < begin;
  around.blank_right = around.right > end;
  return around;
}

// --- what makes it a mark

struct Marked {
  bool yes = false;
  Sureness sureness = Sureness::kCertain;
  std::size_t begin = 0, end = 0;
};

Marked ByStarOrTerm(const Around& at) {
  Marked mark{false, Sureness::kCertain, at.begin, at.end};
  if (IsStar(at.Before())) {
    mark.begin = StartOfCharacterBefore(at.text, at.left);
    mark.yes = true;
  }
  if (IsStar(at.After())) {
    mark.end = at.right;
    NextCodePoint(at.text, mark.end);
    mark.yes = true;
  }
  const std::size_t term = EndOfTerm(at.text, mark.end);
  if (term != kNowhere) {
    mark.end = term;
    mark.yes = true;
  }
  return mark;
}

bool ByLabel(const PieceView& view, const Around& at) {
  const std::string before = TightBefore(view, at.begin, 12);
  return EndsInOne(before, {"密级:", "密级", "密级为", "密级是", "密级定为", "密级确定为",
                            "密级程度:", "秘密等级:", "保密等级:", "保密级别:", "涉密等级:", "涉密级别:", "密级:【",
                            "密级(", "密级:(", "密级为“", "密级:“"});
}

bool ByTick(const Around& at) {
  const std::size_t state = at.text.substr(0, at.begin).ends_with("国家") ? at.begin - 2 * kHan : at.begin;
  return IsTickedBox(CharacterBefore(at.text, state));
}

bool InBrackets(const Around& at) {
  static constexpr std::u32string_view kOpen = U"（(【[〔［「『〖", kClose = U"）)】]〕］」』〗";
  const auto open = kOpen.find(at.Before()), close = kClose.find(at.After());
  return open != std::u32string_view::npos && close != std::u32string_view::npos;
}

/// The line with the mark, without brackets, stars and marks of punctuation.
std::string BareLine(const Around& at) {
  std::size_t from = at.begin, to = at.end;
  constexpr std::size_t kLongest = 120;  // bytes; a longer line is prose
  while (from > 0 && at.begin - from < kLongest && !IsLineEnd(CharacterBefore(at.text, from))) {
    from = StartOfCharacterBefore(at.text, from);
  }
  while (to < at.text.size() && to - at.end < kLongest && !IsLineEnd(CharacterAt(at.text, to)))
    NextCodePoint(at.text, to);
  return ToUtf8(LabelKey(at.text.substr(from, to - from)));
}

bool Alone(const Around& at) {
  std::string line = BareLine(at);
  if (line.size() > 10 * kHan) return false;
  if (line.starts_with("密级")) line.erase(0, 2 * kHan);
  for (const std::string_view also :
       {"特急", "加急", "急件", "启用前", "考试结束前", "考试前", "开封前", "国家", "属于", "属"}) {
    if (const std::size_t found = line.find(also); found != std::string::npos) line.erase(found, also.size());
  }
  for (const std::string_view level : {"绝密", "机密", "秘密"}) {
    if (!line.starts_with(level)) continue;
    const std::string_view rest = std::string_view(line).substr(level.size());
    return rest.empty() || rest == "级" || rest == "件" || rest == "文件" || rest == "级文件" || rest == "资料" ||
           rest == "材料" || rest == "级资料" || rest == "档案";
  }
  return false;
}

/// A single character between blanks on that side: prose that is set wide, letter by letter.
bool NeighbourIsSpacedOut(const Around& at) {
  const std::size_t before = StartOfCharacterBefore(at.text, at.left);
  if (at.blank_left && at.left > 0 && before > 0 && IsPlainBlank(CharacterBefore(at.text, before)) &&
      IsHan(at.Before())) {
    return true;
  }
  std::size_t after = at.right;
  if (after >= at.text.size()) return false;
  NextCodePoint(at.text, after);
  return at.blank_right && IsHan(at.After()) && IsPlainBlank(CharacterAt(at.text, after));
}

/// Apart from what else stands on its line, as at the corner of the page: "000001  机密  特急".
bool Apart(const Around& at) {
  const bool edge_left = IsLineEnd(CharacterBefore(at.text, at.left)),
             edge_right = IsLineEnd(CharacterAt(at.text, at.right));
  if (edge_left && edge_right) return false;  // alone, or not, by its line
  return (edge_left || at.blank_left) && (edge_right || at.blank_right) && !NeighbourIsSpacedOut(at);
}

bool SaidOfThisDocument(const PieceView& view, const Around& at) {
  const std::string before = TightBefore(view, at.begin, 16);
  if (!HasOne(before, {"此件", "本件", "本文件", "该件", "该文件", "此文件", "本材料", "本资料", "此文", "本通知",
                       "本纪要", "附件"}))
    return false;
  if (HasOne(before, {"不", "未", "非", "无"})) return false;
  return EndsInOne(before, {"为", "系", "属", "属于", "是", "涉及国家", "属于国家", "属国家", "系国家", "涉及",
                            "含有国家", "载有国家"});
}

// --- what is for inside

/// Behind the first of the phrases that follows `at`, over a mark of punctuation; npos where none does.
std::size_t FollowAcrossMark(std::string_view text, std::size_t at, std::initializer_list<std::string_view> phrases) {
  for (const std::string_view mark : {",", "、", ":", ";", "!", "·", ")", "】", "。"}) {
    const std::size_t behind = Follow(text, at, mark);
    if (behind != kNowhere) at = behind;
  }
  return FollowOne(text, at, phrases);
}

bool IsAloneOnLine(std::string_view text, std::size_t begin, std::size_t end) {
  const auto is_frame = [](char32_t c) {
    return IsBlank(c) || std::u32string_view(U"（）()【】[]〔〕★☆“”\"。！!：:").find(c) != std::u32string_view::npos;
  };
  while (!IsLineEnd(CharacterBefore(text, begin)) && is_frame(CharacterBefore(text, begin)))
    begin = StartOfCharacterBefore(text, begin);
  while (end < text.size() && !IsLineEnd(CharacterAt(text, end)) && is_frame(CharacterAt(text, end)))
    NextCodePoint(text, end);
  return IsLineEnd(CharacterBefore(text, begin)) && IsLineEnd(CharacterAt(text, end));
}

void FindInsidePaper(const PieceView& view, std::size_t begin, std::size_t end, HitSink& out) {
  const std::string_view text = view.text();
  if (Follow(text, end, "性") != kNowhere) return;  // 内部资料性出版物 are printed for a public
  const std::size_t more = FollowAcrossMark(
      text, end,
      {"注意保存", "注意保密", "妥善保管", "请注意保存", "请妥善保管", "不得外传", "请勿外传", "严禁外传", "切勿外传",
       "不得翻印", "不准翻印", "仅供参考", "禁止外传", "不得转载", "不得扩散", "阅后收回"});
  if (more == kNowhere && !IsAloneOnLine(text, begin, end)) return;
  const std::size_t to = more == kNowhere ? end : more;
  out.Add(view, "S-INTERNAL", begin, to - begin, {Sureness::kLikely, "标着内部文件或内部资料，请查明能否公开。", {}});
}

void FindNotToBeGivenOn(const PieceView& view, std::size_t begin, std::size_t end, HitSink& out) {
  const std::string before = TightBefore(view, begin, 10);
  if (EndsInOne(before,
                {"内部资料", "内部文件", "内部材料", "内部资料,", "内部文件,", "内部材料,", "内部资料·", "内部文件·"}))
    return;  // one hit for both
  const bool of_this = HasOne(before, {"此件", "本件", "本文件", "资料", "材料", "文件", "名单", "内部"});
  if (!of_this && !IsAloneOnLine(view.text(), begin, end)) return;
  out.Add(view, "S-INTERNAL", begin, end - begin, {Sureness::kLikely, "写着不得外传，请查明能否公开。", {}});
}

void FindReadAndReturn(const PieceView& view, std::size_t begin, std::size_t end, HitSink& out) {
  const std::size_t to = FollowOne(
      view.text(), end, {"收回", "即收回", "销毁", "即毁", "即销毁", "退回", "请退回", "清退", "即焚", "交回"});
  if (to == kNowhere) return;
  out.Add(view, "S-INTERNAL", begin, to - begin, {Sureness::kLikely, "写着阅后收回或销毁，请查明能否公开。", {}});
}

void FindPeriod(const PieceView& view, std::size_t begin, std::size_t end, HitSink& out) {
  const std::string_view text = view.text();
  std::size_t at = end;
  for (const std::string_view word : {":", "为", "至", "是", "定为"}) {
    if (const std::size_t behind = Follow(text, at, word); behind != kNowhere) at = behind;
  }
  const std::string after = TightAfter(text, at, 6);
  const std::size_t term = EndOfTerm(text, at);
  const bool day = after.size() > 6 && after.find("年") == 4 && (after.starts_with("20") || after.starts_with("19"));
  if (term == kNowhere && !day) return;
  const std::size_t to = term != kNowhere ? term : Forth(text, at, 5);
  out.Add(view, "S-PERIOD", begin, to - begin, {Sureness::kLikely, "写着保密期限或解密时间，请查明是否涉密。", {}});
}

void FindCopyNumber(const PieceView& view, std::size_t begin, std::size_t end, HitSink& out) {
  const std::size_t number = FollowOne(view.text(), end, {":0", "0", ":1", ":2", ":第"});
  if (number == kNowhere || TightBefore(view.text(), begin, 1) == "股") return;
  out.Add(view, "S-PERIOD", begin, end - begin,
          {Sureness::kPossible, "编有份号，涉密文件才编份号，请查明是否涉密。", {}});
}

void FindAttribute(const PieceView& view, std::size_t begin, std::size_t end, HitSink& out) {
  const std::string_view text = view.text();
  const std::size_t to = FollowAcrossMark(
      text, end,
      {"不予公开", "不公开", "不宜公开", "不得公开", "依申请公开", "为不予公开", "为依申请公开", "按不予公开"});
  if (to == kNowhere || IsOpenBox(CharacterAt(text, SkipBlanks(text, to)))) return;
  out.Add(view, "S-ATTRIBUTE", begin, to - begin, {Sureness::kLikely, "文件的公开属性不是主动公开，请核对。", {}});
}

}  // namespace

std::span<const Rule> SecretMarkRules() { return kRules; }

std::span<const std::string_view> SecretMarkWords() {
  static constexpr std::string_view kWords[] = {"绝密", "机密", "秘密", "絕密", "絶密", "機密", "祕密"};
  return kWords;
}

void FindSecretMark(const PieceView& view, std::size_t begin, std::size_t end, HitSink& out) {
  const Around at = LookAround(view.text(), begin, end);
  const bool form = IsOpenBox(at.After()) || IsOpenBox(at.Before());
  if (form && !ByTick(at)) return;  // nobody ticked it
  Marked mark = ByStarOrTerm(at);
  if (!mark.yes && (ByLabel(view, at) || Alone(at) || ByTick(at))) mark = {true, Sureness::kCertain, at.begin, at.end};
  if (!mark.yes && (InBrackets(at) || Apart(at) || SaidOfThisDocument(view, at))) {
    mark = {true, Sureness::kLikely, at.begin, at.end};
  }
  if (!mark.yes) return;
  out.Add(view, "S-MARK", mark.begin, mark.end - mark.begin,
          {mark.sureness, "这里标着密级。涉密信息不得公开，也不得在互联网上处理。", {}});
}

std::span<const std::string_view> InsideWords() {
  static constexpr std::string_view kWords[] = {"内部资料", "内部文件", "内部材料", "内部参考", "内部刊物", "内部情况",
                                                "内部使用", "内部掌握", "不得外传", "严禁外传", "请勿外传", "禁止外传",
                                                "切勿外传", "阅后",     "保密期限", "解密时间", "解密日期", "份号",
                                                "此件",     "公开属性", "密件",     "内部传阅", "内部发行"};
  return kWords;
}

void FindInsideMark(const PieceView& view, std::size_t begin, std::size_t end, HitSink& out) {
  const std::string word = Tight(view.text().substr(begin, end - begin));
  if (word.starts_with("内部") || word == "密件") return FindInsidePaper(view, begin, end, out);
  if (word == "阅后") return FindReadAndReturn(view, begin, end, out);
  if (word == "份号") return FindCopyNumber(view, begin, end, out);
  if (word == "此件" || word == "公开属性") return FindAttribute(view, begin, end, out);
  if (word.ends_with("外传")) return FindNotToBeGivenOn(view, begin, end, out);
  FindPeriod(view, begin, end, out);
}

}  // namespace gongkai::screening
