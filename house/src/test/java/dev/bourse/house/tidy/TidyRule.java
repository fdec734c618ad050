package dev.bourse.house.tidy;

import java.util.List;

/** Every rule of the house style that is not about class dependencies. */
enum TidyRule {
    UNFINISHED("nothing is marked as unfinished"),
    TABS("no tabs"),
    REGISTRIES("no file names a registry's host"),
    MACHINE_PATHS("no file names a path of one machine"),
    SWITCHED_OFF("no test is switched off or cannot fail"),
    MOCKS("no mocking library"),
    RESOLVED("the package lock records no download addresses"),
    LARGE("no file over 1 MB"),
    BINARIES("no binaries"),
    SERVICE_FILES("no service files"),
    NULL_MARKED("every package is null-marked"),
    EXACT_MONEY("no floating point inside units, metering and books"),
    CHANGELOG("there is a changelog"),
    LINKS("links in documents resolve"),
    COMMANDS("the README's commands exist"),
    CI("CI runs the README's test command"),
    FILE_LENGTHS("files: median <= 80 lines, p90 <= 250, none over 500"),
    METHOD_LENGTHS("methods: median <= 6 lines, p90 <= 18, none over 40"),
    PARAMETERS("at most 5 parameters"),
    PUBLIC_SHARE("at most 40 % of the types are public");

    private final String sentence;

    TidyRule(String sentence) {
        this.sentence = sentence;
    }

    /** What breaks this rule in a tree. */
    List<Finding> check(Tree tree) {
        return switch (this) {
            case UNFINISHED -> Texts.unfinished(tree);
            case TABS -> Texts.tabs(tree);
            case REGISTRIES -> Texts.registries(tree);
            case MACHINE_PATHS -> Texts.machinePaths(tree);
            case SWITCHED_OFF -> Texts.switchedOff(tree);
            case MOCKS -> Texts.mocks(tree);
            case RESOLVED -> Texts.resolved(tree);
            case LARGE -> Texts.large(tree);
            case BINARIES -> Texts.binaries(tree);
            case SERVICE_FILES -> Texts.serviceFiles(tree);
            case NULL_MARKED -> Packages.nullMarked(tree);
            case EXACT_MONEY -> Packages.exactMoney(tree);
            case CHANGELOG -> Docs.changelog(tree);
            case LINKS -> Docs.links(tree);
            case COMMANDS -> Docs.commands(tree);
            case CI -> Docs.sameTests(tree);
            case FILE_LENGTHS -> Ratchets.fileLengths(tree);
            case METHOD_LENGTHS -> Ratchets.methodLengths(tree);
            case PARAMETERS -> Ratchets.parameters(tree);
            case PUBLIC_SHARE -> Ratchets.publicShare(tree);
        };
    }

    @Override
    public String toString() {
        return sentence;
    }
}
