// What people put into a survey, as it lies in the database: tickets here, slips there, nothing between them. Who
// writes which when, and why nobody can be told from it: survey_urn_actions.h. Schema: migrations/0339_survey_paper.*.
#pragma once

#include <map>
#include <string>
#include <utility>
#include <vector>

#include "db/database.h"
#include "oversight/survey/survey.h"

namespace gongkai::oversight {

// ---- tickets: that somebody answered

/// False when it was given up before.
bool AddTicket(db::Transaction& act, SurveyId id, std::string_view ticket);
bool HasTicket(db::Session& session, SurveyId id, std::string_view ticket);
void RemoveTicket(db::Transaction& act, SurveyId id, std::string_view ticket);
std::vector<SurveyId> SurveysWithTickets(db::Session& session);
/// The number that were there.
std::int64_t DropTickets(db::Transaction& act, SurveyId id);

// ---- slips: what was answered

struct Slip {
  SurveyId survey;
  std::string mark;           // random: by it alone slips are ordered
  std::int64_t question = 0;  // 0: what was chosen on one paper; else the words to that question
  std::string choices{};      // as ChoicesOf has them
  db::Blob words{};           // sealed
};
void AddSlip(db::Transaction& act, const Slip& slip);
/// Adds so many to those that PapersOf tells; called with the slips, in one transaction.
void CountPapers(db::Transaction& act, SurveyId id, std::int64_t papers);
/// Put in so far.
std::int64_t PapersOf(db::Session& session, SurveyId id);
std::map<SurveyId, std::int64_t> PapersOf(db::Session& session, const std::vector<Survey>& surveys);

/// Papers among the slips that were not mixed yet.
std::vector<std::pair<SurveyId, std::int64_t>> UnmixedPapers(db::Session& session);
/// Moves them to the others, in the order of their marks.
void MixSlips(db::Transaction& act, SurveyId id);

/// What was chosen on papers, with how many times.
std::vector<std::pair<std::string, std::int64_t>> ChoicesIn(db::Session& session, SurveyId id);
std::int64_t CountWords(db::Session& session, SurveyId id, std::int64_t question);
/// In the order of their marks.
std::vector<db::Blob> SealedWords(db::Session& session, SurveyId id, std::int64_t question, int most);

}  // namespace gongkai::oversight
