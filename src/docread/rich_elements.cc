#include "docread/rich_elements.h"

#include <algorithm>
#include <utility>

namespace gongkai::docread {
namespace {

constexpr std::size_t kMostOpen = 64;

bool IsList(std::string_view name) { return name == "ul" || name == "ol"; }

}  // namespace

void RichElements::Open(RichElement element) {
  // Cells always count: they are closed by what is open as a table, which has a limit of its own.
  if (open_.size() >= kMostOpen && !element.is_cell) {
    ++unkept_;
    return;
  }
  state_.reset();
  open_.push_back(std::move(element));
}

std::size_t RichElements::CellStart() const {
  for (std::size_t i = open_.size(); i > 0; --i) {
    if (open_[i - 1].is_cell) return i;
  }
  return 0;
}

void RichElements::Close(std::string_view name) {
  if (unkept_ > 0) {
    --unkept_;
    return;
  }
  const std::size_t start = CellStart();
  for (std::size_t i = open_.size(); i > start; --i) {
    if (open_[i - 1].name != name) continue;
    state_.reset();
    const auto found = open_.begin() + static_cast<std::ptrdiff_t>(i - 1);
    if (found->is_block) {
      open_.erase(found, open_.end());
    } else {
      open_.erase(found);
    }
    return;
  }
}

void RichElements::CloseLeftOpen(std::string_view name) {
  const std::size_t start = CellStart();
  for (std::size_t i = open_.size(); i > start && !IsList(open_[i - 1].name); --i) {
    if (open_[i - 1].name != name) continue;
    state_.reset();
    open_.erase(open_.begin() + static_cast<std::ptrdiff_t>(i - 1), open_.end());
    return;
  }
}

void RichElements::CloseCell() {
  state_.reset();
  const std::size_t start = CellStart();
  if (start > 0) open_.erase(open_.begin() + static_cast<std::ptrdiff_t>(start - 1), open_.end());
  unkept_ = 0;
}

const RichState& RichElements::State() {
  if (state_) return *state_;
  RichState& state = state_.emplace();
  const std::optional<LinkAddress>* link = nullptr;
  const std::size_t start = CellStart();
  for (std::size_t i = 0; i < open_.size(); ++i) {
    RichElement& element = open_[i];
    const RichTag& tag = element.tag;
    state.struck_out = state.struck_out || tag.struck_out;
    if (i + 1 < start) continue;  // the cell itself says how it is aligned
    state.look.bold = tag.bold.value_or(state.look.bold);
    state.look.italic = tag.italic.value_or(state.look.italic);
    state.look.underline = tag.underline.value_or(state.look.underline);
    if (tag.link) link = &tag.link;
    state.alignment = tag.alignment.value_or(state.alignment);
    state.script = tag.script.value_or(state.script);
    state.font = tag.font.value_or(state.font);
    state.verbatim = tag.verbatim.value_or(state.verbatim);
    state.marker = state.marker || tag.marker;
    if (tag.heading > 0) state.heading = tag.heading;
    if (IsList(element.name)) {
      ++state.lists;
      state.list = &element;
    }
    if (element.name == "li") state.item = &element;
    if (tag.drawn_level > 0) state.drawn = &element;
  }
  if (link != nullptr) state.look.link = *link;
  return state;
}

}  // namespace gongkai::docread
