// The county of account's tests with people who keep word lists: 何清 for the county, 文石 examines for secrecy in the
// township, 林溪 drafts there, 顾平 in another township.
#pragma once

#include "account/county_test.h"
#include "screening/assessment_actions.h"
#include "screening/list_actions.h"
#include "screening/list_view.h"
#include "screening/screening_pages.h"

namespace gongkai::screening {

using namespace std::chrono_literals;

using account::Fields;
using account::Has;
using account::PersonId;
using account::PostKind;
using account::Target;
using account::TestBrowser;

struct ListDesk : account::TestCounty {
  using TestCounty::TestCounty;

  PersonId he = Hire("heqing", "何清", office, PostKind::kSupervisor);
  PersonId lin = Hire("linxi", "林溪", township, PostKind::kHandler);
  PersonId wen = Hire("wenshi", "文石", township, PostKind::kSecrecyExaminer);
  PersonId gu = Hire("guping", "顾平", other_township, PostKind::kSecrecyExaminer);
  Actor supervisor = ActorAs(he, PostKind::kSupervisor);
  Actor examiner = ActorAs(wen, PostKind::kSecrecyExaminer);
  Actor drafter = ActorAs(lin, PostKind::kHandler);

  /// A list of the county that is none of leaders.
  const std::string list = "wrong-words";

  KeptWord Word(std::string text, std::string instead = {}) const {
    return WordOf(kCounty, list, std::move(text), std::move(instead));
  }
  KeptWord OwnWord(std::string text) const { return WordOf(township, std::string(kOwnList), std::move(text), {}); }
  static KeptWord WordOf(OrganId keeper, std::string list_id, std::string text, std::string instead) {
    KeptWord word{.keeper = keeper};
    word.list = std::move(list_id);
    word.word.text = std::move(text);
    word.word.instead = std::move(instead);
    return word;
  }

  std::int64_t Save(const KeptWord& word) {
    const auto saved = SaveWord(desk, word.keeper == kCounty ? supervisor : examiner, {.word = word, .reason = "测试"});
    for (const FieldError& error : saved.errors()) MESSAGE(error.field, ": ", error.message);
    REQUIRE(saved);
    return *saved;
  }
  KeptLists Now(OrganId organ) {
    db::Reader reader = database->Read();
    return ListsNow(reader, organ);
  }
  std::optional<KeptWord> Find(OrganId keeper, std::int64_t number) {
    db::Reader reader = database->Read();
    return FindWord(reader, keeper, number);
  }
  std::int64_t Count(std::string_view sql) { return database->Read().One<std::int64_t>(sql); }
};

inline bool HasWord(const std::vector<WordList>& lists, std::string_view text) {
  for (const WordList& each : lists) {
    for (const WordList::Word& word : each.words) {
      if (word.text == text) return true;
    }
  }
  return false;
}

}  // namespace gongkai::screening
