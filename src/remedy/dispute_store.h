// What is kept of disputes. Schema: migrations/0285_dispute.sql, 0302_dispute_end.sql. Names, what was written and
// files lie sealed under a key of the dispute; they are opened here and nowhere else, and are empty once they are
// destroyed. Events are only added; columns that can be computed out of them (decided … next_due, cost) are copies for
// lists and counts, written by PutDispute.
#pragma once

#include <limits>
#include <optional>
#include <string>
#include <vector>

#include "account/keys.h"
#include "base/day_range.h"
#include "base/instant.h"
#include "base/personal_text.h"
#include "db/database.h"
#include "remedy/dispute_fold.h"
#include "remedy/table_four.h"
#include "request/case_event.h"

namespace gongkai::remedy {

struct Dispute {
  DisputeId id;
  DisputeKind kind{};
  DisputeGround ground = DisputeGround::kOther;
  std::string contested;                     // law::Outcome::id of the answer that is disputed; may be empty
  std::optional<request::CaseId> of_case{};  // of that organ, or standing alone
  std::optional<std::int64_t> earlier{};     // number of the reconsideration that went before a suit, of the same organ
  Instant at{};
  // Copies of what the events come to.
  Date received{};
  std::optional<Date> answered{}, decided{}, takes_effect{};
  std::string outcome;
  DisputeResult result = DisputeResult::kPending;
  bool is_suspended = false, is_appealed = false, needs_anew = false;  // to be decided anew, and not yet done
  std::optional<Owed> next{};
  std::optional<Date> next_due{};
  std::int64_t cost = 0;  // 分
  // A new trial (dispute_fold.h): where it stands, and the end by which table 4 counted it before.
  RetrialState retrial = RetrialState::kNone;
  std::optional<CountedEnd> counted{};
  bool is_erased = false;  // who, in what words, with what files: destroyed (dispute_disposal.h)
  std::int64_t version = 0;
};
/// By the copies.
DisputeStage StageOn(const Dispute& dispute, Date today);
DisputeFact FactOf(const Dispute& dispute);

/// What names somebody, or came from outside in words.
struct DisputeWords {
  PersonalText who;      // 申请人、原告
  PersonalText third;    // 第三人
  std::string body;      // 复议机关, 法院
  std::string number;    // 案号
  PersonalText request;  // 复议请求, 诉讼请求
  bool operator==(const DisputeWords&) const = default;
};

/// added.id.number is given here. There is no event yet.
DisputeId AddDispute(db::Transaction& act, const account::Keys& keys, Dispute added, const DisputeWords& words);
std::optional<Dispute> FindDispute(db::Session& session, DisputeId id);
std::optional<Dispute> LockedDispute(db::Transaction& act, DisputeId id);
/// The copies, the link to the case; counts the version up.
void PutDispute(db::Transaction& act, const Dispute& dispute);
DisputeWords OpenDisputeWords(db::Session& session, const account::Keys& keys, DisputeId id);
void PutDisputeWords(db::Transaction& act, const account::Keys& keys, DisputeId id, const DisputeWords& words);

void AppendDisputeEvent(db::Transaction& act, const account::Keys& keys, DisputeId id, const DisputeEvent& event,
                        const PersonalText& words = {});
/// What needs no key: that it was destroyed again, by nobody (erased_disputes_actions.h).
void AppendErased(db::Transaction& act, DisputeId id, Instant at);
std::vector<DisputeEvent> DisputeEventsOf(db::Session& session, DisputeId id);
/// As many as there are events; empty where nothing was written, or it is destroyed.
std::vector<PersonalText> DisputeEventWordsOf(db::Session& session, const account::Keys& keys, DisputeId id);

// ---- documents, sealed

enum class DisputeFileKind { kApplication, kAnswer, kEvidence, kNotice, kDecision, kOther };
std::span<const DisputeFileKind> DisputeFileKinds();
std::string_view IdOf(DisputeFileKind kind);
std::string_view NameOf(DisputeFileKind kind);
std::optional<DisputeFileKind> DisputeFileKindFrom(std::string_view id);
struct DisputeFile {
  int number = 0;
  DisputeFileKind kind = DisputeFileKind::kOther;
  std::int64_t bytes = 0;
  Instant at{};
  PersonalText name;
};
int AddDisputeFile(db::Transaction& act, const account::Keys& keys, DisputeId id, DisputeFileKind kind,
                   const PersonalText& name, Instant at, std::string_view bytes);
std::vector<DisputeFile> DisputeFilesOf(db::Session& session, const account::Keys& keys, DisputeId id);
std::optional<PersonalText> OpenDisputeFile(db::Session& session, const account::Keys& keys, DisputeId id, int number);

// ---- lists

struct DisputeQuery {
  std::vector<account::OrganId> organs;  // in sight
  std::optional<DisputeKind> kind{};
  std::optional<DisputeGround> ground{};
  bool only_open = false;  // no decision that took effect by `today`, or to be decided anew
  std::optional<request::CaseId> of_case{};
  Date today{};
  std::int64_t from = 0, count = std::numeric_limits<std::int32_t>::max();  // a page of them; else all
};
/// Those with the earliest duty first, then the newest.
std::vector<Dispute> ListDisputes(db::Session& session, const DisputeQuery& query);
/// All that ListDisputes has, whatever the page.
std::int64_t CountDisputes(db::Session& session, const DisputeQuery& query);
/// All that can be counted in a report of that year or a later one, for table 4, and for figures of any kind.
std::vector<Dispute> DisputesOfYear(db::Session& session, const std::vector<account::OrganId>& organs, int year);
/// All there are, for what goes through them (a new holiday notice).
std::vector<Dispute> EveryDispute(db::Session& session);
/// With a duty that is due by `until`, the earliest first.
std::vector<Dispute> DueDisputes(db::Session& session, const std::vector<account::OrganId>& organs, Date until,
                                 int most);

}  // namespace gongkai::remedy
