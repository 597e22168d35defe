#include "request/letter_word_actions.h"

#include <algorithm>

#include "base/utf8.h"
#include "disclosure/item_steps_actions.h"
#include "request/letter_template_actions.h"
#include "request/letter_word.h"
#include "request/letter_word_view.h"
#include "request/letter_words.h"

namespace gongkai::request {
namespace {

using account::Actor;
using account::Deed;
using account::Desk;
using disclosure::FormRefused;

constexpr const char* kMayNot = "您现在的岗位不能修改文书格式。";
constexpr std::size_t kLongestFileName = 120;

void LockWords(Deed& deed, const WordForm& form) {
  deed.transaction().Lock("letter word " + std::to_string(form.organ.value) + " " + IdOf(form.subject));
}

void Record(Deed& deed, account::OrganId of, const WordForm& form, std::int64_t version, std::string_view step) {
  deed.Record(
      of, "letter.word_template", "letter:" + IdOf(form.subject),
      {{"organ", std::to_string(form.organ.value)}, {"version", std::to_string(version)}, {"step", std::string(step)}});
  deed.Commit(std::to_string(version));
}

FormResult<std::int64_t> Add(Deed& deed, account::OrganId of, const WordForm& form, const std::string& words,
                             const std::string& layout) {
  if (deed.done_before()) return deed.EarlierId();
  if (!MayEditTemplates(deed.actor(), form.organ)) return FormRefused(kMayNot);
  LockWords(deed, form);
  const auto versions = VersionsOfWord(deed.transaction(), form.organ, IdOf(form.subject));
  if (std::ssize(versions) >= kMostWordVersions) return FieldError{"file", "已经有50版，请联系县政务公开办。"};
  const std::int64_t version = versions.empty() ? 1 : versions.front().version + 1;
  AddWord(deed.transaction(),
          {.organ = form.organ,
           .subject = IdOf(form.subject),
           .version = version,
           .name = Ellipsis(WithoutInvisible(form.name), kLongestFileName),
           .words = words,
           .at = deed.now(),
           .person = deed.actor().person,
           .person_name = deed.actor().name},
          layout);
  Record(deed, of, form, version, "add");
  return version;
}

FormResult<std::int64_t> Use(Deed& deed, account::OrganId of, const WordForm& form, std::int64_t version,
                             std::int64_t seen) {
  if (deed.done_before()) return deed.EarlierId();
  if (!MayEditTemplates(deed.actor(), form.organ)) return FormRefused(kMayNot);
  LockWords(deed, form);
  const auto versions = VersionsOfWord(deed.transaction(), form.organ, IdOf(form.subject));
  const auto in_force = std::ranges::find(versions, true, &LetterWord::is_in_force);
  const std::int64_t now = in_force == versions.end() ? 0 : in_force->version;
  if (now != seen) return FormRefused("别人刚刚改过，请看过现在的情况再改。");
  const auto wanted = std::ranges::find(versions, version, &LetterWord::version);
  if (version != 0 && wanted == versions.end()) return FieldError{"version", "没有这一版。"};
  // What the law requires may have changed since it was brought in.
  if (version != 0) {
    const std::string words = WithWords(wanted->words, ProgramWordsOf(form.subject.kind, form.subject.outcome));
    const FieldErrors errors = FaultsOfTemplate(form.subject, words);
    if (!errors.empty()) return FieldError{"version", "这一版现在不能用：" + errors.front().message};
  }
  PutWordInForce(deed.transaction(), form.organ, IdOf(form.subject), version);
  Record(deed, of, form, version, "use");
  return version;
}

}  // namespace

FormResult<std::int64_t> AddWordTemplate(Desk& desk, const Actor& actor, account::OrganId of, const WordForm& form,
                                         const docread::DocxGaps& gaps) {
  if (gaps.obstacle != docread::Obstacle::kNone) return FieldError{"file", gaps.obstacle_message};
  const std::vector<std::string> paragraphs = ParagraphsOf(gaps);
  if (FieldErrors errors = FaultsOfWord(form.subject, paragraphs); !errors.empty()) return errors;
  const std::string words = WordsOfWord(paragraphs), layout = docread::ToWire(gaps);
  return RetryDeed(desk, actor, [&](Deed& deed) { return Add(deed, of, form, words, layout); });
}

FormResult<std::int64_t> UseWordTemplate(Desk& desk, const Actor& actor, account::OrganId of, const WordForm& form,
                                         std::int64_t version, std::int64_t seen) {
  return RetryDeed(desk, actor, [&](Deed& deed) { return Use(deed, of, form, version, seen); });
}

}  // namespace gongkai::request
