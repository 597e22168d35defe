#include "oversight/measure.h"

#include <algorithm>
#include <charconv>

#include "base/fold.h"
#include "base/named.h"
#include "base/utf8.h"
#include "disclosure/decision/decision.h"
#include "disclosure/item.h"

namespace gongkai::oversight {
namespace {

constexpr Named<MeasureKind> kKinds[] = {{MeasureKind::kUrge, "urge", "督促整改", "条例第四十七条"},
                                         {MeasureKind::kCriticise, "criticise", "通报批评", "条例第四十七条"},
                                         {MeasureKind::kPropose, "propose", "处理建议", "条例第四十七条第一款"},
                                         {MeasureKind::kOrder, "order", "责令改正", "条例第五十二条、第五十三条"}};
constexpr Named<MeasureGround> kGrounds[] = {
    {MeasureGround::kNotCarriedOut, "not_carried_out", "没有按照要求开展政府信息公开工作", "条例第四十七条第一款"},
    {MeasureGround::kNotPublished, "not_published", "没有按照要求主动公开", "条例第四十七条第二款"},
    {MeasureGround::kNotAnswered, "not_answered", "对公开申请不依法答复处理", "条例第四十七条第二款"},
    {MeasureGround::kReportLate, "report_late", "没有按期提交、公布年度报告", "条例第四十九条"},
    {MeasureGround::kReportContent, "report_content", "年度报告内容不全、不实", "条例第五十条"},
    {MeasureGround::kInfringed, "infringed", "在政府信息公开工作中侵犯合法权益", "条例第五十一条"},
    {MeasureGround::kNoSystem, "no_system", "没有建立健全有关制度、机制", "条例第五十二条"},
    {MeasureGround::kDutyUnfulfilled, "duty_unfulfilled", "不依法履行政府信息公开职能", "条例第五十三条第一项"},
    {MeasureGround::kNotUpdated, "not_updated", "不及时更新公开的内容、指南和目录", "条例第五十三条第二项"},
    {MeasureGround::kOtherBreach, "other_breach", "违反条例规定的其他情形", "条例第五十三条第三项"}};
constexpr Named<MeasureState> kStates[] = {{MeasureState::kIssued, "issued", "已提出"},
                                           {MeasureState::kReported, "reported", "已报告，待核查"},
                                           {MeasureState::kClosed, "closed", "已办结"},
                                           {MeasureState::kWithdrawn, "withdrawn", "已撤回"}};
constexpr Named<ProposalReply> kReplies[] = {{ProposalReply::kAdopted, "adopted", "采纳"},
                                             {ProposalReply::kPartly, "partly", "部分采纳"},
                                             {ProposalReply::kNotAdopted, "not_adopted", "未采纳"}};

constexpr auto kKindValues = ValuesOf(kKinds);
constexpr auto kGroundValues = ValuesOf(kGrounds);
constexpr auto kStateValues = ValuesOf(kStates);
constexpr auto kReplyValues = ValuesOf(kReplies);

std::optional<std::int64_t> NumberIn(std::string_view digits) {
  std::int64_t number = 0;
  const auto [end, error] = std::from_chars(digits.data(), digits.data() + digits.size(), number);
  const bool is_whole = error == std::errc{} && end == digits.data() + digits.size() && number > 0;
  return is_whole ? std::optional(number) : std::nullopt;
}

void CheckWords(std::string_view words, std::string_view field, std::string_view what, FieldErrors& errors) {
  if (IsBlankText(words)) {
    errors.push_back({std::string(field), "请写明" + std::string(what) + "。"});
  } else if (Utf8Length(words) > kLongestMeasureWords) {
    errors.push_back({std::string(field), "最多写" + std::to_string(kLongestMeasureWords) + "个字。"});
  } else if (disclosure::PrivateNumberIn(words)) {
    errors.push_back({std::string(field), "这里有身份证号码、手机号码或者银行卡号，请删去。"});
  }
}

std::optional<Date> DayIn(std::string_view typed) {
  const auto day = ParseDate(Trim(typed));
  return day && disclosure::IsPlausible(*day) ? day : std::nullopt;
}

/// Of something that is still to come.
void CheckLastDay(std::string_view typed, std::string_view field, Date today, FieldErrors& errors) {
  const auto day = DayIn(typed);
  if (!day) {
    errors.push_back({std::string(field), "请写哪一天以前，例如 2026-03-31。"});
  } else if (*day < today) {
    errors.push_back({std::string(field), "这一天已经过去，请改成今天或者以后。"});
  }
}

/// Of something that happened, not before `first`.
void CheckPastDay(std::string_view typed, std::string_view field, Date first, Date today, FieldErrors& errors) {
  const auto day = DayIn(typed);
  if (!day) {
    errors.push_back({std::string(field), "请写是哪一天，例如 2026-03-20。"});
  } else if (*day > today) {
    errors.push_back({std::string(field), "这一天还没有到，请核对。"});
  } else if (*day < first) {
    errors.push_back({std::string(field), "这一天在提出要求以前，请核对。"});
  }
}

void CheckDocument(const MeasureForm& form, FieldErrors& errors) {
  if (Utf8Length(form.document) > kLongestDocument) errors.push_back({"document", "文号最多写60个字。"});
  if (form.kind && NeedsDocument(*form.kind) && IsBlankText(form.document)) {
    errors.push_back({"document", std::string(NameOf(*form.kind)) + "要另行制发文件，请写文号。"});
  }
}

void CheckBody(const MeasureForm& form, FieldErrors& errors) {
  const bool is_proposal = form.kind == MeasureKind::kPropose;
  if (Utf8Length(form.body) > kLongestBody) errors.push_back({"body", "最多写80个字。"});
  if (is_proposal && IsBlankText(form.body)) {
    errors.push_back({"body", "处理建议向有权机关提出，请写明哪个机关（条例第四十七条第一款）。"});
  }
  if (!is_proposal && form.kind && !IsBlankText(form.body))
    errors.push_back({"body", "只有处理建议写这一项，请空着。"});
}

/// 通报批评 may ask for nothing; whatever asks for something says by when.
void CheckDemand(const MeasureForm& form, Date today, FieldErrors& errors) {
  const bool may_be_empty = form.kind == MeasureKind::kCriticise;
  if (!may_be_empty || !IsBlankText(form.demand)) {
    CheckWords(form.demand, "demand", form.kind == MeasureKind::kPropose ? "建议怎样处理" : "要求整改什么", errors);
    if (form.kind != MeasureKind::kPropose || !IsBlankText(form.correct_by)) {
      CheckLastDay(form.correct_by, "correct_by", today, errors);
    }
  } else if (!IsBlankText(form.correct_by)) {
    errors.push_back({"demand", "定了期限的，请写明要求整改什么。"});
  }
}

constexpr std::string_view kMessage = "message:", kDispute = "dispute:", kCase = "case:";

struct SourceRow {
  std::string_view prefix, path, name;
};
constexpr std::array kSources = {SourceRow{kMessage, "/office/messages/", "投诉举报"},
                                 SourceRow{kDispute, "/office/disputes/", "复议、诉讼"},
                                 SourceRow{kCase, "/office/requests/", "申请"}};

const SourceRow* SourceOf(std::string_view source) {
  const auto found =
      std::ranges::find_if(kSources, [&](const SourceRow& each) { return source.starts_with(each.prefix); });
  const bool is_one = found != kSources.end() && MeasureIdFrom(source.substr(found->prefix.size()));
  return is_one ? &*found : nullptr;
}

}  // namespace

std::span<const MeasureKind> MeasureKinds() { return kKindValues; }
std::string_view IdOf(MeasureKind kind) { return RowIn(kKinds, kind).id; }
std::string_view NameOf(MeasureKind kind) { return RowIn(kKinds, kind).name; }
std::string_view ArticleOf(MeasureKind kind) { return RowIn(kKinds, kind).article; }
std::optional<MeasureKind> MeasureKindFrom(std::string_view id) { return ValueIn(kKinds, id); }

std::span<const MeasureGround> MeasureGrounds() { return kGroundValues; }
std::string_view IdOf(MeasureGround ground) { return RowIn(kGrounds, ground).id; }
std::string_view NameOf(MeasureGround ground) { return RowIn(kGrounds, ground).name; }
std::string_view ArticleOf(MeasureGround ground) { return RowIn(kGrounds, ground).article; }
std::optional<MeasureGround> MeasureGroundFrom(std::string_view id) { return ValueIn(kGrounds, id); }

std::span<const MeasureState> MeasureStates() { return kStateValues; }
std::string_view IdOf(MeasureState state) { return RowIn(kStates, state).id; }
std::string_view NameOf(MeasureState state) { return RowIn(kStates, state).name; }
std::optional<MeasureState> MeasureStateFrom(std::string_view id) { return ValueIn(kStates, id); }

std::span<const ProposalReply> ProposalReplies() { return kReplyValues; }
std::string_view IdOf(ProposalReply reply) { return RowIn(kReplies, reply).id; }
std::string_view NameOf(ProposalReply reply) { return RowIn(kReplies, reply).name; }
std::optional<ProposalReply> ProposalReplyFrom(std::string_view id) { return ValueIn(kReplies, id); }

std::string ToString(MeasureId id) { return std::to_string(id.organ.value) + "-" + std::to_string(id.number); }

std::optional<MeasureId> MeasureIdFrom(std::string_view text) {
  const std::size_t dash = text.find('-');
  if (dash == std::string_view::npos) return std::nullopt;
  const auto organ = NumberIn(text.substr(0, dash)), number = NumberIn(text.substr(dash + 1));
  if (!organ || !number) return std::nullopt;
  return MeasureId{OrganId{*organ}, *number};
}

bool MayRestOn(MeasureKind kind, MeasureGround ground) {
  return !IsOfHigherOrgan(kind) || ground >= MeasureGround::kNoSystem;  // in the order of the articles
}

bool OwesReport(const Measure& measure) {
  return measure.state == MeasureState::kIssued && measure.kind != MeasureKind::kPropose && measure.correct_by;
}

bool IsOverdue(const Measure& measure, Date today) {
  return measure.state == MeasureState::kIssued && measure.correct_by && *measure.correct_by < today;
}

FieldErrors FaultsOf(const MeasureForm& form, Date today) {
  FieldErrors errors;
  if (!form.kind) errors.push_back({"kind", "请选择采取什么措施。"});
  if (!form.ground) errors.push_back({"ground", "请选择依据哪一条、什么情形。"});
  if (form.kind && form.ground && !MayRestOn(*form.kind, *form.ground)) {
    errors.push_back({"ground", "责令改正只就条例第五十二条、第五十三条规定的情形，请从这两条里选。"});
  }
  CheckWords(form.facts, "facts", "查明了什么", errors);
  CheckDocument(form, errors);
  CheckBody(form, errors);
  CheckDemand(form, today, errors);
  constexpr Date kFirst = std::chrono::year(2019) / 5 / 15;  // 条例 in force
  CheckPastDay(form.issued_on, "issued_on", kFirst, today, errors);
  if (!IsSource(form.source)) errors.push_back({"source", "请从那一件的页面进入，或者空着。"});
  return errors;
}

bool IsSource(std::string_view source) { return source.empty() || SourceOf(source) != nullptr; }

std::string PathOfSource(std::string_view source) {
  const SourceRow* row = SourceOf(source);
  return row ? std::string(row->path) + std::string(source.substr(row->prefix.size())) : std::string();
}

std::string NameOfSource(std::string_view source) {
  const SourceRow* row = SourceOf(source);
  return row ? std::string(row->name) + " " + std::string(source.substr(row->prefix.size())) : std::string();
}

FieldErrors FaultsOfReport(std::string_view words, std::string_view day, Date issued_on, Date today) {
  FieldErrors errors;
  CheckWords(words, "rectified", "整改了什么", errors);
  CheckPastDay(day, "rectified_on", issued_on, today, errors);
  return errors;
}

FieldErrors FaultsOfReturn(std::string_view why, std::string_view day, Date today) {
  FieldErrors errors;
  CheckWords(why, "why", "还要整改什么", errors);
  CheckLastDay(day, "again_by", today, errors);
  return errors;
}

FieldErrors FaultsOfReply(std::optional<ProposalReply> reply, std::string_view words, std::string_view day,
                          Date issued_on, Date today) {
  FieldErrors errors;
  if (!reply) errors.push_back({"reply", "请选择有权机关怎样答复。"});
  CheckWords(words, "closing", "答复的内容、处理的结果（不写个人姓名）", errors);
  CheckPastDay(day, "replied_on", issued_on, today, errors);
  return errors;
}

}  // namespace gongkai::oversight
