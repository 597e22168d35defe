// What is kept of an organ's own Word files for letters, and of the letters made with them. Schema:
// migrations/0276_letter_word.sql.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "request/case_store.h"
#include "request/letter_template_store.h"

namespace gongkai::request {

struct LetterWord {
  account::OrganId organ{0};  // kWholeCounty: of the county
  std::string subject;        // IdOf(TemplateSubject)
  std::int64_t version = 0;
  std::string name;   // of the file
  std::string words;  // WordsOfWord
  bool is_in_force = false;
  Instant at{};
  account::PersonId person{0};
  std::string person_name;
};

/// Newest first.
std::vector<LetterWord> VersionsOfWord(db::Session& session, account::OrganId organ, std::string_view subject);
/// The file, taken apart: docread::ToWire.
std::optional<std::string> LayoutOfWord(db::Session& session, account::OrganId organ, std::string_view subject,
                                        std::int64_t version);
void AddWord(db::Transaction& act, const LetterWord& added, std::string_view layout);
/// From now on; 0: none of them.
void PutWordInForce(db::Transaction& act, account::OrganId organ, std::string_view subject, std::int64_t version);

/// What a letter of an organ is written with.
struct WordsInForce {
  std::string body;                  // for WriteLetter; empty: the program's
  std::string own;                   // what stands for {{正文}}; empty: the program's
  std::optional<LetterWord> word{};  // the file in whose layout it comes out
};
/// The organ's own file, else its own words, else the county's; a file of the county with {{正文}} takes the organ's
/// words.
WordsInForce WordsFor(db::Session& session, account::OrganId organ, const TemplateSubject& subject);

/// A letter in the layout of such a file, sealed with its case.
struct LetterWordFile {
  account::OrganId of{0};
  std::int64_t version = 0;
  std::string bytes;
};
void AddLetterWordFile(db::Transaction& act, const account::Keys& keys, CaseId id, const std::string& ref,
                       const LetterWordFile& file);
/// Nothing where there is none, or its case was erased.
std::optional<LetterWordFile> FindLetterWordFile(db::Session& session, const account::Keys& keys, CaseId id,
                                                 const std::string& ref);

}  // namespace gongkai::request
