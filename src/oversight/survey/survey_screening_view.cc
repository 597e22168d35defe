#include "oversight/survey/survey_screening_view.h"

#include "screening/pasted_text.h"
#include "screening/screener_now.h"

namespace gongkai::oversight {
namespace {

screening::Part PartOf(std::string key, std::string label, std::string text) {
  screening::PastedText pasted = screening::ReadPasted(std::move(text));
  pasted.part.key = std::move(key);
  pasted.part.label = std::move(label);
  return std::move(pasted.part);
}

FieldErrors FoundIn(account::Desk& desk, OrganId organ, const std::vector<screening::Part>& parts, bool is_checked) {
  constexpr std::size_t kMostTold = 10;
  const Date today = BeijingDay(desk.now());
  db::Reader reader = desk.database.Read();
  FieldErrors errors;
  for (const screening::Hit& hit : screening::ScreenerFor(reader, organ, today).screener->Screen(parts, today)) {
    if (hit.sureness == screening::Sureness::kPossible && is_checked) continue;
    if (errors.size() < kMostTold) errors.push_back({"found", parts[hit.part].label + "：" + hit.why});
  }
  return errors;
}

}  // namespace

FieldErrors FoundInSurvey(account::Desk& desk, const Survey& survey, bool is_checked) {
  std::vector<screening::Part> parts;
  parts.push_back(PartOf("title", "名称", survey.title));
  parts.push_back(PartOf("intro", "说明", survey.intro));
  for (std::size_t i = 0; i < survey.questions.size(); ++i) {
    std::string text = survey.questions[i].text;
    for (const std::string& option : survey.questions[i].options) text += "\n" + option;
    const std::string number = std::to_string(i + 1);
    parts.push_back(PartOf("q" + number, "第" + number + "题", std::move(text)));
  }
  return FoundIn(desk, survey.id.organ, parts, is_checked);
}

FieldErrors FoundInWords(account::Desk& desk, OrganId organ, std::string_view words) {
  std::vector<screening::Part> parts;
  parts.push_back(PartOf("words", "说明", std::string(words)));
  return FoundIn(desk, organ, parts, false);
}

}  // namespace gongkai::oversight
