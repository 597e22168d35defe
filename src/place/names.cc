// Built in one pass over the register without sorting: a slot per distinct name, then the bearers of each name laid
// side by side. Names are met at their ends: texts are full of characters a name may begin with, but few it may end in.
#include "place/names.h"

#include <algorithm>
#include <cstring>

#include "place/plain_words.h"
#include "place/registry.h"

namespace gongkai::place {
namespace {

constexpr std::size_t kSlots = 1 << 16;        // for 40,000 names
constexpr std::size_t kEndingSlots = 1 << 15;  // for 8,000 endings
constexpr std::size_t kEndingBits = 1 << 18;
constexpr std::size_t kCharacter = 3;
constexpr std::size_t kLongestName = 20 * kCharacter;  // longer names are not looked for

std::uint64_t Mix(std::uint64_t value) {
  value *= 0x9E3779B97F4A7C15u;
  return value ^ value >> 32;
}

std::uint64_t HashOf(std::string_view text) {
  std::uint64_t hash = text.size();
  for (std::size_t i = 0; i < text.size(); i += 8) {
    std::uint64_t word = 0;
    std::memcpy(&word, text.data() + i, std::min<std::size_t>(8, text.size() - i));
    hash = Mix(hash ^ word);
  }
  return Mix(hash);
}

std::uint64_t EndingKey(const char* six_bytes) {
  std::uint32_t low;
  std::uint16_t high;
  std::memcpy(&low, six_bytes, 4);
  std::memcpy(&high, six_bytes + 4, 2);
  return low | std::uint64_t{high} << 32;
}

bool IsThreeByteText(std::string_view text) {
  if (text.empty() || text.size() % kCharacter != 0) return false;
  for (std::size_t i = 0; i < text.size(); i += kCharacter) {
    if ((static_cast<unsigned char>(text[i]) & 0xF0) != 0xE0) return false;
  }
  return true;
}

bool IsCalledATownship(std::string_view name) {
  for (const std::string_view ending : {"镇", "乡", "街道", "苏木"}) {
    if (name.ends_with(ending)) return name != "街道" && name != "乡镇";
  }
  return false;
}

/// Farms, zones and offices in the register are no names that a text could be searched for, unless long enough to be
/// unmistakable (宿迁经济技术开发区).
bool IsLookedFor(const Place& place) {
  if (place.level == Level::kTownship) return IsCalledATownship(place.name);
  if (!place.short_form.empty() || place.name.ends_with("自治州")) return true;
  return place.name.size() == 2 * kCharacter || place.name.size() >= 7 * kCharacter;
}

}  // namespace

const Names& Names::Get() {
  static const Names names;
  return names;
}

Names::Names() : slots_(kSlots), ending_bits_(kEndingBits / 64), endings_(kEndingSlots) {
  names_.reserve(44'000);
  bearers_.reserve(52'000);
  AddAll();
  CollectPlaces();
  for (const Name& name : names_) {
    if (name.scanned) AddEnding(name);
  }
}

// A text that several forms share belongs to the first that is added: what is registered goes before former names and
// those before short forms, large places before small.
void Names::AddAll() {
  const auto places = AllPlaces();
  for (const Place& place : places) {
    Add(place.name, NameForm::kFormal, IsLookedFor(place), place);
  }
  for (const auto& [place, name] : FormerNames()) Add(name, NameForm::kFormer, true, *place);
  for (const Place& place : places) {
    if (place.level <= Level::kCity) Add(place.short_form, NameForm::kShort, true, place);
  }
  for (const Place& place : places) {
    if (place.level == Level::kCounty) Add(place.short_form, NameForm::kShort, false, place);
  }
}

void Names::Add(std::string_view text, NameForm form, bool scanned, const Place& place) {
  if (text.empty()) return;
  scanned = scanned && text.size() >= 2 * kCharacter && text.size() <= kLongestName && IsThreeByteText(text);
  Name& name = Slot(text);
  if (name.text.empty()) {
    name = {text, 0, 0, form, NeedOf(text, form, place.level), scanned};
  } else if (name.form != form || (form == NameForm::kShort && name.scanned != scanned)) {
    return;
  }
  name.scanned = name.scanned || scanned;
  ++name.count;
  bearers_.push_back({static_cast<std::uint32_t>(&name - names_.data()), &place});
}

// A slot holds the upper half of the hash beside the index, so that other names are told apart without looking at them.
Name& Names::Slot(std::string_view text) {
  const std::uint64_t hash = HashOf(text);
  for (std::size_t slot = hash % kSlots;; slot = (slot + 1) % kSlots) {
    if (slots_[slot].name == 0) {
      names_.emplace_back();
      slots_[slot] = {static_cast<std::uint32_t>(hash >> 32), static_cast<std::uint32_t>(names_.size())};
      return names_.back();
    }
    if (slots_[slot].hash != hash >> 32) continue;
    Name& name = names_[slots_[slot].name - 1];
    if (name.text == text) return name;
  }
}

void Names::CollectPlaces() {
  std::uint32_t first = 0;
  for (Name& name : names_) {
    name.first = first;
    first += name.count;
    name.count = 0;
  }
  places_.resize(first);
  for (const auto& [index, place] : bearers_) {
    Name& name = names_[index];
    places_[name.first + name.count++] = place;
  }
  bearers_ = {};
}

void Names::AddEnding(const Name& name) {
  const char* const six_bytes = name.text.data() + name.text.size() - 6;
  const auto* const last = reinterpret_cast<const unsigned char*>(six_bytes + kCharacter);
  const unsigned index = (last[1] & 0x3Fu) << 6 | (last[2] & 0x3Fu);
  last_characters_[index] = static_cast<std::uint16_t>(last_characters_[index] | 1u << (last[0] & 0xFu));
  const std::uint64_t key = EndingKey(six_bytes);
  const std::uint64_t hash = Mix(key) >> 24;
  ending_bits_[hash % kEndingBits / 64] |= std::uint64_t{1} << hash % 64;
  std::size_t slot = hash % kEndingSlots;
  while (endings_[slot].key != 0 && endings_[slot].key != key) slot = (slot + 1) % kEndingSlots;
  endings_[slot].key = key;
  endings_[slot].lengths |= 1u << name.text.size() / kCharacter;
}

const Name* Names::Find(std::string_view text) const {
  const std::uint64_t hash = HashOf(text);
  for (std::size_t slot = hash % kSlots; slots_[slot].name != 0; slot = (slot + 1) % kSlots) {
    if (slots_[slot].hash != hash >> 32) continue;
    const Name& name = names_[slots_[slot].name - 1];
    if (name.text == text) return &name;
  }
  return nullptr;
}

std::uint32_t Names::LengthsEndingIn(const char* six_bytes) const {
  const std::uint64_t key = EndingKey(six_bytes);
  const std::uint64_t hash = Mix(key) >> 24;
  if ((ending_bits_[hash % kEndingBits / 64] >> hash % 64 & 1) == 0) return 0;
  for (std::size_t slot = hash % kEndingSlots; endings_[slot].key != 0; slot = (slot + 1) % kEndingSlots) {
    if (endings_[slot].key == key) return endings_[slot].lengths;
  }
  return 0;
}

Places ByName(std::string_view name) {
  const Name* found = Names::Get().Find(name);
  return found && found->form == NameForm::kFormal ? Names::Get().PlacesOf(*found) : Places();
}

}  // namespace gongkai::place
