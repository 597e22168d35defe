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
#include "disclosure/item_form.h"
#include "disclosure/pages.h"
#include "disclosure/review_actions.h"
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

Response ShowKinds(Desk&, const Request& request, const Visitor& visitor) {
  web::Page page = ItemFrame(visitor, "拟稿：要公开的是什么");
  page.breadcrumbs = {{"公开信息", Url::Local("/office/items")}};
  Html groups;
  for (const Column column : Columns()) {
    Html kinds;
    for (const ItemKind kind : ItemKinds()) {
      const KindFacts& facts = FactsOf(kind);
      if (facts.column != column || kind == ItemKind::kRule) continue;
      Url form = Url::Local("/office/items/new").With("kind", facts.id);
      if (!request.query.Get("row").empty()) form.With("row", request.query.Get("row"));
      kinds.Add("<li><a href=\"{}\">{}</a> <span class=\"gk-soft\">{}</span></li>", form, facts.name, facts.article);
    }
    if (!kinds.empty()) {
      groups.Add("<section class=\"card item-kinds\"><h2>{}</h2><ul>{}</ul></section>", NameOf(column), kinds);
    }
  }
  page.body.Add("<div class=\"item-kind-groups\">{}</div>", groups);
  return Response::Of(RenderPage(page, request));
}

// ---- the form

/// What the form shows: an item that is there, or a new one.
struct Form {
  OrganId organ{0};
  std::optional<ItemId> item{};
  std::int64_t version = 0;
  bool is_correction = false;
  Content content;
  Html catalogue;               // of a new item: under which row of the catalogue it will stand
  account::PersonId person{0};  // who writes
  bool is_unsaved = false;      // it came back with faults
};

std::string FieldTypeOf(FieldType type) { return type == FieldType::kDate ? "date" : "text"; }

Html KindFieldsOf(const Content& content, const FieldErrors& errors) {
  Html html;
  for (const KindField& field : FactsOf(content.kind).fields) {
    const std::string name = "field-" + std::string(field.name), type = FieldTypeOf(field.type);
    const Field input{.name = name,
                      .label = field.label,
                      .value = std::string(content.Field(field.name)),
                      .hint = std::string(field.hint),
                      .type = type,
                      .required = field.required};
    html.Add("{}", field.type == FieldType::kLongText ? AreaField(input, 3, errors) : TextField(input, errors));
  }
  return html;
}

template <class Value>
std::vector<Choice> ChoicesOf(std::span<const Value> values) {
  std::vector<Choice> choices;
  for (const Value value : values) choices.push_back({std::string(IdOf(value)), std::string(NameOf(value))});
  return choices;
}

Html AttributePart(const Content& content, const FieldErrors& errors) {
  constexpr std::array kAttributes = {Attribute::kProactive, Attribute::kOnApplication, Attribute::kWithheld};
  std::vector<Choice> grounds = {{"", "（不予公开的才选）"}};
  for (const Ground ground : Grounds()) {
    grounds.push_back({std::string(IdOf(ground)), std::string(ArticleOf(ground)) + "：" + std::string(NameOf(ground))});
  }
  return Markup(
      "<fieldset><legend>公开属性</legend>{}{}{}</fieldset>",
      ChoiceField({.name = "attribute",
                   .label = "公开属性",
                   .value = std::string(IdOf(content.attribute)),
                   .hint = "由拟稿人提出，签发人最后确定。不主动公开的也要走完审签，登记在册；不予公开的定期重新评估（"
                           "条例第十八条）"},
                  ChoicesOf(std::span<const Attribute>(kAttributes)), errors),
      ChoiceField({.name = "ground",
                   .label = "不予公开的依据",
                   .value = content.ground ? std::string(IdOf(*content.ground)) : ""},
                  grounds, errors),
      AreaField({.name = "ground_words", .label = "不主动公开的理由", .value = content.ground_words}, 2, errors));
}

Html OriginPart(const Content& content, const FieldErrors& errors) {
  return Markup(
      "<fieldset><legend>来源</legend>{}{}{}</fieldset>",
      ChoiceField({.name = "origin",
                   .label = "信息从哪里来",
                   .value = std::string(IdOf(content.origin)),
                   .hint = "由制作或者最初获取的机关公开（条例第十条）"},
                  ChoicesOf(Origins()), errors),
      TextField(
          {.name = "other_organ", .label = "对方的名称", .value = content.other_organ, .hint = "本机关制作的不填"},
          errors),
      TickField({.name = "is_agreed",
                 .label = "已与有关机关协商、确认（第十一条）；或者不损害第三方、第三方已同意、不公开会对公共利益造成重"
                          "大影响（第十五条）",
                 .value = content.is_agreed ? "1" : ""},
                errors));
}

