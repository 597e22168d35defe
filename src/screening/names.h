// Names of the register in a text: leaders with another's title or a mistyped name, organs by a former or mistaken
// name, and places of elsewhere. Internal to screening/.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "base/date.h"
#include "place/place.h"
#include "screening/hit_sink.h"
#include "screening/screen.h"

namespace gongkai::screening {

enum class NameUse : std::uint8_t {
  kLeader,      // the whole name
  kLeaderStem,  // its first two characters: the third may be mistyped
  kFormerName,  // of an organ
  kPlaceStem,   // "澄砚县", with which names of organs begin
};

class KnownNames {
 public:
  explicit KnownNames(Register names);

  struct Word {
    std::string text;
    NameUse use = NameUse::kLeader;
    std::uint32_t row = 0;  // of leaders or organs
  };
  /// What is looked for in texts.
  std::vector<Word> Words() const;

  void Find(const PieceView& view, NameUse use, std::uint32_t row, std::size_t begin, std::size_t end, Date today,
            HitSink& out) const;

 private:
  void FindLeader(const PieceView& view, const std::string& name, std::size_t begin, std::size_t end, Date today,
                  HitSink& out) const;
  void FindMistypedLeader(const PieceView& view, const Register::Leader& leader, std::size_t begin, std::size_t end,
                          Date today, HitSink& out) const;
  void FindMistakenOrgan(const PieceView& view, std::size_t begin, std::size_t end, HitSink& out) const;
  std::vector<std::string> TitlesOf(std::string_view name, Date today) const;
  bool IsKnownOrgan(std::string_view name) const;

  Register names_;
};

/// Those of the piece that are neither `here`, nor above, nor below.
void FindPlacesOfElsewhere(const PieceView& view, const place::Place& here, HitSink& out);

}  // namespace gongkai::screening
