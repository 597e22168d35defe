#include "request/letter_template_actions.h"

#include "account/permission.h"
#include "base/fold.h"
#include "base/utf8.h"
#include "disclosure/item_steps_actions.h"

namespace gongkai::request {
namespace {

using account::Actor;
using account::Deed;
using account::Desk;
using disclosure::FormRefused;
using disclosure::MayActAs;

/// A line a paragraph, without blanks around.
std::string Tidy(std::string_view typed) {
  std::string tidy;
  for (const std::string& line : LinesOf(typed)) {
    if (!tidy.empty()) tidy += "\n";
    tidy += line;
  }
  return tidy;
}

std::string OneLine(std::string_view typed) { return std::string(Trim(WithoutInvisible(typed))); }

constexpr const char* kMayNot = "您现在的岗位不能修改文书格式。";
constexpr const char* kFaster = "别人刚刚改过，请看过现在的内容再改。";

}  // namespace

bool MayEditTemplates(const Actor& actor, account::OrganId organ) {
  if (!MayActAs(actor, account::Act::kEditLetterTemplates)) return false;
  return organ != kWholeCounty ||
         account::ReachOf(*actor.post, account::Act::kEditLetterTemplates) == account::Reach::kCounty;
}

FormResult<std::int64_t> SaveTemplate(Desk& desk, const Actor& actor, account::OrganId of, const TemplateForm& form) {
  const std::string body = Tidy(form.body), subject = IdOf(form.subject);
  return RetryDeed(desk, actor, [&](Deed& deed) -> FormResult<std::int64_t> {
    if (deed.done_before()) return deed.EarlierId();
    if (!MayEditTemplates(deed.actor(), form.organ)) return FormRefused(kMayNot);
    if (FieldErrors errors = FaultsOfTemplate(form.subject, body); !errors.empty()) return errors;
    deed.transaction().Lock("letter template " + std::to_string(form.organ.value) + " " + subject);
    const auto versions = VersionsOfTemplate(deed.transaction(), form.organ, subject);
    const std::int64_t last = versions.empty() ? 0 : versions.front().version;
    if (last != form.version) return FormRefused(kFaster);
    if (body.empty() && (versions.empty() || versions.front().body.empty())) {
      return FieldError{"body", "现在就没有自定的正文。"};
    }
    if (last >= kMostTemplateVersions) return FieldError{"body", "已经有200版，不能再改，请联系县政务公开办。"};
    AddTemplate(deed.transaction(), {.organ = form.organ,
                                     .subject = subject,
                                     .version = last + 1,
                                     .body = body,
                                     .at = deed.now(),
                                     .person = deed.actor().person,
                                     .person_name = deed.actor().name});
    deed.Record(of, "letter.template", "letter:" + subject,
                {{"organ", std::to_string(form.organ.value)}, {"version", std::to_string(last + 1)}});
    deed.Commit(std::to_string(last + 1));
    return last + 1;
  });
}

FormResult<account::OrganId> SaveLetterSettings(Desk& desk, const Actor& actor, account::OrganId of,
                                                account::OrganId organ, const LetterSettings& typed,
                                                std::int64_t version) {
  const LetterSettings settings{OneLine(typed.head), OneLine(typed.online)};
  return RetryDeed(desk, actor, [&](Deed& deed) -> FormResult<account::OrganId> {
    if (deed.done_before()) return organ;
    if (!MayEditTemplates(deed.actor(), organ)) return FormRefused(kMayNot);
    if (FieldErrors errors = FaultsOf(settings); !errors.empty()) return errors;
    deed.transaction().Lock("letter settings " + std::to_string(organ.value));
    if (FindLetterSettings(deed.transaction(), organ).version != version) return FormRefused(kFaster);
    PutLetterSettings(deed.transaction(), organ, settings);
    deed.Record(of, "letter.settings", "organ:" + std::to_string(organ.value), {{"head", settings.head}});
    deed.Commit(std::to_string(organ.value));
    return organ;
  });
}

}  // namespace gongkai::request
