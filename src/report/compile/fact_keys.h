// The keys of the facts of a year (report_fact.h), as they stand in live fields: here and nowhere else. Pure.
#pragma once

#include <array>
#include <string>
#include <string_view>

#include "disclosure/item.h"
#include "disclosure/item_kind.h"
#include "law/receipt.h"
#include "report/compile/year_note.h"

namespace gongkai::report {

inline constexpr std::string_view kItemsPublished = "item.published", kItemsWithdrawn = "item.withdrawn",
                                  kItemsFaulty = "item.withdrawn_faulty", kItemsRegistered = "item.registered";
inline constexpr std::string_view kAnswered = "request.answered", kInTime = "request.in_time", kLate = "request.late",
                                  kMedianDays = "request.days_median", kLongestDays = "request.days_longest";
inline constexpr std::string_view kFeesNotified = "fee.notified", kFeesCollected = "fee.collected";
inline constexpr std::string_view kMessages = "message.received", kMessagesAnswered = "message.answered";
inline constexpr std::string_view kComplaintsFounded = "complaint.founded",
                                  kComplaintsRectified = "complaint.rectified";
inline constexpr std::string_view kTrained = "work.training_people";
// Of the ledgers of trainings (条例第四十八条) and of surveys (第四十六条).
inline constexpr std::string_view kTrainingsHeld = "training.held", kTrainingTurns = "training.turns";
inline constexpr std::string_view kSurveysHeld = "survey.held", kSurveyPapers = "survey.papers",
                                  kSurveySatisfied = "survey.satisfied";
// Of the sum that a government's tables are (条例第四十九条).
inline constexpr std::string_view kSumReports = "sum.reports", kSumMissing = "sum.missing";

/// In the order in which a report tells of them.
inline constexpr std::array kRequestChannels = {
    law::Channel::kOnline,       law::Channel::kInPerson, law::Channel::kOral, law::Channel::kSignedMail,
    law::Channel::kUnsignedMail, law::Channel::kFax,      law::Channel::kEmail};

inline std::string KeyOfItemKind(disclosure::ItemKind kind) { return "item.kind." + std::string(IdOf(kind)); }
inline std::string KeyOfChannel(disclosure::Channel channel) { return "item.channel." + std::string(IdOf(channel)); }
inline std::string KeyOfMonth(int month) { return "item.month." + std::to_string(month); }
inline std::string KeyOfRequestChannel(law::Channel channel) {
  return "request.channel." + std::string(law::IdOf(channel));
}
inline std::string KeyOfWork(YearWorkKind kind) { return "work." + std::string(IdOf(kind)); }

}  // namespace gongkai::report