Html ChannelPart(const Content& content, const FieldErrors& errors) {
  Html ticks;
  for (const Channel channel : Channels()) {
    const bool is_chosen = std::ranges::find(content.channels, channel) != content.channels.end();
    ticks.Add(
        "<label class=\"form-check\"><input class=\"form-check-input\" type=\"checkbox\" name=\"channel\" value=\"{}\" "
        "{}><span class=\"form-check-label\">{}</span></label>",
        IdOf(channel), AttributeIf(is_chosen, "checked"), NameOf(channel));
  }
  Html says;
  if (const FieldError* error = ErrorOf(errors, "channels")) {
    says.Add("<p class=\"gk-fault\">{}</p>", error->message);
  }
  return Markup(
      "<fieldset id=\"channels\" tabindex=\"-1\"><legend>公开渠道</legend><div class=\"item-channels\">{}</div>"
      "<div class=\"gk-says\">{}</div></fieldset>",
      ticks, says);
}

Html FilesPart(const Content& content, const FieldErrors& errors) {
  Html kept;
  for (std::size_t i = 0; i < content.attachments.size(); ++i) {
    const Attachment& file = content.attachments[i];
    kept.Add(
        "<li><label class=\"form-check\"><input class=\"form-check-input\" type=\"checkbox\" name=\"keep\" "
        "value=\"{}\" checked><span class=\"form-check-label\">{} <span "
        "class=\"gk-soft\">{}</span></span></label></li>",
        i, file.name, SizeInWords(file.size));
  }
  Html says;
  if (const FieldError* error = ErrorOf(errors, "files")) says.Add("<p class=\"gk-fault\">{}</p>", error->message);
  return Markup(
      "<fieldset><legend>附件</legend>{}<div class=\"gk-field\"><label class=\"form-label\" "
      "for=\"files\">添加附件</label><input class=\"form-control\" type=\"file\" id=\"files\" name=\"files\" multiple "
      "aria-describedby=\"files-says\"><div class=\"gk-says\" id=\"files-says\">{}<p "
      "class=\"form-hint\">一个文件不超过100 MB，最多50个。</p></div></div></fieldset>",
      kept.empty()
          ? Html()
          : Markup("<p class=\"form-hint\">去掉勾的，保存后不再是附件：</p><ul class=\"item-kept\">{}</ul>", kept),
      says);
}

Html BodyField(const Form& form, const FieldErrors& errors) {
  return web::RichTextField(
      {.name = "body",
       .label = "正文",
       .html = form.content.body,
       .plain = PlainBodyOf(form.content),
       .hint = "可以从 Word、WPS 粘贴，标题、表格和图片会留下来。没有编辑工具条时，空一行就是新的一段",
       .cleaning = Url::Local("/office/items/clean"),
       .person = std::to_string(form.person.value),
       .unsaved = form.is_unsaved,
       .images = Url::Local(OfficeImages(form.organ))},
      errors);
}

Html Fields(const Form& form, const FieldErrors& errors) {
  const Content& content = form.content;
  Html html;
  if (form.is_correction) {
    html.Add("{}", AreaField({.name = "correction",
                              .label = "更正或者更新的说明",
                              .value = content.correction,
                              .hint = "写明改了什么，读者会在正文上方看到",
                              .required = true},
                             2, errors));
  }
  html.Add("{}{}{}{}", TextField({.name = "title", .label = "名称", .value = content.title, .required = true}, errors),
           KindFieldsOf(content, errors),
           AreaField({.name = "summary",
                      .label = "内容概述",
                      .value = content.summary,
                      .hint = "一两句话，列在公开目录里（条例第十二条）",
                      .required = true},
                     2, errors),
           BodyField(form, errors));
  html.Add("{}", FilesPart(content, errors));
  html.Add(
      "<fieldset><legend>时间</legend>{}{}</fieldset>",
      TextField({.name = "formed_on",
                 .label = "生成日期",
                 .value = content.formed_on.ok() ? ToString(content.formed_on) : "",
                 .hint = "形成或者变更的那一天，公开的期限从它起算（条例第二十六条）；决定和预算从作出或者批复那天起算",
                 .type = "date",
                 .required = true},
                errors),
      form.is_correction ? Html()
                         : TextField({.name = "publish_on",
                                      .label = "公开日期",
                                      .value = content.publish_on ? ToString(*content.publish_on) : "",
                                      .hint = "不填，签发后立即公开；填以后的日期，到那一天公开",
                                      .type = "date"},
                                     errors));
  return html.Add("{}{}{}", AttributePart(content, errors), OriginPart(content, errors), ChannelPart(content, errors));
}

