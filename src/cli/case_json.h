// An application and what happened to it as one line of JSON, and the answer of the statutory clock as another: the
// exchange format of `gongkai deadline --json`, described to people in help.cc.
//
// Grammar, in:  {"id","receipt":{"channel","submitted","signed"?,"confirmed"?},"events":[{"on","type",…}]}
//          out: {"id","state","due","provisional","in_time"?,"days":[{"on","counts","n"?,"why"?}],"warnings":[…]}
//          or   {"id","state":"error","due":null,"error":{"event": its place or "receipt","message"}}
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

#include "law/working_calendar.h"

namespace gongkai::cli {

struct CaseAnswer {
  std::string line;           // JSON, without the end of line
  bool has_findings = false;  // a fault or a warning
};

/// Never fails: what cannot be read, or is not lawful, is an answer with an error. `number` is the line's, from 1.
CaseAnswer AnswerCase(std::string_view line, std::size_t number, const law::WorkingCalendar& calendar);

}  // namespace gongkai::cli
