// The columns of an item in the order in which ItemFromRow (item_store.h) reads them: part of literal statements, so a
// macro.
#pragma once

#define ITEM_COLUMNS                                                                                                 \
  "organ_id, number, stage, latest_version, index_number, kind, title, attribute, formed_on, due_on, "               \
  "published_version, public_from, public_until, withdrawn_at, withdrawal_kind, withdrawal_words, review_again_on, " \
  "created_by, changed_at, version, on_site, summary"

/// So many; what a statement asks for besides stands behind them.
inline constexpr int kItemColumns = 22;

// The twin of GateOf (gate.h), of columns of item. Parameters: today twice.
#define IS_PUBLIC                                                                                    \
  "on_site = 1 AND published_version IS NOT NULL AND withdrawn_at IS NULL AND public_from <= ? AND " \
  "(public_until IS NULL OR public_until >= ?)"

// The same for what goes on behind a place, newest first: only the place is written so that an index serves it, which
// is then entered there and not at the first or last item of that day.
#define IS_PUBLIC_BEFORE_PLACE                                                                             \
  "on_site = 1 AND published_version IS NOT NULL AND withdrawn_at IS NULL AND public_from || '' <= ? AND " \
  "(public_until IS NULL OR public_until >= ?)"
