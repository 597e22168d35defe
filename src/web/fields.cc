#include "web/fields.h"

#include <algorithm>

#include "crypto/random.h"

namespace gongkai::web {
namespace {

std::string_view ClassOf(const Field& field, const FieldErrors& errors, std::string_view right,
                         std::string_view wrong) {
  return ErrorOf(errors, field.name) == nullptr ? right : wrong;
}

Attributes Invalid(const Field& field, const FieldErrors& errors) {
  return AttributeIf(ErrorOf(errors, field.name) != nullptr, "aria-invalid=\"true\"");
}

// Label, input, and below it what there is to say of it; the input names that place in aria-describedby.
Html Around(const Field& field, const Html& input, const FieldErrors& errors) {
  Html html;
  html.Add("<div class=\"gk-field\"><label class=\"form-label\" for=\"{}\">{}", field.name, field.label);
  if (field.required) html.Add("<span class=\"gk-required\">（必填）</span>");
  html.Add("</label>{}<div class=\"gk-says\" id=\"{}-says\">", input, field.name);
  if (const FieldError* error = ErrorOf(errors, field.name)) html.Add("<p class=\"gk-fault\">{}</p>", error->message);
  if (!field.hint.empty()) html.Add("<p class=\"form-hint\">{}</p>", field.hint);
  return html.Add("</div></div>");
}

}  // namespace

Html TextField(const Field& field, const FieldErrors& errors) {
  const std::string_view css = ClassOf(field, errors, "form-control", "form-control is-invalid");
  const Attributes required = AttributeIf(field.required, "required"), invalid = Invalid(field, errors);
  if (!field.list.empty()) {
    return Around(field,
                  Markup("<input class=\"{}\" id=\"{}\" name=\"{}\" list=\"{}\" value=\"{}\" autocomplete=\"off\" "
                         "aria-describedby=\"{}-says\" {} {}>",
                         css, field.name, field.name, field.list, field.value, field.name, required, invalid),
                  errors);
  }
  return Around(
      field,
      Markup("<input class=\"{}\" id=\"{}\" name=\"{}\" type=\"{}\" value=\"{}\" autocomplete=\"{}\" "
             "aria-describedby=\"{}-says\" {} {}>",
             css, field.name, field.name, field.type, field.value, field.autocomplete, field.name, required, invalid),
      errors);
}

Html AreaField(const Field& field, int rows, const FieldErrors& errors) {
  return Around(
      field,
      Markup("<textarea class=\"{}\" id=\"{}\" name=\"{}\" rows=\"{}\" aria-describedby=\"{}-says\" {} {}>\n{}"
             "</textarea>",
             ClassOf(field, errors, "form-control", "form-control is-invalid"), field.name, field.name, rows,
             field.name, AttributeIf(field.required, "required"), Invalid(field, errors), field.value),
      errors);
}

Html TickField(const Field& field, const FieldErrors& errors) {
  Html html;
  html.Add(
      "<div class=\"gk-field\"><label class=\"form-check\"><input class=\"form-check-input\" type=\"checkbox\" "
      "id=\"{}\" name=\"{}\" value=\"1\" aria-describedby=\"{}-says\" {}><span class=\"form-check-label\">{}</span>"
      "</label><div class=\"gk-says\" id=\"{}-says\">",
      field.name, field.name, field.name, AttributeIf(field.value == "1", "checked"), field.label, field.name);
  if (const FieldError* error = ErrorOf(errors, field.name)) html.Add("<p class=\"gk-fault\">{}</p>", error->message);
  if (!field.hint.empty()) html.Add("<p class=\"form-hint\">{}</p>", field.hint);
  return html.Add("</div></div>");
}

Html ChoiceField(const Field& field, const std::vector<Choice>& choices, const FieldErrors& errors) {
  Html options;
  const bool is_chosen = std::ranges::any_of(choices, [&](const Choice& each) { return each.value == field.value; });
  if (!is_chosen) options.Add("<option value=\"\">请选择</option>");
  for (const Choice& choice : choices) {
    options.Add("<option value=\"{}\" {}>{}</option>", choice.value,
                AttributeIf(choice.value == field.value, "selected"), choice.label);
  }
  return Around(field,
                Markup("<select class=\"{}\" id=\"{}\" name=\"{}\" aria-describedby=\"{}-says\" {} {}>{}</select>",
                       ClassOf(field, errors, "form-select", "form-select is-invalid"), field.name, field.name,
                       field.name, AttributeIf(field.required, "required"), Invalid(field, errors), options),
                errors);
}

Html FilterOptions(std::string_view all, const std::vector<Choice>& choices, std::string_view chosen) {
  Html options;
  if (!all.empty()) options.Add("<option value=\"\">{}</option>", all);
  for (const Choice& each : choices) {
    options.Add("<option value=\"{}\" {}>{}</option>", each.value, AttributeIf(each.value == chosen, "selected"),
                each.label);
  }
  return options;
}

Html FoldedFields(std::string_view label, std::string_view now, const std::vector<std::string_view>& names,
                  bool is_open, const Html& fields, const FieldErrors& errors) {
  const bool is_faulty =
      std::ranges::any_of(names, [&](std::string_view name) { return ErrorOf(errors, name) != nullptr; });
  return Markup(
      "<details class=\"gk-fold\" {}><summary>{}<span class=\"gk-soft\">{}</span></summary><div>{}</div></details>",
      AttributeIf(is_faulty || is_open, "open"), label, now, fields);
}

Html FaultList(const FieldErrors& errors, std::string_view undone) {
  Html items;
  for (const FieldError& error : errors) {
    if (error.field.empty() || error.field == kVersionField) {
      items.Add("<li>{}</li>", error.message);
    } else {
      items.Add("<li><a href=\"#{}\">{}</a></li>", error.field, error.message);
    }
  }
  if (errors.empty()) return {};
  return Markup("<div class=\"gk-faults\" role=\"alert\"><p>{}，请改好下面 {} 处再提交：</p><ul>{}</ul></div>", undone,
                errors.size(), items);
}

FieldErrors WithFilesToChoose(const Request& request, std::string_view field, FieldErrors errors) {
  if (errors.empty() || ErrorOf(errors, field) != nullptr) return errors;
  constexpr std::size_t kNamed = 3;
  std::string names;
  std::size_t count = 0;
  for (const Upload& upload : request.files) {
    if (upload.field != field || upload.file_name.empty()) continue;
    if (++count <= kNamed) names += (count > 1 ? "、" : "") + upload.file_name;
  }
  if (count == 0) return errors;
  if (count > kNamed) names += "等 " + std::to_string(count) + " 个文件";
  errors.push_back({std::string(field), "刚才选的文件（" + names + "）没有带上，改好以后请重新选一次。"});
  return errors;
}

Html OnceField() { return Markup("<input type=\"hidden\" name=\"once\" value=\"{}\">", crypto::RandomHex(16)); }

Html FormKeys(const Request& request) { return Markup("{}{}", request.CsrfField(), OnceField()); }

Html Differences(const std::vector<TwoValues>& values) {
  Html rows;
  for (const TwoValues& value : values) {
    if (value.theirs == value.yours) continue;
    rows.Add("<tr><th scope=\"row\">{}</th><td data-label=\"已保存的\">{}</td><td data-label=\"您填写的\">{}</td></tr>",
             value.label, value.theirs.empty() ? "（空）" : value.theirs, value.yours.empty() ? "（空）" : value.yours);
  }
  if (rows.empty()) return Markup("<p class=\"gk-same\">对方保存的和您填写的完全一样。</p>");
  return Markup(
      "<div class=\"card gk-differences\"><table class=\"table card-table\"><caption>不同之处</caption><thead><tr>"
      "<th scope=\"col\">项目</th><th scope=\"col\">已保存的</th><th scope=\"col\">您填写的</th></tr></thead>"
      "<tbody>{}</tbody></table></div>",
      rows);
}

}  // namespace gongkai::web
