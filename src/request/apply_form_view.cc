#include "request/apply_form_view.h"

#include "base/utf8.h"

namespace gongkai::request {
namespace {

using web::AreaField;
using web::ChoiceField;
using web::Html;
using web::Markup;
using web::Request;
using web::TextField;

constexpr std::size_t kLongestFileName = 120;

template <class Values>
std::vector<web::Choice> ChoicesOf(const Values& values) {
  std::vector<web::Choice> choices;
  for (const auto& each : values) choices.push_back({std::string(IdOf(each)), std::string(NameOf(each))});
  return choices;
}

PersonalText TextIn(const Request& request, std::string_view name) {
  return PersonalText(std::string(request.form.Get(name)));
}

Html FileField(std::string_view name, std::string_view label, std::string_view hint, bool has_several,
               const FieldErrors& errors) {
  const FieldError* const error = ErrorOf(errors, name);
  return Markup(
      "<div class=\"gk-field\"><label class=\"form-label\" for=\"{}\">{}</label><input class=\"{}\" type=\"file\" "
      "id=\"{}\" name=\"{}\" aria-describedby=\"{}-says\" {} {}><div class=\"gk-says\" id=\"{}-says\">{}<p "
      "class=\"form-hint\">{}</p></div></div>",
      name, label, error == nullptr ? "form-control" : "form-control is-invalid", name, name, name,
      web::AttributeIf(has_several, "multiple"), web::AttributeIf(error != nullptr, "aria-invalid=\"true\""), name,
      error == nullptr ? Html() : Markup("<p class=\"gk-fault\">{}</p>", error->message), hint);
}

Html ContactFields(const Applicant& applicant, const FieldErrors& errors) {
  return Markup("{}{}{}{}",
                TextField({.name = "phone",
                           .label = "电话",
                           .value = applicant.phone.Reveal(),
                           .hint = "电话、电子邮件、通信地址至少填一项。机关要和您确认收到，留电话最快。",
                           .type = "tel",
                           .autocomplete = "tel"},
                          errors),
                TextField({.name = "email",
                           .label = "电子邮件",
                           .value = applicant.email.Reveal(),
                           .type = "email",
                           .autocomplete = "email"},
                          errors),
                TextField({.name = "address",
                           .label = "通信地址",
                           .value = applicant.address.Reveal(),
                           .autocomplete = "street-address"},
                          errors),
                TextField({.name = "postcode",
                           .label = "邮政编码",
                           .value = applicant.postcode.Reveal(),
                           .hint = "可以不填。",
                           .autocomplete = "postal-code"},
                          errors));
}

/// 民法典第一百六十一条: through an agent too; by what somebody may act is proven (第一百六十五条).
Html AgentFields(const Applicant& applicant, const FieldErrors& errors, bool is_office) {
  return web::FoldedFields(
      "由别人代为申请的", applicant.agent.empty() ? "没有代理人" : std::string_view(applicant.agent.Reveal()),
      {"agent", "agent_basis", "authority"}, !applicant.agent.empty(),
      Markup("{}{}{}",
             TextField({.name = "agent",
                        .label = "代理人的姓名或者名称",
                        .value = applicant.agent.Reveal(),
                        .hint = "上面填的是申请人本人；文书写给申请人，注明代理人。",
                        .autocomplete = "off"},
                       errors),
             ChoiceField({.name = "agent_basis",
                          .label = "哪一种代理",
                          .value = std::string(IdOf(applicant.agent_basis)),
                          .hint = "未成年人等的监护人是法定代理人。"},
                         ChoicesOf(AgentBases()), errors),
             FileField("authority", "代理权的证明",
                       is_office
                           ? "授权委托书，或者监护关系证明的扫描件；没有交的空着，可以要求补正。"
                           : "授权委托书（写明代理事项、权限和期限，由申请人签名或者盖章），法定代理人用监护关系的证明"
                             "（民法典第一百六十五条、第二十三条）。",
                       false, errors)),
      errors);
}

}  // namespace

CaseWords ApplyWordsIn(const Request& request) {
  const auto text = [&](std::string_view name) { return TextIn(request, name); };
  CaseWords words;
  Applicant& who = words.applicant;
  who.kind = ApplicantKindFrom(request.form.Get("kind")).value_or(ApplicantKind::kPerson);
  who.document = IdentityDocumentFrom(request.form.Get("document"))
                     .value_or(IsPerson(who.kind) ? IdentityDocument::kIdCard : IdentityDocument::kCreditCode);
  who.name = text("name");
  who.number = text("number");
  who.contact = text("contact");
  who.agent = text("agent");
  who.agent_basis = AgentBasisFrom(request.form.Get("agent_basis")).value_or(AgentBasis::kEntrusted);
  who.phone = text("phone");
  who.email = text("email");
  who.address = text("address");
  who.postcode = text("postcode");
  Asked& asked = words.asked;
  asked.title = text("title");
  asked.text = text("text");
  asked.file_number = text("file_number");
  asked.carrier = CarrierFrom(request.form.Get("carrier")).value_or(Carrier::kElectronic);
  asked.way = WayFrom(request.form.Get("way")).value_or(Way::kPage);
  // A page that was not sent yet has it ticked.
  asked.other_form_will_do = !request.form.Has("title") || request.form.Get("other_form") == "1";
  return words;
}

Html ApplyWhoFields(const Applicant& applicant, const FieldErrors& errors, bool is_office) {
  return Markup(
      "<fieldset><legend>谁申请</legend>{}{}{}{}{}{}{}</fieldset>",
      ChoiceField({.name = "kind", .label = "申请人", .value = std::string(IdOf(applicant.kind)), .required = true},
                  ChoicesOf(ApplicantKinds()), errors),
      TextField({.name = "name",
                 .label = "姓名或者名称",
                 .value = applicant.name.Reveal(),
                 .autocomplete = is_office ? "off" : "name",
                 .required = true},
                errors),
      ChoiceField({.name = "document",
                   .label = "身份证明",
                   .value = std::string(IdOf(applicant.document)),
                   .hint = "个人选个人的证件，组织选统一社会信用代码。"},
                  ChoicesOf(IdentityDocuments()), errors),
      TextField({.name = "number",
                 .label = "证件号码",
                 .value = applicant.number.Reveal(),
                 .hint = is_office ? "来信没有写的空着，可以要求补正；有号码的，申请人凭最后四位查办理情况。"
                                   : "加密保存。以后凭它的最后四位和查询码看办理情况。",
                 .required = !is_office},
                errors),
      TextField({.name = "contact",
                 .label = "联系人",
                 .value = applicant.contact.Reveal(),
                 .hint = "组织申请的，写可以联系谁；个人不用填。"},
                errors),
      ContactFields(applicant, errors), AgentFields(applicant, errors, is_office));
}

Html ApplyAskedFields(const Asked& asked, const FieldErrors& errors) {
  return Markup("<fieldset><legend>要什么信息</legend>{}{}{}</fieldset>",
                TextField({.name = "title",
                           .label = "信息的名称",
                           .value = asked.title.Reveal(),
                           .hint = "像“枕溪镇2025年水库移民资金分配方案”。不知道准确名称的，写它说的是什么。",
                           .required = true},
                          errors),
                TextField({.name = "file_number",
                           .label = "文号",
                           .value = asked.file_number.Reveal(),
                           .hint = "知道的写上，像“枕政发〔2025〕3号”；不知道的空着。"},
                          errors),
                AreaField({.name = "text",
                           .label = "便于查找的其他说明",
                           .value = asked.text.Reveal(),
                           .hint = "哪一年的、哪个地方的、说的哪件事。不用写为什么要。"},
                          5, errors));
}

Html ApplyWayFields(const Asked& asked, const FieldErrors& errors) {
  return Markup("<fieldset><legend>怎样提供</legend>{}{}{}</fieldset>",
                ChoiceField({.name = "carrier", .label = "提供的形式", .value = std::string(IdOf(asked.carrier))},
                            ChoicesOf(Carriers()), errors),
                ChoiceField({.name = "way",
                             .label = "怎样给您",
                             .value = std::string(IdOf(asked.way)),
                             .hint = "邮寄的请填通信地址，电子邮件的请填邮件地址；电子文本邮寄、当面领取的用光盘。"},
                            ChoicesOf(Ways()), errors),
                web::TickField({.name = "other_form",
                                .label = "不能按上面的方式提供的，也接受其他方式",
                                .value = asked.other_form_will_do ? "1" : ""},
                               errors));
}

PersonalText ApplyFileName(const std::string& name) {
  const std::u32string letters = FromUtf8(WithoutInvisible(name));
  const std::size_t from = letters.size() > kLongestFileName ? letters.size() - kLongestFileName : 0;
  return PersonalText(ToUtf8(std::u32string_view(letters).substr(from)));
}

Html ApplyHiddenFields(const CaseWords& words) {
  const Applicant& who = words.applicant;
  const Asked& asked = words.asked;
  Html fields;
  const auto add = [&](std::string_view name, std::string_view value) {
    fields.Add("<input type=\"hidden\" name=\"{}\" value=\"{}\">", name, value);
  };
  add("kind", IdOf(who.kind));
  add("agent_basis", IdOf(who.agent_basis));
  add("document", IdOf(who.document));
  for (const auto& [name, text] : {std::pair{"name", &who.name},
                                   {"number", &who.number},
                                   {"contact", &who.contact},
                                   {"agent", &who.agent},
                                   {"phone", &who.phone},
                                   {"email", &who.email},
                                   {"address", &who.address},
                                   {"postcode", &who.postcode},
                                   {"title", &asked.title},
                                   {"text", &asked.text},
                                   {"file_number", &asked.file_number}}) {
    add(name, text->Reveal());
  }
  add("carrier", IdOf(asked.carrier));
  add("way", IdOf(asked.way));
  add("other_form", asked.other_form_will_do ? "1" : "");
  return fields;
}

Html ApplyAgainPart(const Request& request, const CaseWords& words) {
  return Markup(
      "<section "
      "class=\"portal-part\"><h2>向负责公开的机关申请</"
      "h2><p>您写的内容会填好，选了机关，再填一次证件号码，看过以后提交。</p><form "
      "method=\"post\" action=\"/apply/again\">{}{}<button class=\"btn\" type=\"submit\">用这些内容向别的机关申请"
      "</button></form></section>",
      request.CsrfField(), ApplyHiddenFields(words));
}

SentBytes SentBytesOf(const web::Upload& upload) {
  return {upload.size, [upload](std::uint64_t offset, std::size_t count) { return upload.Read(offset, count); }};
}

ApplyFilesIn::ApplyFilesIn(const Request& request, FileKind of_files) {
  for (const web::Upload& upload : request.files) {
    const bool is_ours = upload.field == "identity" || upload.field == "authority" || upload.field == "files";
    if (!is_ours || upload.file_name.empty()) continue;
    files.push_back({.kind = upload.field == "identity"    ? FileKind::kIdentity
                             : upload.field == "authority" ? FileKind::kAuthority
                                                           : of_files,
                     .name = ApplyFileName(upload.file_name),
                     .bytes = SentBytesOf(upload)});
  }
}

Html ApplyFileFields(std::string_view label_of_files, std::string_view hint, const FieldErrors& errors) {
  return Markup(
      "<fieldset><legend>附件</legend>{}{}</fieldset>",
      FileField("identity", "身份证明的照片或者扫描件", "可以不传；填了证件号码的，一般不用传。", false, errors),
      FileField("files", label_of_files, hint, true, errors));
}

FieldErrors WithApplyFilesToChoose(const Request& request, FieldErrors errors) {
  errors = web::WithFilesToChoose(request, "identity", std::move(errors));
  errors = web::WithFilesToChoose(request, "authority", std::move(errors));
  return web::WithFilesToChoose(request, "files", std::move(errors));
}

}  // namespace gongkai::request
