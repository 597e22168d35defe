// SPDX-License-Identifier: GPL-2.0-or-later
//
// gongkai-pdf: a PDF on standard input, its words and ruled lines with their places on standard output.
//
// This is a program of its own for two reasons. It links poppler, which is under the GPL (version 2 or 3), while the
// rest of gongkai is under Apache-2.0 and only speaks to it over a pipe; built together with sandbox.cc the binary is
// under version 3. And it parses hostile input with a large library, so it locks itself in before it reads the first
// byte.
//
// Out, one line each, numbers in points from the top left corner of the page as it is shown:
//   P number width height                          a page begins
//   W left top right bottom size rotation mark from to text
//                                                  a run of characters without a gap; rotation 0..3 quarter turns;
//                                                  `mark` counts the pieces that a tagged document marks as belonging
//                                                  together (0 = not marked, -1 = marked as no part of the text, a page
//                                                  number for one); from and to count what was drawn: blanks drawn
//                                                  between two runs leave a hole
//   R x1 y1 x2 y2                                  a ruled line, level or upright
//   T text                                         the document's own title
// and last: `E`, or `X` and a word: encrypted, damaged, no-text, pages, memory. Next to read: pdf.cc, which reads this.
//
// With the word --inspect it tells everything that the document carries, seen or not: pdf_inspection.h; with --burn it
// draws it anew: pdf_burn_program.h; with --look it tells the text and pictures of single pages, with --join it puts
// together what it has burnt: pdf_look_program.h.
#include <poppler-config.h>

#include <ErrorCodes.h>
#include <GlobalParams.h>
#include <PDFDoc.h>
#include <unistd.h>

#include <algorithm>
#include <csignal>
#include <cstdlib>
#include <memory>
#include <new>
#include <string>
#include <string_view>

#include "docread/pdf_burn_program.h"
#include "docread/pdf_inspection.h"
#include "docread/pdf_look_program.h"
#include "docread/pdf_output.h"
#include "docread/pdf_text_device.h"
#include "docread/sandbox.h"
#include "docread/warm_server.h"

namespace {

using namespace gongkai::pdf_program;  // NOLINT(google-build-using-namespace): this is the program

void AppendTitle(PDFDoc& document) {
  const std::unique_ptr<GooString> title = document.getDocInfoTitle();
  if (!title) return;
  out.append("T ");
  out.append(FromPdfText(title->toStr()));
  out.push_back('\n');
}

int Option(int count, char** arguments, std::string_view name, int otherwise) {
  for (int i = 1; i + 1 < count; ++i) {
    if (arguments[i] == name) return std::max(1, std::atoi(arguments[i + 1]));
  }
  return otherwise;
}

bool HasWord(int count, char** arguments, std::string_view word) {
  return std::any_of(arguments + 1, arguments + count, [word](const char* one) { return one == word; });
}

std::string ReadInput() {
  std::string bytes;
  const off_t size = ::lseek(STDIN_FILENO, 0, SEEK_END);
  if (size > 0 && ::lseek(STDIN_FILENO, 0, SEEK_SET) == 0) bytes.reserve(static_cast<std::size_t>(size));
  char buffer[1 << 16];
  for (;;) {
    const ssize_t got = ::read(STDIN_FILENO, buffer, sizeof buffer);
    if (got <= 0) return bytes;
    bytes.append(buffer, static_cast<std::size_t>(got));
  }
}

void ReadDocument(const std::string& bytes, int most_pages) {
  globalParams = std::make_unique<GlobalParams>();
  globalParams->setErrQuiet(true);
  PDFDoc document(new MemStream(bytes.data(), 0, static_cast<Goffset>(bytes.size()), Object(objNull)));
  if (!document.isOk()) End(document.getErrorCode() == errEncrypted ? "X encrypted" : "X damaged");
  const int pages = document.getNumPages();
  if (pages > most_pages) End("X pages");
  if (pages < 1) End("X damaged");
  AppendTitle(document);
  bool any_text = false, any_page = false;
  for (int number = 1; number <= pages; ++number) {
    PdfTextDevice reader;
    constexpr double kPointsPerInch = 72;
    document.displayPage(&reader, number, kPointsPerInch, kPointsPerInch, 0, false, true, false);
    any_text = AppendWords(reader) || any_text;
    any_page = any_page || reader.HasPage();
    FlushWhenLarge();
  }
  if (!any_page) End("X damaged");
  End(any_text ? "E" : "X no-text");
}

}  // namespace

int main(int count, char** arguments) {
  std::signal(SIGABRT, OnOutOfMemory);
  std::set_new_handler([] { OnOutOfMemory(0); });
  constexpr int kMegabyte = 20;
  if (count > 1 && std::string_view(arguments[1]) == "--warm") gongkai::docread::ForkForEachInput();
  try {
    gongkai::docread::EnterSandbox(
        {.seconds = Option(count, arguments, "--seconds", 4),
         .memory_bytes = static_cast<std::size_t>(Option(count, arguments, "--memory", 300)) << kMegabyte});
    const int pages = Option(count, arguments, "--pages", 2'000);
    if (HasWord(count, arguments, "--burn")) gongkai::docread::BurnPdf(ReadInput(), pages);
    if (HasWord(count, arguments, "--look")) gongkai::docread::LookAtPdf(ReadInput(), pages);
    if (HasWord(count, arguments, "--join")) gongkai::docread::JoinPdfs(ReadInput());
    if (HasWord(count, arguments, "--inspect"))
      InspectPdfDocument(ReadInput(), pages, HasWord(count, arguments, "--burnt"));
    ReadDocument(ReadInput(), pages);
  } catch (const std::exception&) {
    return 3;
  }
}
