// The field in which a body is written (base/rich_text.h), and what it needs of a site. Without JavaScript it is a
// <textarea> of plain text; with it an editor stands there (assets/js/rich_text.js).
//
//   page.body.Add("{}", RichTextField({.name = "body", .label = "正文", .html = docread::WriteRichText(body),
//                                      .plain = body.PlainText(), .cleaning = Url::Local("/office/rich-text")},
//                                      errors));
//   UseRichText(page);
//   …
//   const SentRichText sent = RichTextIn(request, "body");
//   const auto body = docread::ReadSentRichText(sent.html, sent.plain, sent.by_script);
//
// What is pasted is sent to the address `cleaning`, which the subject adds behind its sign-in:
//
//   office.Post("/office/rich-text", Act::kDraftItems,
//               [clean = RichTextCleaning(read)](Request& request, const Visitor&) { return clean(request); },
//               kPasteLimits);
#pragma once

#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <string_view>

#include "base/field_errors.h"
#include "web/html.h"
#include "web/page.h"
#include "web/router.h"

namespace gongkai::web {

struct RichTextInput {
  std::string_view name;  // also its id; the form besides holds NAME_html and NAME_by
  std::string_view label;
  std::string html;   // in canonical form
  std::string plain;  // the same without any look
  std::string hint{};
  bool required = false;
  Url cleaning = Url::Local("/");
  std::string person{};  // what is kept in the browser is kept for this person; any text that names one
  bool unsaved = false;  // it holds what was typed and could not be saved
  /// Where images are sent to (a POST of the file "image", answered by its digest alone) and, behind another "/", found
  /// by the digits of their digest; none: no image may be put in. Without script they come with the form, which sends
  /// files: as "NAME_image", with "NAME_image_alt".
  std::optional<Url> images{};
};
Html RichTextField(const RichTextInput& input, const FieldErrors& errors);

/// Adds scripts and style.
void UseRichText(Page& page);

struct SentRichText {
  std::string_view html;   // of the editor; without script as the page was sent
  std::string_view plain;  // without script, what was typed
  bool by_script = false;
};
SentRichText RichTextIn(const Request& request, std::string_view name);

/// What a form with such a field must at least let in (BodyLimits::text_bytes): the text twice.
inline constexpr std::uint64_t kRichTextBytes = 8 << 20;

// ---- pasting

struct CleanedRichText {
  std::string html;  // in canonical form
  int images_left_out = 0;
  bool struck_out_left_out = false;
};
/// `html` as it was pasted, or nothing: then `plain`. docread::ReadRichText and docread::RichTextFromPlain do it.
using RichTextCleaner = std::function<Result<CleanedRichText>(std::string_view html, std::string_view plain)>;

/// Of the fields of a paste.
inline constexpr BodyLimits kPasteLimits{.total_bytes = 32 << 20, .text_bytes = 10 << 20};

/// Answers a POST of the fields "html" and "plain" with the canonical form and nothing else, as text/plain, so that no
/// browser ever shows it as a page; what was left out stands in its headers. 422 with a sentence when it is too much.
Handler RichTextCleaning(RichTextCleaner clean);
/// For pages that need no sign-in: the same, with the limits.
void AddRichTextRoutes(Router& router, std::string_view pattern, RichTextCleaner clean);

}  // namespace gongkai::web
