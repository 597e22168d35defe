#include "request/letter.h"

#include <algorithm>
#include <array>
#include <iterator>

#include "base/fold.h"
#include "base/utf8.h"
#include "request/letter_element.h"
#include "request/letter_words.h"

namespace gongkai::request {
namespace {

using namespace std::chrono_literals;

struct KindRow {
  LetterKind kind;
  std::string_view id, name, mark;
};

constexpr KindRow kKinds[] = {
    {LetterKind::kReceipt, "receipt", "政府信息公开申请登记回执", "收"},
    {LetterKind::kCorrection, "correction", "政府信息公开申请补正告知书", "补"},
    {LetterKind::kReasons, "reasons", "政府信息公开申请说明理由告知书", "由"},
    {LetterKind::kExtension, "extension", "政府信息公开申请延期答复告知书", "延"},
    {LetterKind::kDelay, "delay", "政府信息公开申请延迟答复告知书", "迟"},
    {LetterKind::kAskThirdParty, "ask_third_party", "政府信息公开征求第三方意见书", "征"},
    {LetterKind::kThirdPartyReply, "third_party_reply", "政府信息公开征求意见回复表", "复"},
    {LetterKind::kAskingNotice, "asking_notice", "政府信息公开征求意见告知书", "征告"},
    {LetterKind::kOverruled, "overruled", "政府信息依申请公开告知书（第三方）", "三"},
    {LetterKind::kAskJointMaker, "ask_joint_maker", "政府信息公开征求意见书", "共"},
    {LetterKind::kAssistance, "assistance", "政府信息公开协办函", "协"},
    {LetterKind::kFee, "fee", "政府信息公开信息处理费收费通知书", "费"},
    {LetterKind::kDecision, "decision", "政府信息公开申请答复书", "答"},
    {LetterKind::kPersonalRecord, "personal_record", "更正政府信息记录告知书", "更"},
};

const KindRow& RowOf(LetterKind kind) { return *std::ranges::find(kKinds, kind, &KindRow::kind); }

// 行政复议法第二十二条第二款 in the text of 2023.
constexpr Date kOnlineChannelFrom = 2024y / 1 / 1;

constexpr std::string_view kOpen = "{{", kClose = "}}";

bool Holds(std::string_view text, std::string_view part) { return text.find(part) != std::string_view::npos; }

/// A line with its names filled in; none when one of them has nothing to say.
std::optional<std::string> Filled(std::string_view line, const LetterFacts& facts) {
  std::string text;
  while (true) {
    const std::size_t open = line.find(kOpen);
    const std::size_t close = open == std::string_view::npos ? open : line.find(kClose, open);
    if (close == std::string_view::npos) return text + std::string(line);
    const std::string_view name = line.substr(open + kOpen.size(), close - open - kOpen.size());
    text += line.substr(0, open);
    line.remove_prefix(close + kClose.size());
    const auto element = LetterElementNamed(Trim(name));
    if (!element) {
      text += std::string(kOpen) + std::string(name) + std::string(kClose);  // told by MissingIn
      continue;
    }
    const PersonalText value = ValueOf(*element, facts);
    if (value.empty()) return std::nullopt;
    text += value.Reveal();
  }
}

std::string TitleOf(const LetterFacts& facts) {
  const bool has_own = facts.kind == LetterKind::kDecision && facts.outcome != nullptr;
  return std::string(has_own ? facts.outcome->letter : NameOf(facts.kind));
}

std::string AllOf(const LetterText& text) {
  std::string all;
  for (const PersonalText& paragraph : text.paragraphs) all += paragraph.Reveal() + "\n";
  return all;
}

std::string Lacks(std::string_view what, std::string_view source) {
  return "缺少" + std::string(what) + "（" + std::string(source) + "）。";
}

void Need(FieldErrors& errors, bool is_there, std::string_view field, std::string_view what, std::string_view source) {
  if (!is_there) errors.push_back({std::string(field), Lacks(what, source)});
}

// ---- what a decision needs beside its elements

constexpr std::array<std::string_view, 3> kGroundsOfRefusal = {"第十四条", "第十五条", "第十六条"};

bool NamesGround(const PersonalText& reasons) {
  return std::ranges::any_of(kGroundsOfRefusal,
                             [&](std::string_view article) { return Holds(reasons.Reveal(), article); });
}

bool Releases(const law::Outcome& outcome) {
  return outcome.id.starts_with("released") || outcome.id.starts_with("partly_");
}

void JudgeOutcome(const LetterFacts& facts, FieldErrors& errors) {
  if (facts.outcome == nullptr) {
    errors.push_back({"outcome", "请选择答复的种类（条例第三十六条）。"});
    return;
  }
  const law::Outcome& outcome = *facts.outcome;
  if (outcome.letter.empty()) errors.push_back({"outcome", "申请人撤回的，不发答复书。"});
  if (!IsInForce(outcome, facts.dated)) {
    errors.push_back({"outcome", "“" + std::string(outcome.name) + "”在" + ToChinese(facts.dated) + "还没有施行。"});
  }
  const bool is_told_how = !facts.where.empty() || !facts.finding.empty() || !facts.viewings.empty();
  if (Releases(outcome) && facts.released.empty() && !is_told_how) {
    errors.push_back({"files", "请放入提供的文件，或者写明获取的方式、途径（条例第三十六条第二项）。"});
  }
  const bool tells_when = !facts.where.empty() || !facts.form.empty() || !facts.viewings.empty();
  if (Releases(outcome) && facts.carrier == Carrier::kOnTheSpot && !tells_when) {
    errors.push_back({"where", "现场查阅、抄录的，请写明时间、地点（条例第三十六条第二项、第四十条）。"});
  }
  // 「按照申请人要求的形式提供政府信息，可能危及政府信息载体安全或者公开成本过高的」
  if (!facts.viewings.empty() && facts.carrier != Carrier::kOnTheSpot && facts.form.empty()) {
    errors.push_back(
        {"form",
         "申请人要的不是当场查阅、抄录：请写明按要求的形式提供为什么会危及载体安全或者成本过高，现在怎样提供"
         "（条例第四十条）。"});
  }
  const bool names_ground = NamesGround(facts.reasons) || NamesGround(facts.withheld);
  if (outcome.id == "partly_refused" && !facts.reasons.empty() && !names_ground) {
    errors.push_back(
        {"reasons", "请写明其余内容依照第十四条、第十五条、第十六条中的哪一条不予公开（条例第三十七条）。"});
  }
}

void JudgeRemedy(const LetterFacts& facts, FieldErrors& errors) {
  if (!TellsRemedy(facts) || facts.dated < kOnlineChannelFrom) return;
  if (IsOverInternet(facts.way) && facts.remedies.online.empty()) {
    errors.push_back(
        {"remedies",
         "通过网上或者电子邮件送达的，要写明提出复议申请的互联网渠道，请在“文书格式”里填写（行政复议法第二十二条"
         "第二款）。"});
  }
}

/// 「第三十六条第一项」 in a letter that rests on another one: words left over from another letter.
void JudgeArticles(std::string_view all, const LetterFacts& facts, FieldErrors& errors) {
  if (facts.kind != LetterKind::kDecision || facts.outcome == nullptr) return;
  constexpr std::array<std::string_view, 7> kItems = {"一", "二", "三", "四", "五", "六", "七"};
  for (const std::string_view item : kItems) {
    const std::string article = "第三十六条第" + std::string(item) + "项";
    if (Holds(all, article) && !Holds(facts.outcome->articles, article)) {
      errors.push_back({"articles", "写了" + article + "，与这一种答复的依据（" + std::string(facts.outcome->articles) +
                                        "）不符。"});
    }
  }
}

/// What the applicant wrote may cite whatever he likes.
std::string WithoutWordsOfApplicant(std::string all, const LetterFacts& facts) {
  const PersonalText asked = ValueOf(LetterElement::kAsked, facts);
  if (asked.empty()) return all;
  for (std::size_t at = all.find(asked.Reveal()); at != std::string::npos; at = all.find(asked.Reveal(), at)) {
    all.erase(at, asked.Reveal().size());
  }
  return all;
}

}  // namespace

std::span<const LetterKind> LetterKinds() {
  static const auto kAll = [] {
    std::array<LetterKind, std::size(kKinds)> all{};
    std::ranges::transform(kKinds, all.begin(), &KindRow::kind);
    return all;
  }();
  return kAll;
}

std::string_view IdOf(LetterKind kind) { return RowOf(kind).id; }
std::string_view NameOf(LetterKind kind) { return RowOf(kind).name; }
std::string_view MarkOf(LetterKind kind) { return RowOf(kind).mark; }

std::optional<LetterKind> LetterKindFrom(std::string_view id) {
  const auto found = std::ranges::find(kKinds, id, &KindRow::id);
  return found == std::end(kKinds) ? std::nullopt : std::optional(found->kind);
}

FieldErrors FaultsOf(const LetterFacts& facts) {
  FieldErrors errors;
  Need(errors, facts.dated.ok(), "dated", "日期", "条例第三十六条");
  if (!facts.dated.ok()) return errors;
  Need(errors, !facts.organ_name.empty(), "organ", "机关名称", "条例第二十七条");
  Need(errors, !facts.addressee.empty(), "addressee", "收件人", "条例第二十九条");
  if (facts.kind == LetterKind::kDecision) {
    JudgeOutcome(facts, errors);
    if (facts.outcome == nullptr || facts.outcome->letter.empty()) return errors;
  }
  for (const RequiredElement& required : RequiredOf(facts)) {
    const bool is_there = !ValueOf(required.element, facts).empty();
    Need(errors, is_there, FieldOf(required.element), DescriptionOf(required.element), required.source);
  }
  JudgeRemedy(facts, errors);
  return errors;
}

LetterText WriteLetter(const LetterFacts& facts, std::string_view body) {
  const std::string words = IsBlankText(body) ? ProgramWordsOf(facts.kind, facts.outcome) : std::string(body);
  LetterText text{.title = TitleOf(facts),
                  .number = facts.number,
                  .addressee = PersonalText(facts.addressee.Reveal() + "："),
                  .paragraphs = {},
                  .signature = facts.organ_name,
                  .dated = facts.dated};
  for (const std::string& line : LinesOf(words)) {
    const auto filled = Filled(line, facts);
    if (!filled) continue;
    for (std::string& paragraph : LinesOf(*filled)) text.paragraphs.emplace_back(std::move(paragraph));
  }
  return text;
}

FieldErrors MissingIn(const LetterText& text, const LetterFacts& facts) {
  FieldErrors errors;
  const std::string all = AllOf(text);
  Need(errors, !text.title.empty(), "title", "标题", "条例第三十六条");
  Need(errors, !text.number.empty(), "number", "字号", "条例第四十五条");
  Need(errors, Holds(text.addressee.Reveal(), facts.addressee.Reveal()), "addressee", "收件人", "条例第二十九条");
  Need(errors, Holds(text.signature, facts.organ_name), "organ", "机关名称", "条例第三十六条");
  for (const RequiredElement& required : RequiredOf(facts)) {
    const PersonalText value = ValueOf(required.element, facts);
    const bool is_there = !value.empty() && Holds(all, value.Reveal());
    Need(errors, is_there, FieldOf(required.element), DescriptionOf(required.element), required.source);
  }
  if (const RequiredPhrase phrase = PhraseOf(facts); !phrase.words.empty()) {
    Need(errors, Holds(all, phrase.words), "body", "“" + std::string(phrase.words) + "”", phrase.source);
  }
  const std::string own = WithoutWordsOfApplicant(all, facts);
  if (Holds(own, kOpen)) errors.push_back({"body", "有没有填上的“{{”，请核对花括号里的名称。"});
  JudgeArticles(own, facts, errors);
  return errors;
}

// ---- kept as one text

PersonalText Packed(const LetterText& text) {
  std::string packed = text.title + "\n" + text.number + "\n" + text.addressee.Reveal() + "\n";
  for (const PersonalText& paragraph : text.paragraphs) packed += paragraph.Reveal() + "\n";
  return PersonalText(packed + text.signature + "\n" + ToChinese(text.dated));
}

std::optional<LetterText> Unpacked(const PersonalText& packed, Date dated) {
  std::vector<std::string> lines;
  std::string_view rest = packed.Reveal();
  while (true) {
    const std::size_t end = rest.find('\n');
    lines.emplace_back(rest.substr(0, end));
    if (end == std::string_view::npos) break;
    rest.remove_prefix(end + 1);
  }
  constexpr std::size_t kHead = 3, kTail = 2;
  if (lines.size() < kHead + kTail) return std::nullopt;
  LetterText text{.title = lines[0],
                  .number = lines[1],
                  .addressee = PersonalText(lines[2]),
                  .paragraphs = {},
                  .signature = lines[lines.size() - kTail],
                  .dated = dated};
  for (std::size_t at = kHead; at + kTail < lines.size(); ++at) text.paragraphs.emplace_back(lines[at]);
  return text;
}

}  // namespace gongkai::request
