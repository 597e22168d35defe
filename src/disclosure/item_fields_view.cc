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
  return html.Add("{}{}", form.catalogue, SettingsPart(form, errors));
}

Html ConflictOf(const Content& stored, const Content& typed, const FieldErrors& errors) {
  if (ErrorOf(errors, kVersionField) == nullptr) return {};
  std::vector<web::TwoValues> values = {{"名称", stored.title, typed.title},
                                        {"内容概述", stored.summary, typed.summary},
                                        {"正文", TextOf(stored), TextOf(typed)}};
  for (const KindField& field : FactsOf(typed.kind).fields) {
    values.push_back({field.label, std::string(stored.Field(field.name)), std::string(typed.Field(field.name))});
  }
  return web::Differences(values);
}

}  // namespace gongkai::disclosure
