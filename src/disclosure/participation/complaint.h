// Complaints about an organ's openness (投诉举报): of which organ, of what, to whom, and what comes of it; pure.
//
//   received ─► in hand ─► decided: founded or partly ─► put right by the organ ─► (sent back, put right anew)
//            │                      unfounded
//            └► declined, removed (junk)
//
// Source: 条例第四十七条第二款 (anyone, of what was not published or not answered: to the department in charge, which
// 督促整改 or 通报批评 where it is found true), 第一款 (处理建议 to those who may hold persons to account), 第五十一条
// (who thinks its rights are infringed: to the next higher organ or the department in charge). The texts give no term:
// message_term.h. A complaint is no application (第三十九条第一款) and no reconsideration; no term of those stops for
// it. It goes to a body that is not the organ complained of, and that organ never learns who wrote:
// complaint_body_view.h, complaint_actions.h.
#pragma once

#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "base/date.h"
#include "base/instant.h"
#include "disclosure/participation/message.h"

namespace gongkai::disclosure {

/// Of what.
enum class ComplaintSubject { kNotPublished, kNotAnswered, kOther };
std::span<const ComplaintSubject> ComplaintSubjects();
std::string_view IdOf(ComplaintSubject subject);
std::string_view NameOf(ComplaintSubject subject);
std::string_view ArticleOf(ComplaintSubject subject);
std::optional<ComplaintSubject> ComplaintSubjectFrom(std::string_view id);

/// As what an organ takes it: the department in charge, or the next higher organ.
enum class ComplaintBody { kAuthority, kAbove };
std::span<const ComplaintBody> ComplaintBodies();
std::string_view IdOf(ComplaintBody body);
std::string_view NameOf(ComplaintBody body);
std::optional<ComplaintBody> ComplaintBodyFrom(std::string_view id);

enum class ComplaintVerdict { kFounded, kPartly, kUnfounded };
std::span<const ComplaintVerdict> ComplaintVerdicts();
std::string_view IdOf(ComplaintVerdict verdict);
std::string_view NameOf(ComplaintVerdict verdict);
std::optional<ComplaintVerdict> ComplaintVerdictFrom(std::string_view id);
/// Where something was found true, something has to follow (第四十七条第二款).
constexpr bool IsFounded(ComplaintVerdict verdict) { return verdict != ComplaintVerdict::kUnfounded; }

enum class ComplaintMeasure { kUrge, kCriticise, kOrder };
std::span<const ComplaintMeasure> ComplaintMeasures();
std::string_view IdOf(ComplaintMeasure measure);
std::string_view NameOf(ComplaintMeasure measure);
std::optional<ComplaintMeasure> ComplaintMeasureFrom(std::string_view id);
/// What that body may do: 责令改正 is the next higher organ's alone (第五十三条). Table of cases:
/// tests/law_cases/complaint_measures.tsv.
std::vector<ComplaintMeasure> MeasuresFor(ComplaintBody body);

/// What the form of a complaint has besides words and who wrote.
struct ComplaintAsk {
  OrganId against{0};
  std::optional<ComplaintSubject> subject{};
  ComplaintBody body = ComplaintBody::kAuthority;
};

struct ComplaintDecision {
  std::optional<ComplaintVerdict> verdict{};
  std::optional<ComplaintMeasure> measure{};
  bool proposes = false;     // 处理建议 besides
  std::string order{};       // to the organ: what is to be put right; nothing of who complained
  std::string correct_by{};  // as typed
  std::string answer{};      // to who complained
};
/// Errors: "verdict", "measure", "order", "correct_by", "answer", "proposes".
FieldErrors FaultsOf(const ComplaintDecision& decision, ComplaintBody body, Date today);

/// What the organ reports. Errors: "rectified", "rectified_on".
FieldErrors FaultsOfRectification(std::string_view words, std::string_view day, Date decided_on, Date today);

/// Sent back, with why and a new day. Errors: "sent_back", "again_by".
FieldErrors FaultsOfSendingBack(std::string_view why, std::string_view day, Date today);

enum class RectificationState { kNone, kOwed, kReported };

/// A complaint as it is kept beside its message.
struct Complaint {
  MessageId message;
  OrganId against{0};
  ComplaintSubject subject = ComplaintSubject::kOther;
  ComplaintBody body = ComplaintBody::kAuthority;
  std::optional<ComplaintVerdict> verdict{};
  std::optional<ComplaintMeasure> measure{};
  bool proposes = false;
  std::string order{};
  std::optional<Date> correct_by{};
  std::optional<Instant> decided_at{};
  std::string sent_back{};  // why what was reported is not enough
  std::string rectified{};
  std::optional<Date> rectified_on{};
  std::optional<Instant> reported_at{};
  std::int64_t version = 0;
};

RectificationState RectificationOf(const Complaint& complaint);
/// "督促整改，并提出处理建议"; empty where nothing follows.
std::string MeasuresOf(const Complaint& complaint);

}  // namespace gongkai::disclosure
