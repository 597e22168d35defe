// What of an item is screened: everything that the digest covers which a person has written or handed in, cut into
// parts. And how a part is changed: what is masked, or put right. Pure.
//
//   Content, body ─► TextPartsOf ─► screening::Part …          Edited ─► Content, body
//   attachment, its inspection ─► FilePartOf ─► screening::Part
//
// Source: 保守国家秘密法第三十五条 (what is to be published is examined). Next to read: screen_actions.h.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "disclosure/item.h"
#include "disclosure/screen/body_slots.h"
#include "screening/hit.h"

namespace gongkai::disclosure {

/// Title, summary, body, fields, reasons, names of attachments: each that is not empty.
std::vector<screening::Part> TextPartsOf(const Content& content, const RichText& body);

/// "file:補助名單.xlsx" and the like: told by the name, so that a file that is replaced under its name keeps its key.
/// In the order of the attachments.
std::vector<std::string> FileKeysOf(const Content& content);
/// "image:" and the beginning of the digest; of an image within the body.
std::string ImageKeyOf(const ImageDigest& image);
bool IsFileKey(std::string_view part);

screening::Part FilePartOf(std::string key, std::string label, const docread::Inspection& inspection);

/// "标题", "正文", "附件“名单.xlsx”"; the key itself where the content has no such part any more.
std::string LabelOfPart(std::string_view part, const Content& content);

/// Some bytes of a piece of a part, and what comes in their place.
struct TextEdit {
  std::string part;
  std::size_t piece = 0, offset = 0, length = 0;
  std::string to;
};

struct EditedText {
  Content content;  // its body as it was
  RichText body;
};
/// Parts that are files are not looked at. Errors: kInvalidInput beyond the limits of a body.
Result<EditedText> Edited(const Content& content, const RichText& body, std::vector<TextEdit> edits);

}  // namespace gongkai::disclosure
