package dev.bourse.house.tidy;

import java.util.List;

/**
 * What one source file declares.
 *
 * @param path from the root
 * @param lines how long the file is
 * @param types its top-level types
 * @param methods its methods and constructors with a body, at any depth
 * @param floating the lines on which floating point is written
 */
record Code(
        String path, int lines, List<Type> types, List<Method> methods, List<Integer> floating) {
    /** The module, which is the first folder. */
    String module() {
        return path.substring(0, path.indexOf('/'));
    }

    /**
     * @param isPublic whether other packages see it
     * @param isValue whether it is a record, an enum or a sealed interface
     */
    record Type(String name, boolean isPublic, boolean isValue) {}

    /**
     * @param line where it starts
     * @param lines from its first annotation to its closing brace
     * @param parameters how many it takes
     * @param inRecord whether a record declares it
     */
    record Method(String name, int line, int lines, int parameters, boolean inRecord) {}
}
