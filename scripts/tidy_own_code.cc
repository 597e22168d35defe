// A check for clang-tidy that finds nothing: it keeps the others from walking the headers of the system, which is more
// than half of what they cost and never speaks (bench: 22.6 s of a processor for four files of ours, 8.1 with it).
//
// Next to read: tidy.py, which builds and loads this; faults.cc of tests/lint holds that the others still speak.
#include <clang-tidy/ClangTidyCheck.h>
#include <clang-tidy/ClangTidyModule.h>
#include <clang-tidy/ClangTidyModuleRegistry.h>
#include <clang/AST/ASTContext.h>
#include <clang/ASTMatchers/ASTMatchFinder.h>
#include <clang/Basic/SourceManager.h>

#include <vector>

namespace {

using clang::ast_matchers::MatchFinder;

class OwnCode : public clang::tidy::ClangTidyCheck {
 public:
  using ClangTidyCheck::ClangTidyCheck;

  void registerMatchers(MatchFinder* finder) override {
    finder->addMatcher(clang::ast_matchers::translationUnitDecl().bind("all"), this);
  }

  // The whole comes first; what lies in it is asked for after this.
  void check(const MatchFinder::MatchResult& result) override {
    std::vector<clang::Decl*> own;
    for (clang::Decl* each : result.Nodes.getNodeAs<clang::TranslationUnitDecl>("all")->noload_decls()) {
      if (!result.SourceManager->isInSystemHeader(each->getLocation())) own.push_back(each);
    }
    result.Context->setTraversalScope(own);
  }
};

class OwnCodeModule : public clang::tidy::ClangTidyModule {
 public:
  void addCheckFactories(clang::tidy::ClangTidyCheckFactories& factories) override {
    factories.registerCheck<OwnCode>("gongkai-own-code");
  }
};

clang::tidy::ClangTidyModuleRegistry::Add<OwnCodeModule> own_code("gongkai", "Looks at our own code alone.");

}  // namespace
