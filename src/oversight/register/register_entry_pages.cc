// /office/register-entries/{id}: one entry: what stands there, what follows it with days and proof, its files, what
// stood there before, and what happened to it. Acts have pages of their own: register_act_pages.cc.

#include <algorithm>

#include "account/sight_actions.h"
#include "db/blob_store.h"
#include "oversight/pages.h"
#include "oversight/register/register_pages.h"

namespace gongkai::oversight {
namespace {

using account::Act;
using account::Desk;
using account::Visitor;
using web::Html;
using web::Markup;
using web::Request;
using web::Response;
using web::Url;

Html Row(std::string_view label, const Html& value) {
  return Markup("<div><dt>{}</dt><dd>{}</dd></div>", label, value);
}

std::string Shown(db::Session& session, const RegisterEntry& entry, const RegisterField& field) {
  if (field.type == FieldType::kOrgan) return entry.about ? NameOfOrgan(session, *entry.about) : std::string();
  return ShownValue(field, ValueOf(entry, field.id));
}

Html Facts(db::Session& session, const RegisterEntry& entry) {
  Html rows, texts;
  rows.Add("{}", Row("机关", Markup("{}", NameOfOrgan(session, entry.id.organ))));
  rows.Add("{}", Row(entry.kind->on, Markup("{}", FormOf(entry).on)));
  if (const Html badge = EntryBadge(entry); !badge.empty()) rows.Add("{}", Row("状态", badge));
  for (const RegisterField& field : entry.kind->fields) {
    const std::string value = Shown(session, entry, field);
    if (value.empty()) continue;
    if (field.type == FieldType::kText) {
      texts.Add("<h2>{}</h2>{}", field.label, Paragraphs(value));
    } else {
      rows.Add("{}", Row(field.label, Markup("{}", value)));
    }
  }
  if (!entry.ending.empty()) {
    texts.Add("<h2>{}</h2>{}", entry.state == EntryState::kStruck ? "为什么划去" : "结果", Paragraphs(entry.ending));
  }
  return Markup("<section class=\"card item-part\"><dl class=\"gk-facts\">{}</dl>{}</section>", rows, texts);
}

Html FileLinks(const RegisterEntry& entry, const std::vector<RegisterFile>& files, std::int64_t step) {
  Html links;
  for (const RegisterFile& file : files) {
    if (file.step != step) continue;
    links.Add("<li><a href=\"{}\">{}</a></li>", Url::Local(PathOf(entry.id) + "/files/" + std::to_string(file.number)),
              file.name);
  }
  return links.empty() ? Html() : Markup("<ul>{}</ul>", links);
}

Html OneStep(const RegisterEntry& entry, const RegisterStep& step, const std::vector<RegisterFile>& files,
             bool may_follow, Date today) {
  Html state;
  if (step.done_on) {
    state = Markup("<span class=\"badge gk-badge-good\">完成</span>　{}，{}：{}{}", ToChinese(*step.done_on),
                   step.person, step.outcome, FileLinks(entry, files, step.number));
  } else {
    state = Markup("<span class=\"badge {}\">{}</span>", IsOverdue(step, today) ? "gk-badge-error" : "gk-badge-warning",
                   IsOverdue(step, today) ? "已超期" : "未完成");
    if (may_follow && entry.state == EntryState::kOpen) {
      state.Add("　<a href=\"{}\">登记完成</a>",
                Url::Local(PathOf(entry.id) + "/done").With("step", std::to_string(step.number)));
    }
  }
  return Markup(
      "<tr><th scope=\"row\">{}</th><td data-label=\"负责\">{}</td><td data-label=\"期限\">{}</td><td "
      "data-label=\"进展\">{}</td></tr>",
      step.what, step.owner, step.due, state);
}

Html Steps(db::Session& session, const RegisterEntry& entry, const Visitor& visitor, Date today,
           const std::vector<RegisterFile>& files) {
  if (entry.kind->step.empty()) return {};
  Html rows;
  const bool may_follow = MayFollowEntry(visitor, entry);
  for (const RegisterStep& step : StepsOf(session, entry.id)) {
    rows.Add("{}", OneStep(entry, step, files, may_follow, today));
  }
  Html add;
  if (MayKeepEntry(visitor, entry) && entry.state == EntryState::kOpen) {
    add.Add("<p><a class=\"btn\" href=\"{}\">加一项</a></p>", Url::Local(PathOf(entry.id) + "/step"));
  }
  if (rows.empty()) return Markup("<h2>{}</h2><p class=\"gk-empty\">还没有。</p>{}", entry.kind->step, add);
  return Markup(
      "<h2>{}</h2><div class=\"card\"><table class=\"table card-table gk-list\"><thead><tr><th "
      "scope=\"col\">事项</th><th scope=\"col\">负责</th><th scope=\"col\">期限</th><th "
      "scope=\"col\">进展</th></tr></thead><tbody>{}</tbody></table></div>{}",
      entry.kind->step, rows, add);
}

std::string_view WordsOf(std::string_view event) {
  constexpr std::pair<std::string_view, std::string_view> kWords[] = {
      {"kept", "登记"},   {"corrected", "更正"},  {"step", "加事项"}, {"done", "登记完成"},
      {"closed", "办结"}, {"opened", "重新打开"}, {"struck", "划去"}, {"files", "加材料"}};
  for (const auto& [id, words] : kWords) {
    if (id == event) return words;
  }
  return event;
}

/// What a correction changed, from the content before.
Html Changed(db::Session& session, const RegisterEntry& entry, const KeptContent& before, const KeptContent& after) {
  std::vector<web::TwoValues> values;
  values.push_back({entry.kind->on, ToString(before.from), ToString(after.from)});
  for (const RegisterField& field : entry.kind->fields) {
    values.push_back({field.label, ShownIn(session, field, before.values), ShownIn(session, field, after.values)});
  }
  Html lines;
  for (const web::TwoValues& each : values) {
    if (each.theirs == each.yours) continue;
    lines.Add("<li>{}：原来是“{}”，改成“{}”</li>", each.label, each.theirs, each.yours);
  }
  return lines.empty() ? Html() : Markup("<ul class=\"gk-soft\">{}</ul>", lines);
}

Html History(db::Session& session, const RegisterEntry& entry) {
  const std::vector<KeptContent> contents = ContentsOf(session, entry.id);
  Html lines;
  for (const RegisterEvent& event : RegisterEventsOf(session, entry.id)) {
    const auto at = static_cast<std::size_t>(event.content);
    const bool has_two = event.content > 1 && at <= contents.size();
    lines.Add("<li>{}　{}　{}{}{}</li>", ToBeijingMinute(event.at), WordsOf(event.kind), event.person_name,
              event.words.empty() ? Html() : Markup("<div class=\"gk-soft\">{}</div>", event.words),
              has_two ? Changed(session, entry, contents[at - 2], contents[at - 1]) : Html());
  }
  return Markup("<section class=\"card item-part\"><h2>经过</h2><ol class=\"take-part-history\">{}</ol></section>",
                lines);
}

Html Actions(const RegisterEntry& entry) {
  Html actions;
  const auto add = [&](std::string_view act, std::string_view label) {
    actions.Add("<a class=\"btn\" href=\"{}\">{}</a>", Url::Local(PathOf(entry.id) + "/" + std::string(act)), label);
  };
  if (entry.state == EntryState::kStruck) return actions;
  add("correct", "更正");
  add("proof", "加材料");
  if (!entry.kind->close.empty()) {
    entry.state == EntryState::kOpen ? add("close", entry.kind->close) : add("open", "重新打开");
  }
  add("strike", "划去");
  return actions;
}

Response Show(Desk& desk, const Request& request, const Visitor& visitor) {
  db::Reader reader = desk.database.Read();
  const RegisterEntry entry = RegisterEntryIn(reader, request, visitor);
  web::Page page = RegisterFrame(visitor, TitleOf(entry));
  page.breadcrumbs.push_back({std::string(entry.kind->name),
                              RegisterUrl(entry.kind->id, entry.id.organ, static_cast<int>(entry.from.year()))});
  if (MayKeepEntry(visitor, entry)) page.actions = Actions(entry);
  const std::vector<RegisterFile> files = FilesOf(reader, entry.id);
  const Html own = FileLinks(entry, files, 0);
  page.body.Add("{}<h2>{}</h2>{}{}{}", Facts(reader, entry),
                entry.kind->proof.empty() ? std::string_view("材料") : entry.kind->proof,
                own.empty() ? Markup("<p class=\"gk-empty\">还没有上传。</p>") : own,
                Steps(reader, entry, visitor, BeijingDay(desk.now()), files), History(reader, entry));
  return Response::Of(RenderPage(page, request));
}

Response SendFile(Desk& desk, const Request& request, const Visitor& visitor) {
  struct Taken {
    RegisterEntryId id;
    std::string name, bytes;
  };
  const auto number = request.params.Int("file").value_or(0);
  Taken taken = [&] {
    db::Reader reader = desk.database.Read();
    const RegisterEntry entry = RegisterEntryIn(reader, request, visitor);
    for (const RegisterFile& file : FilesOf(reader, entry.id)) {
      if (file.number != number) continue;
      return Taken{entry.id, file.name, db::GetBlob(reader, file.digest).value_or(std::string())};
    }
    throw web::ProblemError({404, "没有这个文件", "没有这个文件，请从登记的页面进入。"});
  }();
  account::RecordTaken(desk, visitor, taken.id.organ, "register.file",
                       "register:" + ToString(taken.id) + "/" + std::to_string(number));
  return Response::Download(taken.name, "application/octet-stream", std::move(taken.bytes));
}

}  // namespace

void AddRegisterEntryPages(account::Office& office) {
  office.Get("/office/register-entries/{id}", Act::kSeeItems, WithDesk(office, Show));
  office.Get("/office/register-entries/{id}/files/{file}", Act::kSeeItems, WithDesk(office, SendFile));
}

}  // namespace gongkai::oversight
