// Writing an item: first its kind, then the form. It may be saved unfinished; what is missing is told when it is handed
// in. Nothing typed is lost: every fault comes back with the form as it was sent, and what others saved meanwhile is
// shown beside it.

#include <algorithm>

#include "base/fold.h"
#include "disclosure/body_image_actions.h"
#include "disclosure/body_image_view.h"
#include "disclosure/catalogue/catalogue_pages.h"
#include "disclosure/content_view.h"
#include "disclosure/item_actions.h"
#include "disclosure/item_fields_view.h"
#include "disclosure/item_form.h"
#include "disclosure/matter/matter_pages.h"
#include "disclosure/pages.h"
#include "disclosure/review_actions.h"
#include "disclosure/screen/screen_actions.h"
#include "disclosure/step/step_store.h"
#include "docread/rich_text_reader.h"
#include "web/rich_text_field.h"

namespace gongkai::disclosure {
namespace {

using account::Act;
using account::Desk;
using account::Visitor;
using web::AreaField;
using web::AttributeIf;
using web::Choice;
using web::ChoiceField;
using web::FaultList;
using web::Field;
using web::Html;
using web::Markup;
using web::Request;
using web::Response;
using web::TextField;
using web::TickField;
using web::Url;

constexpr web::BodyLimits kLimits{
    .file_bytes = 100 << 20, .total_bytes = 300 << 20, .text_bytes = 16 << 20, .files = kMostAttachments + 2};

// ---- the kind

/// What is written every week, and what cannot wait, stands first; the rest as readers find it.
std::vector<Column> ColumnsForDrafting() {
  std::vector<Column> columns = {Column::kNews, Column::kEmergency, Column::kPolicies};
  for (const Column column : Columns()) {
    if (std::ranges::find(columns, column) == columns.end()) columns.push_back(column);
  }
  return columns;
}

Response ShowKinds(const Request& request, const Visitor& visitor, const std::optional<PlaceInMatter>& place) {
  web::Page page = ItemFrame(visitor, "拟稿：要公开的是什么");
  page.breadcrumbs = {{"公开信息", Url::Local("/office/items")}};
  Html groups;
  for (const Column column : ColumnsForDrafting()) {
    Html kinds;
    for (const ItemKind kind : ItemKinds()) {
      const KindFacts& facts = FactsOf(kind);
      if (facts.column != column || kind == ItemKind::kRule) continue;
      Url form = Url::Local("/office/items/new").With("kind", facts.id);
      if (!request.query.Get("row").empty()) form.With("row", request.query.Get("row"));
      if (place) form = WithPlace(std::move(form), *place);
      kinds.Add("<li><a href=\"{}\">{}</a> <span class=\"gk-soft\">{}</span></li>", form, facts.name, facts.article);
    }
    if (!kinds.empty()) {
      groups.Add("<section class=\"card item-kinds\"><h2>{}</h2><ul>{}</ul></section>", NameOf(column), kinds);
    }
  }
  if (place) page.body.Add("{}", PlaceWords(*place));
  page.body.Add("<div class=\"item-kind-groups\">{}</div>", groups);
  return Response::Of(RenderPage(page, request));
}

// ---- the form

Html KindNote(ItemKind kind) {
  const KindFacts& facts = FactsOf(kind);
  if (facts.term.number == 0) {
    return Markup("<p class=\"gk-soft\">{}　{}　应当当天公开（{}）</p>", facts.name, facts.article, facts.term_source);
  }
  return Markup("<p class=\"gk-soft\">{}　{}　{}之日起{}内公开（{}）</p>", facts.name, facts.article, facts.event,
                law::ToChinese(facts.term), facts.term_source);
}

Url PathOf(const ShownForm& form) {
  if (form.item) return Url::Local("/office/items/" + ToString(*form.item) + "/edit");
  return Url::Local("/office/items/new").With("kind", IdOf(form.content.kind));
}

/// Who drafts for several organs says for which; for one there is nothing to ask.
Html OrganPart(const Visitor& visitor, const ShownForm& form) {
  if (form.item || !form.place.empty()) return {};
  std::vector<Choice> choices;
  for (const account::HeldPost& post : visitor.posts) {
    const std::string id = std::to_string(post.organ.value);
    const bool is_new = std::ranges::none_of(choices, [&](const Choice& each) { return each.value == id; });
    if (is_new && visitor.May(Act::kDraftItems, post.organ)) choices.push_back({id, post.organ_name});
  }
  if (choices.size() < 2) return {};
  return ChoiceField({.name = "organ", .label = "以哪个机关的名义", .value = std::to_string(form.organ.value)}, choices,
                     {});
}

/// `undone`: what did not come about, where there are errors.
Response ShowForm(Desk& desk, const Request& request, const Visitor& visitor, ShownForm form, const FieldErrors& errors,
                  std::string_view undone = "没有保存") {
  web::Page page = ItemFrame(visitor, form.is_correction ? "更正或者更新" : form.item ? "修改" : "拟稿");
  web::UseRichText(page);
  form.person = visitor.person;
  form.is_unsaved = !errors.empty();
  page.width = web::Width::kText;
  page.breadcrumbs = {{"公开信息", Url::Local("/office/items")}};
  Html conflict;
  if (form.item) {
    db::Reader reader = desk.database.Read();
    const auto item = FindItem(reader, *form.item);
    page.breadcrumbs.push_back({TitleOf(*item), Url::Local("/office/items/" + ToString(*form.item))});
    form.is_by_steps = SettlesOrigin(StepsOf(reader, *form.item), form.content.origin);
    const Content stored = FindVersion(reader, item->id, item->latest_version)->content;
    form.attachments = stored.attachments;
    conflict = ConflictOf(stored, form.content, errors);
    if (!conflict.empty()) form.version = item->version;  // the next time it is saved knowingly
  }
  page.body.Add(
      "{}{}{}<form method=\"post\" action=\"{}\" enctype=\"multipart/form-data\" class=\"gk-form\" novalidate>{}<input "
      "type=\"hidden\" name=\"version\" value=\"{}\">{}{}<div class=\"gk-sends\"><button class=\"btn btn-primary\" "
      "type=\"submit\" name=\"then\" value=\"hand_in\">保存并送审</button><button class=\"btn\" type=\"submit\" "
      "name=\"then\" value=\"stay\">先保存</button><a class=\"btn\" href=\"{}\">取消</a></div></form>",
      KindNote(form.content.kind), FaultList(errors, undone), conflict, PathOf(form), web::FormKeys(request),
      form.version, OrganPart(visitor, form), FieldsOf(form, errors),
      form.item ? Url::Local("/office/items/" + ToString(*form.item)) : Url::Local("/office/items"));
  return Response::Of(RenderPage(page, request), web::StatusOf(errors));
}

// ---- what was sent

/// Of the item's own, as many as were ticked: whatever else a form names is no file of it.
std::vector<Attachment> Kept(const Request& request, const Content& stored) {
  auto ticked = request.form.All("keep");
  std::vector<Attachment> kept;
  for (const Attachment& each : stored.attachments) {
    const auto found = std::ranges::find(ticked, KeyOf(each));
    if (found == ticked.end()) continue;
    ticked.erase(found);
    kept.push_back(each);
  }
  return kept;
}

std::string BodyIn(const Request& request, FieldErrors& errors) {
  const web::SentRichText sent = web::RichTextIn(request, "body");
  const auto text = docread::ReadSentRichText(sent.html, sent.plain, sent.by_script);
  if (text) return docread::WriteRichText(*text);
  errors.push_back({"body", text.error().message});
  return std::string(sent.by_script ? sent.html : sent.plain);
}

Content ContentIn(const Request& request, ItemKind kind, const Content& stored, FieldErrors& errors) {
  const auto& form = request.form;
  Content content{.kind = kind,
                  .title = std::string(Trim(form.Get("title"))),
                  .summary = std::string(Trim(form.Get("summary"))),
                  .body = BodyIn(request, errors),
                  .fields = {},
                  .attribute = AttributeFrom(form.Get("attribute")).value_or(Attribute::kProactive),
                  .ground = GroundFrom(form.Get("ground")),
                  .ground_words = std::string(Trim(form.Get("ground_words"))),
                  .origin = OriginFrom(form.Get("origin")).value_or(Origin::kMade),
                  .other_organ = std::string(Trim(form.Get("other_organ"))),
                  .is_agreed = form.Get("is_agreed") == "1",
                  .channels = {},
                  .attachments = Kept(request, stored),
                  .correction = std::string(Trim(form.Get("correction"))),
                  .correction_why = std::string(Trim(form.Get("correction_why")))};
  if (content.attribute != Attribute::kWithheld) content.ground.reset();
  content.formed_on = DayIn(form.Get("formed_on"), "formed_on", errors).value_or(Date{});
  content.publish_on = DayIn(form.Get("publish_on"), "publish_on", errors);
  for (const KindField& field : FactsOf(kind).fields) {
    const std::string_view value = Trim(form.Get("field-" + std::string(field.name)));
    if (!value.empty()) content.fields.emplace(field.name, field.type == FieldType::kTick ? field.ticked : value);
  }
  for (const Channel channel : Channels()) {
    const auto chosen = form.All("channel");
    if (std::ranges::find(chosen, IdOf(channel)) != chosen.end()) content.channels.push_back(channel);
  }
  return content;
}

std::vector<NewFile> FilesIn(const Request& request) {
  std::vector<NewFile> files;
  for (const web::Upload& upload : request.files) {
    if (upload.field == "files" && !upload.file_name.empty())
      files.push_back({FileNameOf(upload.file_name), upload.Read()});
  }
  return files;
}

/// The image that came with the form, from a browser without script, stands at the end of the body; it stays there when
/// the form comes back for another reason.
void TakeImage(Desk& desk, const Request& request, const account::Actor& actor, ShownForm& form, FieldErrors& errors) {
  const std::string words(Trim(request.form.Get("body_image_alt")));
  if (ErrorOf(errors, "body") != nullptr) form.image_words = words;
  if (ErrorOf(errors, "body") != nullptr) return;
  for (const web::Upload& upload : request.files) {
    if (upload.field != "body_image" || upload.file_name.empty()) continue;
    account::Actor once = actor;
    if (!once.once_key.empty()) once.once_key += "|image";
    const auto kept = KeepBodyImage(desk, once, form.organ, upload.Read(), FileNameOf(upload.file_name));
    const auto body = kept ? WithImage(BodyOf(form.content), *kept, words) : Result<RichText>(kept.error());
    if (body) {
      form.content.body = docread::WriteRichText(*body);
    } else {
      errors.push_back({"body_image", body.error().message});
      form.image_words = words;
    }
  }
}

/// Saved, and handed in where that was asked for. What stands against handing in comes back with the form, saved.
Response SaveAndGoOn(Desk& desk, const screening::Tools& tools, const Request& request, const Visitor& visitor,
                     ShownForm form, FieldErrors errors) {
  const account::Actor actor = ActorOn(visitor, Act::kDraftItems, form.organ, request);
  TakeImage(desk, request, actor, form, errors);
  errors = web::WithFilesToChoose(request, "files", std::move(errors));
  if (!errors.empty()) return ShowForm(desk, request, visitor, std::move(form), errors);
  const auto saved =
      SaveDraft(desk, actor, form.organ,
                {.item = form.item, .version = form.version, .content = form.content, .files = FilesIn(request)});
  if (!saved) {
    return ShowForm(desk, request, visitor, std::move(form), web::WithFilesToChoose(request, "files", saved.errors()));
  }
  const std::string path = "/office/items/" + ToString(saved->item);
  const bool is_tied = TieAsSent(desk, actor, saved->item, request);
  if (!is_tied) return Response::SeeOther(Url::Local(path).With("done", "untied"));
  if (!TieToPlaceAsSent(desk, actor, saved->item, request))
    return Response::SeeOther(Url::Local(path).With("done", "not_in_matter"));
  if (request.form.Get("then") != "hand_in") return Response::SeeOther(Url::Local(path).With("done", "saved"));
  account::Actor again = actor;
  if (!again.once_key.empty()) again.once_key += "|hand_in";
  // Of the very version that was saved: what a colleague saves in between is not handed in under this name.
  const auto handed = HandIn(desk, again, saved->item, saved->version);
  if (handed) {
    StartScreening(desk, tools, actor, saved->item);
    return Response::SeeOther(Url::Local(path).With("done", "handed_in"));
  }
  form.item = saved->item;
  {
    db::Reader reader = desk.database.Read();
    const auto item = FindItem(reader, saved->item);
    form.version = item->version;
    form.content = FindVersion(reader, saved->item, item->latest_version)->content;
  }
  return ShowForm(desk, request, visitor, std::move(form), handed.errors(), "草稿已经保存，还没有送审");
}

OrganId OrganIn(const Request& request, const Visitor& visitor) {
  if (const auto chosen = request.form.Int("organ"); chosen && visitor.May(Act::kDraftItems, OrganId{*chosen})) {
    return OrganId{*chosen};
  }
  for (const account::HeldPost& post : visitor.posts) {
    if (visitor.May(Act::kDraftItems, post.organ)) return post.organ;
  }
  throw web::ProblemError({403, "您的岗位不能拟稿", "您现在的岗位不能拟稿。"});
}

Response New(Desk& desk, const screening::Tools& tools, const Request& request, const Visitor& visitor) {
  const auto kind = ItemKindFrom(request.query.Get("kind"));
  std::optional<PlaceInMatter> place;
  {
    db::Reader reader = desk.database.Read();
    place = PlaceAsked(reader, request, visitor);
  }
  if (!kind) return ShowKinds(request, visitor, place);
  const OrganId organ = place ? place->matter.id.organ : OrganIn(request, visitor);
  ShownForm form{.organ = organ, .content = {.kind = *kind}, .catalogue = {}};
  if (place) form.place = PlaceField(*place);
  {
    db::Reader reader = desk.database.Read();
    form.catalogue = RowField(reader, form.organ, request, BeijingDay(desk.now()));
  }
  if (request.method != web::Method::kPost) {
    form.content.formed_on = BeijingDay(desk.now());
    // Names of those who get aid belong where they live; whether also on the web, a person decides.
    if (*kind == ItemKind::kAidList) form.content.channels = {Channel::kNoticeBoard};
    if (*kind == ItemKind::kRepost) form.content.origin = Origin::kFromOrgan;
    if (place) {
      db::Reader reader = desk.database.Read();
      const std::string named = SpokenOf(reader, *place, *kind, BeijingDay(desk.now()));
      if (!named.empty()) form.content.fields.emplace("of_item", named);
    }
    return ShowForm(desk, request, visitor, std::move(form), {});
  }
  FieldErrors errors;
  form.content = ContentIn(request, *kind, {}, errors);
  return SaveAndGoOn(desk, tools, request, visitor, std::move(form), std::move(errors));
}

Response Edit(Desk& desk, const screening::Tools& tools, const Request& request, const Visitor& visitor) {
  ShownForm form;
  Content stored;
  {
    db::Reader reader = desk.database.Read();
    const Item item = ItemIn(reader, request, visitor);
    if (!visitor.May(Act::kDraftItems, item.id.organ)) {
      throw web::ProblemError({403, "您的岗位不能修改", "您现在的岗位不能修改这一件。"});
    }
    stored = FindVersion(reader, item.id, item.latest_version)->content;
    form = {.organ = item.id.organ,
            .item = item.id,
            .version = item.version,
            .is_correction = item.publicity.published_version.has_value(),
            .content = stored};
    if (item.stage != Stage::kDraft && request.method != web::Method::kPost) {
      return Response::SeeOther(Url::Local("/office/items/" + ToString(item.id)));
    }
  }
  if (request.method != web::Method::kPost) return ShowForm(desk, request, visitor, std::move(form), {});
  FieldErrors errors;
  form.content = ContentIn(request, stored.kind, stored, errors);
  form.version = request.form.Int("version").value_or(0);
  return SaveAndGoOn(desk, tools, request, visitor, std::move(form), std::move(errors));
}

// ---- pasting

Result<web::CleanedRichText> Clean(std::string_view html, std::string_view plain) {
  if (html.empty()) return web::CleanedRichText{docread::WriteRichText(TRY(docread::RichTextFromPlain(plain)))};
  const docread::RichTextRead read = TRY(docread::ReadRichText(html));
  return web::CleanedRichText{docread::WriteRichText(read.text), read.images_left_out, read.struck_out_left_out};
}

}  // namespace

void AddItemFormPages(account::Office& office, const screening::Tools& tools) {
  const auto with_desk = [&office, &tools](auto handler) {
    return [&office, tools, handler](const Request& request, const Visitor& visitor) {
      return handler(office.desk(), tools, request, visitor);
    };
  };
  office.Get("/office/items/new", Act::kDraftItems, with_desk(New));
  office.Post("/office/items/new", Act::kDraftItems, with_desk(New), kLimits);
  office.Post(
      "/office/items/clean", Act::kDraftItems,
      [clean = web::RichTextCleaning(Clean)](Request& request, const Visitor&) { return clean(request); },
      web::kPasteLimits);
  office.Get("/office/items/{id}/edit", Act::kDraftItems, with_desk(Edit));
  office.Post("/office/items/{id}/edit", Act::kDraftItems, with_desk(Edit), kLimits);
}

}  // namespace gongkai::disclosure
