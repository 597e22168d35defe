#include "disclosure/publish_day_view.h"

#include "account/working_days_view.h"
#include "disclosure/item_steps_actions.h"
#include "disclosure/publish_day.h"

namespace gongkai::disclosure {

using web::Html;

Html PublishDayNotes(const Item& item, const Content& content, Date today) {
  const Date day = *content.publish_on;
  if (item.stage == Stage::kDropped || (day < today && item.stage != Stage::kDraft)) return {};
  const PublishDay checked = CheckPublishDay(day, DueOnOf(content), account::WorkingDays(), today);
  Html notes;
  if (!checked.fault.empty()) notes.Add("<div class=\"gk-fault\">{}</div>", checked.fault);
  if (!checked.warning.empty()) {
    notes.Add("<div><span class=\"badge gk-badge-warning\">晚于期限</span> {}</div>", checked.warning);
  }
  if (!checked.note.empty()) notes.Add("<div class=\"gk-soft\">{}</div>", checked.note);
  return notes;
}

}  // namespace gongkai::disclosure
