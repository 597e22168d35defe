// Leaflets and booklets in the office: the list, one of them with what has become of its items, the form in which items
// are chosen, what is printed, and where copies went.
#include "disclosure/channel/booklet_pages.h"

#include <algorithm>

#include "base/fold.h"
#include "db/blob_store.h"
#include "disclosure/channel/booklet_actions.h"
#include "disclosure/item_form.h"
#include "disclosure/pages.h"
#include "disclosure/public_version_view.h"
#include "web/paging.h"

namespace gongkai::disclosure {

using account::Act;
using account::Desk;
using account::Visitor;
using web::FormKeys;
using web::Html;
using web::Markup;
using web::Request;
using web::Response;
using web::Url;

std::string PathOf(const Booklet& booklet) { return "/office/booklets/" + ToString(booklet); }

web::Page BookletFrame(const Visitor& visitor, std::string title) {
  web::Page page = ItemFrame(visitor, std::move(title));
  page.breadcrumbs = {{"公开信息", Url::Local("/office/items")},
                      {"公开渠道", Url::Local("/office/channels")},
                      {"折页和小册子", Url::Local("/office/booklets")}};
  return page;
}

Booklet BookletIn(db::Session& session, const Request& request, const Visitor& visitor) {
  const auto id = ItemIdFrom(request.params.Get("id"));  // the same form: organ, dash, number
  auto booklet = id ? FindBooklet(session, id->organ, id->number) : std::nullopt;
  if (!booklet || !visitor.May(Act::kSeeItems, booklet->organ)) {
    throw web::ProblemError({404, "没有这一册", "没有这一册，请从“折页和小册子”的列表进入。"});
  }
  return std::move(*booklet);
}

namespace {

// ---- the list

/// How many entries may be handed out no more.
Html WarningOf(db::Session& session, const Booklet& booklet, Date today) {
  int count = 0;
  for (const BookletEntry& entry : booklet.entries) {
    const auto item = FindItem(session, entry.item);
    count += !item || StateOf(item->publicity, entry, today) != EntryState::kGood ? 1 : 0;
  }
  if (count == 0) return {};
  return Markup(" <span class=\"badge gk-badge-error\">{} 篇{}</span>", count,
                booklet.made_on ? "已撤下或者更正，停止发放" : "现在不能印");
}

Response ShowList(Desk& desk, const Request& request, const Visitor& visitor) {
  const Date today = BeijingDay(desk.now());
  const auto page_number = std::clamp<std::int64_t>(request.query.Int("page").value_or(1), 1, 100'000);
  db::Reader reader = desk.database.Read();
  const BookletQuery query{.organs = visitor.OrgansFor(Act::kSeeItems), .page = static_cast<int>(page_number)};
  const BookletPage listed = ListBooklets(reader, query);
  web::Page page = PartFrame(visitor, "折页和小册子", "/office/booklets");
  if (visitor.May(Act::kDraftItems)) {
    page.actions.Add("<a class=\"btn btn-primary\" href=\"/office/booklets/new\">编一册</a>");
  }
  Html rows;
  for (const Booklet& booklet : listed.booklets) {
    rows.Add(
        "<tr><th scope=\"row\"><a href=\"{}\">{}</a>{}<div class=\"gk-soft\">{}　{}</div></th><td "
        "data-label=\"篇数\">{}</td><td data-label=\"制作\">{}</td></tr>",
        Url::Local(PathOf(booklet)), booklet.title, WarningOf(reader, booklet, today), NameOf(booklet.kind),
        NameOfOrgan(reader, booklet.organ), booklet.entries.size(),
        booklet.made_on ? ToChinese(*booklet.made_on) : std::string("草稿"));
  }
  if (rows.empty()) {
    page.body.Add(
        "<p class=\"gk-empty\">还没有编过。折页印一张纸，小册子汇编几篇到几十篇，都从已经公开的信息里选。</p>");
  } else {
    page.body.Add(
        "<p class=\"gk-count\">共 {} 册</p><div class=\"card\"><table class=\"table card-table "
        "gk-list\"><thead><tr><th scope=\"col\">名称</th><th scope=\"col\">篇数</th><th "
        "scope=\"col\">制作</th></tr></thead><tbody>{}</tbody></table></div>{}",
        listed.total, rows,
        web::Paging({.page = query.page, .last = (listed.total + query.page_size - 1) / query.page_size},
                    [](int to) { return Url::Local("/office/booklets").With("page", std::to_string(to)); }));
  }
  return Response::Of(RenderPage(page, request));
}

// ---- one of them

struct View {
  Booklet booklet;
  std::vector<std::optional<Item>> items;  // of the entries
  std::vector<BookletMake> makes;
  std::vector<Handout> handouts;
  std::vector<std::string>
      called_back;  // sentences on makes of which copies went out, and which are not the present one
  Date today{};
  bool may_edit = false;

  bool is_good() const {
    for (std::size_t i = 0; i < items.size(); ++i) {
      if (StateAt(i) != EntryState::kGood) return false;
    }
    return !items.empty();
  }
  EntryState StateAt(std::size_t i) const {
    return items[i] ? StateOf(items[i]->publicity, booklet.entries[i], today) : EntryState::kNotPublic;
  }
};

/// "第 1 次制作（2026年3月10日）的", for whoever handed it out.
std::string NameOf(const BookletMake& make) {
  return "第 " + std::to_string(make.number) + " 次制作（" + ToChinese(make.made_on) + "）的";
}

void AddCalledBack(db::Session& session, const BookletMake& make, Date today, std::vector<std::string>& sentences) {
  for (std::size_t i = 0; i < make.entries.size(); ++i) {
    const auto item = FindItem(session, make.entries[i].item);
    const EntryState state = item ? StateOf(item->publicity, make.entries[i], today) : EntryState::kNotPublic;
    const std::string words = WordsOf(state, i + 1, true);
    if (!words.empty()) sentences.push_back(NameOf(make) + words);
  }
}

View ViewOf(db::Session& session, Booklet booklet, const Visitor& visitor, Date today) {
  View view{.booklet = std::move(booklet), .items = {}, .makes = {}, .handouts = {}, .called_back = {}, .today = today};
  for (const BookletEntry& entry : view.booklet.entries) view.items.push_back(FindItem(session, entry.item));
  view.makes = MakesOf(session, view.booklet.organ, view.booklet.number);
  view.handouts = HandoutsOf(session, view.booklet.organ, view.booklet.number);
  for (const BookletMake& make : view.makes) {
    const bool went_out = std::ranges::find(view.handouts, make.number, &Handout::make) != view.handouts.end();
    if (went_out && make.number != view.booklet.make) AddCalledBack(session, make, today, view.called_back);
  }
  view.may_edit = visitor.May(Act::kDraftItems, view.booklet.organ);
  return view;
}

Html Warnings(const View& view) {
  Html lines;
  for (std::size_t i = 0; i < view.items.size(); ++i) {
    const std::string words = WordsOf(view.StateAt(i), i + 1, view.booklet.made_on.has_value());
    if (!words.empty()) lines.Add("<li>{}（{}）。</li>", words, view.items[i] ? TitleOf(*view.items[i]) : "没有这一件");
  }
  for (const std::string& sentence : view.called_back) lines.Add("<li>{}。</li>", sentence);
  return lines.empty() ? lines : Markup("<div class=\"gk-warned\" role=\"alert\"><ul>{}</ul></div>", lines);
}

Html Entries(db::Session& session, const View& view) {
  Html rows;
  for (std::size_t i = 0; i < view.items.size(); ++i) {
    const BookletEntry& entry = view.booklet.entries[i];
    const EntryState state = view.StateAt(i);
    const std::string title = view.items[i] ? TitleOf(*view.items[i]) : "没有这一件";
    const Url url = Url::Local("/items/" + ToString(entry.item));
    rows.Add("<li>{}<div class=\"gk-soft\">{}{}</div></li>",
             state == EntryState::kGood || state == EntryState::kCorrected
                 ? Markup("<a href=\"{}\">{}</a>", url, title)
                 : Markup("{} <span class=\"badge gk-badge-error\">不能发放</span>", title),
             NameOfOrgan(session, entry.item.organ),
             entry.made_version > 0 ? "　印的是第 " + std::to_string(entry.made_version) + " 版" : std::string());
  }
  if (rows.empty()) rows = Markup("<li>还没有选篇目。</li>");
  return Markup("<section class=\"card item-part\"><h2>篇目</h2><ol>{}</ol></section>", rows);
}

Html Files(const View& view) {
  const Booklet& booklet = view.booklet;
  if (!booklet.made_on) return {};
  if (!view.is_good()) return Markup("<p>有不能再发的篇目，不再提供印刷文件。</p>");
  const Url file = Url::Local(PathOf(booklet) + "/file");
  if (booklet.kind == BookletKind::kLeaflet) {
    return Markup(
        "<ul class=\"item-makes\"><li><a href=\"{}\">折页（A4，PDF）</a></li></ul><p "
        "class=\"gk-soft\">"
        "双面打印，沿短边翻转，实际大小。有二维码的一面朝外：先把最左边的一栏折进去，再把封面折过来。折页不印图片，有图"
        "片的篇目里写明“图片见网页”，扫码可以看到；太长的只印前面一部分。"
        "</p>",
        file);
  }
  return Markup(
      "<ul class=\"item-makes\"><li><a href=\"{}\">小册子（A5，逐页，PDF）</a></li><li><a "
      "href=\"{}\">小册子（A4拼版，骑马订，PDF）</a></li></ul><p "
      "class=\"gk-soft\">逐页的送印刷厂，或者打在A5纸上。拼版的双面打印，沿短边翻转，整叠对折，在中间订。</p>",
      file, Url::Local(PathOf(booklet) + "/file").With("sheets", "stitched"));
}

Html MakePart(const View& view, const Request& request) {
  const Booklet& booklet = view.booklet;
  Html acts;
  if (view.may_edit && view.handouts.empty()) {
    acts.Add(
        "<form method=\"post\" action=\"{}\">{}<input type=\"hidden\" name=\"version\" value=\"{}\"><button "
        "class=\"btn "
        "btn-primary\" type=\"submit\">{}</button></form>",
        Url::Local(PathOf(booklet) + "/make"), FormKeys(request), booklet.version,
        booklet.made_on ? "按今天公开的版本重新制作" : "制作");
  }
  return Markup(
      "<section class=\"card item-part\"><h2>印刷文件</h2><p>{}</p>{}<div class=\"item-end\">{}</div></section>",
      booklet.made_on ? ToChinese(*booklet.made_on) + "按当天公开的版本制作，最后一页写明了各篇的版本和日期。"
      : view.makes.empty() ? std::string("制作的时候逐篇核对是不是公开、是哪一版，做好以后在这里下载。")
                           : std::string("篇目或者名称改过了，要重新制作。"),
      Files(view), acts);
}

Html Handouts(const View& view) {
  Html rows;
  for (const Handout& handout : view.handouts) {
    rows.Add("<li>{}　{}　{}　{} 份　{}{}</li>", ToChinese(handout.handed_on), NameOf(handout.channel), handout.place,
             handout.copies, handout.handed_by,
             view.makes.size() > 1 ? "　第 " + std::to_string(handout.make) + " 次制作的" : std::string());
  }
  return rows.empty() ? Markup("<p class=\"gk-empty\">还没有登记发放。</p>") : Markup("<ul>{}</ul>", rows);
}

/// Which of its makes went out; one that is alone goes without saying.
Html MakeField(const View& view, const std::string& typed, const FieldErrors& errors) {
  if (view.makes.size() == 1) {
    return Markup("<input type=\"hidden\" name=\"make\" value=\"{}\">", view.makes.front().number);
  }
  std::vector<web::Choice> choices;
  for (auto make = view.makes.rbegin(); make != view.makes.rend(); ++make) {
    choices.push_back({std::to_string(make->number), NameOf(*make)});
  }
  return web::ChoiceField({.name = "make", .label = "发放的是", .value = typed, .required = true}, choices, errors);
}

Html HandoutPart(const View& view, const Request& request, const Visitor& visitor, const FieldErrors& errors) {
  if (view.makes.empty()) return {};
  Html form;
  if (view.may_edit) {
    const bool came_back = !errors.empty() && !request.form.All("handed_by").empty();
    const auto typed = [&](std::string_view name, std::string otherwise) {
      return came_back ? std::string(request.form.Get(name)) : std::move(otherwise);
    };
    std::vector<web::Choice> channels;
    for (const Channel channel : HandoutChannels()) {
      channels.push_back({std::string(IdOf(channel)), std::string(NameOf(channel))});
    }
    form = Markup(
        "<form method=\"post\" action=\"{}\" class=\"gk-plain-form\" novalidate>{}{}{}{}{}{}{}<p "
        "class=\"gk-soft\">本机关的每一篇同时记入“公开渠道”的登记，其他机关的篇目不在本机关的登记里。以后有一篇撤下或者"
        "更正了，会通知本机关停止发放。登记以后这一册不能再改。</p><div "
        "class=\"gk-sends\"><button class=\"btn btn-primary\" type=\"submit\">登记发放</button></div></form>",
        Url::Local(PathOf(view.booklet) + "/hand-out"), FormKeys(request),
        MakeField(view, typed("make", std::to_string(view.makes.back().number)), errors),
        web::ChoiceField({.name = "channel", .label = "渠道", .value = typed("channel", "service_hall")}, channels,
                         errors),
        web::TextField({.name = "place",
                        .label = "发放到哪里",
                        .value = typed("place", ""),
                        .hint = "例如：枕溪镇便民服务中心取阅架；各村入户",
                        .required = true},
                       errors),
        web::TextField({.name = "copies", .label = "份数", .value = typed("copies", ""), .required = true}, errors),
        web::TextField({.name = "handed_on",
                        .label = "日期",
                        .value = typed("handed_on", ToString(view.today)),
                        .type = "date",
                        .required = true},
                       errors),
        web::TextField(
            {.name = "handed_by", .label = "发放人", .value = typed("handed_by", visitor.name), .required = true},
            errors));
  }
  return Markup("<section class=\"card item-part\"><h2>发放登记</h2>{}{}</section>", Handouts(view), form);
}

Html Said(const Request& request) {
  static constexpr std::pair<std::string_view, std::string_view> kDone[] = {
      {"saved", "已保存。"}, {"made", "已制作，可以下载。"}, {"handed_out", "已登记发放。"}};
  const std::string_view done = request.query.Get("done");
  const auto* const words = std::ranges::find(kDone, done, &std::pair<std::string_view, std::string_view>::first);
  if (words == std::end(kDone)) return {};
  return Markup("<div class=\"gk-said\" role=\"status\"><p>{}</p></div>", words->second);
}

Response Show(Desk& desk, const Request& request, const Visitor& visitor, const FieldErrors& errors = {}) {
  db::Reader reader = desk.database.Read();
  const View view = ViewOf(reader, BookletIn(reader, request, visitor), visitor, BeijingDay(desk.now()));
  web::Page page = BookletFrame(visitor, view.booklet.title);
  if (view.may_edit && view.handouts.empty()) {
    page.actions.Add("<a class=\"btn\" href=\"{}\">修改篇目</a>", Url::Local(PathOf(view.booklet) + "/edit"));
  }
  if (view.may_edit) {
    page.actions.Add(
        "<form method=\"post\" action=\"{}\">{}<button class=\"btn\" type=\"submit\">照这一册再编一册</button></form>",
        Url::Local(PathOf(view.booklet) + "/copy"), FormKeys(request));
  }
  page.body.Add("{}{}{}<p class=\"gk-soft\">{}　编印：{}</p>{}{}{}", web::FaultList(errors), Said(request),
                Warnings(view), NameOf(view.booklet.kind), NameOfOrgan(reader, view.booklet.organ),
                Entries(reader, view), MakePart(view, request), HandoutPart(view, request, visitor, errors));
  return Response::Of(RenderPage(page, request), web::StatusOf(errors));
}

// ---- the acts

Booklet Seen(Desk& desk, const Request& request, const Visitor& visitor) {
  db::Reader reader = desk.database.Read();
  return BookletIn(reader, request, visitor);
}

Response PostMake(Desk& desk, const std::string& site, const Request& request, const Visitor& visitor) {
  const Booklet booklet = Seen(desk, request, visitor);
  const auto done = MakeBooklet(desk, ActorOn(visitor, Act::kDraftItems, booklet.organ, request), booklet.organ,
                                booklet.number, request.form.Int("version").value_or(0),
                                [&](ItemId item) { return SiteAddress(site, request, "/items/" + ToString(item)); });
  if (!done) return Show(desk, request, visitor, done.errors());
  return Response::SeeOther(Url::Local(PathOf(booklet)).With("done", "made"));
}

Response PostCopy(Desk& desk, const Request& request, const Visitor& visitor) {
  Booklet booklet = Seen(desk, request, visitor);
  const account::Actor actor = ActorOn(visitor, Act::kDraftItems, booklet.organ, request);
  {
    // What is public no more does not come along.
    db::Reader reader = desk.database.Read();
    std::erase_if(booklet.entries, [&](const BookletEntry& entry) {
      const auto item = FindItem(reader, entry.item);
      return !item || !IsPublic(item->publicity, BeijingDay(desk.now()));
    });
  }
  booklet.number = 0;
  const auto done = SaveBooklet(desk, actor, booklet);
  if (!done) return Show(desk, request, visitor, done.errors());
  booklet.number = *done;
  return Response::SeeOther(Url::Local(PathOf(booklet) + "/edit"));
}

Response PostHandOut(Desk& desk, const Request& request, const Visitor& visitor) {
  const Booklet booklet = Seen(desk, request, visitor);
  const account::Actor actor = ActorOn(visitor, Act::kDraftItems, booklet.organ, request);
  const auto& form = request.form;
  FieldErrors errors;
  Handout handout{.make = form.Int("make").value_or(0),
                  .place = std::string(Trim(form.Get("place"))),
                  .handed_by = std::string(Trim(form.Get("handed_by")))};
  const auto channel = ChannelFrom(form.Get("channel"));
  if (!channel) errors.push_back({"channel", "请选择渠道。"});
  handout.channel = channel.value_or(Channel::kOther);
  handout.copies = static_cast<int>(std::clamp<std::int64_t>(form.Int("copies").value_or(0), 0, kMostCopies + 1));
  handout.handed_on = DayIn(form.Get("handed_on"), "handed_on", errors).value_or(Date{});
  if (!errors.empty()) return Show(desk, request, visitor, errors);
  const auto done = RecordHandout(desk, actor, booklet.organ, booklet.number, handout);
  if (!done) return Show(desk, request, visitor, done.errors());
  return Response::SeeOther(Url::Local(PathOf(booklet)).With("done", "handed_out"));
}

// ---- what is printed

/// The gate and the digest are asked for everything that stands in it. Errors: throws ProblemError where one of them
/// may not go out, or is another version by now.
void RequireGood(db::Session& session, const BookletMake& make, Date today) {
  for (std::size_t i = 0; i < make.entries.size(); ++i) {
    const auto item = FindItem(session, make.entries[i].item);
    const EntryState state = item ? StateOf(item->publicity, make.entries[i], today) : EntryState::kNotPublic;
    if (state != EntryState::kGood) {
      throw web::ProblemError({410, "不再提供印刷文件", WordsOf(state, i + 1, true) + "。"});
    }
    PublicVersion(session, item, today);
  }
}

/// Sent as it was made.
Response SendFile(Desk& desk, const Request& request, const Visitor& visitor) {
  db::Reader reader = desk.database.Read();
  const Booklet booklet = BookletIn(reader, request, visitor);
  const std::vector<BookletMake> makes = MakesOf(reader, booklet.organ, booklet.number);
  const auto make = std::ranges::find(makes, booklet.make, &BookletMake::number);
  if (make == makes.end()) throw web::ProblemError({404, "还没有制作", "这一册还没有制作，请先按“制作”。"});
  RequireGood(reader, *make, BeijingDay(desk.now()));
  const bool is_stitched = request.query.Get("sheets") == "stitched" && !make->stitched.empty();
  const std::string& digest = is_stitched ? make->stitched : make->pages;
  auto bytes = db::GetBlob(reader, digest);
  if (!bytes || db::BlobDigest(*bytes) != digest) {
    throw web::ProblemError({503, "暂时不能下载", "印刷文件和制作时不一致，请重新制作。"});
  }
  const std::string_view end = make->kind == BookletKind::kLeaflet ? "（折页A4）.pdf"
                               : is_stitched                       ? "（A4骑马订）.pdf"
                                                                   : "（A5）.pdf";
  return Response::Download(FileNameOf(make->title + std::string(end)), "application/pdf", std::move(*bytes));
}

}  // namespace

void AddBookletPages(account::Office& office, const std::string& site) {
  const auto with_desk = [&office](auto handler) {
    return [&office, handler](const Request& request, const Visitor& visitor) {
      return handler(office.desk(), request, visitor);
    };
  };
  AddBookletFormPages(office);
  office.Get("/office/booklets", Act::kSeeItems, with_desk(ShowList));
  office.Get("/office/booklets/{id}", Act::kSeeItems,
             with_desk([](Desk& desk, const Request& request, const Visitor& visitor) {
               return Show(desk, request, visitor);
             }));
  office.Post("/office/booklets/{id}/make", Act::kDraftItems,
              with_desk([site](Desk& desk, const Request& request, const Visitor& visitor) {
                return PostMake(desk, site, request, visitor);
              }));
  office.Post("/office/booklets/{id}/copy", Act::kDraftItems, with_desk(PostCopy));
  office.Post("/office/booklets/{id}/hand-out", Act::kDraftItems, with_desk(PostHandOut));
  office.Get("/office/booklets/{id}/file", Act::kSeeItems, with_desk(SendFile));
}

}  // namespace gongkai::disclosure
