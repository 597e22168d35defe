#include "disclosure/search/search_text_view.h"

#include "base/fold.h"
#include "disclosure/content_view.h"
#include "search/initials.h"

namespace gongkai::disclosure {
namespace {

std::string FieldsIn(const Content& content) {
  std::string text;
  for (const KindField& field : FactsOf(content.kind).fields) {
    const std::string_view value = content.Field(field.name);
    if (IsBlankText(value)) continue;
    if (!text.empty()) text += '\n';
    text.append(value);
  }
  return text;
}

/// At the end of a character.
std::size_t CutAt(std::string_view text, std::size_t most) {
  if (text.size() <= most) return text.size();
  while (most > 0 && (static_cast<unsigned char>(text[most]) & 0xC0U) == 0x80) --most;
  return most;
}

bool IsDocument(ItemKind kind) {
  return kind == ItemKind::kRule || kind == ItemKind::kNormative || kind == ItemKind::kPolicy;
}

std::vector<std::string> MarksOf(const Item& item, const Content& content) {
  std::vector<std::string> marks = {std::string(kMarkOfAll), MarkOf(item.id.organ), MarkOf(content.kind),
                                    MarkOf(FactsOf(content.kind).column)};
  if (IsDocument(content.kind)) marks.emplace_back(kMarkOfDocuments);
  return marks;
}

}  // namespace

std::string ShownText(const docread::Inspection& inspection) {
  std::string text;
  for (const docread::Piece& piece : inspection.pieces) {
    if (piece.sight != docread::Sight::kShown && piece.sight != docread::Sight::kInserted) continue;
    if (!text.empty()) text += '\n';
    text += piece.text;
    if (text.size() > kLongestFileText) break;
  }
  text.resize(CutAt(text, kLongestFileText));
  return text;
}

std::vector<SearchedPart> SearchedPartsOf(const Item& item, const Content& content, const FileTexts& files) {
  std::vector<SearchedPart> parts;
  const auto add = [&](std::string label, std::string text) {
    if (!IsBlankText(text)) parts.push_back({std::move(label), std::move(text)});
  };
  add("", content.summary);
  add("", FieldsIn(content));
  add("索引号", item.index_number);
  add("", PlainBodyOf(content));
  add("更正说明", content.correction);
  add("信息来源", content.other_organ);
  for (const Attachment& file : content.attachments) {
    add("附件", file.name);
    if (const auto text = files.find(file.digest); text != files.end()) add("附件“" + file.name + "”", text->second);
  }
  return parts;
}

std::string MarkOf(OrganId organ) { return "o" + std::to_string(organ.value); }
std::string MarkOf(Column column) { return "c" + std::string(IdOf(column)); }
std::string MarkOf(ItemKind kind) { return "k" + std::string(IdOf(kind)); }
std::vector<search::IndexText> IndexTextsOf(const Item& item, const Content& content, const FileTexts& files) {
  const std::vector<SearchedPart> parts = SearchedPartsOf(item, content, files);
  search::Entry entry{.head = content.title,
                      .initials = search::InitialsOf(content.title),
                      .marks = MarksOf(item, content),
                      .texts = {}};
  for (const SearchedPart& part : parts) entry.texts.push_back(part.text);
  return search::IndexTexts(entry);
}

}  // namespace gongkai::disclosure
