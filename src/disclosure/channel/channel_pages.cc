// The channels of one item: which were signed for, what went out by which, with photos; what can be made for them; and
// the forms to put a posting down, to take it down, to say that it was a mistake.

#include <algorithm>

#include "account/organ_list_view.h"
#include "base/fold.h"
#include "base/photo.h"
#include "db/blob_store.h"
#include "disclosure/channel/channel_actions.h"
#include "disclosure/channel/channel_view.h"
#include "disclosure/item_form.h"
#include "disclosure/pages.h"
#include "disclosure/public_version_view.h"
#include "web/paging.h"

namespace gongkai::disclosure {
namespace {

using account::Act;
using account::Desk;
using account::OrganKind;
using account::Visitor;
using web::AttributeIf;
using web::Choice;
using web::FormKeys;
using web::Html;
using web::Markup;
using web::Request;
using web::Response;
using web::Url;

constexpr web::BodyLimits kLimits{.file_bytes = kLargestPhoto + 1,
                                  .total_bytes = (kMostPhotos + 1) * kLargestPhoto,
                                  .text_bytes = 1 << 20,
                                  .files = kMostPhotos + 1};

constexpr int kPostingsOnPage = 20;

/// What the page shows, read at one moment.
struct View {
  Item item;
  std::vector<Channel> chosen;             // of the version that is public
  std::vector<Posting> postings;           // all of them, without their photos
  std::vector<PublishedVersion> versions;  // oldest first
  std::vector<Choice> villages;
  Date today{};
  bool may_record = false;
};

/// The villages of a township; of another organ all of the county, which hangs its things anywhere.
std::vector<Choice> VillagesFor(db::Session& session, OrganId organ, Date today) {
  const auto rows = account::ListOrgans(session, {.words = "", .with_units = true}, today);
  const auto self = std::ranges::find(rows, organ, [](const account::OrganRow& row) { return row.organ.id; });
  const bool is_township =
      self != rows.end() && (self->organ.kind == OrganKind::kTownship || self->organ.kind == OrganKind::kSubdistrict);
  std::vector<Choice> villages;
  for (const account::OrganRow& row : rows) {
    if (row.organ.kind != OrganKind::kVillage && row.organ.kind != OrganKind::kCommunity) continue;
    if (is_township && row.organ.parent != organ) continue;
    villages.push_back({std::to_string(row.organ.id.value),
                        is_township ? row.organ.short_name : row.parent_name + "　" + row.organ.short_name});
  }
  return villages;
}

View ViewOf(db::Session& session, Item item, const Visitor& visitor, Date today) {
  View view{.item = std::move(item), .chosen = {}, .postings = {}, .versions = {}, .villages = {}, .today = today};
  const std::int64_t number = view.item.publicity.published_version.value_or(view.item.latest_version);
  view.chosen = FindVersion(session, view.item.id, number)->content.channels;
  view.postings = PostingsOf(session, view.item.id);
  view.versions = PublishedVersions(session, view.item);
  view.may_record = view.item.publicity.published_version && visitor.May(Act::kDraftItems, view.item.id.organ);
  if (view.may_record) view.villages = VillagesFor(session, view.item.id.organ, today);
  return view;
}

// ---- the thirteen channels

std::string SiteState(const View& view) {
  const auto& from = view.item.publicity.public_from;
  switch (GateOf(view.item.publicity, view.today)) {
    case Gate::kPublic:
      return ToChinese(*from) + "起自动公开";
    case Gate::kNotYet:
      return "到" + ToChinese(*from) + "自动公开";
    case Gate::kExpired:
      return "公示期满，已自动撤下";
    case Gate::kWithdrawn:
      return "已撤下";
    case Gate::kNever:
      break;
  }
  return "";
}

Html ChannelRow(const View& view, Channel channel) {
  const bool is_chosen = std::ranges::find(view.chosen, channel) != view.chosen.end();
  int count = 0, to_take_down = 0;
  std::optional<Date> latest;
  for (const Posting& posting : view.postings) {
    if (posting.channel != channel || !posting.annulled_words.empty()) continue;
    ++count;
    latest = std::max(latest.value_or(posting.posted_on), posting.posted_on);
    const bool is_over = IsOver(view.item.publicity, view.today);
    to_take_down += StateOf(posting, is_over, view.today) == PostingState::kToTakeDown ? 1 : 0;
  }
  Html state;
  if (channel == Channel::kSite) state.Add("{} ", SiteState(view));
  if (count > 0) state.Add("登记了 {} 次，最近 {} ", count, ToChinese(*latest));
  if (to_take_down > 0) state.Add("<span class=\"badge gk-badge-warning\">{} 处应当撤下</span>", to_take_down);
  if (is_chosen && count == 0 && channel != Channel::kSite) {
    state.Add("<span class=\"badge gk-badge-quiet\">还没有登记</span>");
  }
  return Markup(
      "<tr><th scope=\"row\">{}</th><td data-label=\"签发时选定\">{}</td><td data-label=\"情况\">{}</td></tr>",
      NameOf(channel), is_chosen ? "是" : "否", state);
}

/// As the standard form has it: ■ chosen, □ not.
Html ChannelTicks(const View& view) {
  Html ticks;
  for (const Channel channel : Channels()) {
    const bool is_chosen = std::ranges::find(view.chosen, channel) != view.chosen.end();
    ticks.Add("<li><span aria-hidden=\"true\">{}</span>{}<span class=\"visually-hidden\">{}</span></li>",
              is_chosen ? "■" : "□", NameOf(channel), is_chosen ? "：选定" : "：没有选");
  }
  return Markup("<ul class=\"item-ticks\" aria-label=\"签发时选定的渠道\">{}</ul>", ticks);
}

/// Those that were chosen or used.
Html ChannelTable(const View& view) {
  Html rows;
  for (const Channel channel : Channels()) {
    const bool is_chosen = std::ranges::find(view.chosen, channel) != view.chosen.end();
    const bool is_used = std::ranges::find(view.postings, channel, &Posting::channel) != view.postings.end();
    if (is_chosen || is_used) rows.Add("{}", ChannelRow(view, channel));
  }
  return Markup(
      "<section class=\"card item-channel-card\"><div class=\"item-part\"><h2>签发时选定的渠道</h2>{}</div><table "
      "class=\"table "
      "card-table "
      "gk-list\"><thead><tr><th scope=\"col\">渠道</th><th scope=\"col\">签发时选定</th><th "
      "scope=\"col\">情况</th></tr></thead><tbody>{}</tbody></table></section>",
      ChannelTicks(view), rows);
}

// ---- what can be made

Html Makes(db::Session& session, const View& view) {
  const std::string path = PathOf(view.item);
  Html links;
  const auto add = [&](Channel channel, std::string_view label, const Url& url) {
    if (MayGoOut(session, view.item, channel, view.today)) links.Add("<li><a href=\"{}\">{}</a></li>", url, label);
  };
  add(Channel::kNoticeBoard, "公示栏张贴稿（A4，PDF）", Url::Local(path + "/poster").With("paper", "a4"));
  add(Channel::kNoticeBoard, "公示栏张贴稿（A3，PDF）", Url::Local(path + "/poster").With("paper", "a3"));
  add(Channel::kBroadcast, "广播稿（村村响）", Url::Local(path + "/broadcast"));
  add(Channel::kNewMedia, "微信文章（ZIP）", Url::Local(path + "/wechat"));
  add(Channel::kPush, "群发短文", Url::Local(path + "/group-text"));
  if (links.empty()) links.Add("<li>这一件现在没有公开，不能制作对外的材料。</li>");
  return Markup("<section class=\"card item-part\"><h2>制作材料</h2><ul class=\"item-makes\">{}</ul></section>", links);
}

// ---- what went out

/// As links: the originals are large, and are looked at one by one.
Html Photos(const View& view, const Posting& posting) {
  Html photos;
  for (std::size_t i = 0; i < posting.photos.size(); ++i) {
    const Url url = Url::Local(PathOf(view.item) + "/channels/" + std::to_string(posting.number) + "/photos/" +
                               std::to_string(i + 1));
    photos.Add("<li><a href=\"{}\">{}</a></li>", url, "照片 " + std::to_string(i + 1) + "：" + posting.photos[i].name);
  }
  return photos.empty() ? Html() : Markup("<ul class=\"item-photos\">{}</ul>", photos);
}

/// What came back with a fault is shown as it was typed, with the fault beside it.
Html EndField(std::string_view type, const std::string& id, std::string_view name, std::string_view label,
              const std::string& otherwise, const Request& request, const FieldErrors& errors) {
  const FieldError* const error = ErrorOf(errors, id);
  return Markup(
      "<label for=\"{}\">{}</label><input class=\"{}\" type=\"{}\" id=\"{}\" name=\"{}\" value=\"{}\" "
      "maxlength=\"200\" {}>{}",
      id, label, error != nullptr ? "form-control is-invalid" : "form-control", type, id, name,
      error != nullptr ? std::string(request.form.Get(name)) : otherwise,
      AttributeIf(error != nullptr, "aria-invalid=\"true\""),
      error != nullptr ? Markup("<p class=\"gk-fault\">{}</p>", error->message) : Html());
}

Html EndForms(const View& view, const Posting& posting, const Request& request, const FieldErrors& errors) {
  if (!view.may_record || !posting.annulled_words.empty()) return {};
  const std::string path = PathOf(view.item) + "/channels/" + std::to_string(posting.number);
  const std::string id = std::to_string(posting.number), words = "words-" + id;
  Html forms;
  if (!posting.taken_down_on) {
    forms.Add(
        "<form method=\"post\" action=\"{}\" class=\"item-end\" novalidate>{}{}<button class=\"btn\" "
        "type=\"submit\">登记撤下</button></form>",
        Url::Local(path + "/take-down"), FormKeys(request),
        EndField("date", "down-" + id, "taken_down_on", "撤下日期", ToString(view.today), request, errors));
  }
  forms.Add(
      "<details {}><summary>登记有误</summary><form method=\"post\" action=\"{}\" class=\"item-end\" "
      "novalidate>{}{}<button class=\"btn\" type=\"submit\">作废</button></form></details>",
      AttributeIf(ErrorOf(errors, words) != nullptr, "open"), Url::Local(path + "/annul"), FormKeys(request),
      EndField("text", words, "words", "作废的原因", "", request, errors));
  return forms;
}

Html PostingPart(const View& view, const Posting& posting, const Request& request, const FieldErrors& errors) {
  const PostingState state = StateOf(posting, IsOver(view.item.publicity, view.today), view.today);
  Html facts;
  const auto add = [&](std::string_view label, const std::string& value) {
    if (!value.empty()) facts.Add("<div><dt>{}</dt><dd>{}</dd></div>", label, value);
  };
  add("地点", posting.place);
  add("发布人", posting.posted_by);
  add("日期", ToChinese(posting.posted_on) + (posting.posted_until ? "至" + ToChinese(*posting.posted_until) : ""));
  add("撤下", posting.taken_down_on ? ToChinese(*posting.taken_down_on) : "");
  add("版本", "第" + std::to_string(posting.version) + "版");
  add("回执", posting.receipt);
  add("作废的原因", posting.annulled_words);
  Html old;
  const bool is_old = posting.version != view.item.publicity.published_version;
  if (is_old && (state == PostingState::kThere || state == PostingState::kToTakeDown)) {
    old.Add(" <span class=\"badge gk-badge-warning\">旧版本，后来更正过，请换上新的</span>");
  }
  return Markup("<li class=\"item-posting\"><h3>{}　{}{}</h3><dl class=\"gk-facts\">{}</dl>{}{}</li>",
                NameOf(posting.channel), PostingBadge(state), old, facts, Photos(view, posting),
                EndForms(view, posting, request, errors));
}

/// The page that is asked for; of a form that came back, that on which its posting stands.
int PageShown(const View& view, const Request& request, const FieldErrors& errors, int last) {
  const auto refused = errors.empty() ? std::nullopt : request.params.Int("number");
  const auto found = refused ? std::ranges::find(view.postings, *refused, &Posting::number) : view.postings.end();
  if (found != view.postings.end()) return static_cast<int>(found - view.postings.begin()) / kPostingsOnPage + 1;
  return static_cast<int>(std::clamp<std::int64_t>(request.query.Int("page").value_or(1), 1, last));
}

Html PostingsPart(db::Session& session, const View& view, const Request& request, const FieldErrors& errors) {
  if (view.postings.empty()) {
    return Markup(
        "<section class=\"card item-part\"><h2>发布记录</h2><p class=\"gk-empty\">还没有登记。</p></section>");
  }
  const int count = static_cast<int>(view.postings.size());
  const int last = (count + kPostingsOnPage - 1) / kPostingsOnPage;
  const int page = PageShown(view, request, errors, last);
  Html list;
  for (int i = (page - 1) * kPostingsOnPage; i < std::min(page * kPostingsOnPage, count); ++i) {
    Posting posting = view.postings[static_cast<std::size_t>(i)];
    ReadPhotos(session, posting);
    list.Add("{}", PostingPart(view, posting, request, errors));
  }
  return Markup("<section class=\"card item-part\"><h2>发布记录</h2><ul class=\"item-postings\">{}</ul>{}</section>",
                list, web::Paging({.page = page, .last = last}, [&](int to) {
                  return Url::Local(PathOf(view.item) + "/channels").With("page", std::to_string(to));
                }));
}

/// Each with the day from which it could go out, the newest first.
std::vector<Choice> VersionChoices(const View& view) {
  std::vector<Choice> choices;
  for (const PublishedVersion& version : view.versions) {
    const std::string number = std::to_string(version.number);
    choices.insert(choices.begin(), Choice{number, "第 " + number + " 版（" + ToChinese(version.from) + "起公开）"});
  }
  return choices;
}

Html RecordPart(const View& view, const Request& request, const Visitor& visitor, const FieldErrors& errors) {
  if (!view.may_record) return {};
  std::vector<Choice> channels;
  for (const Channel channel : Channels())
    channels.push_back({std::string(IdOf(channel)), std::string(NameOf(channel))});
  std::vector<Choice> villages = {{"", "（不在村、社区）"}};
  villages.insert(villages.end(), view.villages.begin(), view.villages.end());
  const bool came_back = !errors.empty() && !request.form.All("posted_by").empty();  // this form, not another one
  const auto typed = [&](std::string_view name, std::string otherwise) {
    return came_back ? std::string(request.form.Get(name)) : std::move(otherwise);
  };
  const auto until = view.item.publicity.public_until;
  const std::string shown = std::to_string(*view.item.publicity.published_version);
  Html photo_says;
  if (const FieldError* error = ErrorOf(errors, "photos"))
    photo_says.Add("<p class=\"gk-fault\">{}</p>", error->message);
  return Markup(
      "<section class=\"card item-part\"><h2>登记一次发布</h2><form method=\"post\" action=\"{}\" "
      "enctype=\"multipart/form-data\" class=\"gk-plain-form\" novalidate>{}{}{}{}{}{}{}{}{}<div "
      "class=\"gk-field\"><label "
      "class=\"form-label\" for=\"photos\">照片</label><input class=\"form-control\" type=\"file\" id=\"photos\" "
      "name=\"photos\" accept=\"image/jpeg,image/png,image/webp\" multiple aria-describedby=\"photos-says\"><div "
      "class=\"gk-says\" id=\"photos-says\">{}<p class=\"form-hint\">最多 6 张，一张不超过 15 "
      "MB。请拍到张贴的内容和周围，"
      "不要拍到人脸</p></div></div><div class=\"gk-sends\"><button class=\"btn btn-primary\" "
      "type=\"submit\">登记</button></div></form></section>",
      Url::Local(PathOf(view.item) + "/channels"), FormKeys(request),
      web::ChoiceField({.name = "channel", .label = "渠道", .value = typed("channel", "notice_board")}, channels,
                       errors),
      web::ChoiceField({.name = "posted_version",
                        .label = "发布的是哪一版",
                        .value = typed("posted_version", shown),
                        .hint = "贴出去以后才更正的，选当时贴的那一版"},
                       VersionChoices(view), errors),
      web::ChoiceField({.name = "village", .label = "村、社区", .value = typed("village", "")}, villages, errors),
      web::TextField({.name = "place",
                      .label = "地点",
                      .value = typed("place", ""),
                      .hint = "哪个公示栏、哪个频道、哪一期报纸；选了村、社区的可以不填"},
                     errors),
      web::TextField(
          {.name = "posted_by", .label = "发布人", .value = typed("posted_by", visitor.name), .required = true},
          errors),
      web::TextField({.name = "posted_on",
                      .label = "发布日期",
                      .value = typed("posted_on", ToString(view.today)),
                      .type = "date",
                      .required = true},
                     errors),
      web::TextField({.name = "posted_until",
                      .label = "公示到哪一天",
                      .value = typed("posted_until", until ? ToString(*until) : ""),
                      .hint = "公示满这一天，次日提醒撤下；不用撤下的不填",
                      .type = "date"},
                     errors),
      web::TextField({.name = "receipt",
                      .label = "回执、链接",
                      .value = typed("receipt", ""),
                      .hint = "网址、报纸的期号、对方的回执号"},
                     errors),
      photo_says);
}

// ---- the page

Html Said(const Request& request) {
  static constexpr std::pair<std::string_view, std::string_view> kDone[] = {
      {"recorded", "已登记。"}, {"taken_down", "已登记撤下。"}, {"annulled", "已作废，记录保留。"}};
  const std::string_view done = request.query.Get("done");
  const auto* const words = std::ranges::find(kDone, done, &std::pair<std::string_view, std::string_view>::first);
  if (words == std::end(kDone)) return {};
  return Markup("<div class=\"gk-said\" role=\"status\"><p>{}</p></div>", words->second);
}

Response Show(Desk& desk, const Request& request, const Visitor& visitor, const FieldErrors& errors = {}) {
  db::Reader reader = desk.database.Read();
  const View view = ViewOf(reader, ItemIn(reader, request, visitor), visitor, BeijingDay(desk.now()));
  web::Page page = ItemFrame(visitor, "公开渠道");
  page.breadcrumbs = {{"公开信息", Url::Local("/office/items")}, {TitleOf(view.item), Url::Local(PathOf(view.item))}};
  page.body.Add("{}{}", web::FaultList(errors), Said(request));
  if (!view.item.publicity.published_version) {
    page.body.Add("<p class=\"gk-warned\">这一件还没有签发公开，公开以后才能制作材料、登记渠道。</p>");
  }
  page.body.Add("{}", ChannelTable(view));
  if (view.item.publicity.published_version) page.body.Add("{}", Makes(reader, view));
  page.body.Add("{}{}", PostingsPart(reader, view, request, errors), RecordPart(view, request, visitor, errors));
  return Response::Of(RenderPage(page, request), web::StatusOf(errors));
}

// ---- the acts

Item Seen(Desk& desk, const Request& request, const Visitor& visitor) {
  db::Reader reader = desk.database.Read();
  return ItemIn(reader, request, visitor);
}

Response Done(const Item& item, std::string_view what) {
  return Response::SeeOther(Url::Local(PathOf(item) + "/channels").With("done", what));
}

/// As it was typed; a village that is none of the choices is none.
Posting PostingIn(const Request& request, const std::vector<Choice>& villages, FieldErrors& errors) {
  const auto& form = request.form;
  Posting posting{.place = std::string(Trim(form.Get("place"))),
                  .posted_by = std::string(Trim(form.Get("posted_by"))),
                  .receipt = std::string(Trim(form.Get("receipt"))),
                  .photos = {}};
  posting.version = form.Int("posted_version").value_or(0);
  const auto channel = ChannelFrom(form.Get("channel"));
  if (!channel) errors.push_back({"channel", "请选择渠道。"});
  posting.channel = channel.value_or(Channel::kOther);
  posting.posted_on = DayIn(form.Get("posted_on"), "posted_on", errors).value_or(Date{});
  posting.posted_until = DayIn(form.Get("posted_until"), "posted_until", errors);
  const auto village = std::ranges::find(villages, form.Get("village"), &Choice::value);
  if (village != villages.end() && !village->value.empty()) {
    posting.village = OrganId{std::stoll(village->value)};
    posting.place = posting.place.empty() ? village->label : village->label + "　" + posting.place;
  }
  return posting;
}

std::vector<NewFile> PhotosIn(const Request& request) {
  std::vector<NewFile> photos;
  for (const web::Upload& upload : request.files) {
    if (upload.field == "photos" && !upload.file_name.empty()) {
      photos.push_back({FileNameOf(upload.file_name), upload.Read()});
    }
  }
  return photos;
}

Response PostRecord(Desk& desk, const Request& request, const Visitor& visitor) {
  const Item item = Seen(desk, request, visitor);
  const account::Actor actor = ActorOn(visitor, Act::kDraftItems, item.id.organ, request);
  std::vector<Choice> villages;
  {
    db::Reader reader = desk.database.Read();
    villages = VillagesFor(reader, item.id.organ, BeijingDay(desk.now()));
  }
  FieldErrors errors;
  const Posting posting = PostingIn(request, villages, errors);
  if (!errors.empty()) return Show(desk, request, visitor, web::WithFilesToChoose(request, "photos", errors));
  const auto done = RecordPosting(desk, actor, item.id, posting, PhotosIn(request));
  if (!done) return Show(desk, request, visitor, web::WithFilesToChoose(request, "photos", done.errors()));
  return Done(item, "recorded");
}

/// Each posting has its forms: their fields are named by its number.
FieldErrors AtItsForm(FieldErrors errors, const Request& request) {
  const std::string number(request.params.Get("number"));
  for (FieldError& error : errors) {
    if (error.field == "taken_down_on") error.field = "down-" + number;
    if (error.field == "words") error.field = "words-" + number;
  }
  return errors;
}

Response PostTakeDown(Desk& desk, const Request& request, const Visitor& visitor) {
  const Item item = Seen(desk, request, visitor);
  const account::Actor actor = ActorOn(visitor, Act::kDraftItems, item.id.organ, request);
  const Date on = ParseDate(Trim(request.form.Get("taken_down_on"))).value_or(Date{});
  const auto done = TakeDownPosting(desk, actor, item.id, request.params.Int("number").value_or(0), on);
  if (!done) return Show(desk, request, visitor, AtItsForm(done.errors(), request));
  return Done(item, "taken_down");
}

Response PostAnnul(Desk& desk, const Request& request, const Visitor& visitor) {
  const Item item = Seen(desk, request, visitor);
  const account::Actor actor = ActorOn(visitor, Act::kDraftItems, item.id.organ, request);
  const auto done = AnnulPosting(desk, actor, item.id, request.params.Int("number").value_or(0),
                                 std::string(Trim(request.form.Get("words"))));
  if (!done) return Show(desk, request, visitor, AtItsForm(done.errors(), request));
  return Done(item, "annulled");
}

Response SendPhoto(Desk& desk, const Request& request, const Visitor& visitor) {
  db::Reader reader = desk.database.Read();
  const Item item = ItemIn(reader, request, visitor);
  const auto posting = FindPosting(reader, item.id.organ, request.params.Int("number").value_or(0));
  const auto number = request.params.Int("photo").value_or(0);
  const auto count = posting && posting->item == item.id ? static_cast<std::int64_t>(posting->photos.size()) : 0;
  if (number < 1 || number > count) throw web::ProblemError({404, "没有这张照片", "没有这张照片。"});
  const Attachment& photo = posting->photos[static_cast<std::size_t>(number - 1)];
  std::string bytes = db::GetBlob(reader, photo.digest).value_or("");
  const auto type = PhotoTypeOf(bytes);
  return Response::Download(photo.name, std::string(type.value_or("application/octet-stream")), std::move(bytes));
}

}  // namespace

void AddChannelPages(account::Office& office) {
  const auto with_desk = [&office](auto handler) {
    return [&office, handler](const Request& request, const Visitor& visitor) {
      return handler(office.desk(), request, visitor);
    };
  };
  office.Get("/office/items/{id}/channels", Act::kSeeItems,
             with_desk([](Desk& desk, const Request& request, const Visitor& visitor) {
               return Show(desk, request, visitor);
             }));
  office.Post("/office/items/{id}/channels", Act::kDraftItems, with_desk(PostRecord), kLimits);
  office.Post("/office/items/{id}/channels/{number}/take-down", Act::kDraftItems, with_desk(PostTakeDown));
  office.Post("/office/items/{id}/channels/{number}/annul", Act::kDraftItems, with_desk(PostAnnul));
  office.Get("/office/items/{id}/channels/{number}/photos/{photo}", Act::kSeeItems, with_desk(SendPhoto));
}

}  // namespace gongkai::disclosure
