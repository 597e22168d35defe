// What is kept of an organ's own words for letters. Schema: migrations/0265_letter_template.sql.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "account/organ.h"
#include "account/post.h"
#include "base/instant.h"
#include "db/database.h"
#include "request/letter_template.h"

namespace gongkai::request {

/// Under which the words of the whole county are kept.
inline constexpr account::OrganId kWholeCounty{0};

struct LetterTemplate {
  account::OrganId organ{0};
  std::string subject;  // IdOf(TemplateSubject)
  std::int64_t version = 0;
  std::string body;
  Instant at{};
  account::PersonId person{0};
  std::string person_name;
};

/// Newest first.
std::vector<LetterTemplate> VersionsOfTemplate(db::Session& session, account::OrganId organ, std::string_view subject);
/// The newest of that very organ, of every subject that has any.
std::vector<LetterTemplate> NewestTemplates(db::Session& session, account::OrganId organ);
void AddTemplate(db::Transaction& act, const LetterTemplate& added);

/// The words of the organ in force; else the county's; none: the program's.
std::optional<LetterTemplate> TemplateInForce(db::Session& session, account::OrganId organ, std::string_view subject);

/// The same as it was then; empty: the program's.
std::string TemplateBodyAt(db::Session& session, account::OrganId organ, std::string_view subject, Instant at);

struct StoredLetterSettings {
  LetterSettings settings;
  std::int64_t version = 0;  // 0: none were written yet
};
/// Of that very organ.
StoredLetterSettings FindLetterSettings(db::Session& session, account::OrganId organ);
void PutLetterSettings(db::Transaction& act, account::OrganId organ, const LetterSettings& settings);
/// What is in force: the organ's own, else the county's.
LetterSettings LetterSettingsInForce(db::Session& session, account::OrganId organ);

}  // namespace gongkai::request
