// The columns of an item in the order in which ItemFromRow (item_store.h) reads them: part of literal statements, so a
// macro.
#pragma once

#define ITEM_COLUMNS                                                                                                 \
  "organ_id, number, stage, latest_version, index_number, kind, title, attribute, formed_on, due_on, "               \
  "published_version, public_from, public_until, withdrawn_at, withdrawal_kind, withdrawal_words, review_again_on, " \
  "created_by, changed_at, version, on_site, summary"
