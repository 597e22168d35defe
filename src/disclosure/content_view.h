// What is published of an item, as it is read: the facts of the catalogue, the fields of its kind, the body, the files.
// The office shows it to those who sign, the portal to the public: both see the same.
#pragma once

#include <string>
#include <string_view>

#include "disclosure/item_store.h"
#include "web/html.h"
#include "web/rich_text_html.h"

namespace gongkai::disclosure {

/// The last part of the address of a file: its name, as far as every file system takes it. What a
/// browser would run as a page (.html, .svg) ends in .bin: a copy of it lies on the county's site.
std::string NameInAddress(std::string_view file_name);

/// `files_path` leads to the files of this item: "/items/12-345/files", a number and the name go behind it;
/// `images_path` to the images of its body (body_image_view.h). `validity`: as ValidityLine has it, of a document.
web::Html ContentView(const Item& item, const ItemVersion& version, std::string_view organ,
                      const std::string& files_path, const std::string& images_path, const web::Html& validity = {});

/// The same with the images where `images` says.
web::Html ContentView(const Item& item, const ItemVersion& version, std::string_view organ,
                      const std::string& files_path, const web::ImageAddress& images, const web::Html& validity = {});

/// "2026年3月9日更正或者更新": what stands before the words of a correction, wherever it is read (CorrectedOn).
std::string CorrectionLabel(const std::optional<Date>& day);

/// The body without any look.
std::string PlainBodyOf(const Content& content);

/// Everything that the digest runs over, a line each: what two versions are compared by.
std::string LinesOf(const Content& content);

/// "1.2 MB"
std::string SizeInWords(std::int64_t bytes);

}  // namespace gongkai::disclosure
