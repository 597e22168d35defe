// The parts of which forms are made: fields with label, hint and fault, the list of all faults on top, and, when two
// people saved the same form, what each of them wrote. A fault is tied to its field for screen readers, and the list
// leads to it.
//
//   page.body.Add("{}<form method=\"post\" action=\"…\" class=\"gk-form\">{}", FaultList(errors), FormKeys(request));
//   page.body.Add("{}", TextField({.name = "name", .label = "姓名", .value = form.name, .required = true}, errors));
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "base/field_errors.h"
#include "web/html.h"
#include "web/request.h"

namespace gongkai::web {

struct Field {
  std::string_view name;  // also its id
  std::string_view label;
  std::string value;
  std::string hint{};
  std::string_view type = "text";
  std::string_view autocomplete = "off";
  bool required = false;
  std::string_view list{};  // id of a <datalist> with suggestions
};
Html TextField(const Field& field, const FieldErrors& errors);
/// Several lines of text.
Html AreaField(const Field& field, int rows, const FieldErrors& errors);
/// A box that sends `field.name`=1 when it is ticked, as it is with the value "1".
Html TickField(const Field& field, const FieldErrors& errors);

struct Choice {
  std::string value;
  std::string label;
};
/// Of values that have an id and a name: those functions of their own namespace.
template <class Values>
std::vector<Choice> NamedChoices(const Values& values) {
  std::vector<Choice> choices;
  for (const auto& each : values) choices.push_back({std::string(IdOf(each)), std::string(NameOf(each))});
  return choices;
}
/// What a field of such a value has as its text.
template <class Value>
std::string IdOrNone(const std::optional<Value>& value) {
  return value ? std::string(IdOf(*value)) : std::string();
}
/// The options of a filter: `all` with no value first; none where `all` is empty. The one that was chosen is selected.
Html FilterOptions(std::string_view all, const std::vector<Choice>& choices, std::string_view chosen);
/// A first empty choice ("请选择") unless `field.value` is one of them.
Html ChoiceField(const Field& field, const std::vector<Choice>& choices, const FieldErrors& errors);

/// Fields that seldom change, folded; `now`: what they say, in the line that is left. Open where one of `names` has a
/// fault, or `is_open` says so.
Html FoldedFields(std::string_view label, std::string_view now, const std::vector<std::string_view>& names,
                  bool is_open, const Html& fields, const FieldErrors& errors);

/// Nothing without errors; else all of them, each leading to its field. `undone`: what did not come about.
Html FaultList(const FieldErrors& errors, std::string_view undone = "没有保存");

/// A form that came back with faults comes without the files that were chosen in it: no browser fills them in. They are
/// named under their field, to be chosen again. As they are where there is no fault, no file, or a fault of this field.
FieldErrors WithFilesToChoose(const Request& request, std::string_view field, FieldErrors errors);

/// The hidden field with the key by which a form sent twice is done once.
Html OnceField();

/// The hidden fields that every form carries: against foreign pages, and so that it is done once.
Html FormKeys(const Request& request);

/// Of the page with a form: 200, or 422 for one that came back.
inline int StatusOf(const FieldErrors& errors) { return errors.empty() ? 200 : 422; }

/// What somebody else saved meanwhile beside what was typed here; only the fields that differ.
struct TwoValues {
  std::string_view label;
  std::string theirs, yours;
};
Html Differences(const std::vector<TwoValues>& values);

}  // namespace gongkai::web
