// What those who look after openness do about an organ: 督促整改, 通报批评, 处理建议, 责令改正; on what ground, by
// whom, and how it is followed until it is closed. Pure.
//
//   issued ─► reported by the organ ─► accepted: closed          (督促整改, 责令改正, 通报批评 that asks for something)
//     │            └► sent back, with a new day ─► …
//     ├► answered by the body to which it was proposed: closed    (处理建议)
//     └► withdrawn, with why
//
// Source: 条例第四十七条第一款 (the department in charge: 督促整改 or 通报批评; 处理建议 to those who may hold persons
// to account), 第二款 (what was found true must have a consequence), 第五十二条、第五十三条 (责令改正 by the next
// higher organ alone; 处分 by who may), 第四十九条、第五十条 (annual reports), 第五十一条. The texts give no term: the
// day is set each time.
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>

#include "account/organ.h"
#include "account/post.h"
#include "base/date.h"
#include "base/field_errors.h"
#include "base/instant.h"

namespace gongkai::oversight {

using account::OrganId;
using gongkai::ToString;  // of a day, beside that of a measure

enum class MeasureKind { kUrge, kCriticise, kPropose, kOrder };
std::span<const MeasureKind> MeasureKinds();
std::string_view IdOf(MeasureKind kind);
std::string_view NameOf(MeasureKind kind);     // "督促整改", …
std::string_view ArticleOf(MeasureKind kind);  // who may, and by what
std::optional<MeasureKind> MeasureKindFrom(std::string_view id);
/// 责令改正 is the next higher organ's; all else the department's in charge.
constexpr bool IsOfHigherOrgan(MeasureKind kind) { return kind == MeasureKind::kOrder; }
/// Of a document with a number: it is issued outside the program, and named here.
constexpr bool NeedsDocument(MeasureKind kind) { return kind != MeasureKind::kUrge; }

/// Why, as the 条例 names it.
enum class MeasureGround {
  kNotCarriedOut,    // 第四十七条第一款
  kNotPublished,     // 第四十七条第二款
  kNotAnswered,      // 第四十七条第二款
  kReportLate,       // 第四十九条
  kReportContent,    // 第五十条
  kInfringed,        // 第五十一条
  kNoSystem,         // 第五十二条
  kDutyUnfulfilled,  // 第五十三条第一项
  kNotUpdated,       // 第五十三条第二项
  kOtherBreach,      // 第五十三条第三项
};
std::span<const MeasureGround> MeasureGrounds();
std::string_view IdOf(MeasureGround ground);
std::string_view NameOf(MeasureGround ground);
std::string_view ArticleOf(MeasureGround ground);
std::optional<MeasureGround> MeasureGroundFrom(std::string_view id);

enum class MeasureState { kIssued, kReported, kClosed, kWithdrawn };
std::span<const MeasureState> MeasureStates();
std::string_view IdOf(MeasureState state);
std::string_view NameOf(MeasureState state);
std::optional<MeasureState> MeasureStateFrom(std::string_view id);
constexpr bool IsOpen(MeasureState state) { return state == MeasureState::kIssued || state == MeasureState::kReported; }

/// What the body made of a 处理建议.
enum class ProposalReply { kAdopted, kPartly, kNotAdopted };
std::span<const ProposalReply> ProposalReplies();
std::string_view IdOf(ProposalReply reply);
std::string_view NameOf(ProposalReply reply);
std::optional<ProposalReply> ProposalReplyFrom(std::string_view id);

struct MeasureId {
  OrganId organ{0};  // that keeps it
  std::int64_t number = 0;
  auto operator<=>(const MeasureId&) const = default;
};
std::string ToString(MeasureId id);
std::optional<MeasureId> MeasureIdFrom(std::string_view text);

struct Measure {
  MeasureId id;
  OrganId by{0};  // in whose name
  OrganId against{0};
  MeasureKind kind = MeasureKind::kUrge;
  MeasureGround ground = MeasureGround::kNotCarriedOut;
  MeasureState state = MeasureState::kIssued;
  std::string source;    // what it follows: "message:12-3", "dispute:18-1", "case:18-12"; may be empty
  std::string facts;     // what was found: names nobody
  std::string demand;    // what is to be put right; of a proposal what is proposed
  std::string document;  // 文号
  std::string body;      // to which it is proposed
  std::optional<Date> correct_by{};
  Date issued_on{};
  std::string reported;
  std::optional<Date> rectified_on{}, reported_on{};
  std::optional<ProposalReply> reply{};
  std::string closing;  // why it was closed, what was replied, why it was withdrawn
  std::optional<Date> closed_on{};
  std::int64_t version = 0;
};

/// Whether the organ is to report what it put right.
bool OwesReport(const Measure& measure);
/// Behind its day on that day, and nothing reported or replied.
bool IsOverdue(const Measure& measure, Date today);

inline constexpr std::size_t kLongestMeasureWords = 2'000, kLongestDocument = 60, kLongestBody = 80;

struct MeasureForm {
  OrganId against{0};
  std::optional<MeasureKind> kind{};
  std::optional<MeasureGround> ground{};
  std::string source, facts, demand, document, body;
  std::string issued_on, correct_by;  // as typed
};
/// Errors: "kind", "ground", "facts", "demand", "document", "body", "issued_on", "correct_by", "source". That the organ
/// is one and whose it is to act is asked where the record is: measure_actions.h.
FieldErrors FaultsOf(const MeasureForm& form, Date today);

/// "message:12-3", "dispute:18-1", "case:18-12" or empty; what it opens in the office, empty where there is no such
/// thing.
bool IsSource(std::string_view source);
std::string PathOfSource(std::string_view source);
std::string NameOfSource(std::string_view source);

/// Errors: "rectified", "rectified_on".
FieldErrors FaultsOfReport(std::string_view words, std::string_view day, Date issued_on, Date today);
/// Errors: "why", "again_by".
FieldErrors FaultsOfReturn(std::string_view why, std::string_view day, Date today);
/// Errors: "reply", "closing", "replied_on".
FieldErrors FaultsOfReply(std::optional<ProposalReply> reply, std::string_view words, std::string_view day,
                          Date issued_on, Date today);

}  // namespace gongkai::oversight
