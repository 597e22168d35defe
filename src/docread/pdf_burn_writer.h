// SPDX-License-Identifier: GPL-2.0-or-later
//
// A PDF of pictures with a text layer, written with libqpdf. Next to read: pdf_burn_program.cc.
#pragma once

#include <memory>
#include <string>
#include <vector>

#include "docread/pdf_burn_page.h"
#include "docread/pdf_burn_words.h"

namespace gongkai::docread {

class BurntPdf {
 public:
  BurntPdf();
  ~BurntPdf();
  BurntPdf(const BurntPdf&) = delete;
  BurntPdf& operator=(const BurntPdf&) = delete;

  void Add(const SeenPage& page, const std::vector<SeenRun>& runs);
  /// To standard output.
  void Write();

 private:
  struct State;
  std::unique_ptr<State> state_;
};

}  // namespace gongkai::docread