std::string TextOf(const Content& content) { return content.body.empty() ? std::string() : PlainBodyOf(content); }

/// What somebody else saved meanwhile beside what was typed here.
Html Conflict(const Content& stored, const Content& typed, const FieldErrors& errors) {
  if (ErrorOf(errors, kVersionField) == nullptr) return {};
  std::vector<web::TwoValues> values = {{"名称", stored.title, typed.title},
                                        {"内容概述", stored.summary, typed.summary},
                                        {"正文", TextOf(stored), TextOf(typed)}};
  for (const KindField& field : FactsOf(typed.kind).fields) {
    values.push_back({field.label, std::string(stored.Field(field.name)), std::string(typed.Field(field.name))});
  }
  return web::Differences(values);
}

Html KindNote(ItemKind kind) {
  const KindFacts& facts = FactsOf(kind);
  if (facts.term.number == 0) {
    return Markup("<p class=\"gk-soft\">{}　{}　应当当天公开（{}）</p>", facts.name, facts.article, facts.term_source);
  }
  return Markup("<p class=\"gk-soft\">{}　{}　{}之日起{}内公开（{}）</p>", facts.name, facts.article, facts.event,
                law::ToChinese(facts.term), facts.term_source);
}

Url PathOf(const Form& form) {
  if (form.item) return Url::Local("/office/items/" + ToString(*form.item) + "/edit");
  return Url::Local("/office/items/new").With("kind", IdOf(form.content.kind));
}

/// Who drafts for several organs says for which; for one there is nothing to ask.
Html OrganPart(const Visitor& visitor, const Form& form) {
  if (form.item) return {};
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

Response ShowForm(Desk& desk, const Request& request, const Visitor& visitor, Form form, const FieldErrors& errors) {
  web::Page page = ItemFrame(visitor, form.item ? "修改" : "拟稿");
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
    conflict = Conflict(FindVersion(reader, item->id, item->latest_version)->content, form.content, errors);
    if (!conflict.empty()) form.version = item->version;  // the next time it is saved knowingly
  }
  page.body.Add(
      "{}{}{}<form method=\"post\" action=\"{}\" enctype=\"multipart/form-data\" class=\"gk-form\" novalidate>{}<input "
      "type=\"hidden\" name=\"version\" value=\"{}\">{}{}<div class=\"gk-sends\"><button class=\"btn btn-primary\" "
      "type=\"submit\" name=\"then\" value=\"hand_in\">保存并送审</button><button class=\"btn\" type=\"submit\" "
      "name=\"then\" value=\"stay\">先保存</button><a class=\"btn\" href=\"{}\">取消</a></div></form>",
      KindNote(form.content.kind), FaultList(errors), conflict, PathOf(form), web::FormKeys(request), form.version,
      Markup("{}{}", OrganPart(visitor, form), form.catalogue), Fields(form, errors),
      form.item ? Url::Local("/office/items/" + ToString(*form.item)) : Url::Local("/office/items"));
  return Response::Of(RenderPage(page, request), web::StatusOf(errors));
}

// ---- what was sent

