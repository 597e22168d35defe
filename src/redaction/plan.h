// What the marks of a document come to: what is burnt, the list of what is withheld for the letter, who has checked it,
// and whether it may be released. Pure.
//
// Source: 条例第三十七条 (the publishable part is given, the rest with its reasons); 第十七条 (examined before it goes
// out: by a second person). Table of cases: tests/law_cases/redaction.tsv. Next to read: residue.h.
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "base/result.h"
#include "redaction/mark.h"

namespace gongkai::redaction {

/// Marks that stand, in the order of the pages. Those of all layers.
struct Plan {
  std::string original;  // digest of the original file
  std::string pages;     // digest of the working copy
  std::vector<Mark> marks;
  /// Words that were marked at one place and stay at others, each by a person's word (folded; residue.h).
  struct Stays {
    std::string words;
    std::string reason;
    std::int64_t person = 0;
    bool operator==(const Stays&) const = default;
  };
  std::vector<Stays> stays;
};

/// Over all that decides what is released; a check is over this, and any change voids it. "sm3:" and 64 hex digits.
std::string DigestOf(const Plan& plan);

/// One row of the list in the letter: what was withheld for one ground and reason. Never the words themselves.
struct WithheldRow {
  std::string ground, name, articles;  // Ground::id, name; its articles and 第三十七条
  std::string reason;                  // as typed; the ground's words where nothing was typed
  std::string places;                  // "第 1 页 2 处、第 3 至 5 页各 1 处"
  int count = 0;
};
/// In the order of the grounds; empty without marks.
std::vector<WithheldRow> WithheldOf(std::span<const Mark> marks);
/// The same as paragraphs of a letter, the law by its full name: "（一）第 2 页 3 处：涉及个人隐私，……，
/// 依据《中华人民共和国政府信息公开条例》第十五条、第三十七条，不予公开。" What is no government information is
/// "不予提供".
std::vector<std::string> WithheldSentences(std::span<const Mark> marks);

/// law::Outcome::id of the reply: "partly_refused"; "partly_no_information" when all that is withheld is no government
/// information; "released" without marks.
std::string_view OutcomeOf(std::span<const Mark> marks);

/// Articles of the marks, each once, in order, 第三十七条 last: "第十五条、第十六条第二款、第三十七条".
std::string ArticlesOf(std::span<const Mark> marks);

struct Check {
  std::string plan;  // DigestOf
  std::int64_t person = 0;
};

/// Errors: kForbidden (who checks has made marks in another layer than kCheck, or is who works on it), kConflict
/// (nothing is marked and nothing to check, a mark without ground).
Status MayCheck(const Plan& plan, std::int64_t person, std::int64_t handler);

/// What stands in the way of releasing, one plain sentence each; empty: it may go out. `released_plan`: the plan by
/// which the copy was burnt; `remainders`: how many findings of residue.h are open.
std::vector<std::string> InTheWay(const Plan& plan, const std::optional<Check>& check, std::string_view released_plan,
                                  std::size_t open_remainders);

}  // namespace gongkai::redaction
