// Rich text out of what people paste and type, and its canonical form as text.
//
// What a browser is handed on paste out of Word, WPS, Excel or a web page is hostile HTML. It is split into tags and
// text in one pass, without a tree (html_tokens.h), and nothing of it is passed through: headings, looks, lists, tables
// and links that are understood are built anew as a RichText (base/rich_text.h), all else is dropped. So what is stored
// and shown later was never written by a stranger. Why this is no sanitiser: docs/adr/0011-rich-text.md.
//
//   h1 … h6, outline levels and styles of Word       headings; where there is an h1, all are one level lower
//   b strong i em u, the same in style="…"           looks
//   ul ol li, and the lists that Word only draws     items; a numbering that would read otherwise is text
//   table tr td th with spans, thead                 tables; one that lays out others is taken apart
//   a href                                           links, where LinkAddress allows
//   img data-digest="sm3:…"                          images that are attachments here; others are counted
//
// Next to read: rich_tag.h (one tag), rich_pieces.h (lists, heading levels), rich_text_writer.cc.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

#include "base/rich_text.h"

namespace gongkai::docread {

/// Of HTML and of plain text; a page pasted out of Word is some twenty times as long as what it says.
inline constexpr std::size_t kLongestPaste = 8U << 20U;

struct RichTextRead {
  RichText text;
  int images_left_out = 0;           // pictures that came with the paste: they have to be uploaded
  bool struck_out_left_out = false;  // text that was struck out or deleted as a tracked change
};

/// Errors:  kUnreadable beyond kLongestPaste; kInvalidInput beyond RichTextLimits
Result<RichTextRead> ReadRichText(std::string_view html);

/// What was typed without an editor: a blank line ends a paragraph, and so does a line that begins indented; lines that
/// hold tabs are rows of a table. Errors as ReadRichText.
Result<RichText> RichTextFromPlain(std::string_view text);

/// What a form of the editor sends (web/rich_text_field.h): `html` from the editor; without it (`by_script` false) the
/// canonical form that the page was sent with, beside the plain text that a person may have changed. Unchanged, it
/// leaves the canonical form as it is; changed, images stay where their lines stand (rich_image_lines.h). Errors as
/// ReadRichText.
Result<RichText> ReadSentRichText(std::string_view html, std::string_view plain, bool by_script);

/// The canonical form: small HTML that ReadRichText reads back as the same value. It is stored, and put into the
/// editor; pages show web::OfRichText instead.
std::string WriteRichText(const RichText& text);

}  // namespace gongkai::docread
