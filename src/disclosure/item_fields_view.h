// The fields of an item as they are written, with what was typed and every fault beside its field. Next to read:
// item_form_pages.cc, which shows and takes the form.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "account/post.h"
#include "base/field_errors.h"
#include "disclosure/item.h"
#include "web/fields.h"
#include "web/html.h"

namespace gongkai::disclosure {

/// What the form shows: an item that is there, or a new one.
struct ShownForm {
  OrganId organ{0};
  std::optional<ItemId> item{};
  std::int64_t version = 0;
  bool is_correction = false;
  Content content;
  std::vector<Attachment> attachments{};  // of the item as it is kept; those that stay are in `content`
  web::Html catalogue;                    // of a new item: under which row of the catalogue it will stand
  web::Html place{};                      // of a new item: of which matter and phase it will be
  account::PersonId person{0};            // who writes
  std::string image_words{};              // of an image that could not be taken
  bool is_unsaved = false;                // it came back with faults
  bool is_by_steps = false;               // whether others agree is asked by steps
};

web::Html FieldsOf(const ShownForm& form, const FieldErrors& errors);

/// By which a form says that an attachment stays: its number among them is another once somebody else took one away.
std::string KeyOf(const Attachment& attachment);

/// What somebody else saved meanwhile beside what was typed here, field by field; nothing unless `errors` tell of it.
web::Html ConflictOf(const Content& stored, const Content& typed, const FieldErrors& errors);

}  // namespace gongkai::disclosure
