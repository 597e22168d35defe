#include "disclosure/item_fields_view.h"

#include <algorithm>
#include <array>
#include <span>
#include <vector>

#include "disclosure/body_image_view.h"
#include "disclosure/content_view.h"
#include "web/rich_text_field.h"

namespace gongkai::disclosure {
namespace {

using web::AreaField;
using web::AttributeIf;
using web::Choice;
using web::ChoiceField;
using web::Field;
using web::Html;
using web::Markup;
using web::TextField;
using web::TickField;
using web::Url;

std::string FieldTypeOf(FieldType type) { return type == FieldType::kDate ? "date" : "text"; }

/// With what was typed when the field was free text: nothing is lost until another one is chosen.
std::vector<Choice> ChoicesIn(const KindField& field, const std::string& value) {
  std::vector<Choice> choices;
  if (!field.required) choices.push_back({"", "（不填）"});
  for (const FieldChoice& each : field.choices) choices.push_back({std::string(each.value), std::string(each.label)});
  if (!value.empty() && ChoiceOf(field, value) == nullptr) choices.push_back({value, value + "（原来填的，请重新选）"});
  return choices;
}

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
    if (field.type == FieldType::kTick) {
      Field tick = input;
      const std::string label = std::string(field.label) + "：" + std::string(field.ticked);
      tick.label = label;
      tick.value = input.value == field.ticked ? "1" : "";
      html.Add("{}", TickField(tick, errors));
      continue;
    }
    if (field.type == FieldType::kChoice) {
      html.Add("{}", ChoiceField(input, ChoicesIn(field, input.value), errors));
      continue;
    }
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
      "{}{}{}",
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

/// Two things in one tick, by where it comes from; where a step was begun over them, the step says it.
Html AgreedPart(const Content& content, bool is_by_steps, const FieldErrors& errors) {
  if (is_by_steps && !content.is_agreed) {
    return Markup("<p class=\"gk-soft\">对方是否同意，以登记的协商确认、第三方意见为准，这里不用勾。</p>");
  }
  return TickField(
      {.name = "is_agreed",
       .label = content.origin == Origin::kFromCitizens
                    ? "公开不损害第三方合法权益，或者第三方已同意，或者不公开会对公共利益造成重大影响（第十五条）"
                : content.origin == Origin::kJoint
                    ? "已与共同制作的机关协商、确认（第十一条）"
                    : "共同制作的：已与有关机关协商、确认（第十一条）；从公民、企业获取的：不损害第三方合法"
                      "权益，或者其已同意（第十五条）",
       .value = content.is_agreed ? "1" : "",
       .hint = "另外登记了协商确认、第三方意见的，不用勾"},
      errors);
}

Html OriginPart(const Content& content, bool is_by_steps, const FieldErrors& errors) {
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
      AgreedPart(content, is_by_steps, errors));
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

std::string SettingsInWords(const Content& content) {
  std::string words = std::string(NameOf(content.attribute)) + "；" + std::string(NameOf(content.origin)) + "；";
  for (std::size_t i = 0; i < content.channels.size(); ++i) {
    words += (i > 0 ? "、" : "") + std::string(NameOf(content.channels[i]));
  }
  return words + (content.channels.empty() ? "还没有选渠道" : "");
}

/// Of most items nothing here is changed.
Html SettingsPart(const ShownForm& form, const FieldErrors& errors) {
  const Content& content = form.content;
  const bool is_usual = content.attribute == Attribute::kProactive && content.origin == Origin::kMade;
  return web::FoldedFields("公开属性、来源和渠道", SettingsInWords(content),
                           {"attribute", "ground", "ground_words", "origin", "other_organ", "is_agreed", "channels"},
                           !is_usual,
                           Markup("{}{}{}", AttributePart(content, errors),
                                  OriginPart(content, form.is_by_steps, errors), ChannelPart(content, errors)),
                           errors);
}

/// All that the item has: what was not ticked, or came by somebody else's hand meanwhile, can still be chosen.
Html FilesPart(const ShownForm& form, const FieldErrors& errors) {
  Html kept;
  std::vector<Attachment> staying = form.content.attachments;
  for (const Attachment& file : form.attachments) {
    const auto found = std::ranges::find(staying, file);
    const bool stays = found != staying.end();
    if (stays) staying.erase(found);  // of two that are the same perhaps one
    kept.Add(
        "<li><label class=\"form-check\"><input class=\"form-check-input\" type=\"checkbox\" name=\"keep\" "
        "value=\"{}\" {}><span class=\"form-check-label\">{} <span "
        "class=\"gk-soft\">{}</span></span></label></li>",
        KeyOf(file), AttributeIf(stays, "checked"), file.name, SizeInWords(file.size));
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

Html BodyField(const ShownForm& form, const FieldErrors& errors) {
  return web::RichTextField(
      {.name = "body",
       .label = "正文",
       .html = form.content.body,
       .plain = PlainBodyOf(form.content),
       .hint = "可以从 Word、WPS 粘贴，标题、表格和图片会留下来；大标题写在上面的“名称”里，这里不用再写一遍。没有编辑"
               "工具条时，空一行就是新的一段",
       .cleaning = Url::Local("/office/items/clean"),
       .person = std::to_string(form.person.value),
       .unsaved = form.is_unsaved,
       .images = Url::Local(OfficeImages(form.organ)),
       .image_words = form.image_words},
      errors);
}

std::string TextOf(const Content& content) { return content.body.empty() ? std::string() : PlainBodyOf(content); }

std::string DayOf(const std::optional<Date>& day) { return day && day->ok() ? ToString(*day) : std::string(); }

/// Texts, or, where only the look of them is another, that it is.
web::TwoValues TwoBodies(const Content& stored, const Content& typed) {
  web::TwoValues bodies{"正文", TextOf(stored), TextOf(typed)};
  if (bodies.theirs == bodies.yours && stored.body != typed.body) {
    bodies.theirs = "（文字相同，格式或者图片和您的不同）";
    bodies.yours = "（文字相同）";
  }
  return bodies;
}

std::string NamesOf(const std::vector<Attachment>& attachments) {
  std::string names;
  for (const Attachment& each : attachments) names += (names.empty() ? "" : "、") + each.name;
  return names;
}

std::string NamesOf(const std::vector<Channel>& channels) {
  std::string names;
  for (const Channel each : Channels()) {
    if (std::ranges::find(channels, each) == channels.end()) continue;
    names += (names.empty() ? "" : "、") + std::string(NameOf(each));
  }
  return names;
}

std::string ShownIn(const KindField& field, const Content& content) {
  const std::string_view value = content.Field(field.name);
  const FieldChoice* const choice = value.empty() ? nullptr : ChoiceOf(field, value);
  return std::string(choice == nullptr ? value : choice->label);
}

/// Attribute, origin and channels with what belongs to them.
void AddSettings(const Content& stored, const Content& typed, std::vector<web::TwoValues>& values) {
  const auto ground = [](const Content& of) { return of.ground ? std::string(NameOf(*of.ground)) : std::string(); };
  const auto agreed = [](const Content& of) { return std::string(of.is_agreed ? "是" : "否"); };
  values.push_back({"公开属性", std::string(NameOf(stored.attribute)), std::string(NameOf(typed.attribute))});
  values.push_back({"不予公开的依据", ground(stored), ground(typed)});
  values.push_back({"不主动公开的理由", stored.ground_words, typed.ground_words});
  values.push_back({"信息从哪里来", std::string(NameOf(stored.origin)), std::string(NameOf(typed.origin))});
  values.push_back({"对方的名称", stored.other_organ, typed.other_organ});
  values.push_back({"对方已经同意", agreed(stored), agreed(typed)});
  values.push_back({"公开渠道", NamesOf(stored.channels), NamesOf(typed.channels)});
}

}  // namespace

Html FieldsOf(const ShownForm& form, const FieldErrors& errors) {
  const Content& content = form.content;
  Html html = form.place;
  if (form.is_correction) {
    html.Add("{}{}",
             AreaField({.name = "correction",
                        .label = "更正或者更新的说明",
                        .value = content.correction,
                        .hint = "写明改了什么，读者会在正文上方看到；更正的日期自动写上",
                        .required = true},
                       2, errors),
             AreaField({.name = "correction_why",
                        .label = "为什么更正或者更新",
                        .value = content.correction_why,
                        .hint = "例如录入有误、情况有了变化，读者也会看到",
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
  html.Add("{}", FilesPart(form, errors));
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
  return html.Add("{}{}", form.catalogue, SettingsPart(form, errors));
}

std::string KeyOf(const Attachment& attachment) { return attachment.digest + " " + attachment.name; }

Html ConflictOf(const Content& stored, const Content& typed, const FieldErrors& errors) {
  if (ErrorOf(errors, kVersionField) == nullptr) return {};
  std::vector<web::TwoValues> values = {{"更正或者更新的说明", stored.correction, typed.correction},
                                        {"为什么更正或者更新", stored.correction_why, typed.correction_why},
                                        {"名称", stored.title, typed.title},
                                        {"内容概述", stored.summary, typed.summary},
                                        TwoBodies(stored, typed)};
  for (const KindField& field : FactsOf(typed.kind).fields) {
    values.push_back({field.label, ShownIn(field, stored), ShownIn(field, typed)});
  }
  values.push_back({"附件", NamesOf(stored.attachments), NamesOf(typed.attachments)});
  values.push_back({"生成日期", DayOf(stored.formed_on), DayOf(typed.formed_on)});
  values.push_back({"公开日期", DayOf(stored.publish_on), DayOf(typed.publish_on)});
  AddSettings(stored, typed, values);
  return web::Differences(values);
}

}  // namespace gongkai::disclosure
