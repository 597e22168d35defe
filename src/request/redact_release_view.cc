#include "request/redact_release_view.h"

#include <algorithm>

namespace gongkai::request {
namespace {

using redaction::Mark;

/// The name of the file as the letter calls it: without its ending.
std::string TitleOf(db::Session& session, const account::Keys& keys, const Redaction& redaction) {
  const auto name = FileNameOf(session, keys, redaction.id, redaction.copy_file.value_or(0));
  std::string title = name ? name->Reveal() : std::string("提供的文件");
  constexpr std::string_view kEnding = ".pdf";
  if (title.ends_with(kEnding)) title.resize(title.size() - kEnding.size());
  return title;
}

/// Whether the file is what a release is made of, and not dropped.
bool IsOriginal(std::span<const Redaction> all, const std::string& digest) {
  return std::ranges::any_of(all, [&](const Redaction& each) {
    return each.source_digest == digest && each.state != RedactState::kDropped && each.state != RedactState::kFailed;
  });
}

}  // namespace

PersonalText WithheldIn(db::Session& session, const account::Keys& keys, CaseId id,
                        const std::vector<std::string>& files) {
  std::string lines;
  for (const std::string& digest : files) {
    const auto redaction = RedactionOfCopy(session, keys, id, digest);
    if (!redaction) continue;
    const std::vector<Mark> marks = PlainMarksOf(session, keys, id, redaction->number);
    if (marks.empty()) continue;
    lines += (lines.empty() ? "" : "\n") + WithheldLines(TitleOf(session, keys, *redaction), marks);
  }
  return PersonalText(std::move(lines));
}

FieldErrors AgainstReleased(db::Session& session, const account::Keys& keys, CaseId id, const DecisionText& decision) {
  FieldErrors errors;
  const std::vector<Redaction> all = RedactionsOf(session, keys, id);
  for (const std::string& digest : decision.released_files) {
    if (IsOriginal(all, digest)) {
      errors.push_back({"files", "选中的文件是遮盖以前的原件，不能提供，请选遮盖以后的副本（条例第三十七条）。"});
      continue;
    }
    const auto copy = RedactionOfCopy(session, keys, id, digest);
    if (!copy) continue;
    const std::vector<Mark> marks = PlainMarksOf(session, keys, id, copy->number);
    for (const std::string& against : AgainstCopy(*copy, PlanOf(*copy, marks))) errors.push_back({"files", against});
    if (std::string against = AgainstOutcome(decision.outcome, marks); !against.empty()) {
      errors.push_back({"outcome", std::move(against)});
    }
  }
  return errors;
}

std::string OutcomeAsked(db::Session& session, const account::Keys& keys, CaseId id) {
  std::string asked;
  for (const Redaction& each : RedactionsOf(session, keys, id)) {
    if (each.state != RedactState::kReleased) continue;
    const std::string outcome(redaction::OutcomeOf(PlainMarksOf(session, keys, id, each.number)));
    if (outcome != "released" && asked != "partly_refused") asked = outcome;
  }
  return asked;
}

}  // namespace gongkai::request
