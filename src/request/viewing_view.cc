// The applicant's page: times to read and copy on the spot (第四十条).
#include <algorithm>

#include "request/applicant_case_view.h"
#include "web/fields.h"

namespace gongkai::request {
namespace {

using web::Html;
using web::Markup;

/// Told of all of a case: what is taken, what came of it.
Html LineOf(const Viewing& viewing) {
  return Markup("<li>{}　<span class=\"badge {}\">{}</span></li>", Describe(viewing.time),
                viewing.state == ViewingState::kChosen ? "gk-badge-good" : "gk-badge-quiet", NameOf(viewing.state));
}

Html ChoiceOf(const Viewing& viewing, bool is_chosen) {
  return Markup(
      "<label class=\"form-check\"><input class=\"form-check-input\" type=\"radio\" name=\"viewing\" value=\"{}\" {}>"
      "<span class=\"form-check-label\">{}</span></label>",
      viewing.number, web::AttributeIf(is_chosen, "checked"), Describe(viewing.time));
}

}  // namespace

Html DrawViewings(const ApplicantCase& shown, const web::Request& request, std::string_view ticket,
                  const FieldErrors& errors, Date today) {
  Html choices, lines;
  for (const Viewing& each : shown.viewings) {
    if (!AgainstChoosing(shown.viewings, each.number, today)) {
      choices.Add("{}", ChoiceOf(each, each.state == ViewingState::kChosen));
    } else if (each.state != ViewingState::kOffered) {
      lines.Add("{}", LineOf(each));
    }
  }
  if (choices.empty() && lines.empty()) return {};
  const Viewing* const chosen = ChosenOf(shown.viewings);
  Html body;
  if (chosen != nullptr) {
    body.Add("<p>您选定的时间：<b>{}</b>。请带身份证明来；不能来的，请在前一天以前另选，或者给机关打电话。</p>",
             Describe(chosen->time));
  }
  if (!lines.empty()) body.Add("<ul>{}</ul>", lines);
  if (!choices.empty()) {
    const FieldError* const fault = ErrorOf(errors, "viewing");
    body.Add(
        "<form method=\"post\" action=\"/apply/status/viewing\" class=\"gk-form\" novalidate>{}<input type=\"hidden\" "
        "name=\"ticket\" value=\"{}\"><input type=\"hidden\" name=\"version\" value=\"{}\"><fieldset id=\"viewing\" "
        "tabindex=\"-1\"><legend>{}</legend>{}{}</fieldset><div class=\"gk-sends\"><button class=\"btn "
        "btn-primary\" type=\"submit\">选定这个时间</button></div></form>",
        web::FormKeys(request), ticket, shown.held.version, chosen == nullptr ? "选一个时间" : "另选一个时间",
        fault == nullptr ? Html() : Markup("<p class=\"gk-fault\">{}</p>", fault->message), choices);
  }
  return Markup(
      "<section class=\"portal-part\"><h2>当场查阅、抄录</h2><p>机关安排您查阅、抄录公开的信息（条例第四十条）。</p>{}"
      "</section>",
      body);
}

}  // namespace gongkai::request
