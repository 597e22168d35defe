#include "disclosure/participation/complaint.h"

#include <algorithm>

#include "base/fold.h"
#include "base/named.h"
#include "base/utf8.h"

namespace gongkai::disclosure {
namespace {

constexpr Named<ComplaintSubject> kSubjects[] = {
    {ComplaintSubject::kNotPublished, "not_published", "没有按照要求主动公开", "条例第四十七条第二款"},
    {ComplaintSubject::kNotAnswered, "not_answered", "对公开申请不依法答复处理", "条例第四十七条第二款"},
    {ComplaintSubject::kOther, "other", "在政府信息公开工作中侵犯我的合法权益的其他事", "条例第五十一条"}};
constexpr Named<ComplaintBody> kBodies[] = {{ComplaintBody::kAuthority, "authority", "政府信息公开工作主管部门"},
                                            {ComplaintBody::kAbove, "above", "上一级行政机关"}};
constexpr Named<ComplaintVerdict> kVerdicts[] = {{ComplaintVerdict::kFounded, "founded", "属实"},
                                                 {ComplaintVerdict::kPartly, "partly", "部分属实"},
                                                 {ComplaintVerdict::kUnfounded, "unfounded", "不属实"}};
constexpr Named<ComplaintMeasure> kMeasures[] = {{ComplaintMeasure::kUrge, "urge", "督促整改"},
                                                 {ComplaintMeasure::kCriticise, "criticise", "通报批评"},
                                                 {ComplaintMeasure::kOrder, "order", "责令改正"}};

constexpr auto kSubjectValues = ValuesOf(kSubjects);
constexpr auto kBodyValues = ValuesOf(kBodies);
constexpr auto kVerdictValues = ValuesOf(kVerdicts);
constexpr auto kMeasureValues = ValuesOf(kMeasures);

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
std::string_view IdOf(ComplaintSubject subject) { return RowIn(kSubjects, subject).id; }
std::string_view NameOf(ComplaintSubject subject) { return RowIn(kSubjects, subject).name; }
std::string_view ArticleOf(ComplaintSubject subject) { return RowIn(kSubjects, subject).article; }
std::optional<ComplaintSubject> ComplaintSubjectFrom(std::string_view id) { return ValueIn(kSubjects, id); }

std::span<const ComplaintBody> ComplaintBodies() { return kBodyValues; }
std::string_view IdOf(ComplaintBody body) { return RowIn(kBodies, body).id; }
std::string_view NameOf(ComplaintBody body) { return RowIn(kBodies, body).name; }
std::optional<ComplaintBody> ComplaintBodyFrom(std::string_view id) { return ValueIn(kBodies, id); }

std::span<const ComplaintVerdict> ComplaintVerdicts() { return kVerdictValues; }
std::string_view IdOf(ComplaintVerdict verdict) { return RowIn(kVerdicts, verdict).id; }
std::string_view NameOf(ComplaintVerdict verdict) { return RowIn(kVerdicts, verdict).name; }
std::optional<ComplaintVerdict> ComplaintVerdictFrom(std::string_view id) { return ValueIn(kVerdicts, id); }

std::span<const ComplaintMeasure> ComplaintMeasures() { return kMeasureValues; }
std::string_view IdOf(ComplaintMeasure measure) { return RowIn(kMeasures, measure).id; }
std::string_view NameOf(ComplaintMeasure measure) { return RowIn(kMeasures, measure).name; }
std::optional<ComplaintMeasure> ComplaintMeasureFrom(std::string_view id) { return ValueIn(kMeasures, id); }

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
