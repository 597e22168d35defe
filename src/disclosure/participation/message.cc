#include "disclosure/participation/message.h"

#include <algorithm>
#include <array>

#include "base/fold.h"
#include "base/named.h"
#include "base/utf8.h"

namespace gongkai::disclosure {
namespace {

struct KindRow {
  MessageKind kind;
  std::string_view id, name, article;
};
constexpr std::array kKinds = {
    KindRow{MessageKind::kTopic, "topic", "点题公开", "条例第九条；参照第十九条、第二十二条"},
    KindRow{MessageKind::kError, "error", "找错", "国办发〔2017〕47号"},
    KindRow{MessageKind::kComment, "comment", "对草案的意见", "重大行政决策程序暂行条例第十五条"},
    KindRow{MessageKind::kCriticism, "criticism", "批评和建议", "条例第九条"},
    KindRow{MessageKind::kSuggestion, "suggestion", "建议公开", "条例第九条、第四十四条第二款"},
    KindRow{MessageKind::kEnquiry, "enquiry", "办事咨询", "国办发〔2017〕47号"},
    KindRow{MessageKind::kMailbox, "mailbox", "来信", ""},
    KindRow{MessageKind::kComplaint, "complaint", "投诉举报", "条例第四十七条第二款、第五十一条"},
    KindRow{MessageKind::kEnterprise, "enterprise", "对公共企事业单位的申诉", "条例第五十五条第二款"},
};
constexpr std::array kKindValues = {MessageKind::kTopic,     MessageKind::kError,      MessageKind::kComment,
                                    MessageKind::kCriticism, MessageKind::kSuggestion, MessageKind::kEnquiry,
                                    MessageKind::kMailbox,   MessageKind::kComplaint,  MessageKind::kEnterprise};
constexpr Named<MessageWay> kWays[] = {{MessageWay::kPage, "page", "网上提交"},
                                       {MessageWay::kCall, "call", "电话"},
                                       {MessageWay::kVisit, "visit", "当面"},
                                       {MessageWay::kLetter, "letter", "信函"}};
constexpr auto kWayValues = ValuesOf(kWays);
constexpr Named<MessageState> kStates[] = {{MessageState::kNew, "new", "待处理"},
                                           {MessageState::kInHand, "in_hand", "办理中"},
                                           {MessageState::kAnswered, "answered", "已答复"},
                                           {MessageState::kDeclined, "declined", "不予办理"},
                                           {MessageState::kRemoved, "removed", "已删除"}};
constexpr auto kStateValues = ValuesOf(kStates);
constexpr Named<CommentVerdict> kVerdicts[] = {{CommentVerdict::kAdopted, "adopted", "采纳"},
                                               {CommentVerdict::kPartly, "partly", "部分采纳"},
                                               {CommentVerdict::kNotAdopted, "not_adopted", "未采纳"}};
constexpr auto kVerdictValues = ValuesOf(kVerdicts);

const KindRow& RowOf(MessageKind kind) { return *std::ranges::find(kKinds, kind, &KindRow::kind); }

constexpr std::size_t kDigitsOfFact = 4, kFewestLinks = 3;

std::string DigitsOf(std::string_view text) {
  std::string digits;
  for (const char32_t c : Fold(text)) {
    if (IsDigit(c)) digits += static_cast<char>(c);
  }
  return digits;
}

PersonalText Tidy(const PersonalText& text) { return PersonalText(std::string(Trim(WithoutInvisible(text.Reveal())))); }

void CheckText(const PersonalText& text, std::string_view field, std::string_view missing, std::size_t longest,
               FieldErrors& errors) {
  if (text.empty()) errors.push_back({std::string(field), std::string(missing)});
  if (Utf8Length(text.Reveal()) > longest) {
    errors.push_back({std::string(field), "最多写" + std::to_string(longest) + "个字。"});
  }
}

/// Seven digits at least, and nothing that no telephone number has.
bool IsPhone(const PersonalText& phone) {
  constexpr std::size_t kFewest = 7, kMost = 20;
  const std::u32string folded = Fold(phone.Reveal());
  const bool is_plain = std::ranges::all_of(
      folded, [](char32_t c) { return IsDigit(c) || c == U'-' || c == U'+' || c == U' ' || c == U'(' || c == U')'; });
  const std::size_t digits = DigitsOf(phone.Reveal()).size();
  return is_plain && digits >= kFewest && digits <= kMost;
}

// The form asks for it in other words for each kind; the fault is told in the same.
std::string_view TitleFault(MessageKind kind) {
  switch (kind) {
    case MessageKind::kTopic:
      return "请写上希望公开什么。";
    case MessageKind::kError:
      return "请写上哪里错了。";
    case MessageKind::kComment:
      return "请写上对哪一条。";
    case MessageKind::kSuggestion:
      return "请写上建议公开什么信息。";
    default:
      return "请用一句话写上是什么事。";
  }
}

}  // namespace

std::span<const MessageKind> MessageKinds() { return kKindValues; }
std::string_view IdOf(MessageKind kind) { return RowOf(kind).id; }
std::string_view NameOf(MessageKind kind) { return RowOf(kind).name; }
std::string_view ArticleOf(MessageKind kind) { return RowOf(kind).article; }
std::optional<MessageKind> MessageKindFrom(std::string_view id) {
  const auto found = std::ranges::find(kKinds, id, &KindRow::id);
  return found == kKinds.end() ? std::nullopt : std::optional(found->kind);
}

std::span<const MessageWay> MessageWays() { return kWayValues; }
std::string_view IdOf(MessageWay way) { return RowIn(kWays, way).id; }
std::string_view NameOf(MessageWay way) { return RowIn(kWays, way).name; }
std::optional<MessageWay> MessageWayFrom(std::string_view id) { return ValueIn(kWays, id); }

std::span<const MessageState> MessageStates() { return kStateValues; }
std::string_view IdOf(MessageState state) { return RowIn(kStates, state).id; }
std::string_view NameOf(MessageState state) { return RowIn(kStates, state).name; }
std::string_view ToldAs(MessageState state) {
  if (state == MessageState::kNew) return "已收到，还没有开始办理";
  return state == MessageState::kRemoved ? "不予处理" : NameOf(state);
}
std::optional<MessageState> MessageStateFrom(std::string_view id) { return ValueIn(kStates, id); }

std::span<const CommentVerdict> CommentVerdicts() { return kVerdictValues; }
std::string_view IdOf(CommentVerdict verdict) { return RowIn(kVerdicts, verdict).id; }
std::string_view NameOf(CommentVerdict verdict) { return RowIn(kVerdicts, verdict).name; }
std::optional<CommentVerdict> CommentVerdictFrom(std::string_view id) { return ValueIn(kVerdicts, id); }

std::string NamesOfMarks(int marks) {
  std::string names;
  const auto add = [&](int mark, std::string_view name) {
    if ((marks & mark) == 0) return;
    if (!names.empty()) names += "、";
    names += name;
  };
  add(kMarkFlood, "短时间内大量提交");
  add(kMarkRepeat, "内容重复");
  add(kMarkLinks, "有多个网址");
  return names;
}

int MarksOfText(std::string_view title, std::string_view text) {
  std::size_t links = 0;
  for (const std::string_view part : {title, text}) {
    for (const std::string_view sign : {"://", "www."}) {
      for (std::size_t at = part.find(sign); at != std::string_view::npos; at = part.find(sign, at + 1)) ++links;
    }
  }
  return links >= kFewestLinks ? kMarkLinks : 0;
}

std::string ToString(MessageId id) { return std::to_string(id.organ.value) + "-" + std::to_string(id.number); }

std::optional<MessageId> MessageIdFrom(std::string_view text) {
  const auto parsed = ItemIdFrom(text);  // the same form: organ, dash, number
  if (!parsed) return std::nullopt;
  return MessageId{parsed->organ, parsed->number};
}

MessageWords Tidied(const MessageWords& words) {
  return {Tidy(words.title), Tidy(words.text), Tidy(words.name), Tidy(words.phone), Tidy(words.pin)};
}

FieldErrors FaultsOf(const MessageWords& words, MessageKind kind) {
  FieldErrors errors;
  CheckText(words.title, "title", TitleFault(kind), kLongestMessageTitle, errors);
  CheckText(words.text, "text", "请写上具体内容。", kLongestMessageText, errors);
  if (Utf8Length(words.name.Reveal()) > kLongestMessageName) errors.push_back({"name", "姓名最多写40个字。"});
  if (!words.phone.empty() && !IsPhone(words.phone)) {
    errors.push_back({"phone", "请写能打通的电话号码，只写数字；不愿意留电话的可以空着。"});
  }
  const std::string pin = DigitsOf(words.pin.Reveal());
  if (!words.pin.empty() && (pin.size() != kDigitsOfFact || Utf8Length(words.pin.Reveal()) != kDigitsOfFact)) {
    errors.push_back({"pin", "请写四位数字。"});
  } else if (words.phone.empty() && words.pin.empty()) {
    errors.push_back({"pin", "没有留电话的，请定四位数字，以后查询答复时要用。"});
  }
  return errors;
}

std::string SecondFactOf(const MessageWords& words) {
  if (!words.pin.empty()) return DigitsOf(words.pin.Reveal());
  const std::string digits = DigitsOf(words.phone.Reveal());
  return digits.size() < kDigitsOfFact ? digits : digits.substr(digits.size() - kDigitsOfFact);
}

std::string MaskedPhone(const PersonalText& phone) {
  constexpr std::size_t kShownBefore = 3, kFewest = 7;
  const std::string digits = DigitsOf(phone.Reveal());
  if (digits.size() < kFewest) return {};
  const std::size_t hidden = digits.size() - kShownBefore - kDigitsOfFact;
  return digits.substr(0, kShownBefore) + std::string(hidden, '*') + digits.substr(digits.size() - kDigitsOfFact);
}

std::optional<std::string> Against(MessageAct act, MessageState state) {
  switch (act) {
    case MessageAct::kTake:
      return state == MessageState::kNew ? std::nullopt
                                         : std::optional<std::string>("这一条已经有人在办，或者已经办完。");
    case MessageAct::kAnswer:
    case MessageAct::kDecline:
    case MessageAct::kHandOn:
    case MessageAct::kAssign:
    case MessageAct::kPoint:
      return IsOpen(state) ? std::nullopt : std::optional<std::string>("这一条已经办完，不能再改。");
    case MessageAct::kRemove:
      return IsOpen(state) ? std::nullopt : std::optional<std::string>("只有还没有办完的可以删除。");
    case MessageAct::kRestore:
      return state == MessageState::kRemoved ? std::nullopt : std::optional<std::string>("这一条没有删除。");
    case MessageAct::kJudge:
      return state != MessageState::kRemoved ? std::nullopt : std::optional<std::string>("这一条已经删除。");
  }
  return std::nullopt;
}

std::optional<std::string> FaultOfOfficeWords(std::string_view words, std::string_view what) {
  if (IsBlankText(words)) return "请写上" + std::string(what) + "。";
  if (Utf8Length(words) > kLongestOfficeWords) return "最多写" + std::to_string(kLongestOfficeWords) + "个字。";
  return std::nullopt;
}

}  // namespace gongkai::disclosure
