// Choosing what goes into a leaflet or a booklet: its name, the items that stand in it with their order, and public
// items to be added, found by their names. Every button saves what was typed, so that looking for another item loses
// nothing.
#include <algorithm>
#include <charconv>

#include "base/fold.h"
#include "base/utf8.h"
#include "disclosure/channel/booklet_actions.h"
#include "disclosure/channel/booklet_pages.h"
#include "disclosure/item_list_store.h"
#include "disclosure/pages.h"

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

constexpr int kFound = 30;
constexpr std::size_t kLongestWords = 60;

std::vector<web::Choice> KindChoices() {
  std::vector<web::Choice> choices;
  for (const BookletKind kind : BookletKinds()) choices.push_back({std::string(IdOf(kind)), std::string(NameOf(kind))});
  return choices;
}

/// The organs in whose name the visitor may compile one.
std::vector<web::Choice> OrgansOf(const Visitor& visitor) {
  std::vector<web::Choice> choices;
  for (const account::HeldPost& post : visitor.posts) {
    const std::string id = std::to_string(post.organ.value);
    const bool is_new = std::ranges::none_of(choices, [&](const web::Choice& each) { return each.value == id; });
    if (is_new && visitor.May(Act::kDraftItems, post.organ)) choices.push_back({id, post.organ_name});
  }
  return choices;
}

Html TitleAndKind(const Booklet& booklet, const FieldErrors& errors) {
  return Markup("{}{}",
                web::TextField({.name = "title",
                                .label = "名称",
                                .value = booklet.title,
                                .hint = "印在封面上，例如：枕溪镇惠农政策汇编（2026年）",
                                .required = true},
                               errors),
                web::ChoiceField({.name = "kind",
                                  .label = "印成什么",
                                  .value = std::string(IdOf(booklet.kind)),
                                  .hint = "折页印一张A4纸，最多 6 篇，写要点；小册子印全文，最多 60 篇"},
                                 KindChoices(), errors));
}

// ---- a new one

Response ShowNew(const Request& request, const Visitor& visitor, const Booklet& booklet, const FieldErrors& errors) {
  web::Page page = BookletFrame(visitor, "编一册");
  page.width = web::Width::kText;
  const auto organs = OrgansOf(visitor);
  page.body.Add(
      "{}<form method=\"post\" action=\"/office/booklets/new\" class=\"gk-form\" novalidate>{}{}{}<div "
      "class=\"gk-sends\"><button class=\"btn btn-primary\" type=\"submit\">下一步，选篇目</button><a class=\"btn\" "
      "href=\"/office/booklets\">取消</a></div></form>",
      web::FaultList(errors), FormKeys(request),
      organs.size() > 1
          ? web::ChoiceField({.name = "organ", .label = "编印的机关", .value = std::to_string(booklet.organ.value)},
                             organs, errors)
          : Html(),
      TitleAndKind(booklet, errors));
  return Response::Of(RenderPage(page, request), web::StatusOf(errors));
}

Response New(Desk& desk, const Request& request, const Visitor& visitor) {
  const auto organs = OrgansOf(visitor);
  if (organs.empty()) throw web::ProblemError({403, "您的岗位不能编印", "您现在的岗位不能编印。"});
  Booklet booklet{.organ = OrganId{std::stoll(organs.front().value)}, .title = {}, .entries = {}};
  if (const auto chosen = request.form.Int("organ"); chosen && visitor.May(Act::kDraftItems, OrganId{*chosen})) {
    booklet.organ = OrganId{*chosen};
  }
  if (request.method != web::Method::kPost) return ShowNew(request, visitor, booklet, {});
  booklet.title = Trim(request.form.Get("title"));
  booklet.kind = BookletKindFrom(request.form.Get("kind")).value_or(booklet.kind);
  const auto saved = SaveBooklet(desk, ActorOn(visitor, Act::kDraftItems, booklet.organ, request), booklet);
  if (!saved) return ShowNew(request, visitor, booklet, saved.errors());
  booklet.number = *saved;
  return Response::SeeOther(Url::Local(PathOf(booklet) + "/edit"));
}

// ---- the items

