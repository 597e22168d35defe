// The form of a clean-up: what it was decided by, and all documents of the organ with what is found of each. What stays
// open is not part of it.

#include <algorithm>

#include "base/fold.h"
#include "disclosure/cleanup/cleanup_actions.h"
#include "disclosure/cleanup/cleanup_pages.h"
#include "disclosure/item_form.h"
#include "disclosure/validity_view.h"

namespace gongkai::disclosure {
namespace {

using account::Act;
using account::Desk;
using account::Visitor;
using web::AttributeIf;
using web::FormKeys;
using web::Html;
using web::Markup;
using web::Request;
using web::Response;
using web::Url;

constexpr int kMostShown = 500;
constexpr web::BodyLimits kLimits{.file_bytes = 0, .total_bytes = 2 << 20, .text_bytes = 2 << 20, .files = 0};

/// As it stands in the form: what was typed, or what is kept.
struct Row {
  std::string outcome{}, from{}, until{}, words{};
};
struct Form {
  OrganId organ{0};
  std::optional<ItemId> id{};
  std::string title{}, basis{}, decided_on{};
  std::int64_t version = 0;
  std::map<ItemId, Row> rows{};
};

std::string DayText(const std::optional<Date>& day) { return day ? ToString(*day) : std::string(); }

Form FormOf(const Cleanup& cleanup) {
  Form form{.organ = cleanup.id.organ,
            .id = cleanup.id,
            .title = cleanup.title,
            .basis = cleanup.basis,
            .decided_on = DayText(cleanup.decided_on),
            .version = cleanup.version};
  for (const CleanupEntry& entry : cleanup.entries) {
    form.rows[entry.item] = {std::string(IdOf(entry.outcome)), DayText(entry.from), DayText(entry.until), entry.words};
  }
  return form;
}

/// What was typed, row by row of what was shown.
Form Typed(const Request& request, OrganId organ, std::optional<ItemId> id) {
  const auto typed = [&](const std::string& name) { return std::string(Trim(request.form.Get(name))); };
  Form form{.organ = organ,
            .id = id,
            .title = typed("title"),
            .basis = typed("basis"),
            .decided_on = typed("decided_on"),
            .version = request.form.Int("version").value_or(0)};
  for (const std::string_view text : request.form.All("document")) {
    const auto item = ItemIdFrom(text);
    if (!item || item->organ != organ || form.rows.size() >= kMostShown) continue;
    const std::string behind = "-" + ToString(*item);
    form.rows[*item] = {typed("outcome" + behind), typed("from" + behind), typed("until" + behind),
                        typed("words" + behind)};
  }
  return form;
}

/// What is chosen; a row without an outcome in which something else was typed is told, not dropped.
CleanupForm Chosen(const Form& form, FieldErrors& errors) {
  CleanupForm chosen{.title = form.title,
                     .basis = form.basis,
                     .decided_on = DayIn(form.decided_on, "decided_on", errors),
                     .entries = {},
                     .version = form.version};
  for (const auto& [item, row] : form.rows) {
    const std::string behind = "-" + ToString(item);
    const auto outcome = CleanupOutcomeFrom(row.outcome);
    if (!outcome) {
      if (!row.from.empty() || !row.until.empty() || !row.words.empty())
        errors.push_back({"outcome" + behind, "这一件还没有选清理结果；不清理的，请把后面填的删去。"});
      continue;
    }
    chosen.entries.push_back({.item = item,
                              .outcome = *outcome,
                              .from = DayIn(row.from, "from" + behind, errors),
                              .until = DayIn(row.until, "until" + behind, errors),
                              .words = row.words});
  }
  return chosen;
}

// ---- as html

Html Says(const FieldErrors& errors, const std::string& name) {
  const FieldError* const error = ErrorOf(errors, name);
  return error == nullptr ? Html() : Markup("<p class=\"gk-fault\" id=\"{}-says\">{}</p>", name, error->message);
}

/// One small field of a row; its label is heard, the head of the column is seen.
Html Cell(const std::string& name, const std::string& label, const std::string& value, std::string_view type,
          const FieldErrors& errors) {
  const bool is_day = type == "date" && (value.empty() || ParseDate(value));
  return Markup("<input class=\"form-control\" id=\"{}\" name=\"{}\" aria-label=\"{}\" type=\"{}\" value=\"{}\" {}>{}",
                name, name, label, is_day ? "date" : "text", value,
                AttributeIf(ErrorOf(errors, name) != nullptr, "aria-invalid=\"true\""), Says(errors, name));
}

Html OutcomeCell(const std::string& name, const std::string& label, const std::string& chosen,
                 const FieldErrors& errors) {
  Html options = Markup("<option value=\"\">（这次没有清理）</option>");
  for (const CleanupOutcome outcome : kCleanupOutcomes) {
    options.Add("<option value=\"{}\" {}>{}</option>", IdOf(outcome), AttributeIf(chosen == IdOf(outcome), "selected"),
                NameOf(outcome));
  }
  return Markup("<select class=\"form-select\" id=\"{}\" name=\"{}\" aria-label=\"{}\">{}</select>{}", name, name,
                label, options, Says(errors, name));
}

Html DocumentRow(const CleanedDocument& document, const Row& row, Date today, const FieldErrors& errors) {
  const std::string id = ToString(document.id), behind = "-" + id;
  const std::string& title = document.title;
  return Markup(
      "<tr><th scope=\"row\"><input type=\"hidden\" name=\"document\" value=\"{}\"><a "
      "href=\"/office/items/{}\">{}</a>{}<div class=\"gk-soft\">{}　{}</div></th><td "
      "data-label=\"清理结果\">{}</td><td "
      "data-label=\"从哪一天起废止、失效\">{}</td><td data-label=\"继续有效到\">{}</td><td "
      "data-label=\"说明\">{}</td></tr>",
      id, id, title, ValidityBadge(ValidityMarkOn(document.facts, today)), document.document_number,
      DayText(document.formed_on), OutcomeCell("outcome" + behind, "清理结果：" + title, row.outcome, errors),
      Cell("from" + behind, "从哪一天起废止、失效：" + title, row.from, "date", errors),
      Cell("until" + behind, "继续有效到：" + title, row.until, "date", errors),
      Cell("words" + behind, "说明：" + title, row.words, "text", errors));
}

/// What was over before the form was opened, and stands in no row of it, is not asked for.
bool IsShown(const CleanedDocument& document, const Form& form, Date today) {
  if (form.rows.contains(document.id)) return true;
  const auto mark = ValidityMarkOn(document.facts, today);
  return !mark || (mark->state != Validity::kLapsed && mark->state != Validity::kEnded);
}

Html DocumentsPart(const std::vector<CleanedDocument>& documents, const Form& form, Date today,
                   const FieldErrors& errors) {
  Html rows;
  int shown = 0;
  for (const CleanedDocument& document : documents) {
    if (!IsShown(document, form, today)) continue;
    if (++shown > kMostShown) break;
    const auto row = form.rows.find(document.id);
    rows.Add("{}", DocumentRow(document, row == form.rows.end() ? Row() : row->second, today, errors));
  }
  if (rows.empty()) return Markup("<p class=\"gk-empty\">本机关没有公开过的、还没有废止或者失效的文件。</p>");
  return Markup(
      "{}<div class=\"card\"><table class=\"table card-table gk-list cleanup-rows\"><thead><tr><th "
      "scope=\"col\">文件</th><th scope=\"col\">清理结果</th><th scope=\"col\">从哪一天起废止、失效</th><th "
      "scope=\"col\">继续有效到</th><th scope=\"col\">说明</th></tr></thead><tbody>{}</tbody></table></div>",
      shown > kMostShown ? Markup("<p>文件超过 500 件，这里列出最早的 500 件；签署以后再登记其余的。</p>") : Html(),
      rows);
}

Response Show(Desk& desk, const Request& request, const Visitor& visitor, const Form& form, const FieldErrors& errors) {
  const Date today = BeijingDay(desk.now());
  db::Reader reader = desk.database.Read();
  web::Page page = CleanupFrame(visitor, form.id ? "修改：" + form.title : "登记一次清理");
  const std::string path = form.id ? PathOfCleanup(*form.id) + "/edit" : "/office/cleanups/new";
  page.body.Add(
      "{}<form method=\"post\" action=\"{}\" class=\"gk-form cleanup-form\" novalidate>{}<input type=\"hidden\" "
      "name=\"organ\" value=\"{}\"><input type=\"hidden\" name=\"version\" value=\"{}\"><p>{}</p>{}{}{}",
      web::FaultList(errors), Url::Local(path), FormKeys(request), form.organ.value, form.version,
      NameOfOrgan(reader, form.organ),
      web::TextField({.name = "title",
                      .label = "名称",
                      .value = form.title,
                      .hint = "例如：2026年行政规范性文件清理",
                      .required = true},
                     errors),
      web::TextField({.name = "basis",
                      .label = "依据",
                      .value = form.basis,
                      .hint = "作出清理决定的文件，名称和文号；读者会看到",
                      .required = true},
                     errors),
      web::TextField({.name = "decided_on",
                      .label = "决定日期",
                      .value = form.decided_on,
                      .hint = "废止、宣布失效没有另写日期的，从这一天起",
                      .type = form.decided_on.empty() || ParseDate(form.decided_on) ? "date" : "text",
                      .required = true},
                     errors));
  page.body.Add(
      "{}<div class=\"gk-sends\"><button class=\"btn btn-primary\" type=\"submit\">保存</button><a class=\"btn\" "
      "href=\"{}\">取消</a></div></form>",
      DocumentsPart(CleanedDocumentsOf(reader, form.organ, kMostShown * 40), form, today, errors),
      Url::Local(form.id ? PathOfCleanup(*form.id) : std::string("/office/cleanups")));
  return Response::Of(RenderPage(page, request), web::StatusOf(errors));
}

Response SaveTyped(Desk& desk, const Request& request, const Visitor& visitor, Form form) {
  FieldErrors errors;
  const CleanupForm chosen = Chosen(form, errors);
  if (!errors.empty()) return Show(desk, request, visitor, form, errors);
  const auto done =
      SaveCleanup(desk, ActorOn(visitor, Act::kDraftItems, form.organ, request), form.organ, form.id, chosen);
  if (done) return Response::SeeOther(Url::Local(PathOfCleanup(*done)).With("done", "1"));
  if (form.id && ErrorOf(done.errors(), kVersionField) != nullptr) {
    db::Reader reader = desk.database.Read();
    if (const auto stored = FindCleanup(reader, *form.id)) form.version = stored->version;  // saved knowingly then
  }
  return Show(desk, request, visitor, form, done.errors());
}

Response New(Desk& desk, const Request& request, const Visitor& visitor) {
  const OrganId organ = OrganFor(request, visitor, Act::kDraftItems);
  if (request.method == web::Method::kPost) return SaveTyped(desk, request, visitor, Typed(request, organ, {}));
  return Show(desk, request, visitor, {.organ = organ}, {});
}

Response Edit(Desk& desk, const Request& request, const Visitor& visitor) {
  std::optional<Cleanup> stored;
  {
    db::Reader reader = desk.database.Read();
    stored = CleanupIn(reader, request, visitor);
  }
  if (!visitor.May(Act::kDraftItems, stored->id.organ)) {
    throw web::ProblemError({404, "没有这一次清理", "没有这一次清理，请从“文件清理”进入。"});
  }
  if (request.method == web::Method::kPost) {
    return SaveTyped(desk, request, visitor, Typed(request, stored->id.organ, stored->id));
  }
  return Show(desk, request, visitor, FormOf(*stored), {});
}

}  // namespace

void AddCleanupFormPages(account::Office& office) {
  office.Get("/office/cleanups/new", Act::kDraftItems, WithDesk(office, New));
  office.Post("/office/cleanups/new", Act::kDraftItems, WithDesk(office, New), kLimits);
  office.Get("/office/cleanups/{id}/edit", Act::kDraftItems, WithDesk(office, Edit));
  office.Post("/office/cleanups/{id}/edit", Act::kDraftItems, WithDesk(office, Edit), kLimits);
}

}  // namespace gongkai::disclosure
