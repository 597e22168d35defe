// The office: topics and questions on their way before the public.

#include <algorithm>
#include <charconv>
#include <map>

#include "base/fold.h"
#include "disclosure/pages.h"
#include "disclosure/participation/entry_actions.h"
#include "disclosure/participation/entry_screening_actions.h"
#include "disclosure/participation/take_part_pages.h"

namespace gongkai::disclosure {
namespace {

using account::Act;
using account::Actor;
using account::Desk;
using account::Visitor;
using web::AttributeIf;
using web::FormKeys;
using web::Html;
using web::Markup;
using web::Request;
using web::Response;
using web::Url;

constexpr std::string_view kPath = "/office/entries";
constexpr int kMostListed = 200;

struct EntryOffice {
  Desk& desk;
  screening::Tools tools;
};

std::string PathOf(EntryId id) { return std::string(kPath) + "/" + ToString(id); }

/// Those for which the visitor writes entries or examines them.
std::vector<OrganId> SeenOrgans(const Visitor& visitor) {
  std::vector<OrganId> organs = visitor.OrgansFor(Act::kHandleMessages).value_or(std::vector<OrganId>());
  for (const OrganId organ : visitor.OrgansFor(Act::kExamineSecrecy).value_or(std::vector<OrganId>())) {
    if (std::ranges::find(organs, organ) == organs.end()) organs.push_back(organ);
  }
  return organs;
}

PublicEntry EntryIn(db::Session& session, const Request& request, const Visitor& visitor) {
  const auto id = EntryIdFrom(request.params.Get("id"));
  auto entry = id ? FindEntry(session, *id) : std::nullopt;
  const bool is_seen = entry && (visitor.May(Act::kHandleMessages, entry->id.organ) ||
                                 visitor.May(Act::kExamineSecrecy, entry->id.organ));
  if (!is_seen) throw web::ProblemError({404, "没有这一条", "没有这一条，请从列表进入。"});
  return std::move(*entry);
}

Html BadgeOf(const PublicEntry& entry) {
  const std::string_view badge = entry.state == PublicEntryState::kPublic    ? "gk-badge-good"
                                 : entry.state == PublicEntryState::kWaiting ? "gk-badge-warning"
                                                                             : "gk-badge-quiet";
  return Markup("<span class=\"badge {}\">{}</span>", badge, NameOf(entry.state));
}

Html TopicBadge(db::Session& session, const PublicEntry& entry, Date today) {
  if (entry.kind != PublicEntryKind::kTopic || entry.state != PublicEntryState::kPublic) return {};
  const TopicStanding standing = StandingOf(entry, AnsweredOn(session, entry, today), today);
  return Markup(" <span class=\"badge {}\">{}</span>",
                standing == TopicStanding::kOverdue ? "gk-badge-error" : "gk-badge-note", NameOf(standing));
}

Response ShowList(const EntryOffice& office, const Request& request, const Visitor& visitor) {
  db::Reader reader = office.desk.database.Read();
  const Date today = BeijingDay(office.desk.now());
  web::Page page = PartFrame(visitor, "点题和问答库", kPath);
  if (visitor.May(Act::kHandleMessages)) {
    page.actions.Add("<a class=\"btn btn-primary\" href=\"/office/entries/new\">写一条问答</a>");
  }
  Html rows;
  std::map<EntryId, int> open;
  const bool only_open = request.query.Get("found") == "open";
  std::vector<PublicEntry> entries;
  for (const OpenEntry& each : EntriesToDecide(reader, visitor, kMostListed)) {
    open.emplace(each.entry.id, each.open);
    if (only_open) entries.push_back(each.entry);
  }
  if (!only_open) {
    entries = EntriesOf(reader, SeenOrgans(visitor), PublicEntryStateFrom(request.query.Get("state")), kMostListed);
  }
  for (const PublicEntry& entry : entries) {
    const auto found = open.find(entry.id);
    const Html to_decide = found == open.end()
                               ? Html()
                               : Markup(" <span class=\"badge gk-badge-error\">{} 处待处理</span>", found->second);
    rows.Add(
        "<tr><th scope=\"row\"><a href=\"{}\">{}</a><div class=\"gk-soft\">{}　{}</div></th><td "
        "data-label=\"状态\">{}{}{}"
        "</td><td data-label=\"最迟答复\">{}</td><td data-label=\"支持\">{}</td></tr>",
        Url::Local(PathOf(entry.id)), entry.title, NameOf(entry.kind), NameOfOrgan(reader, entry.id.organ),
        BadgeOf(entry), TopicBadge(reader, entry, today), to_decide, entry.due_on,
        entry.kind == PublicEntryKind::kTopic ? std::to_string(entry.supports) : std::string());
  }
  page.body.Add(
      "<p class=\"gk-soft\">点题的题目从公众留言里公开；问答由一人写、另一位保密审查员审查以后公开。</p>{}",
      rows.empty()
          ? Markup("<p class=\"gk-empty\">{}</p>",
                   only_open ? "公开的题目和问答里没有待处理的内容。" : "还没有题目和问答。")
          : Markup("<div class=\"card\"><table class=\"table card-table gk-list\"><thead><tr><th scope=\"col\">"
                   "题目</th><th scope=\"col\">状态</th><th scope=\"col\">最迟答复</th><th scope=\"col\">支持</th>"
                   "</tr></thead><tbody>{}</tbody></table></div>",
                   rows));
  return Response::Of(RenderPage(page, request));
}

Html FoundPart(const FieldErrors& errors) {
  Html found;
  for (const FieldError& error : errors) {
    if (error.field == kFoundField) found.Add("<li>{}</li>", error.message);
  }
  return found.empty() ? found : Markup("<div class=\"gk-faults\" id=\"found\"><ul>{}</ul></div>", found);
}

/// What screening found in it since it is before the public, and what became of that.
Html ScreeningPart(db::Session& session, const PublicEntry& entry, const Request& request, const FieldErrors& errors) {
  const EntryScreening screened = ScreeningOf(session, entry);
  if (screened.hits.empty()) return {};
  Html open, standing;
  for (std::size_t i = 0; i < screened.hits.size(); ++i) {
    const screening::StoredHit& hit = screened.hits[i];
    const Html what = Markup("{}：{}{}", NameOfShownPart(hit.part), hit.why,
                             hit.sample.empty() ? Html() : Markup(" <span class=\"gk-soft\">{}</span>", hit.sample));
    if (screened.states[i].is_open) {
      open.Add(
          "<li><label class=\"form-check\"><input class=\"form-check-input\" type=\"checkbox\" name=\"hit\" "
          "value=\"{}\"><span class=\"form-check-label\">{}</span></label></li>",
          hit.number, what);
    } else if (const auto by = screened.states[i].standing) {
      const screening::Decision& decision = screened.decisions[*by];
      standing.Add("<li>{}<div class=\"gk-soft\">{}：{}</div></li>", what, decision.person_name, decision.reason);
    }
  }
  Html part;
  if (!open.empty()) {
    part.Add(
        "<p>下面 {} 处现在查出来有问题：要改的，撤下以后改；不用改的，写明理由。涉密和身份证号码，"
        "由没有写这一条的保密审查员决定。</p><form method=\"post\" action=\"{}\" class=\"gk-form\" novalidate>{}<input "
        "type=\"hidden\" name=\"run\" value=\"{}\"><ul class=\"item-steps\">{}</ul>{}<div class=\"gk-sends\"><button "
        "class=\"btn btn-primary\" type=\"submit\">核对过，不用改</button></div></form>",
        screened.open, Url::Local(PathOf(entry.id) + "/let-stand"), FormKeys(request), screened.run->number, open,
        web::TextField({.name = "stand_reason",
                        .label = "为什么不用改",
                        .value = std::string(request.form.Get("stand_reason")),
                        .required = true},
                       errors));
  }
  if (!standing.empty()) part.Add("<h3>核对过，没有改的</h3><ul class=\"item-steps\">{}</ul>", standing);
  return Markup("<section class=\"card item-part\" id=\"screening\"><h2>检查</h2>{}</section>", part);
}

Html Form(const Request& request, const std::string& path, const Html& fields, std::string_view button) {
  return Markup(
      "<form method=\"post\" action=\"{}\" class=\"gk-form\" novalidate>{}{}<div class=\"gk-sends\"><button "
      "class=\"btn "
      "btn-primary\" type=\"submit\">{}</button></div></form>",
      Url::Local(path), FormKeys(request), fields, button);
}

Html Folded(std::string_view label, const Html& inside, bool is_open) {
  return Markup("<details class=\"gk-fold\" {}><summary>{}</summary><div>{}</div></details>",
                AttributeIf(is_open, "open"), label, inside);
}

// ---- writing a question

struct QuestionForm {
  PublicEntry entry;
  bool is_checked = false;
};

Response ShowQuestionForm(const EntryOffice&, const Request& request, const Visitor& visitor, const QuestionForm& form,
                          const FieldErrors& errors) {
  const PublicEntry& entry = form.entry;
  web::Page page = ItemFrame(visitor, entry.id.number == 0 ? "写一条问答" : "修改问答");
  page.width = web::Width::kText;
  page.breadcrumbs = {{"公开信息", Url::Local("/office/items")}, {"点题和问答库", Url::Local(kPath)}};
  const std::string path = entry.id.number == 0 ? std::string(kPath) + "/new" : PathOf(entry.id) + "/edit";
  const std::string message = entry.message ? ToString(*entry.message) : std::string();
  page.body.Add(
      "{}{}<form method=\"post\" action=\"{}\" class=\"gk-form\" novalidate>{}<input type=\"hidden\" name=\"version\" "
      "value=\"{}\"><input type=\"hidden\" name=\"organ\" value=\"{}\"><input type=\"hidden\" name=\"message\" "
      "value=\"{}\">{}{}{}<div class=\"gk-sends\"><button class=\"btn btn-primary\" type=\"submit\" name=\"what\" "
      "value=\"hand_in\">检查并送审</button><button class=\"btn\" type=\"submit\" name=\"what\" value=\"save\">保存草稿"
      "</button></div></form>",
      web::FaultList(errors), FoundPart(errors), Url::Local(path), FormKeys(request), entry.version,
      entry.id.organ.value, message,
      web::TextField({.name = "title",
                      .label = "问题",
                      .value = entry.title,
                      .hint = "写成别人也会问的话，不要有姓名、电话和别的个人信息。",
                      .required = true},
                     errors),
      web::AreaField({.name = "words", .label = "回答", .value = entry.words, .required = true}, 8, errors),
      web::TickField(
          {.name = "checked", .label = "检查提示“请核对”的，我核对过，可以公开", .value = form.is_checked ? "1" : ""},
          errors));
  return Response::Of(RenderPage(page, request), web::StatusOf(errors));
}

Response SaveAndShow(const EntryOffice& office, const Request& request, const Visitor& visitor, PublicEntry entry) {
  entry.version = request.form.Int("version").value_or(0);
  entry.title = Trim(request.form.Get("title"));
  entry.words = Trim(request.form.Get("words"));
  const bool is_checked = request.form.Get("checked") == "1";
  const auto saved =
      SaveQuestion(office.desk, ActorOn(visitor, Act::kHandleMessages, entry.id.organ, request), office.tools, entry,
                   {entry.title, entry.words, is_checked}, request.form.Get("what") == "hand_in");
  if (saved) return Response::SeeOther(Url::Local(PathOf(*saved)));
  return ShowQuestionForm(office, request, visitor, {entry, is_checked}, saved.errors());
}

/// Of a message that the visitor's organ answered. Errors: throws ProblemError (404) for any other one that is named.
std::optional<Message> MessageAsked(db::Session& session, const Request& request, const Visitor& visitor) {
  const bool is_post = request.method == web::Method::kPost;
  const std::string_view named = is_post ? request.form.Get("message") : request.query.Get("message");
  if (named.empty()) return std::nullopt;
  const auto id = MessageIdFrom(named);
  auto message = id ? FindMessage(session, *id) : std::nullopt;
  const bool is_own = message && visitor.May(Act::kHandleMessages, message->handler);
  if (!is_own || message->state != MessageState::kAnswered) {
    throw web::ProblemError({404, "没有这一条", "没有这一条留言，或者本机关还没有答复它。请从列表进入。"});
  }
  return message;
}

Response New(const EntryOffice& office, const Request& request, const Visitor& visitor) {
  PublicEntry entry{.kind = PublicEntryKind::kQuestion};
  {
    db::Reader reader = office.desk.database.Read();
    if (const auto message = MessageAsked(reader, request, visitor)) {
      entry.message = message->id;
      entry.id.organ = message->handler;
      // The question is written anew; the answer is the office's own, and is gone through again.
      if (const auto opened = OpenMessage(reader, office.desk.keys, message->id)) entry.words = opened->answer.Reveal();
    }
  }
  if (!entry.message) entry.id.organ = OrganFor(request, visitor, Act::kHandleMessages);
  if (request.method != web::Method::kPost) return ShowQuestionForm(office, request, visitor, {entry}, {});
  return SaveAndShow(office, request, visitor, std::move(entry));
}

Response Edit(const EntryOffice& office, const Request& request, const Visitor& visitor) {
  PublicEntry entry;
  {
    db::Reader reader = office.desk.database.Read();
    entry = EntryIn(reader, request, visitor);
  }
  if (entry.kind != PublicEntryKind::kQuestion || !visitor.May(Act::kHandleMessages, entry.id.organ)) {
    throw web::ProblemError({404, "没有这一条", "没有这一条问答，请从列表进入。"});
  }
  if (request.method != web::Method::kPost) return ShowQuestionForm(office, request, visitor, {entry}, {});
  return SaveAndShow(office, request, visitor, std::move(entry));
}

// ---- one entry

Html TopicActs(db::Session& session, const PublicEntry& topic, const Request& request, const FieldErrors& errors) {
  Html acts;
  if (topic.item) {
    const auto item = FindItem(session, {topic.id.organ, *topic.item});
    acts.Add("<p>答复：<a href=\"/office/items/{}\">{}</a> {}</p>", ToString(item->id), disclosure::TitleOf(*item),
             NameOf(item->stage));
  }
  const auto item = topic.item ? FindItem(session, {topic.id.organ, *topic.item}) : std::nullopt;
  if (topic.closed_words.empty() && (!item || item->stage == Stage::kDropped)) {
    acts.Add("<p>公开答复是一件公开信息，和别的一样要审查、签发。</p>{}",
             Form(request, PathOf(topic.id) + "/answer", {}, "起草答复"));
  }
  if (topic.closed_words.empty()) {
    acts.Add("{}", Folded("不作为公开信息答复，说明理由",
                          Markup("{}{}", request.path.ends_with("/close") ? FoundPart(errors) : Html(),
                                 Form(request, PathOf(topic.id) + "/close",
                                      Markup("{}{}",
                                             web::AreaField({.name = "words",
                                                             .label = "说明",
                                                             .value = std::string(request.form.Get("words")),
                                                             .hint = "公开在题目的页面上。",
                                                             .required = true},
                                                            4, errors),
                                             web::TickField({.name = "checked",
                                                             .label = "检查提示“请核对”的，我核对过，可以公开",
                                                             .value = std::string(request.form.Get("checked"))},
                                                            errors)),
                                      "检查并公开说明")),
                          request.path.ends_with("/close")));
  }
  return acts;
}

Html QuestionActs(const PublicEntry& entry, const Visitor& visitor, const Request& request, const FieldErrors& errors) {
  Html acts;
  const bool is_writer = visitor.May(Act::kHandleMessages, entry.id.organ);
  if (is_writer && entry.state != PublicEntryState::kPublic) {
    acts.Add("<p><a class=\"btn\" href=\"{}\">修改</a></p>", Url::Local(PathOf(entry.id) + "/edit"));
  }
  if (entry.state != PublicEntryState::kWaiting || !visitor.May(Act::kExamineSecrecy, entry.id.organ)) return acts;
  if (entry.made_by == visitor.person) {
    return acts.Add("<p class=\"gk-soft\">这一条是您写的，请另一位保密审查员审查。</p>");
  }
  acts.Add(
      "{}{}{}", FoundPart(errors),
      Form(
          request, PathOf(entry.id) + "/examine",
          Markup("<input type=\"hidden\" name=\"digest\" value=\"{}\"><p>逐字看过：不涉及国家秘密、工作秘密和个人信息，"
                 "可以公开（保密法第三十五条）。</p>",
                 entry.digest),
          "审查通过，公开"),
      Folded("退回修改",
             Form(request, PathOf(entry.id) + "/return",
                  web::TextField({.name = "reason",
                                  .label = "退回的理由",
                                  .value = std::string(request.form.Get("reason")),
                                  .required = true},
                                 errors),
                  "退回"),
             request.path.ends_with("/return")));
  return acts;
}

Html HidePart(const PublicEntry& entry, const Request& request, const FieldErrors& errors) {
  const Html reason = web::TextField({.name = "reason",
                                      .label = "撤下的理由",
                                      .value = std::string(request.form.Get("reason")),
                                      .hint = "打开这一页的人看得到。",
                                      .required = true},
                                     errors);
  const Html checked = web::TickField({.name = "reason_checked",
                                       .label = "检查提示“请核对”的，我核对过，可以公开",
                                       .value = std::string(request.form.Get("reason_checked"))},
                                      errors);
  return Markup("{}{}", request.path.ends_with("/hide") ? FoundPart(errors) : Html(),
                Form(request, PathOf(entry.id) + "/hide", Markup("{}{}", reason, checked), "撤下"));
}

Response ShowOne(const EntryOffice& office, const Request& request, const Visitor& visitor,
                 const FieldErrors& errors = {}) {
  db::Reader reader = office.desk.database.Read();
  const Date today = BeijingDay(office.desk.now());
  const PublicEntry entry = EntryIn(reader, request, visitor);
  web::Page page = ItemFrame(visitor, entry.title);
  page.width = web::Width::kText;
  page.breadcrumbs = {{"公开信息", Url::Local("/office/items")}, {"点题和问答库", Url::Local(kPath)}};
  if (entry.state == PublicEntryState::kPublic) {
    page.actions.Add("<a class=\"btn\" href=\"{}\">看公开的页面</a>", Url::Local(PublicPathOf(entry)));
  }
  const std::string examiner = entry.examined_name.empty() ? std::string() : "　保密审查：" + entry.examined_name;
  Html message;
  if (entry.message && visitor.May(Act::kHandleMessages, entry.id.organ)) {
    message.Add("<p><a href=\"/office/messages/{}\">来自一条公众留言</a></p>", ToString(*entry.message));
  }
  page.body.Add(
      "{}<section class=\"card item-part\"><p>{} {}{}</p>{}<p class=\"gk-soft\">写的人：{}{}</p>{}{}{}</section>",
      web::FaultList(errors, "没有办成"), NameOf(entry.kind), BadgeOf(entry), TopicBadge(reader, entry, today),
      Paragraphs(entry.words), entry.made_name, examiner, message, Paragraphs(entry.closed_words),
      Paragraphs(entry.hidden_words));
  page.body.Add("{}", ScreeningPart(reader, entry, request, errors));
  if (entry.kind == PublicEntryKind::kQuestion) {
    page.body.Add("{}", QuestionActs(entry, visitor, request, errors));
  } else if (entry.state == PublicEntryState::kPublic && visitor.May(Act::kHandleMessages, entry.id.organ)) {
    page.body.Add("{}", TopicActs(reader, entry, request, errors));
  }
  if (entry.state == PublicEntryState::kPublic && visitor.May(Act::kHandleMessages, entry.id.organ)) {
    page.body.Add("{}", Folded("撤下", HidePart(entry, request, errors), request.path.ends_with("/hide")));
  }
  return Response::Of(RenderPage(page, request), web::StatusOf(errors));
}

template <class Done>
Response Do(const EntryOffice& office, const Request& request, const Visitor& visitor, Act act, Done done) {
  EntryId id;
  {
    db::Reader reader = office.desk.database.Read();
    id = EntryIn(reader, request, visitor).id;
  }
  const auto result = done(ActorOn(visitor, act, id.organ, request), id);
  if (!result) return ShowOne(office, request, visitor, result.errors());
  return Response::SeeOther(Url::Local(PathOf(id)));
}

/// By the post that may decide more of it.
Response PostLetStand(const EntryOffice& office, const Request& request, const Visitor& visitor) {
  EntryId id;
  {
    db::Reader reader = office.desk.database.Read();
    id = EntryIn(reader, request, visitor).id;
  }
  const Act act = visitor.May(Act::kExamineSecrecy, id.organ) ? Act::kExamineSecrecy : Act::kHandleMessages;
  LetStandForm form{
      .run = request.form.Int("run").value_or(0), .hits = {}, .reason = std::string(request.form.Get("stand_reason"))};
  for (const std::string_view typed : request.form.All("hit")) {
    std::int64_t number = 0;
    const auto read = std::from_chars(typed.data(), typed.data() + typed.size(), number);
    const bool is_number = read.ec == std::errc() && read.ptr == typed.data() + typed.size();
    if (is_number && form.hits.size() < screening::kMostHits) form.hits.push_back(number);
  }
  const auto done = LetEntryStand(office.desk, ActorOn(visitor, act, id.organ, request), id, form);
  if (!done) return ShowOne(office, request, visitor, done.errors());
  return Response::SeeOther(Url::Local(PathOf(id)));
}

Response PostAnswer(const EntryOffice& office, const Request& request, const Visitor& visitor) {
  EntryId id;
  {
    db::Reader reader = office.desk.database.Read();
    id = EntryIn(reader, request, visitor).id;
  }
  const ItemId item =
      web::OrProblem(DraftTopicAnswer(office.desk, ActorOn(visitor, Act::kDraftItems, id.organ, request), id));
  return Response::SeeOther(Url::Local("/office/items/{}", ToString(item)));
}

}  // namespace

void AddEntryPages(account::Office& office, const screening::Tools& tools) {
  const EntryOffice here{office.desk(), tools};
  const auto with = [here](auto handler) {
    return [here, handler](const Request& request, const Visitor& visitor) { return handler(here, request, visitor); };
  };
  office.Get("/office/entries", Act::kSeeItems, with(ShowList));
  office.Get("/office/entries/new", Act::kHandleMessages, with(New));
  office.Post("/office/entries/new", Act::kHandleMessages, with(New));
  office.Get("/office/entries/{id}", Act::kSeeItems,
             with([](const EntryOffice& of, const Request& request, const Visitor& visitor) {
               return ShowOne(of, request, visitor);
             }));
  office.Get("/office/entries/{id}/edit", Act::kHandleMessages, with(Edit));
  office.Post("/office/entries/{id}/edit", Act::kHandleMessages, with(Edit));
  office.Post("/office/entries/{id}/let-stand", Act::kSeeItems, with(PostLetStand));
  office.Post("/office/entries/{id}/answer", Act::kDraftItems, with(PostAnswer));
  office.Post("/office/entries/{id}/close", Act::kHandleMessages,
              with([](const EntryOffice& of, const Request& request, const Visitor& visitor) {
                return Do(of, request, visitor, Act::kHandleMessages, [&](const Actor& actor, EntryId id) {
                  return CloseTopic(of.desk, actor, of.tools, id,
                                    {"", std::string(request.form.Get("words")), request.form.Get("checked") == "1"});
                });
              }));
  office.Post("/office/entries/{id}/examine", Act::kExamineSecrecy,
              with([](const EntryOffice& of, const Request& request, const Visitor& visitor) {
                return Do(of, request, visitor, Act::kExamineSecrecy, [&](const Actor& actor, EntryId id) {
                  return ExamineQuestion(of.desk, actor, of.tools, id, request.form.Get("digest"));
                });
              }));
  office.Post("/office/entries/{id}/return", Act::kExamineSecrecy,
              with([](const EntryOffice& of, const Request& request, const Visitor& visitor) {
                return Do(of, request, visitor, Act::kExamineSecrecy, [&](const Actor& actor, EntryId id) {
                  return ReturnQuestion(of.desk, actor, id, request.form.Get("reason"));
                });
              }));
  office.Post("/office/entries/{id}/hide", Act::kHandleMessages,
              with([](const EntryOffice& of, const Request& request, const Visitor& visitor) {
                return Do(of, request, visitor, Act::kHandleMessages, [&](const Actor& actor, EntryId id) {
                  return HideEntry(
                      of.desk, actor, of.tools, id,
                      {"", std::string(request.form.Get("reason")), request.form.Get("reason_checked") == "1"});
                });
              }));
}

}  // namespace gongkai::disclosure