struct Form {
  Booklet booklet;
  std::string words;  // looked for
  std::optional<OrganId> organ;
};

std::string TitleAt(db::Session& session, ItemId id) {
  const auto item = FindItem(session, id);
  return item ? TitleOf(*item) : "没有这一件";
}

/// The place in the order; what was typed and is no number stands there still, with its fault.
Html OrderField(const Request& request, const std::string& id, std::size_t place, std::string_view title,
                const FieldErrors& errors) {
  const std::string name = "order-" + id;
  const FieldError* const error = ErrorOf(errors, name);
  return Markup(
      "<label class=\"visually-hidden\" for=\"{}\">第几篇：{}</label><input class=\"form-control booklet-order\" "
      "id=\"{}\" name=\"{}\" value=\"{}\" inputmode=\"numeric\" maxlength=\"4\" {}>{}",
      name, title, name, name, error != nullptr ? std::string(request.form.Get(name)) : std::to_string(place),
      AttributeIf(error != nullptr, "aria-invalid=\"true\""),
      error != nullptr ? Markup("<p class=\"gk-fault\">{}</p>", error->message) : Html());
}

Html Chosen(db::Session& session, const Request& request, const Form& form, const FieldErrors& errors, Date today) {
  Html rows;
  for (std::size_t i = 0; i < form.booklet.entries.size(); ++i) {
    const ItemId id = form.booklet.entries[i].item;
    const std::string name = ToString(id);
    const auto item = FindItem(session, id);
    const EntryState state = item ? StateOf(item->publicity, {id, 0}, today) : EntryState::kNotPublic;
    const std::string title = item ? TitleOf(*item) : "没有这一件";
    rows.Add(
        "<li><input type=\"hidden\" name=\"entry\" value=\"{}\">{}<span class=\"booklet-title\">{}{} <span "
        "class=\"gk-soft\">{}</span></span><label class=\"form-check\"><input class=\"form-check-input\" "
        "type=\"checkbox\" name=\"off\" value=\"{}\"><span class=\"form-check-label\">去掉<span "
        "class=\"visually-hidden\">：{}</span></span></label></li>",
        name, OrderField(request, name, i + 1, title, errors), title,
        state == EntryState::kGood ? Html() : Markup(" <span class=\"badge gk-badge-error\">现在不能印</span>"),
        NameOfOrgan(session, id.organ), name, title);
  }
  Html says;
  for (const FieldError& error : errors) {
    if (error.field == "entries") says.Add("<p class=\"gk-fault\">{}</p>", error.message);
  }
  return Markup(
      "<fieldset id=\"entries\" tabindex=\"-1\"><legend>已选的篇目</legend>{}<ul class=\"booklet-entries\">{}</ul><div "
      "class=\"gk-says\">{}<p class=\"form-hint\">改前面的数字可以换次序，保存后重新排。</p></div></fieldset>",
      rows.empty() ? Markup("<p class=\"gk-soft\">还没有选。在下面勾选公开的信息，再按“保存”。</p>") : Html(), rows,
      says);
}

Html OrganOptions(db::Session& session, const Form& form) {
  Html options = Markup("<option value=\"\">全部机关</option>");
  std::vector<OrganId> organs = {form.booklet.organ};
  for (const BookletEntry& entry : form.booklet.entries) {
    if (std::ranges::find(organs, entry.item.organ) == organs.end()) organs.push_back(entry.item.organ);
  }
  if (form.organ && std::ranges::find(organs, *form.organ) == organs.end()) organs.push_back(*form.organ);
  for (const OrganId organ : organs) {
    options.Add("<option value=\"{}\" {}>{}</option>", organ.value, AttributeIf(form.organ == organ, "selected"),
                NameOfOrgan(session, organ));
  }
  return options;
}

