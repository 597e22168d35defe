#include "disclosure/screen/item_parts.h"

#include <algorithm>
#include <map>

#include "base/fold.h"
#include "crypto/sm3.h"

namespace gongkai::disclosure {
namespace {

using docread::Piece;
using docread::Sight;
using screening::Part;

constexpr std::string_view kBody = "body", kNames = "names", kField = "field-", kFile = "file:", kImage = "image:";

/// The text fields that every item has.
struct TextField {
  std::string_view key, label;
  std::string Content::*text;
};
constexpr TextField kFields[] = {{"title", "名称", &Content::title},
                                 {"summary", "内容概述", &Content::summary},
                                 {"correction", "更正或者更新的说明", &Content::correction},
                                 {"correction_why", "更正或者更新的原因", &Content::correction_why},
                                 {"ground_words", "不公开的理由", &Content::ground_words},
                                 {"other_organ", "信息来源", &Content::other_organ}};

Part OnePiece(std::string_view key, std::string_view label, std::string_view text) {
  return {.key = std::string(key),
          .label = std::string(label),
          .pieces = {{.text = std::string(text), .where = std::string(label)}},
          .files = {},
          .obstacle = {}};
}

std::string LabelOfField(const Content& content, std::string_view name) {
  for (const KindField& field : FactsOf(content.kind).fields) {
    if (field.name == name) return std::string(field.label);
  }
  return std::string(name);
}

Part BodyPart(const RichText& body) {
  std::vector<RichBlock> blocks = body.blocks();
  Part part{.key = std::string(kBody), .label = "正文", .pieces = {}, .files = {}, .obstacle = {}};
  for (BodySlot& slot : SlotsOf(blocks)) {
    part.pieces.push_back({.sight = slot.sight,
                           .text = std::move(slot.text),
                           .where = std::move(slot.where),
                           .table = slot.table,
                           .row = slot.row,
                           .column = slot.column});
  }
  return part;
}

/// A name as it reads: what ties its words together would make one long word of a number and an ending. As long as the
/// name, so that what is found in it is changed in the name.
std::string NameAsWords(std::string name) {
  std::ranges::replace_if(
      name, [](char c) { return c == '.' || c == '_' || c == '-'; }, ' ');
  return name;
}

Part NamesPart(const Content& content) {
  Part part{.key = std::string(kNames), .label = "附件的名称", .pieces = {}, .files = {}, .obstacle = {}};
  int number = 0;
  for (const Attachment& file : content.attachments) {
    part.pieces.push_back(
        {.text = NameAsWords(file.name), .where = "第 " + std::to_string(++number) + " 个附件的名称"});
  }
  return part;
}

}  // namespace

std::vector<Part> TextPartsOf(const Content& content, const RichText& body) {
  std::vector<Part> parts;
  for (const TextField& field : kFields) {
    if (!IsBlankText(content.*field.text)) parts.push_back(OnePiece(field.key, field.label, content.*field.text));
  }
  for (const auto& [name, value] : content.fields) {
    if (!IsBlankText(value)) {
      parts.push_back(OnePiece(std::string(kField) + name, LabelOfField(content, name), value));
    }
  }
  if (!body.empty()) parts.push_back(BodyPart(body));
  if (!content.attachments.empty()) parts.push_back(NamesPart(content));
  return parts;
}

std::vector<std::string> FileKeysOf(const Content& content) {
  std::vector<std::string> keys;
  std::map<std::string, int> seen;
  for (const Attachment& file : content.attachments) {
    // Of the name no more than tells it from others: keys are kept.
    std::string key = std::string(kFile) + crypto::Sm3Hex(file.name).substr(0, 12);
    if (const int times = ++seen[key]; times > 1) key += "-" + std::to_string(times);
    keys.push_back(std::move(key));
  }
  return keys;
}

std::string ImageKeyOf(const ImageDigest& image) {
  constexpr std::size_t kBehindColon = 4, kDigits = 12;
  return std::string(kImage) + image.text().substr(kBehindColon, kDigits);
}

bool IsFileKey(std::string_view part) { return part.starts_with(kFile); }

namespace {

/// A scan: nobody has read what is printed in it. A file with words beside its pictures is read as far as they go.
bool IsNothingButPictures(const docread::Inspection& inspection) {
  return inspection.pictures > 0 &&
         std::ranges::none_of(inspection.pieces, [](const Piece& piece) { return piece.sight == Sight::kShown; });
}

}  // namespace

Part FilePartOf(std::string key, std::string label, const docread::Inspection& inspection) {
  Part part{.key = std::move(key),
            .label = std::move(label),
            .pieces = inspection.pieces,
            .files = inspection.files,
            .obstacle = inspection.obstacle_message};
  if (part.obstacle.empty() && inspection.obstacle != docread::Obstacle::kNone) part.obstacle = "这个文件没有看成。";
  if (part.obstacle.empty() && IsFileKey(part.key) && IsNothingButPictures(inspection)) {
    part.obstacle = "这个文件里只有图片，图片上印的字没有检查，请由人逐页看过再公开。";
  }
  return part;
}

std::string LabelOfPart(std::string_view part, const Content& content) {
  if (part == kBody) return "正文";
  if (part == kNames) return "附件的名称";
  for (const TextField& field : kFields) {
    if (field.key == part) return std::string(field.label);
  }
  if (part.starts_with(kField)) return LabelOfField(content, part.substr(kField.size()));
  if (part.starts_with(kImage)) return "正文的图片";
  const std::vector<std::string> keys = FileKeysOf(content);
  const auto key = std::ranges::find(keys, part);
  if (key == keys.end()) return "已经换掉的附件";
  return "附件“" + content.attachments[static_cast<std::size_t>(key - keys.begin())].name + "”";
}

Result<EditedText> Edited(const Content& content, const RichText& body, std::vector<TextEdit> edits) {
  EditedText edited{content, {}};
  std::vector<RichBlock> blocks = body.blocks();
  std::vector<BodySlot> slots = SlotsOf(blocks);
  // From behind, so that what stands before keeps its place; what overlaps one that was done is part of it.
  std::ranges::sort(edits, [](const TextEdit& a, const TextEdit& b) {
    return std::tie(a.part, a.piece, b.offset, b.length) < std::tie(b.part, b.piece, a.offset, a.length);
  });
  const TextEdit* last = nullptr;
  for (const TextEdit& edit : edits) {
    const bool is_beside = last != nullptr && last->part == edit.part && last->piece == edit.piece &&
                           edit.offset + edit.length > last->offset;
    if (is_beside) continue;
    last = &edit;
    const auto in = [&](std::string& text) {
      if (edit.offset + edit.length <= text.size()) text.replace(edit.offset, edit.length, edit.to);
    };
    if (edit.part == kBody && edit.piece < slots.size()) {
      ReplaceIn(slots[edit.piece], edit.offset, edit.length, edit.to);
    }
    if (edit.part == kNames && edit.piece < edited.content.attachments.size()) {
      in(edited.content.attachments[edit.piece].name);
    }
    for (const TextField& field : kFields) {
      if (field.key == edit.part) in(edited.content.*field.text);
    }
    if (!edit.part.starts_with(kField)) continue;
    const auto field = edited.content.fields.find(edit.part.substr(kField.size()));
    if (field != edited.content.fields.end()) in(field->second);
  }
  edited.body = TRY(RichText::Of(std::move(blocks)));
  return edited;
}

}  // namespace gongkai::disclosure