std::vector<Attachment> Kept(const Request& request, const Content& stored) {
  const auto kept = request.form.All("keep");
  std::vector<Attachment> attachments;
  for (std::size_t i = 0; i < stored.attachments.size(); ++i) {
    if (std::ranges::find(kept, std::to_string(i)) != kept.end()) attachments.push_back(stored.attachments[i]);
  }
  return attachments;
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
                  .correction = std::string(Trim(form.Get("correction")))};
  if (content.attribute != Attribute::kWithheld) content.ground.reset();
  content.formed_on = DayIn(form.Get("formed_on"), "formed_on", errors).value_or(Date{});
  content.publish_on = DayIn(form.Get("publish_on"), "publish_on", errors);
  for (const KindField& field : FactsOf(kind).fields) {
    const std::string_view value = Trim(form.Get("field-" + std::string(field.name)));
    if (!value.empty()) content.fields.emplace(field.name, value);
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
void TakeImage(Desk& desk, const Request& request, const account::Actor& actor, Form& form, FieldErrors& errors) {
  for (const web::Upload& upload : request.files) {
    if (upload.field != "body_image" || upload.file_name.empty()) continue;
    account::Actor once = actor;
    if (!once.once_key.empty()) once.once_key += "|image";
    const auto kept = KeepBodyImage(desk, once, form.organ, upload.Read(), FileNameOf(upload.file_name));
    const auto body = kept ? WithImage(BodyOf(form.content), *kept, Trim(request.form.Get("body_image_alt")))
                           : Result<RichText>(kept.error());
    if (body) {
      form.content.body = docread::WriteRichText(*body);
    } else {
      errors.push_back({"body_image", body.error().message});
    }
  }
}

/// Saved, and handed in where that was asked for. What stands against handing in comes back with the form, saved.
Response SaveAndGoOn(Desk& desk, const Request& request, const Visitor& visitor, Form form, FieldErrors errors) {
  const account::Actor actor = ActorOn(visitor, Act::kDraftItems, form.organ, request);
  if (ErrorOf(errors, "body") == nullptr) TakeImage(desk, request, actor, form, errors);
  if (!errors.empty()) return ShowForm(desk, request, visitor, std::move(form), errors);
  const auto saved =
      SaveDraft(desk, actor, form.organ,
                {.item = form.item, .version = form.version, .content = form.content, .files = FilesIn(request)});
  if (!saved) return ShowForm(desk, request, visitor, std::move(form), saved.errors());
  const std::string path = "/office/items/" + ToString(saved->item);
  const bool is_tied = TieAsSent(desk, actor, saved->item, request);
  if (!is_tied) return Response::SeeOther(Url::Local(path).With("done", "untied"));
  if (request.form.Get("then") != "hand_in") return Response::SeeOther(Url::Local(path).With("done", "saved"));
  account::Actor again = actor;
  if (!again.once_key.empty()) again.once_key += "|hand_in";
  // Of the very version that was saved: what a colleague saves in between is not handed in under this name.
  const auto handed = HandIn(desk, again, saved->item, saved->version);
  if (handed) return Response::SeeOther(Url::Local(path).With("done", "handed_in"));
  form.item = saved->item;
  {
    db::Reader reader = desk.database.Read();
    const auto item = FindItem(reader, saved->item);
    form.version = item->version;
    form.content = FindVersion(reader, saved->item, item->latest_version)->content;
  }
  return ShowForm(desk, request, visitor, std::move(form), handed.errors());
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

Response New(Desk& desk, const Request& request, const Visitor& visitor) {
  const auto kind = ItemKindFrom(request.query.Get("kind"));
  if (!kind) return ShowKinds(desk, request, visitor);
  Form form{.organ = OrganIn(request, visitor), .content = {.kind = *kind}, .catalogue = {}};
  {
    db::Reader reader = desk.database.Read();
    form.catalogue = RowField(reader, form.organ, request, BeijingDay(desk.now()));
  }
  if (request.method != web::Method::kPost) {
    form.content.formed_on = BeijingDay(desk.now());
    // Names of those who get aid belong where they live; whether also on the web, a person decides.
    if (*kind == ItemKind::kAidList) form.content.channels = {Channel::kNoticeBoard};
    if (*kind == ItemKind::kRepost) form.content.origin = Origin::kFromOrgan;
    return ShowForm(desk, request, visitor, std::move(form), {});
  }
  FieldErrors errors;
  form.content = ContentIn(request, *kind, {}, errors);
  return SaveAndGoOn(desk, request, visitor, std::move(form), std::move(errors));
}

Response Edit(Desk& desk, const Request& request, const Visitor& visitor) {
  Form form;
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
  return SaveAndGoOn(desk, request, visitor, std::move(form), std::move(errors));
}

// ---- pasting

Result<web::CleanedRichText> Clean(std::string_view html, std::string_view plain) {
  if (html.empty()) return web::CleanedRichText{docread::WriteRichText(TRY(docread::RichTextFromPlain(plain)))};
  const docread::RichTextRead read = TRY(docread::ReadRichText(html));
  return web::CleanedRichText{docread::WriteRichText(read.text), read.images_left_out, read.struck_out_left_out};
}

}  // namespace

void AddItemFormPages(account::Office& office) {
  const auto with_desk = [&office](auto handler) {
    return [&office, handler](const Request& request, const Visitor& visitor) {
      return handler(office.desk(), request, visitor);
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
