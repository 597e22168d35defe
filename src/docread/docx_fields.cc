#include "docread/docx_fields.h"

#include <string>
#include <vector>

#include "docread/docx_xml.h"
#include "docread/office_edit.h"

namespace gongkai::docread {
namespace {

using std::string_view;

/// A field over runs: begin, what it says, separator, what is shown, end.
struct Field {
  std::string says;
  bool has_form = false;
  std::vector<pugi::xml_node> parts;  // what goes when it becomes text
};

string_view WordOf(string_view says) {
  const std::size_t begin = says.find_first_not_of(" \t\r\n");
  if (begin == string_view::npos) return {};
  return says.substr(begin, says.find_first_of(" \t\r\n\\", begin) - begin);
}

/// Numbers of pages and sections, tables of contents, references within the text: made by Word of what is shown.
bool IsOfTheText(string_view word) {
  constexpr string_view kWords[] = {"PAGE", "NUMPAGES", "SECTIONPAGES", "SECTION", "TOC", "PAGEREF", "REF",
                                    "SEQ",  "STYLEREF", "NOTEREF",      "EQ",      "XE",  "TC",      "INDEX"};
  for (const string_view known : kWords) {
    if (word == known) return word != "XE" && word != "TC";  // these two hold text that is not shown
  }
  return false;
}

/// Which order takes it apart. Nothing: it stays.
bool Goes(const Field& field, const CleanWork& work) {
  const string_view word = WordOf(field.says);
  if (field.has_form || word.starts_with("FORM")) return work.Removes(Sight::kFormField);
  if (word == "HYPERLINK") return work.Removes(Sight::kLinkTarget);
  return !IsOfTheText(word) && work.RemovesAny({Sight::kLinkTarget, Sight::kFormField, Sight::kHiddenText});
}

void NoteField(const Field& field, CleanWork& work, string_view where) {
  const bool is_form = field.has_form || WordOf(field.says).starts_with("FORM");
  const Sight sight = is_form ? Sight::kFormField : Sight::kLinkTarget;
  if (work.Removes(sight)) work.Note(sight, where);
}

class FieldFinder {
 public:
  void Walk(pugi::xml_node node) {
    for (const pugi::xml_node child : node) {
      const string_view name = LocalName(child);
      if (name == "fldChar") {
        Mark(child);
      } else if (name == "instrText" || name == "delInstrText") {
        if (!open_.empty()) {
          for (const pugi::xml_node text : child) fields_[open_.back()].says += text.value();
          fields_[open_.back()].parts.push_back(child);
        }
      } else {
        Walk(child);
      }
    }
  }
  std::vector<Field> Take() { return std::move(fields_); }

 private:
  void Mark(pugi::xml_node mark) {
    const string_view type = Attribute(mark, "fldCharType");
    if (type == "begin") {
      open_.push_back(fields_.size());
      fields_.emplace_back().has_form = static_cast<bool>(Child(mark, "ffData"));
    }
    if (open_.empty()) return;
    fields_[open_.back()].parts.push_back(mark);
    if (type == "end") open_.pop_back();
  }

  std::vector<Field> fields_;
  std::vector<std::size_t> open_;
};

void CleanSimple(pugi::xml_node root, CleanWork& work, string_view where) {
  FromBelow(root, [&](pugi::xml_node node) {
    const string_view name = LocalName(node);
    if (name == "fldSimple") {
      const Field field{std::string(Attribute(node, "instr")), static_cast<bool>(Child(node, "ffData")), {}};
      if (!Goes(field, work)) return;
      NoteField(field, work, where);
      if (const pugi::xml_node data = Child(node, "fldData"); data) node.remove_child(data);
      Unwrap(node);
    } else if (name == "hyperlink" && work.Removes(Sight::kLinkTarget)) {
      if (!Attribute(node, "id").empty()) work.Note(Sight::kLinkTarget, where);
      Unwrap(node);
    }
  });
}

}  // namespace

void CleanFields(pugi::xml_node root, CleanWork& work, string_view where) {
  if (!work.RemovesAny({Sight::kLinkTarget, Sight::kFormField, Sight::kHiddenText})) return;
  FieldFinder finder;
  finder.Walk(root);
  for (const Field& field : finder.Take()) {
    if (!Goes(field, work)) continue;
    NoteField(field, work, where);
    for (const pugi::xml_node part : field.parts) Remove(part);
  }
  CleanSimple(root, work, where);
}

}  // namespace gongkai::docread