Html Found(db::Session& session, const Form& form, Date today) {
  const PublicQuery query{.today = today, .organ = form.organ, .words = form.words, .count = kFound + 1};
  std::vector<Item> items = ListPublic(session, query);
  const bool has_more = items.size() > kFound;
  if (has_more) items.pop_back();
  Html rows;
  for (const Item& item : items) {
    const bool is_in =
        std::ranges::find(form.booklet.entries, item.id, &BookletEntry::item) != form.booklet.entries.end();
    if (is_in) continue;
    rows.Add(
        "<li><label class=\"form-check\"><input class=\"form-check-input\" type=\"checkbox\" name=\"add\" "
        "value=\"{}\"><span class=\"form-check-label\">{} <span "
        "class=\"gk-soft\">{}　{}公开</span></span></label></li>",
        ToString(item.id), item.title, NameOfOrgan(session, item.id.organ), ToChinese(*item.publicity.public_from));
  }
  return Markup(
      "<fieldset><legend>从公开的信息里选</legend><div class=\"gk-filters\"><div><label "
      "for=\"words\">名称里有</label><input "
      "class=\"form-control\" id=\"words\" name=\"words\" type=\"search\" maxlength=\"60\" "
      "value=\"{}\"></div><div><label "
      "for=\"of\">机关</label><select class=\"form-select\" id=\"of\" name=\"of\">{}</select></div><button "
      "class=\"btn\" "
      "type=\"submit\" name=\"then\" value=\"find\">查找（先保存）</button></div>{}<ul "
      "class=\"booklet-found\">{}</ul>{}"
      "</fieldset>",
      form.words, OrganOptions(session, form),
      rows.empty() ? Markup("<p class=\"gk-empty\">没有找到可以加进来的。</p>") : Html(), rows,
      has_more ? Markup("<p class=\"gk-soft\">只列出最近的 30 件，请用名称查找更早的。</p>") : Html());
}

std::string LinesOf(db::Session& session, const Booklet& booklet) {
  std::string lines;
  for (const BookletEntry& entry : booklet.entries) {
    lines += (lines.empty() ? "" : "\n") + TitleAt(session, entry.item);
  }
  return lines;
}

/// What somebody else saved meanwhile beside what was typed here.
Html Conflict(db::Session& session, Form& form, const FieldErrors& errors) {
  if (ErrorOf(errors, kVersionField) == nullptr) return {};
  const auto stored = FindBooklet(session, form.booklet.organ, form.booklet.number);
  if (!stored) return {};
  form.booklet.version = stored->version;  // the next time it is saved knowingly
  return web::Differences({{"名称", stored->title, form.booklet.title},
                           {"印成什么", std::string(NameOf(stored->kind)), std::string(NameOf(form.booklet.kind))},
                           {"篇目", LinesOf(session, *stored), LinesOf(session, form.booklet)}});
}

Response ShowForm(Desk& desk, const Request& request, const Visitor& visitor, Form form, const FieldErrors& errors) {
  db::Reader reader = desk.database.Read();
  const Date today = BeijingDay(desk.now());
  web::Page page = BookletFrame(visitor, "选篇目");
  page.breadcrumbs.push_back({form.booklet.title, Url::Local(PathOf(form.booklet))});
  const Html conflict = Conflict(reader, form, errors);
  if (request.query.Get("done") == "saved") {
    const bool was_made = form.booklet.make == 0 && !MakesOf(reader, form.booklet.organ, form.booklet.number).empty();
    page.body.Add("<div class=\"gk-said\" role=\"status\"><p>已保存。{}</p></div>",
                  was_made ? "改了篇目或者名称，要重新制作。" : "");
  }
  page.body.Add(
      "{}{}<form method=\"post\" action=\"{}\" class=\"gk-form\" novalidate>{}<input type=\"hidden\" name=\"version\" "
      "value=\"{}\">{}{}{}<div class=\"gk-sends\"><button class=\"btn btn-primary\" type=\"submit\" name=\"then\" "
      "value=\"show\">保存，去制作</button><button class=\"btn\" type=\"submit\" name=\"then\" "
      "value=\"stay\">保存，接着选</button><a class=\"btn\" href=\"{}\">取消</a></div></form>",
      web::FaultList(errors), conflict, Url::Local(PathOf(form.booklet) + "/edit"), FormKeys(request),
      form.booklet.version, TitleAndKind(form.booklet, errors), Chosen(reader, request, form, errors, today),
      Found(reader, form, today), Url::Local(PathOf(form.booklet)));
  return Response::Of(RenderPage(page, request), web::StatusOf(errors));
}

