#include "disclosure/participation/complaint.h"

#include <algorithm>
#include <array>

#include "base/fold.h"
#include "base/utf8.h"

namespace gongkai::disclosure {
namespace {

template <class Value>
struct Named {
  Value value;
  std::string_view id, name;
  std::string_view article{};
};

constexpr std::array kSubjects = {
    Named<ComplaintSubject>{ComplaintSubject::kNotPublished, "not_published", "没有按照要求主动公开",
                            "条例第四十七条第二款"},
    Named<ComplaintSubject>{ComplaintSubject::kNotAnswered, "not_answered", "对公开申请不依法答复处理",
                            "条例第四十七条第二款"},
    Named<ComplaintSubject>{ComplaintSubject::kOther, "other", "在政府信息公开工作中侵犯我的合法权益的其他事",
                            "条例第五十一条"}};
constexpr std::array kBodies = {
    Named<ComplaintBody>{ComplaintBody::kAuthority, "authority", "政府信息公开工作主管部门"},
    Named<ComplaintBody>{ComplaintBody::kAbove, "above", "上一级行政机关"}};
constexpr std::array kVerdicts = {Named<ComplaintVerdict>{ComplaintVerdict::kFounded, "founded", "属实"},
                                  Named<ComplaintVerdict>{ComplaintVerdict::kPartly, "partly", "部分属实"},
                                  Named<ComplaintVerdict>{ComplaintVerdict::kUnfounded, "unfounded", "不属实"}};
constexpr std::array kMeasures = {Named<ComplaintMeasure>{ComplaintMeasure::kUrge, "urge", "督促整改"},
                                  Named<ComplaintMeasure>{ComplaintMeasure::kCriticise, "criticise", "通报批评"},
                                  Named<ComplaintMeasure>{ComplaintMeasure::kOrder, "order", "责令改正"}};

template <class Value, std::size_t kCount>
constexpr std::array<Value, kCount> ValuesOf(const std::array<Named<Value>, kCount>& rows) {
  std::array<Value, kCount> values{};
  for (std::size_t i = 0; i < kCount; ++i) values[i] = rows[i].value;
  return values;
}
constexpr auto kSubjectValues = ValuesOf(kSubjects);
constexpr auto kBodyValues = ValuesOf(kBodies);
constexpr auto kVerdictValues = ValuesOf(kVerdicts);
constexpr auto kMeasureValues = ValuesOf(kMeasures);

template <class Rows, class Value>
const auto& RowOf(const Rows& rows, Value value) {
  return *std::ranges::find(rows, value, &Rows::value_type::value);
}

template <class Value, class Rows>
std::optional<Value> ValueOf(const Rows& rows, std::string_view id) {
  const auto found = std::ranges::find(rows, id, &Rows::value_type::id);
  return found == rows.end() ? std::nullopt : std::optional<Value>(found->value);
}

void AddWords(std::string_view words, std::string_view field, std::string_view what, FieldErrors& errors) {
  if (auto fault = FaultOfOfficeWords(words, what)) errors.push_back({std::string(field), std::move(*fault)});
}

std::optional<Date> DayIn(std::string_view typed) {
  const auto day = ParseDate(Trim(typed));
  return day && IsPlausible(*day) ? day : std::nullopt;
}

void CheckLastDay(std::string_view typed, std::string_view field, Date today, FieldErrors& errors) {
  const auto day = DayIn(typed);
  if (!day) {
    errors.push_back({std::string(field), "请写哪一天以前整改完，例如 2026-03-31。"});
  } else if (*day < today) {
    errors.push_back({std::string(field), "这一天已经过去，请改成今天或者以后。"});
  }
}

void CheckFounded(const ComplaintDecision& decision, ComplaintBody body, Date today, FieldErrors& errors) {
  if (!decision.measure) {
    errors.push_back(
        {"measure", body == ComplaintBody::kAbove
                        ? "查证属实的，应当责令改正，或者督促整改、通报批评，请选一种（条例第五十三条、第四十七条）。"
                        : "查证属实的，应当督促整改或者通报批评，请选一种（条例第四十七条第二款）。"});
  } else if (std::ranges::count(MeasuresFor(body), *decision.measure) == 0) {
    errors.push_back({"measure", "责令改正由上一级行政机关作出（条例第五十三条），请另选一种。"});
  }
  AddWords(decision.order, "order", "要这个机关整改什么", errors);
  CheckLastDay(decision.correct_by, "correct_by", today, errors);
}

/// What was found untrue has no consequence for the organ: nothing of it is kept by mistake.
void CheckUnfounded(const ComplaintDecision& decision, FieldErrors& errors) {
  if (decision.measure) errors.push_back({"measure", "不属实的，不采取措施，请改成“请选择”。"});
  if (decision.proposes) errors.push_back({"proposes", "不属实的，不提出处理建议，请去掉勾选。"});
  if (!IsBlankText(decision.order)) errors.push_back({"order", "不属实的，不要求整改，请空着。"});
}

}  // namespace

std::span<const ComplaintSubject> ComplaintSubjects() { return kSubjectValues; }
std::string_view IdOf(ComplaintSubject subject) { return RowOf(kSubjects, subject).id; }
std::string_view NameOf(ComplaintSubject subject) { return RowOf(kSubjects, subject).name; }
std::string_view ArticleOf(ComplaintSubject subject) { return RowOf(kSubjects, subject).article; }
std::optional<ComplaintSubject> ComplaintSubjectFrom(std::string_view id) {
  return ValueOf<ComplaintSubject>(kSubjects, id);
}

std::span<const ComplaintBody> ComplaintBodies() { return kBodyValues; }
std::string_view IdOf(ComplaintBody body) { return RowOf(kBodies, body).id; }
std::string_view NameOf(ComplaintBody body) { return RowOf(kBodies, body).name; }
std::optional<ComplaintBody> ComplaintBodyFrom(std::string_view id) { return ValueOf<ComplaintBody>(kBodies, id); }

std::span<const ComplaintVerdict> ComplaintVerdicts() { return kVerdictValues; }
std::string_view IdOf(ComplaintVerdict verdict) { return RowOf(kVerdicts, verdict).id; }
std::string_view NameOf(ComplaintVerdict verdict) { return RowOf(kVerdicts, verdict).name; }
std::optional<ComplaintVerdict> ComplaintVerdictFrom(std::string_view id) {
  return ValueOf<ComplaintVerdict>(kVerdicts, id);
}

std::span<const ComplaintMeasure> ComplaintMeasures() { return kMeasureValues; }
std::string_view IdOf(ComplaintMeasure measure) { return RowOf(kMeasures, measure).id; }
std::string_view NameOf(ComplaintMeasure measure) { return RowOf(kMeasures, measure).name; }
std::optional<ComplaintMeasure> ComplaintMeasureFrom(std::string_view id) {
  return ValueOf<ComplaintMeasure>(kMeasures, id);
}

std::vector<ComplaintMeasure> MeasuresFor(ComplaintBody body) {
  std::vector<ComplaintMeasure> measures = {ComplaintMeasure::kUrge, ComplaintMeasure::kCriticise};
  if (body == ComplaintBody::kAbove) measures.insert(measures.begin(), ComplaintMeasure::kOrder);
  return measures;
}

FieldErrors FaultsOf(const ComplaintDecision& decision, ComplaintBody body, Date today) {
  FieldErrors errors;
  if (!decision.verdict) {
    errors.push_back({"verdict", "请选择查证的结果。"});
  } else if (IsFounded(*decision.verdict)) {
    CheckFounded(decision, body, today, errors);
  } else {
    CheckUnfounded(decision, errors);
  }
  AddWords(decision.answer, "answer", "给投诉举报的人的答复", errors);
  return errors;
}

FieldErrors FaultsOfRectification(std::string_view words, std::string_view typed, Date decided_on, Date today) {
  FieldErrors errors;
  AddWords(words, "rectified", "整改了什么", errors);
  const auto day = DayIn(typed);
  if (!day) {
    errors.push_back({"rectified_on", "请写哪一天整改完的，例如 2026-03-20。"});
  } else if (*day > today) {
    errors.push_back({"rectified_on", "还没有到的一天不能算整改完，整改完再报。"});
  } else if (*day < decided_on) {
    errors.push_back({"rectified_on", "这一天在要求整改以前，请核对；早已改好的，写收到要求的那一天并在上面说明。"});
  }
  return errors;
}

FieldErrors FaultsOfSendingBack(std::string_view why, std::string_view day, Date today) {
  FieldErrors errors;
  AddWords(why, "sent_back", "还要整改什么", errors);
  CheckLastDay(day, "again_by", today, errors);
  return errors;
}

RectificationState RectificationOf(const Complaint& complaint) {
  if (!complaint.verdict || !IsFounded(*complaint.verdict)) return RectificationState::kNone;
  return complaint.reported_at ? RectificationState::kReported : RectificationState::kOwed;
}

std::string MeasuresOf(const Complaint& complaint) {
  std::string measures;
  if (complaint.measure) measures = NameOf(*complaint.measure);
  if (complaint.proposes) measures += std::string(measures.empty() ? "" : "，") + "并依法向有权机关提出处理建议";
  return measures;
}

}  // namespace gongkai::disclosure
