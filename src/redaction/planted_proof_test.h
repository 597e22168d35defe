// For tests: a document in which something is planted that has to go, and the proof that it is gone from what is
// released, by programs that know nothing of us: pdftotext, pdfimages, pdftoppm, pdfdetach, qpdf.
#pragma once

#include <string>
#include <vector>

#include "redaction/redact_actions.h"

namespace gongkai::redaction {

struct Planted {
  std::string what;
  std::string bytes;
  std::vector<std::string> secrets = {};  // marked wherever they are seen, and nowhere to be found afterwards
  std::vector<std::string> kept = {};     // can still be searched; without blanks
  std::vector<Mark> drawn = {};           // boxes besides
  bool boxes_secrets = false;             // mark them by boxes drawn around them, instead of by their words
  std::vector<docread::Box> even = {};    // of the first page: of one colour in the copy, whatever the contrast
};

/// Redacts and proves.
void Prove(const Planted& planted, const std::string& name);

/// Names the program that stands in for the running one where files are read.
void UseWorker();

/// How many documents were proved in this program.
int ProvedSoFar();

/// What a program of the system prints of the PDF, whose path stands for PDF.
std::string Told(const std::string& pdf, const std::string& program, const std::vector<std::string>& arguments);

std::string WithoutBlanks(const std::string& text);

inline Mark Box(int page, double left, double top, double right, double bottom) {
  Mark mark;
  mark.page = page;
  mark.boxes = {{left, top, right, bottom}};
  mark.ground = "privacy";
  return mark;
}

}  // namespace gongkai::redaction