// ---- what was sent

/// Entries in the order that was typed; those of one number stay as they stood. What is no number is told.
std::vector<BookletEntry> EntriesIn(const Request& request, FieldErrors& errors) {
  const auto& form = request.form;
  const auto off = form.All("off");
  std::vector<std::pair<int, BookletEntry>> ordered;
  int place = 0;
  for (const auto& sent : form.All("entry")) {
    ++place;
    const auto id = ItemIdFrom(sent);
    if (!id || std::ranges::find(off, sent) != off.end() || ordered.size() > MostEntries(BookletKind::kCompilation))
      continue;
    const std::string name = "order-" + ToString(*id);
    const std::string_view typed = Trim(form.Get(name));
    int number = place;
    const auto end = std::from_chars(typed.data(), typed.data() + typed.size(), number);
    if (!typed.empty() && (end.ec != std::errc() || end.ptr != typed.data() + typed.size())) {
      errors.push_back({name, "“" + Ellipsis(typed, 10) + "”不是第几篇，请写数字。"});
      number = place;
    }
    ordered.emplace_back(number, BookletEntry{*id});
  }
  std::ranges::stable_sort(ordered, {}, &std::pair<int, BookletEntry>::first);
  std::vector<BookletEntry> entries;
  const auto add = [&](const BookletEntry& entry) {
    if (std::ranges::find(entries, entry.item, &BookletEntry::item) == entries.end()) entries.push_back(entry);
  };
  for (const auto& [number, entry] : ordered) add(entry);
  for (const auto& sent : form.All("add")) {
    if (const auto id = ItemIdFrom(sent); id && entries.size() <= MostEntries(BookletKind::kCompilation)) add({*id});
  }
  return entries;
}

std::string WordsIn(std::string_view typed) {
  const std::string_view words = Trim(typed);
  return Utf8Length(words) > kLongestWords ? Ellipsis(words, kLongestWords) : std::string(words);
}

Response Edit(Desk& desk, const Request& request, const Visitor& visitor) {
  Form form;
  {
    db::Reader reader = desk.database.Read();
    form.booklet = BookletIn(reader, request, visitor);
  }
  const account::Actor actor = ActorOn(visitor, Act::kDraftItems, form.booklet.organ, request);
  const bool is_post = request.method == web::Method::kPost;
  const auto& sent = is_post ? request.form : request.query;
  form.words = WordsIn(sent.Get("words"));
  if (const auto organ = sent.Int("of")) form.organ = OrganId{*organ};
  if (!is_post) return ShowForm(desk, request, visitor, std::move(form), {});
  FieldErrors errors;
  form.booklet.title = Trim(sent.Get("title"));
  form.booklet.kind = BookletKindFrom(sent.Get("kind")).value_or(form.booklet.kind);
  form.booklet.entries = EntriesIn(request, errors);
  form.booklet.version = sent.Int("version").value_or(0);
  if (!errors.empty()) return ShowForm(desk, request, visitor, std::move(form), errors);
  const auto saved = SaveBooklet(desk, actor, form.booklet);
  if (!saved) return ShowForm(desk, request, visitor, std::move(form), saved.errors());
  if (sent.Get("then") == "show") return Response::SeeOther(Url::Local(PathOf(form.booklet)).With("done", "saved"));
  Url on = Url::Local(PathOf(form.booklet) + "/edit").With("done", "saved");
  if (!form.words.empty()) on.With("words", form.words);
  if (form.organ) on.With("of", std::to_string(form.organ->value));
  return Response::SeeOther(on);
}

}  // namespace

void AddBookletFormPages(account::Office& office) {
  office.Get("/office/booklets/new", Act::kDraftItems, WithDesk(office, New));
  office.Post("/office/booklets/new", Act::kDraftItems, WithDesk(office, New));
  office.Get("/office/booklets/{id}/edit", Act::kDraftItems, WithDesk(office, Edit));
  office.Post("/office/booklets/{id}/edit", Act::kDraftItems, WithDesk(office, Edit));
}

}  // namespace gongkai::disclosure
