// The acts of a case as an office does them: what each is called, on which article it rests, whose it is, what has to
// be typed, what event comes of it, and whether it may be done today. Pure. Forms: case_act_pages.cc.
//
// What the law allows is not written here a second time: the fold is tried with the event.
#pragma once

#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "account/permission.h"
#include "base/field_errors.h"
#include "base/personal_text.h"
#include "law/working_calendar.h"
#include "request/case_fold.h"
#include "request/letter.h"

namespace gongkai::request {

/// What of a form an act has, beside its words.
struct ActFields {
  bool on = false, until = false, working_days = false, with = false, ref = false, to = false;
};

struct OfficeAct {
  std::string_view id;     // in the address: "ask-correction"
  std::string_view label;  // "要求补正"
  std::string_view article;
  std::string_view advice;  // what to mind, shown above the form
  account::Act who;
  CaseEventKind kind;
  std::optional<law::ReplyEventType> clock;
  ActFields fields;
  std::string_view words;  // the label of its words; empty: it has none
  bool words_required;
  bool ends;  // it cannot be undone
};

std::span<const OfficeAct> OfficeActs();
const OfficeAct* FindOfficeAct(std::string_view id);

/// As typed.
struct OfficeActForm {
  std::string on, until, working_days, with, delivered, ref, to;
  PersonalText words;
  PersonalText addressee;  // who is asked; sealed in the letter, and nowhere else
};

inline constexpr std::size_t kLongestActWords = 4'000, kLongestWhom = 80;

/// The event without who and when; every fault of the form under the name of its field. `fold` gives the names of
/// consultations.
FormResult<CaseEvent> EventOf(const OfficeAct& act, const OfficeActForm& form, const CaseFold& fold, Date today);

/// Why it cannot be done today, whatever is typed; nothing: it can.
std::optional<Error> AgainstToday(const OfficeAct& act, const CaseFold& fold, account::PersonId person, Date today,
                                  const law::WorkingCalendar& calendar);

/// The letters that tell of it, in the order in which they are made; none where nobody is told.
std::vector<LetterKind> LettersToldBy(const OfficeAct& act, const CaseEvent& event);

/// "1", "2", …: the first that no consultation of the run bears.
std::string NextConsultation(const CaseFold& fold);

}  // namespace gongkai::request
